"""Opens this repository's built site in Chromium, over HTTP, as readers do."""

import functools
import http.server
import json
import threading
import unittest
import urllib.parse

import browser
from forge import ROOT

SITE = ROOT / "build" / "site"
SCREENSHOTS = ROOT / "build" / "screenshots"
AXE = ROOT / "build" / "vendor" / "axe" / "axe.min.js"


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


@unittest.skipUnless(browser.find(), "SKIPPED: no chromium here; scripts/setup --tests installs it")
@unittest.skipUnless(SITE.exists(), "SKIPPED: no built site; run `make site` first")
class BuiltSite(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        handler = functools.partial(Handler, directory=SITE)
        cls.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()
        cls.base = f"http://127.0.0.1:{cls.server.server_address[1]}/"
        cls.browser = browser.Browser()

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.server.shutdown()
        cls.server.server_close()

    def open(self, path, **options):
        page = self.browser.page(**options)
        page.open(self.base + path)
        return page

    def assert_clean(self, page):
        self.assertEqual(page.failures(), [])
        host = urllib.parse.urlsplit(self.base).netloc
        others = [url for url in page.requests() if urllib.parse.urlsplit(url).netloc not in (host, "")]
        self.assertEqual(others, [], "requests to other hosts")

    def test_pages_open_without_errors_wide_and_narrow_light_and_dark(self):
        for path in ("", "guides/getting-started/", "runbooks/upgrade/", "forge-docs/rules/"):
            for width, dark in ((1600, False), (1600, True), (360, False), (360, True)):
                page = self.open(path, width=width, dark=dark)
                self.assert_clean(page)
                self.assertTrue(page.evaluate("document.querySelector('h1').textContent.length > 2"), path)
                overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                self.assertLessEqual(overflow, 0, f"{path} at {width} px scrolls sideways")
                name = (path.strip("/").replace("/", "-") or "home") + f"-{width}{'-dark' if dark else ''}.png"
                page.screenshot(SCREENSHOTS / name)

    def test_every_link_of_the_sidebar_and_the_contents_leads_somewhere(self):
        page = self.open("runbooks/installation/")
        links = page.evaluate("Array.from(document.querySelectorAll('.sidebar a, .pager a'), a => a.href)")
        self.assertGreater(len(links), 10)
        for link in links:
            path = urllib.parse.unquote(urllib.parse.urlsplit(link).path).lstrip("/")
            self.assertTrue((SITE / path / "index.html").exists(), link)
        missing = page.evaluate(
            "Array.from(document.querySelectorAll('.toc a'), a => decodeURIComponent(a.hash.slice(1)))"
            ".filter(id => !document.getElementById(id))"
        )
        self.assertEqual(missing, [])

    def test_pages_read_and_navigate_without_script(self):
        page = self.open("runbooks/upgrade/", width=360, script=False)
        self.assert_clean(page)
        page.screenshot(SCREENSHOTS / "runbook-360-no-script.png")
        page = self.open("reference/", script=False)
        page.screenshot(SCREENSHOTS / "reference-no-script.png")
        text = (SITE / "reference" / "index.html").read_text()
        self.assertIn("/engagements/{engagementId}", text)

    def test_swagger_ui_shows_every_public_operation(self):
        spec = json.loads((SITE / "reference" / "openapi.json").read_text())
        methods = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
        expected = sorted(
            f"{method.upper()} {path}" for path, item in spec["paths"].items() for method in item if method in methods
        )
        self.assertGreater(len(expected), 0)
        for width, dark in ((1600, False), (360, True)):
            page = self.open("reference/", width=width, dark=dark)
            page.wait(f"document.querySelectorAll('.swagger-ui .opblock').length >= {len(expected)}")
            shown = page.evaluate(
                "Array.from(document.querySelectorAll('.swagger-ui .opblock-summary'), block =>"
                " block.querySelector('.opblock-summary-method').textContent + ' ' +"
                " block.querySelector('.opblock-summary-path').dataset.path)"
            )
            self.assertEqual(sorted(shown), expected)
            self.assertFalse(any("/admin" in operation for operation in shown))
            self.assert_clean(page)
            page.screenshot(SCREENSHOTS / f"reference-{width}{'-dark' if dark else ''}.png")

    def test_a_deep_link_opens_its_operation(self):
        page = self.open("reference/engagements/")
        href = page.evaluate("document.querySelector('.api-try').getAttribute('href')")
        page = self.open("reference/engagements/" + href)
        page.wait("document.querySelectorAll('.swagger-ui .opblock.is-open').length === 1")
        self.assert_clean(page)

    def test_the_copy_button_and_the_theme_switch_work(self):
        page = self.open("runbooks/upgrade/")
        self.assertTrue(page.evaluate("!!document.querySelector('.code-block .copy')"))
        page.evaluate("document.querySelector('.theme-switch').click()")
        self.assertEqual(page.evaluate("document.documentElement.dataset.theme"), "dark")
        page.open(self.base)
        self.assertEqual(page.evaluate("document.documentElement.dataset.theme"), "dark")
        page.evaluate("localStorage.clear()")

    def test_evidence_opens_by_keyboard_and_without_script(self):
        page = self.open("runbooks/upgrade/")
        self.assertGreater(page.evaluate("document.querySelectorAll('.code-block > details.evidence').length"), 20)
        # Enter on the summary, as a reader who has no mouse does it.
        page.evaluate("document.querySelector('.evidence > summary').focus()")
        for kind in ("keyDown", "keyUp"):
            page.send("Input.dispatchKeyEvent", type=kind, key="Enter", code="Enter", windowsVirtualKeyCode=13, text="\r")
        self.assertTrue(page.evaluate("document.querySelector('.evidence').open"))
        links = page.evaluate("Array.from(document.querySelectorAll('.evidence-proof a'), each => each.href)")
        self.assertTrue(any("#L" in link for link in links))
        for link in links:
            self.assertRegex(link, r"/(blob|tree)/[0-9a-f]{40}/[^#]+(#L[0-9]+)?$")
        page = self.open("runbooks/upgrade/", width=390, script=False)
        page.evaluate("document.querySelectorAll('.evidence').forEach(each => { each.open = true })")
        self.assertGreater(page.evaluate("document.querySelector('.evidence-lines').getBoundingClientRect().height"), 20)
        self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth - innerWidth"), 0)
        wide = page.evaluate(
            "Array.from(document.querySelectorAll('.evidence *')).filter(each => {"
            " const block = each.closest('.code-block').getBoundingClientRect();"
            " return !each.closest('.visually-hidden') && each.getBoundingClientRect().right > block.right + 1 }).length"
        )
        self.assertEqual(wide, 0, "evidence runs out of its block")

    @unittest.skipUnless(AXE.exists(), "SKIPPED: no axe-core here; scripts/setup --tests fetches it")
    def test_axe_finds_nothing_in_open_evidence(self):
        script = AXE.read_text()
        for path in ("runbooks/upgrade/", "runbooks/backup-restore/", "runbook-checks/"):
            for dark in (False, True):
                page = self.open(path, dark=dark)
                page.evaluate("document.querySelectorAll('.evidence').forEach(each => { each.open = true })")
                page.evaluate(script + "; 1")
                violations = page.evaluate(
                    "axe.run(document, {resultTypes: ['violations']}).then(found => found.violations.map("
                    "each => each.id + ': ' + each.nodes.slice(0, 3).map(node => node.html.slice(0, 200)).join(' | ')))"
                )
                self.assertEqual(violations, [], f"{path}, {'dark' if dark else 'light'}")

    def test_evidence_is_not_printed(self):
        page = self.open("runbooks/upgrade/")
        page.send("Emulation.setEmulatedMedia", media="print")
        self.assertEqual(page.evaluate("document.querySelector('.evidence').getBoundingClientRect().height"), 0)

    def test_nothing_internal_is_published(self):
        for path in SITE.rglob("*"):
            if path.suffix in (".html", ".json", ".yaml", ".xml"):
                self.assertNotIn("/admin/", path.read_text(), path)


if __name__ == "__main__":
    unittest.main()
