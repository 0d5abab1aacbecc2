"""Several versions of a site side by side: built, published, and looked at in a browser."""

import http.server
import json
import os
import pathlib
import re
import threading
import unittest

import browser
from forge import ROOT, Project
from publishing import plain, publish, tree

AXE = ROOT / "build" / "vendor" / "axe" / "axe.min.js"
CONFIG = "site:\n  title: The lockers of all stations and more\n  url: https://docs.example/{version}/\npublish:\n  versions: true\nredirects:\n  old/: guides/start.md\n"
PAGES = {
    "docs/index.md": "# Home\n\nThe {version} edition. [Start](guides/start.md)\n",
    "docs/guides/start.md": "# Start\n\nHow to start with {version}.\n",
}


def links(page):
    """The versions that a page's switch offers, with their addresses."""
    switch = re.search(r'<details class="versions">.*?</details>', page, re.S)[0]
    return dict((name, address) for address, name in re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>([^< ]+)', switch))


class Versions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.project = Project()
        cls.root = cls.project.root
        cls.target = cls.root / "served"

    @classmethod
    def tearDownClass(cls):
        cls.project.close()

    def build(self, version, **more):
        files = {"forge-docs.yaml": CONFIG, **PAGES, **more}
        for path in (self.root / "docs").rglob("*.md"):
            path.unlink()
        self.project.write({path: text.replace("{version}", version) for path, text in files.items()})
        built = self.project.run("build", "--output", f"build/{version}")
        self.assertEqual(built.returncode, 0, built.stderr)
        return self.root / "build" / version

    def publish(self, version, *arguments, **more):
        result = publish(self.build(version, **more), self.target, "--as", version, *arguments)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertNotIn("note:", result.stderr)
        return result

    def page(self, path):
        return (self.target / "current" / path / "index.html").read_text()

    def test_versions_side_by_side(self):
        extra = {"docs/guides/more.md": "# More\n\nOnly in {version}.\n"}
        self.publish("1.9", "--alias", "latest", **extra)
        self.assertEqual(links(self.page("1.9/guides/start"))["1.9"], "../../../1.9/guides/start/")
        self.publish("1.10", "--alias", "latest", "--alias", "stable", "--default")
        files = plain(tree(self.target / "current"))

        catalogue = json.loads(files["versions.json"])
        self.assertEqual(catalogue["default"], "1.10")
        self.assertEqual(
            [(one["name"], one["aliases"], one["outdated"]) for one in catalogue["versions"]],
            [("1.10", ["latest", "stable"], False), ("1.9", [], True)])
        # Each page leads to the same page of the others, or to their first page.
        self.assertEqual(links(self.page("1.9/guides/start")),
                         {"1.10": "../../../1.10/guides/start/", "1.9": "../../../1.9/guides/start/", "All": "../../../versions/"})
        self.assertEqual(links(self.page("1.9/guides/more"))["1.10"], "../../../1.10/")
        self.assertIn("first page", self.page("1.9/guides/more"))
        self.assertEqual(links(self.page("1.10"))["1.9"], "../1.9/")
        # Search engines are told of the default version, where it has the page.
        for path, address in (("1.9/guides/start", "1.10/guides/start/"), ("1.9/guides/more", "1.9/guides/more/"),
                              ("1.10", "1.10/"), ("1.9/old", "1.10/guides/start/")):
            self.assertIn(f'<link rel="canonical" href="https://docs.example/{address}">', self.page(path))
        self.assertIn('<aside class="outdated"', self.page("1.9/guides/start"))
        self.assertIn('<a href="../../../1.10/guides/start/">Read 1.10</a>', self.page("1.9/guides/start"))
        self.assertNotIn('class="outdated"', self.page("1.10/guides/start"))
        # Aliases are the same files.
        self.assertEqual((self.target / "current/stable/index.html").stat().st_ino,
                         (self.target / "current/1.10/index.html").stat().st_ino)
        self.assertEqual(files["latest/guides/start/index.html"], files["1.10/guides/start/index.html"])
        self.assertFalse([path for path in files if path.startswith("latest/guides/more")])
        self.assertIn('content="0; url=1.10/"', files["index.html"].decode())
        self.assertIn("Sitemap: https://docs.example/1.10/sitemap.xml", files["robots.txt"].decode())
        self.assertIn(b'href="../1.9/"', files["versions/index.html"])
        self.every_link_leads_somewhere(files)

        # A page more in one version changes the others, and back again gives the same bytes.
        self.publish("1.10", **extra)
        self.assertEqual(links(self.page("1.9/guides/more"))["1.10"], "../../../1.10/guides/more/")
        self.publish("1.10")
        self.assertEqual(plain(tree(self.target / "current")), files)
        self.assertIn("nothing changed", self.publish("1.10").stderr)

        refused = (
            (["--as", "latest"], "latest is an alias of 1.10"), (["--as", "2.0", "--alias", "1.9"], "is the name of a version"),
            (["--as", "../x"], "is no name for a version"), (["--as", "versions"], "choose another name"),
            ([], "say which one this is with `--as VERSION`"), (["--alias", "new"], "name it with `--as VERSION`"),
        )
        for arguments, words in refused:
            result = publish(self.root / "build/1.10", self.target, *arguments)
            self.assertEqual(result.returncode, 2, arguments)
            self.assertIn(words, result.stderr)
        self.assertEqual(plain(tree(self.target / "current")), files)
        # What was put together in a folder can be packed.
        result = publish(self.target / "current", self.root / "all.tar.gz")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.look()

    def every_link_leads_somewhere(self, files):
        for path, content in files.items():
            if not path.endswith(".html") or path.endswith("404.html"):
                continue
            for address in re.findall(r'(?:href|src)="([^"#?]*)"', content.decode()):
                if not address or ":" in address:
                    continue
                target = os.path.normpath(os.path.join(os.path.dirname(path), address))
                target = "" if target == "." else target
                if address.endswith("/"):
                    target = f"{target}/index.html".lstrip("/")
                self.assertIn(target, files, f"{address} in {path}")

    def look(self):
        """The switch in a browser, without script and under the policy that nginx sends."""
        if not browser.find():
            print("SKIPPED in part: no chromium here; scripts/setup --tests installs it")
            return
        served = self.target / "current"

        class Handler(http.server.SimpleHTTPRequestHandler):
            def __init__(self, *arguments):
                super().__init__(*arguments, directory=str(served))

            def log_message(self, *_):
                pass

            def end_headers(self):
                self.send_header("Content-Security-Policy", "default-src 'self'; object-src 'none'; base-uri 'none'")
                super().end_headers()

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        chromium = browser.Browser()
        self.addCleanup(chromium.close)
        page = chromium.page()
        page.send("Emulation.setScriptExecutionDisabled", value=True)
        page.open(f"http://127.0.0.1:{server.server_address[1]}/1.9/guides/start/")
        page.send("Emulation.setScriptExecutionDisabled", value=False)
        self.assertEqual(page.failures(), [])
        if AXE.exists():
            page.evaluate("document.querySelector('.versions').open = true")
            page.evaluate(f"{AXE.read_text()};0")
            self.assertEqual(page.evaluate(browser.AXE_RUN), [])
            page.evaluate("document.querySelector('.versions').open = false")
        for width in (1280, 390):
            page.send("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False)
            self.assertFalse(page.evaluate("document.querySelector('.versions nav').checkVisibility()"))
            page.evaluate("document.querySelector('.versions').open = true")
            box = page.evaluate(
                "(() => { const box = document.querySelector('.versions nav').getBoundingClientRect();"
                " return [box.left, box.right, document.documentElement.scrollWidth] })()")
            self.assertGreaterEqual(box[0], 0)
            self.assertLessEqual(box[1], width)
            self.assertLessEqual(box[2], width, "the page does not move to the side")
            page.evaluate("document.querySelector('.versions').open = false")


class WithoutPlaces(unittest.TestCase):
    def test_a_site_that_was_not_prepared_is_told_so(self):
        project = Project({"docs/index.md": "# Home\n"})
        self.addCleanup(project.close)
        project.run("build")
        result = project.run("publish", "--to", "served", "--as", "1.0")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("set `publish.versions: true` and build again", result.stderr)
        result = project.run("publish", "--to", "plain")
        self.assertEqual(result.returncode, 0, result.stderr)
        result = project.run("publish", "--to", "plain", "--as", "1.0")
        self.assertEqual(result.returncode, 2)
        self.assertIn("a site without versions is published there", result.stderr)


if __name__ == "__main__":
    unittest.main()
