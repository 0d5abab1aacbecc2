"""nginx serves a small site with the configuration of the docs image, unprivileged, as the pod does."""

import gzip
import re
import shutil
import urllib.error
import urllib.request

from problem import Problem, Proof
from servers import folder, free_port, started
from tree import Tree

FOLDER = "infrastructure/docker/nginx"
CONFIG = f"{FOLDER}/nginx.conf"
PAGE = "<!doctype html><title>Proof</title><p>" + "This page is long enough to be compressed. " * 60
TWIN = gzip.compress(PAGE.encode(), compresslevel=1, mtime=0)
SECURITY = (
    "Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Permissions-Policy",
    "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy",
)


def find(tree: Tree):
    nginx = tree.program("nginx")
    with folder("nginx") as place:
        site = place / "site"
        site.mkdir()
        for name, text in {"index.html": PAGE, "404.html": "<!doctype html><title>Not found</title>",
                           "theme.0123456789.css": "body{}\n" * 300}.items():
            (site / name).write_text(text)
        (site / "index.html.gz").write_bytes(TWIN)
        shutil.copytree(tree.root / FOLDER, place / "conf")
        port = free_port()
        text = (place / "conf" / "nginx.conf").read_text()
        for shipped, here in ((" /tmp/", f" {place}/"), ("/dev/stdout", f"{place}/access.log"),
                              ("listen 8080", f"listen 127.0.0.1:{port}"), ("/usr/share/nginx/site", str(site))):
            if shipped not in text:
                yield Problem(CONFIG, 0, f"it has no {shipped.strip()}, which this proof puts something else in the place of")
            text = text.replace(shipped, here)
        (place / "conf" / "nginx.conf").write_text(text)
        with started([nginx, "-p", place, "-c", "conf/nginx.conf"], port, place) as (said, is_up):
            if not is_up:
                yield Problem(CONFIG, 0, f"nginx does not start: {' '.join(said[-4:])}")
                return
            for message in judged(f"http://127.0.0.1:{port}"):
                yield Problem(CONFIG, 0, message)


def judged(server: str):
    expected = (("GET", "/", 200), ("HEAD", "/", 200), ("GET", "/healthz", 200), ("GET", "/none", 404), ("GET", "/.git/config", 404),
                ("POST", "/", 405), ("GET", "/theme.0123456789.css", 200))
    for method, path, status in expected:
        got, headers, body = ask(server, method, path)
        if got != status:
            yield f"{method} {path} is answered with {got}, not {status}"
        for name in SECURITY:
            if name not in headers:
                yield f"{method} {path} ({got}) has no header {name}"
        if re.search(r"\d", headers.get("Server", "")):
            yield f"{method} {path} tells the version: {headers['Server']}"
        if path == "/none" and b"Not found" not in body:
            yield "404 does not show the page of the site"
        if path.startswith("/theme") and "immutable" not in headers.get("Cache-Control", ""):
            yield "an asset with a hash in its name may not be kept for long"
        if (method, path) == ("GET", "/") and headers.get("Content-Encoding") != "gzip":
            yield "pages are not compressed"
        if (method, path) == ("GET", "/") and headers.get("Content-Length") != str(len(TWIN)):
            yield "the compressed file beside a page is not what is sent"
        if (method, path) == ("GET", "/") and "immutable" in headers.get("Cache-Control", ""):
            yield "pages may be kept for ever"


def ask(server, method, path):
    request = urllib.request.Request(server + path, method=method, headers={"Accept-Encoding": "gzip"})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            status, headers, body = answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        status, headers, body = error.code, error.headers, error.read()
    return status, headers, gzip.decompress(body) if headers.get("Content-Encoding") == "gzip" and body else body


PROOF = Proof("nginx", "nginx serves with the shipped configuration: health, errors, headers, caching, compression", find)
