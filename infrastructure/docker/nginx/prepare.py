#!/usr/bin/env python3
"""Makes a built site ready for nginx: redirects of HTTP, and compressed files beside those that gain by it.

usage: prepare.py SITE REDIRECTS

REDIRECTS is written as the inside of an nginx `map`, from a former path to the path that took its place. The pages that
the site has at the former paths stay where they are.
"""

import gzip
import html
import os
import pathlib
import re
import sys
import urllib.parse

COMPRESSED = {
    ".css", ".csv", ".html", ".js", ".json", ".map", ".md", ".mjs", ".svg", ".txt", ".webmanifest", ".xml", ".yaml",
    ".yml",
}
REFRESH = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]*)">')


def redirects(site):
    """Former paths, decoded as nginx compares them, and where they lead, encoded as a browser wants it."""
    found = {}
    for page in sorted(site.rglob("*.html")):
        # In the head, before anything that an author wrote.
        head = page.read_text(encoding="utf-8", errors="replace").partition("</head>")[0]
        refresh = REFRESH.search(head)
        if refresh is None:
            continue
        path = "/" + page.relative_to(site).as_posix()
        former = path.removesuffix("index.html") if page.name == "index.html" else path
        target = urllib.parse.urljoin(urllib.parse.quote(former), html.unescape(refresh.group(1)))
        found[former] = target
        if former != path:
            found[path] = target
            # Without the slash too, which saves a second redirect.
            found[former.rstrip("/")] = target
    return found


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def compress(path):
    """Writes PATH.gz with the time of PATH, if that saves a tenth."""
    content = path.read_bytes()
    packed = gzip.compress(content, compresslevel=9, mtime=0)
    if len(content) < 1024 or len(packed) > len(content) * 0.9:
        return False
    target = path.with_name(path.name + ".gz")
    # `x`: what the site publishes itself under this name is not touched.
    with target.open("xb") as file:
        file.write(packed)
    times = path.stat()
    os.utime(target, ns=(times.st_atime_ns, times.st_mtime_ns))
    return True


def main(arguments):
    if len(arguments) != 2:
        sys.exit(__doc__.strip().splitlines()[2])
    site, output = map(pathlib.Path, arguments)
    if not (site / "index.html").is_file():
        sys.exit(f"prepare.py: no built site in {site}")
    # The mark by which forge-docs knows its own folder.
    (site / ".forge-docs").unlink(missing_ok=True)

    moved = redirects(site)
    lines = []
    for former, target in sorted(moved.items()):
        # `$` starts a variable of nginx.
        lines.append(f"{quoted(former)} {quoted(target.replace('$', '%24'))};\n")
    output.write_text("".join(lines), encoding="utf-8")

    files = [path for path in sorted(site.rglob("*")) if path.is_file() and path.suffix in COMPRESSED]
    packed = sum(compress(path) for path in files)
    print(f"prepare.py: {len(moved)} redirects, {packed} of {len(files)} files compressed")


if __name__ == "__main__":
    main(sys.argv[1:])
