"""Sites to publish, and what a published folder must be: one whole version."""

import gzip
import hashlib
import json
import pathlib
import random
import subprocess

from forge import BINARY


def write_site(folder, files):
    """A folder as `forge-docs build` leaves it, made without building."""
    folder = pathlib.Path(folder)
    for path, content in {".forge-docs": "This folder is replaced.\n", **files}.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def many(edition, count=120):
    """The files of a site, of which half are the same in every edition."""
    numbers = random.Random(7)
    files = {"index.html": f"<!doctype html><title>{edition}</title>", "404.html": "<!doctype html><title>Not found</title>"}
    for number in range(count):
        words = " ".join(numbers.choice(["page", "lock", "river", "cable", "orange"]) for _ in range(400))
        mark = edition if number % 2 else "every"
        files[f"section-{number % 7}/page-{number}/index.html"] = f"<!doctype html><p>{mark} {words}</p>"
    digest = hashlib.sha256(edition.encode()).hexdigest()[:10]
    files[f"assets/theme.{digest}.css"] = f"/* {edition} */\n" + "body { color: red }\n" * 100
    files["assets/picture.png"] = bytes(numbers.randrange(256) for _ in range(3000))
    return files


def publish(site, target, *arguments, **options):
    return subprocess.run(command(site, target, *arguments), capture_output=True, text=True, timeout=120, **options)


def command(site, target, *arguments):
    return [BINARY, "publish", "--site", str(site), "--to", str(target), *arguments]


def tree(folder):
    """The bytes of each file below a folder, by path."""
    folder = pathlib.Path(folder)
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def plain(published):
    """What a release holds without what publishing adds: the site itself. Every promise of the manifest is checked."""
    files = dict(published)
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest["version"] == 1
    paths = [entry["path"] for entry in manifest["files"]]
    assert paths == sorted(paths, key=str.encode), "the manifest is sorted"
    site = {}
    for entry in manifest["files"]:
        content = site[entry["path"]] = files.pop(entry["path"])
        check(entry, content)
        for suffix in ("gz", "br"):
            if suffix in entry:
                twin = files.pop(f"{entry['path']}.{suffix}")
                check(entry[suffix], twin)
                assert len(twin) < len(content)
                if suffix == "gz":
                    assert gzip.decompress(twin) == content, entry["path"]
    assert not files, f"not in the manifest: {sorted(files)}"
    return site


def check(entry, content):
    assert entry["size"] == len(content), entry
    assert entry["sha256"] == hashlib.sha256(content).hexdigest(), entry
