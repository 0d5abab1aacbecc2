"""Changes a repository under `forge-docs serve` at random, as a person, an editor and git would, and holds what is served against
a fresh build in the end: the same files with the same bytes, and no others."""

import os
import pathlib
import random
import shutil
import subprocess
import time
import urllib.parse

from forge import BINARY
from preview import Preview

WORDS = "pager drain queue release token ledger index schema probe quota".split()


class Soak:
    """`root` is changed at random; everything below `docs` that is Markdown, and what `pages` beyond that names."""

    def __init__(self, root, seed, pause=0.0):
        self.root = pathlib.Path(root)
        self.random = random.Random(seed)
        self.pause = pause
        self.counts = {}

    def run(self, seconds, log=lambda text: None):
        """Returns how often each kind of change was made."""
        kinds = [
            (self.edit, 12), (self.half_saved, 4), (self.save_by_rename, 6), (self.create, 3), (self.delete, 2),
            (self.rename, 2), (self.rename_folder, 1), (self.asset, 1), (self.manifest, 2), (self.configuration, 1),
            (self.template, 1), (self.commit, 1), (self.checkout, 1), (self.broken_bytes, 1), (self.link, 1),
        ]
        deadline = time.monotonic() + seconds
        told = time.monotonic()
        while time.monotonic() < deadline:
            change = self.random.choices([kind for kind, _ in kinds], [weight for _, weight in kinds])[0]
            change()
            self.counts[change.__name__] = self.counts.get(change.__name__, 0) + 1
            time.sleep(self.pause * self.random.random())
            if time.monotonic() - told > 60:
                told = time.monotonic()
                log(f"{sum(self.counts.values())} changes")
        return self.counts

    # Kinds of changes

    def pages(self):
        return sorted(path for path in (self.root / "docs").rglob("*.md") if path.is_file() and not path.is_symlink())

    def page(self):
        pages = self.pages()
        return self.random.choice(pages) if pages else self.create()

    def text(self):
        pages = self.pages()
        target = self.random.choice(pages).name if pages else "gone.md"
        words = " ".join(self.random.choices(WORDS, k=8))
        return (
            f"# {words.title()}\n\nSee [this]({target}) and [that](missing-{self.random.randrange(5)}.md).\n\n"
            f"## {self.random.choice(WORDS)}\n\n```bash\nkubectl rollout status deployment/{self.random.choice(WORDS)}\n```\n\n{words}\n"
        )

    def edit(self):
        page = self.page()
        lines = page.read_bytes().split(b"\n")
        lines.insert(self.random.randrange(len(lines) + 1), " ".join(self.random.choices(WORDS, k=5)).encode())
        page.write_bytes(b"\n".join(lines))

    def half_saved(self):
        page = self.page()
        bytes = page.read_bytes()
        with page.open("wb") as file:
            file.write(bytes[: len(bytes) // 2])
            file.flush()
            time.sleep(0.02 * self.random.random())
            file.write(bytes[len(bytes) // 2 :] + b"\nsaved\n")

    def save_by_rename(self):
        page = self.page()
        temporary = page.with_name(f".{page.name}.swp")
        temporary.write_text(self.text())
        temporary.replace(page)

    def create(self):
        folder = self.root / "docs" / self.random.choice(["", "new", "new/deep", "guides"])
        folder.mkdir(parents=True, exist_ok=True)
        page = folder / f"{self.random.choice(WORDS)}-{self.random.randrange(6)}.md"
        if page.is_symlink():
            page.unlink()
        page.write_text(self.text())
        return page

    def delete(self):
        pages = self.pages()
        if len(pages) > 3:
            self.random.choice(pages).unlink()

    def rename(self):
        page = self.page()
        page.replace(page.with_name(f"{self.random.choice(WORDS)}-{self.random.randrange(9)}.md"))

    def rename_folder(self):
        folders = [path for path in (self.root / "docs").iterdir() if path.is_dir() and not path.is_symlink()]
        if not folders:
            return
        target = self.root / "docs" / f"folder-{self.random.randrange(4)}"
        if self.random.random() < 0.3:
            shutil.rmtree(self.random.choice(folders))
        elif not target.exists():
            self.random.choice(folders).rename(target)

    def asset(self):
        (self.root / "docs" / f"picture-{self.random.randrange(3)}.png").write_bytes(self.random.randbytes(200))

    def manifest(self):
        folder = self.root / "deploy"
        folder.mkdir(exist_ok=True)
        name = self.random.choice(WORDS)
        (folder / f"app-{self.random.randrange(3)}.yaml").write_text(
            f"apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {name}\nspec:\n  selector:\n    matchLabels: {{app: {name}}}\n"
            f"  template:\n    metadata:\n      labels: {{app: {name}}}\n    spec:\n      containers:\n      - name: {name}\n        image: {name}:1\n"
        )

    def configuration(self):
        title = self.random.choice(WORDS)
        text = f"site:\n  title: {title}\n  url: https://docs.example.org/handbook/\n"
        # A configuration that is wrong for a moment leaves the last good site.
        if self.random.random() < 0.3:
            (self.root / "forge-docs.yaml").write_text("site:\n  titel: wrong\n")
            time.sleep(0.05)
        (self.root / "forge-docs.yaml").write_text(text)

    def template(self):
        folder = self.root / "site" / "templates" / "partials"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "footer.mustache").write_text(f"<footer>{self.random.choice(WORDS)}</footer>\n")

    def git(self, *arguments):
        subprocess.run(
            ["git", "-C", self.root, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", *arguments],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
        )

    def commit(self):
        self.git("add", "-A")
        self.git("commit", "-qm", self.random.choice(WORDS))

    def checkout(self):
        self.git("add", "-A")
        self.git("commit", "-qm", "before")
        if self.random.random() < 0.5:
            self.git("checkout", "-q", "HEAD~1")
            self.git("checkout", "-q", "-B", "main")
        else:
            self.git("checkout", "-q", "HEAD~2", "--", "docs")

    def broken_bytes(self):
        self.page().write_bytes(b"# \xff\xfe\n\n\x00 not text\n" + self.random.randbytes(50))

    def link(self):
        pages = self.pages()
        link = self.root / "docs" / f"link-{self.random.randrange(2)}.md"
        if link.is_symlink():
            link.unlink()
        if not link.exists():
            link.symlink_to(os.path.relpath(self.random.choice(pages), link.parent))


def prepare(root, files):
    """A repository with these files, committed a few times."""
    root = pathlib.Path(root)
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
    for arguments in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "one"], ["commit", "-q", "--allow-empty", "-m", "two"]):
        subprocess.run(["git", "-C", root, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", *arguments], check=True)


def difference(preview, root):
    """The files that a fresh build has and the preview serves otherwise, or the other way round."""
    root = pathlib.Path(root)
    built = root / "build" / "site"
    shutil.rmtree(root / "build", ignore_errors=True)
    subprocess.run([BINARY, "build", "--root", root, "--quiet"], stdout=subprocess.DEVNULL, check=False)
    differing = []
    for path in sorted(path for path in built.rglob("*") if path.is_file()):
        name = str(path.relative_to(built))
        if name == ".forge-docs":
            continue
        address = preview.base + urllib.parse.quote(name)
        served = preview.body(address)
        if served != path.read_bytes():
            differing.append(name + (" is not served" if served is None else " is served with other bytes"))
    return differing


def settle(preview, seconds=60):
    """Waits until the preview has nothing more to say."""
    deadline = time.monotonic() + seconds
    seen = -1
    while seen != len(preview.lines) and time.monotonic() < deadline:
        seen = len(preview.lines)
        time.sleep(2)


def soak(root, seconds, seed, pause, log=lambda text: None):
    """Runs the whole: what changed how often, and what was wrong in the end."""
    preview = Preview(root)
    try:
        counts = Soak(root, seed, pause).run(seconds, log)
        settle(preview)
        return counts, difference(preview, root), preview.memory
    finally:
        preview.close()
