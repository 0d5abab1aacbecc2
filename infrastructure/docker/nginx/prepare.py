#!/usr/bin/env python3
"""Collects the redirects of a published site for nginx, which sends them by HTTP. The site stays as it is.

usage: prepare.py SITE REDIRECTS

REDIRECTS is written as the inside of an nginx `map`, from a former path to the path that took its place. The pages that
the site has at the former paths stay where they are.
"""

import html
import pathlib
import re
import sys
import urllib.parse

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


def main(arguments):
    if len(arguments) != 2:
        sys.exit(__doc__.strip().splitlines()[2])
    site, output = map(pathlib.Path, arguments)
    if not (site / "index.html").is_file():
        sys.exit(f"prepare.py: no built site in {site}")
    moved = redirects(site)
    lines = []
    for former, target in sorted(moved.items()):
        # `$` starts a variable of nginx.
        lines.append(f"{quoted(former)} {quoted(target.replace('$', '%24'))};\n")
    output.write_text("".join(lines), encoding="utf-8")
    print(f"prepare.py: {len(moved)} redirects")


if __name__ == "__main__":
    main(sys.argv[1:])
