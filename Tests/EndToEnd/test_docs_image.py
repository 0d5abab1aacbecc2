"""Serves the built site with nginx as the docs image does: the same configuration, no rights, one writable folder."""

import gzip
import hashlib
import http.client
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest

import browser
import load
from forge import ROOT, Project
from publishing import many, publish, write_site

SITE = ROOT / "build" / "site"
SHIPPED = ROOT / "infrastructure" / "docker" / "nginx"
NGINX = shutil.which("nginx", path=os.environ.get("PATH", "") + ":/usr/sbin")
NOBODY = 65534
HASHED = re.compile(r"\.[0-9a-f]{10}(\.[A-Za-z0-9]+)*$")

# What every answer carries, whatever it says.
SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}
POLICY = {
    "default-src": "'self'", "object-src": "'none'", "base-uri": "'none'", "frame-ancestors": "'none'",
    "form-action": "'self'",
}


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()


class Nginx:
    """The shipped configuration over a copy of a site. Only port, root and `/tmp` are other than in the image.
    With `served`, over that folder itself."""

    def __init__(self, site=None, served=None):
        self.folder = tempfile.TemporaryDirectory(prefix="forge-docs-nginx-")
        base = pathlib.Path(self.folder.name)
        self.site, self.etc, self.writable = served or base / "site", base / "etc", base / "tmp"
        if served is None:
            published = publish(site, base / "published")
            if published.returncode != 0:
                raise RuntimeError(published.stderr)
            shutil.copytree(base / "published" / "current", self.site)
        self.etc.mkdir()
        self.writable.mkdir()
        prepared = subprocess.run(
            [sys.executable, SHIPPED / "prepare.py", self.site, self.etc / "redirects.map"],
            capture_output=True, text=True, timeout=120,
        )
        if prepared.returncode != 0:
            raise RuntimeError(prepared.stderr)
        shutil.copy(SHIPPED / "mime.types", self.etc)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        text = (SHIPPED / "nginx.conf").read_text()
        for shipped, here in (
            (" /tmp/", f" {self.writable}/"),
            ("listen 8080 ", f"listen 127.0.0.1:{self.port} "),
            ("root /usr/share/nginx/site;", f"root {self.site};"),
        ):
            if shipped not in text:
                raise RuntimeError(f"nginx.conf has no `{shipped}`")
            text = text.replace(shipped, here)
        (self.etc / "nginx.conf").write_text(text)

        for path in [base, *base.rglob("*")]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        self.writable.chmod(0o700)
        # Root could write everywhere, so nginx runs as nobody; anybody else is stopped by the modes.
        self.user = {}
        if os.geteuid() == 0:
            os.chown(self.writable, NOBODY, NOBODY)
            self.user = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        self.output, self.errors = self.file(), self.file()
        self.before = self.tree()
        self.process = subprocess.Popen(
            [*self.command()], stdin=subprocess.DEVNULL, stdout=self.output, stderr=self.errors, cwd="/", **self.user
        )
        deadline = time.monotonic() + 30
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=5).close()
                break
            except OSError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"nginx does not start: {self.complaints()}") from None
                time.sleep(0.02)

    def file(self):
        """Takes what nginx prints. It opens its standard output by name, so the file must be its own."""
        file = tempfile.TemporaryFile()
        if self.user:
            os.fchown(file.fileno(), NOBODY, NOBODY)
        return file

    def command(self, *more):
        return [NGINX, "-e", "stderr", "-c", self.etc / "nginx.conf", *more]

    def close(self):
        self.process.terminate()
        self.process.wait(timeout=30)
        self.output.close()
        self.errors.close()
        for path in [pathlib.Path(self.folder.name), *pathlib.Path(self.folder.name).rglob("*")]:
            if path.is_dir():
                path.chmod(0o755)
        self.folder.cleanup()

    def tree(self):
        return {
            str(path): hashlib.sha256(path.read_bytes()).hexdigest()
            for folder in (self.site, self.etc)
            for path in folder.rglob("*")
            if path.is_file()
        }

    def complaints(self):
        self.errors.seek(0)
        return self.errors.read().decode()

    def log(self):
        self.output.seek(0)
        return self.output.read().decode()

    def ask(self, path, method="GET", body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(
                method, path, body, {name.replace("_", "-"): value for name, value in headers.items()}
            )
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def say(self, data):
        """The answer to bytes that are no proper request."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as connection:
            connection.sendall(data)
            response = http.client.HTTPResponse(connection)
            response.begin()
            return Answer(response)


@unittest.skipUnless(NGINX, "SKIPPED: no nginx here")
@unittest.skipUnless(SITE.exists(), "SKIPPED: no built site; run `make site` first")
class DocsImage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.nginx = Nginx(SITE)

    @classmethod
    def tearDownClass(cls):
        cls.nginx.close()

    def files(self, suffix):
        return [path for path in sorted(SITE.rglob(f"*{suffix}")) if path.is_file()]

    def url(self, file):
        path = "/" + file.relative_to(SITE).as_posix()
        return path.removesuffix("index.html") if file.name == "index.html" else path

    def assert_secure(self, answer):
        for name, value in SECURITY.items():
            self.assertEqual(answer.headers.get_all(name), [value], f"{name} at {answer.status}")
        policies = answer.headers.get_all("Content-Security-Policy")
        self.assertEqual(len(policies or []), 1, answer.status)
        policy = dict(directive.strip().split(" ", 1) for directive in policies[0].split(";"))
        self.assertEqual(policy, POLICY)
        features = answer.headers["Permissions-Policy"].split(", ")
        for feature in ("camera", "geolocation", "microphone", "payment"):
            self.assertIn(f"{feature}=()", features)
        self.assertEqual(answer.headers["Server"], "nginx", "the version is nobody's business")
        self.assertEqual(len(answer.headers.get_all("Cache-Control") or []), 1, answer.status)

    def test_the_configuration_is_accepted(self):
        with self.nginx.file() as output:
            result = subprocess.run(
                self.nginx.command("-t"), stdout=output, stderr=subprocess.PIPE, text=True, timeout=30, cwd="/",
                **self.nginx.user,
            )
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertNotIn("[warn]", result.stderr)

    def test_every_file_of_the_site_is_served_as_it_was_built(self):
        types = {
            ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8",
            ".js": "text/javascript; charset=utf-8", ".json": "application/json; charset=utf-8",
            ".yaml": "application/yaml; charset=utf-8", ".svg": "image/svg+xml; charset=utf-8",
            ".xml": "application/xml; charset=utf-8", ".txt": "text/plain; charset=utf-8",
        }
        checked = set()
        for file in self.files(""):
            if file.name in (".forge-docs", "404.html"):
                continue
            answer = self.nginx.ask(self.url(file))
            self.assertEqual(answer.status, 200, file)
            self.assertEqual(answer.body, file.read_bytes(), file)
            if file.suffix in types:
                self.assertEqual(answer.headers["Content-Type"], types[file.suffix], file)
                checked.add(file.suffix)
            self.assert_secure(answer)
        self.assertEqual(checked, set(types))

    def test_answers_are_compressed_for_those_who_can_read_that(self):
        pages = [file for file in self.files(".html") if file.name == "index.html"]
        for file in [*pages[:5], *self.files(".js"), *self.files(".css"), *self.files(".yaml"), *self.files(".xml")]:
            packed = self.nginx.site / f"{file.relative_to(SITE)}.gz"
            if not packed.exists():
                self.assertLess(file.stat().st_size, 4096, f"{file} is not compressed")
                continue
            # The Ingress controller adds `Via`.
            answer = self.nginx.ask(self.url(file), Accept_Encoding="gzip, br", Via="1.1 traefik")
            self.assertEqual(answer.headers["Content-Encoding"], "gzip", file)
            self.assertEqual(answer.headers["Content-Length"], str(packed.stat().st_size), "it is compressed again")
            self.assertEqual(gzip.decompress(answer.body), file.read_bytes(), file)
            plain = self.nginx.ask(self.url(file))
            self.assertNotIn("Content-Encoding", plain.headers)
            for one in (answer, plain):
                self.assertEqual(one.headers["Vary"], "Accept-Encoding", file)
        # The page of an error is compressed as well.
        missing = self.nginx.ask("/nowhere/", Accept_Encoding="gzip")
        self.assertEqual(missing.status, 404)
        self.assertEqual(gzip.decompress(missing.body), (SITE / "404.html").read_bytes())

    def test_hashed_files_are_kept_for_ever_and_all_others_for_minutes(self):
        hashed = [file for file in self.files("") if HASHED.search(file.name)]
        self.assertGreater(len(hashed), 5)
        self.assertTrue(any(file.parent.name != "assets" for file in hashed), "files of pages have hashes too")
        for file in hashed:
            answer = self.nginx.ask(self.url(file))
            self.assertEqual(answer.headers["Cache-Control"], "public, max-age=31536000, immutable", file)
        for path in ("/", "/guides/", "/runbooks/upgrade/", "/reference/openapi.yaml", "/robots.txt", "/guides"):
            self.assertEqual(self.nginx.ask(path).headers["Cache-Control"], "public, max-age=300", path)
        # A name that was hashed once is not remembered as missing while a new version is rolled out.
        self.assertEqual(self.nginx.ask("/assets/theme.0123456789.css").headers["Cache-Control"], "no-cache")

    def test_what_is_known_is_not_sent_again(self):
        for path in ("/", "/" + self.files(".css")[0].relative_to(SITE).as_posix()):
            for encoding in ("identity", "gzip"):
                first = self.nginx.ask(path, Accept_Encoding=encoding)
                again = self.nginx.ask(path, Accept_Encoding=encoding, If_None_Match=first.headers["ETag"])
                self.assertEqual((again.status, again.body), (304, b""), path)
                self.assertEqual(again.headers["Cache-Control"], first.headers["Cache-Control"])
                self.assert_secure(again)
                other = self.nginx.ask(path, Accept_Encoding=encoding, If_None_Match='"0-0"')
                self.assertEqual(other.status, 200)
        part = self.nginx.ask("/reference/openapi.yaml", Range="bytes=0-9")
        self.assertEqual((part.status, len(part.body)), (206, 10))
        self.assert_secure(part)

    def test_the_security_headers_are_on_every_answer(self):
        answers = {
            200: [self.nginx.ask("/"), self.nginx.ask("/healthz"), self.nginx.ask("/guides/", method="HEAD")],
            301: [self.nginx.ask("/guides"), self.nginx.ask("/runbooks/upgrade")],
            404: [self.nginx.ask("/nowhere"), self.nginx.ask("/assets/"), self.nginx.ask("/.git/config")],
            405: [self.nginx.ask("/", method="POST"), self.nginx.ask("/nowhere", method="DELETE")],
            400: [self.nginx.say(b"GET / HTTP/1.1\r\n\r\n")],
        }
        for status, some in answers.items():
            for answer in some:
                self.assertEqual(answer.status, status)
                self.assert_secure(answer)
        # nginx sets its headers twice when it finds out late that a range is beyond the end.
        beyond = self.nginx.ask("/robots.txt", Range="bytes=1000000-")
        self.assertEqual(beyond.status, 416)
        for name, value in SECURITY.items():
            self.assertEqual(set(beyond.headers.get_all(name)), {value})

    def test_unknown_addresses_show_the_page_of_the_site(self):
        page = (SITE / "404.html").read_bytes()
        for path in ("/nowhere", "/nowhere/deep/", "/guides/nothing.html", "/robots.txt/", "/assets/", "/404.html",
                     "/.git/config", "/.forge-docs", "/guides/.hidden", "//nowhere.example/", "/%2e%2e/etc/passwd"):
            answer = self.nginx.ask(path)
            self.assertIn(answer.status, (400, 404), path)
            if answer.status == 404:
                self.assertEqual(answer.body, page, path)
                self.assertEqual(answer.headers["Cache-Control"], "no-cache", path)
            self.assertNotIn("Location", answer.headers)

    def test_a_folder_gets_its_slash_and_no_host_gets_out(self):
        for path, to in (
            ("/guides", "/guides/"), ("/runbooks/upgrade", "/runbooks/upgrade/"), ("//guides", "/guides/"),
            ("/guides?from=mail", "/guides/?from=mail"), ("//example.org/..//guides", "/guides/"),
        ):
            answer = self.nginx.ask(path, Host="inside.cluster.local:8080", X_Forwarded_Host="example.org")
            self.assertEqual((answer.status, answer.headers["Location"]), (301, to), path)

    def test_only_get_and_head(self):
        for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND"):
            answer = self.nginx.ask("/", method=method, body=b"x" * 4096)
            self.assertEqual(answer.status, 405, method)
            self.assertEqual(answer.headers["Allow"], "GET, HEAD", method)
        self.assertEqual(self.nginx.ask("/", method="TRACE").status, 405)
        self.assertNotIn("Allow", self.nginx.ask("/").headers)
        for path in ("/", "/nowhere", "/healthz", "/reference/openapi.json"):
            whole, head = self.nginx.ask(path), self.nginx.ask(path, method="HEAD")
            self.assertEqual((head.status, head.body), (whole.status, b""), path)
            for name in ("Content-Length", "Content-Type", "ETag", "Cache-Control"):
                self.assertEqual(head.headers[name], whole.headers[name], path)

    def test_health_and_the_log(self):
        health = self.nginx.ask("/healthz?mark=health-mark", User_Agent="health-mark")
        self.assertEqual((health.status, health.body), (200, b"ok\n"))
        self.assertEqual(health.headers["Cache-Control"], "no-store")
        self.nginx.ask("/guides/?token=s3cret", User_Agent='log-mark "quoted"', X_Request_ID="7",
                       Referer="https://example.org/page?token=s3cret#part")
        self.nginx.ask("/assets/?token=s3cret")
        self.nginx.ask("/nowhere-to-log?token=s3cret")
        deadline = time.monotonic() + 10
        while "/nowhere-to-log" not in self.nginx.log() and time.monotonic() < deadline:
            time.sleep(0.02)
        log = self.nginx.log()
        for never in ("s3cret", "health-mark"):
            self.assertFalse(never in log, f"{never} is in the log")
        lines = [json.loads(line) for line in log.splitlines()]
        line = next(line for line in lines if "log-mark" in line["user_agent"])
        self.assertEqual((line["method"], line["path"], line["status"]), ("GET", "/guides/", 200))
        self.assertEqual((line["request_id"], line["referer"]), ("7", "https://example.org/page"))
        self.assertEqual([one["status"] for one in lines if one["path"] == "/nowhere-to-log"], [404])
        self.assertNotIn("s3cret", self.nginx.complaints())

    def test_nothing_is_written_outside_the_temporary_folder(self):
        # A body makes nginx want a file of its own.
        self.nginx.ask("/guides/", method="GET", body=b"x" * 900)
        for path in ("/", "/nowhere", "/reference/"):
            self.nginx.ask(path)
        self.assertEqual(self.nginx.tree(), self.nginx.before)
        inside = {path.name for path in self.nginx.writable.iterdir()}
        self.assertEqual(inside, {"nginx.pid", "client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
        base = pathlib.Path(self.nginx.folder.name)
        found = subprocess.run(
            ["find", base, "-writable", "-not", "-path", f"{self.nginx.writable}*"],
            capture_output=True, text=True, timeout=30, cwd="/", **self.nginx.user,
        )
        self.assertEqual((found.stdout, found.returncode), ("", 0), "nginx could write here")
        # It is one process of a user without rights, and no complaint about a file it may not have.
        status = pathlib.Path(f"/proc/{self.nginx.process.pid}/status").read_text()
        user = int(re.search(r"^Uid:\s+(\d+)", status, re.M)[1])
        self.assertNotEqual(user, 0)
        self.assertEqual(re.search(r"^CapEff:\s+(\w+)", status, re.M)[1].strip("0"), "")
        self.assertNotRegex(self.nginx.complaints(), r"\[(warn|crit|alert|emerg)\]|denied|Read-only")

    @unittest.skipUnless(browser.find(), "SKIPPED: no chromium here; scripts/setup --tests installs it")
    def test_the_policy_blocks_nothing_of_any_page(self):
        chromium = browser.Browser()
        self.addCleanup(chromium.close)
        base = f"http://127.0.0.1:{self.nginx.port}"
        page = chromium.page()
        page.send(
            "Page.addScriptToEvaluateOnNewDocument",
            source="window.blocked = []; addEventListener('securitypolicyviolation',"
            " event => window.blocked.push(event.violatedDirective + ' ' + event.blockedURI), true)",
        )
        pages = [file for file in self.files(".html") if file.name == "index.html"]
        self.assertGreater(len(pages), 40)
        for file in pages:
            page.open(base + self.url(file))
            if 'id="swagger-ui"' in file.read_text():
                page.wait("document.querySelectorAll('.swagger-ui .opblock').length > 10")
                page.evaluate("document.querySelector('.swagger-ui .opblock-summary-control').click()")
                page.wait("document.querySelectorAll('.swagger-ui .opblock.is-open').length > 0")
            self.assertEqual(page.evaluate("window.blocked"), [], file)
            self.assertEqual(page.failures(), [], file)
        # The stylesheet and the script of the page of errors arrive too.
        page.open(base + "/nowhere/deep/")
        self.assertEqual(page.evaluate("window.blocked"), [])
        self.assertGreater(page.evaluate("document.styleSheets.length"), 0)
        # And what would be blocked is noticed here.
        page.open(base + "/")
        page.evaluate(
            "document.head.append(Object.assign(document.createElement('script'), {textContent: 'window.ran = 1'}))"
        )
        page.wait("window.blocked.length > 0")
        self.assertIsNone(page.evaluate("window.ran"))


@unittest.skipUnless(NGINX, "SKIPPED: no nginx here")
class Redirects(unittest.TestCase):
    """A site with former addresses: what is a page with a refresh in it becomes a redirect of HTTP."""

    def test_former_addresses_are_redirects(self):
        project = Project({
            "forge-docs.yaml": "site:\n  url: https://docs.example/base/\nredirects:\n"
            "  setup/: guides/start.md\n  manual/old.html: index.md\n  Ünder scored/: guides/start.md\n",
            "docs/index.md": "# Home\n\n[Start](guides/start.md)\n\n```html\n"
            '<meta http-equiv="refresh" content="0; url=https://example.org/">\n```\n',
            "docs/guides/start.md": "---\nredirect_from: operations/first-steps/\n---\n# Start\n",
        })
        self.addCleanup(project.close)
        built = project.run("build")
        self.assertEqual(built.returncode, 0, built.stderr)
        nginx = Nginx(project.root / "build" / "site")
        self.addCleanup(nginx.close)
        for path, to in (
            ("/setup/", "/guides/start/"), ("/setup", "/guides/start/"), ("/setup/index.html", "/guides/start/"),
            ("/setup/?from=mail", "/guides/start/?from=mail"), ("/operations/first-steps/", "/guides/start/"),
            ("/manual/old.html", "/"), ("/%C3%9Cnder%20scored/", "/guides/start/"),
        ):
            answer = nginx.ask(path, Host="inside.cluster.local:8080")
            self.assertEqual((answer.status, answer.headers["Location"]), (301, to), path)
            self.assertEqual(answer.headers["Cache-Control"], "public, max-age=300")
            self.assertEqual(answer.headers["X-Content-Type-Options"], "nosniff")
            self.assertEqual(nginx.ask(to).status, 200)
        self.assertEqual(nginx.ask("/").status, 200)
        self.assertEqual(nginx.ask("/setup/", method="POST").status, 405)


@unittest.skipUnless(NGINX, "SKIPPED: no nginx here")
class Releases(unittest.TestCase):
    """nginx over the link of a folder of releases, as the manual has it for a machine of one's own."""

    def test_a_release_and_the_way_back_are_seen_at_once(self):
        with tempfile.TemporaryDirectory(prefix="forge-docs-releases-") as folder:
            base = pathlib.Path(folder)
            base.chmod(0o755)
            sites = {name: write_site(base / name, many(name, 20)) for name in ("first", "second")}
            self.assertEqual(publish(sites["first"], base / "served").returncode, 0)
            nginx = Nginx(served=base / "served" / "current")
            self.addCleanup(nginx.close)
            tags = {}
            for name, step in (("first", []), ("second", []), ("first", ["--rollback"]), ("second", ["--rollback", "2"])):
                self.assertEqual(publish(sites[name], base / "served", *step).returncode, 0)
                page = "/section-1/page-1/"
                answer = nginx.ask(page, Accept_Encoding="gzip")
                self.assertEqual(answer.headers["Content-Encoding"], "gzip")
                self.assertIn(f"<p>{name} ".encode(), gzip.decompress(answer.body))
                self.assertIn(f"<p>{name} ".encode(), nginx.ask(page).body)
                self.assertIn(name.encode(), nginx.ask("/").body)
                self.assertEqual(tags.setdefault(name, answer.headers["ETag"]), answer.headers["ETag"])
                self.assertEqual(nginx.ask("/section-2/page-2/").status, 200)


@unittest.skipUnless(NGINX, "SKIPPED: no nginx here; scripts/setup --tests installs it")
@unittest.skipUnless(SITE.exists(), "SKIPPED: no built site; run `make site` first")
@unittest.skipUnless(load.WRK, "SKIPPED: no wrk here; scripts/setup --tests installs it")
class LoadTests(unittest.TestCase):
    def test_load(self):
        """No error, and no memory that grows."""
        nginx = Nginx(SITE)
        self.addCleanup(nginx.close)
        memory = []
        for path in ("/", "/runbooks/upgrade/"):
            rate, faults = load.load(nginx.port, path)
            memory.append(load.memory(nginx.process.pid))
            self.assertEqual(faults, [])
            print(f"\nnginx, {path}: {rate:.0f} requests a second, {memory[-1]} kB", file=sys.stderr)
        self.assertLess(memory[1], memory[0] * 1.25)


if __name__ == "__main__":
    unittest.main()
