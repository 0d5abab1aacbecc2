"""Opens this repository's built site in Chromium, over HTTP and under its policy, as readers do."""

import json
import unittest
import urllib.parse

import browser
from forge import ROOT

SITE = ROOT / "build" / "site"
SCREENSHOTS = ROOT / "build" / "screenshots"
AXE = ROOT / "build" / "vendor" / "axe" / "axe.min.js"


# One page of each kind.
KINDS = {
    "home": "", "guide": "guides/getting-started/", "runbook": "runbooks/upgrade/", "operations": "reference/engagements/",
    "schemas": "reference/schemas/", "swagger": "reference/", "rules": "forge-docs/rules/", "coverage": "reference/coverage/",
}


@unittest.skipUnless(browser.find(), "SKIPPED: no chromium here; scripts/setup --tests installs it")
@unittest.skipUnless(SITE.exists(), "SKIPPED: no built site; run `make site` first")
class BuiltSite(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.site = browser.Site(SITE)
        cls.base = cls.site.base
        cls.browser = browser.Browser()

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.site.close()

    def open(self, path, **options):
        page = self.browser.page(**options)
        self.addCleanup(page.close)
        page.open(self.base + path)
        return page

    def assert_clean(self, page):
        self.assertEqual(page.failures(), [])
        host = urllib.parse.urlsplit(self.base).netloc
        others = [url for url in page.requests() if urllib.parse.urlsplit(url).netloc not in (host, "")]
        self.assertEqual(others, [], "requests to other hosts")

    def test_pages_open_without_errors_wide_and_narrow_light_and_dark(self):
        for name, path in KINDS.items():
            for width, dark in ((1440, False), (1440, True), (390, False), (390, True)):
                with self.subTest(page=name, width=width, dark=dark):
                    page = self.open(path, width=width, dark=dark)
                    if name == "swagger":
                        page.wait("document.querySelectorAll('.swagger-ui .opblock').length > 0")
                    self.assert_clean(page)
                    self.assertTrue(page.evaluate("document.querySelector('h1').textContent.length > 2"), path)
                    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                    self.assertLessEqual(overflow, 0, "it scrolls sideways")
                    self.assertEqual(page.evaluate("shifts"), [], "something moved while it loaded")
                    page.screenshot(SCREENSHOTS / f"{name}-{width}{'-dark' if dark else ''}.png")

    def test_nothing_moves_however_slowly_a_page_arrives(self):
        slow = browser.SlowSite(SITE)
        self.addCleanup(slow.close)
        for name in ("home", "runbook", "operations", "coverage"):
            for width in (1440, 390):
                with self.subTest(page=name, width=width):
                    page = self.browser.page(width=width)
                    self.addCleanup(page.close)
                    page.open(slow.base + KINDS[name])
                    # What moved is told a frame later.
                    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
                    self.assertEqual(page.evaluate("shifts"), [])

    def test_text_is_wide_enough_beside_both_columns(self):
        page = self.open(KINDS["guide"], width=1280)
        self.assertGreater(page.evaluate("document.querySelector('main').getBoundingClientRect().width"), 680)

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
        for width, dark in ((1440, False), (390, True)):
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

    def test_evidence_opens_by_mouse_by_keyboard_and_without_script(self):
        page = self.open("runbooks/upgrade/")
        self.assertGreater(page.evaluate("document.querySelectorAll('.code-block > details.evidence').length"), 20)
        # Enter on the summary, as a reader who has no mouse does it.
        page.evaluate("document.querySelector('.evidence > summary').focus()")
        page.press("Enter")
        self.assertTrue(page.evaluate("document.querySelector('.evidence').open"))
        page.click(".evidence > summary")
        self.assertFalse(page.evaluate("document.querySelector('.evidence').open"))
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
        # The small site of `test_theme` has every kind of page; here is what it has too little of.
        for path, dark in (("runbooks/certificate-renewal/", False), ("runbook-checks/", True)):
            page = self.open(path, dark=dark)
            page.evaluate("document.querySelectorAll('.evidence').forEach(each => { each.open = true })")
            page.evaluate(script + "; 1")
            self.assertEqual(page.evaluate(browser.AXE_RUN), [], f"{path}, {'dark' if dark else 'light'}")

    def test_evidence_is_not_printed(self):
        page = self.open("runbooks/upgrade/")
        page.media("print")
        self.assertEqual(page.evaluate("document.querySelector('.evidence').getBoundingClientRect().height"), 0)

    def test_nothing_internal_is_published(self):
        for path in SITE.rglob("*"):
            if path.suffix in (".html", ".json", ".yaml", ".xml"):
                self.assertNotIn("/admin/", path.read_text(), path)


if __name__ == "__main__":
    unittest.main()
