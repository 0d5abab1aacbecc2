"""The static API reference of this repository's built site: its links, its pages without script, and axe-core's verdict."""

import html
import pathlib
import re
import unittest
import urllib.parse

import browser
import test_browser
from forge import ROOT
from test_browser import SCREENSHOTS, SITE

AXE = ROOT / "build" / "vendor" / "axe" / "axe.min.js"
REFERENCE = SITE / "reference"


@unittest.skipUnless(SITE.exists(), "SKIPPED: no built site; run `make site` first")
class ReferenceFiles(unittest.TestCase):
    def pages(self):
        pages = sorted(REFERENCE.rglob("index.html"))
        self.assertGreater(len(pages), 5)
        return pages

    def test_every_link_leads_to_a_file_and_an_id(self):
        ids = {}

        def anchors(page):
            if page not in ids:
                ids[page] = set(re.findall(r'\sid="([^"]*)"', page.read_text()))
            return ids[page]

        for page in self.pages():
            for href in re.findall(r'href="([^"]*)"', page.read_text()):
                url = urllib.parse.urlsplit(html.unescape(href))
                if url.scheme or url.netloc:
                    continue
                target = page if not url.path else (page.parent / urllib.parse.unquote(url.path)).resolve()
                target = target / "index.html" if target.is_dir() else target
                self.assertTrue(target.exists(), f"{page}: {href}")
                fragment = urllib.parse.unquote(url.fragment)
                # Swagger UI makes its own anchors, which start with a slash.
                if fragment and not fragment.startswith("/"):
                    self.assertIn(fragment, anchors(target), f"{page}: {href}")

    def test_no_id_stands_twice(self):
        for page in self.pages():
            found = re.findall(r'\sid="([^"]*)"', page.read_text())
            self.assertEqual(len(found), len(set(found)), page)

    def test_guides_lead_to_the_operations_they_name(self):
        targets = set()
        for page in SITE.rglob("index.html"):
            if REFERENCE not in page.parents:
                targets.update(re.findall(r'href="[./]*reference/([a-z-]+/#[A-Za-z]+)"', page.read_text()))
        self.assertGreater(len(targets), 50)
        for target in targets:
            folder, anchor = target.split("#")
            self.assertIn(f'id="{anchor}"', (REFERENCE / folder / "index.html").read_text())


@unittest.skipUnless(browser.find(), "SKIPPED: no chromium here; scripts/setup --tests installs it")
@unittest.skipUnless(SITE.exists(), "SKIPPED: no built site; run `make site` first")
class ReferencePages(unittest.TestCase):
    setUpClass = classmethod(test_browser.BuiltSite.setUpClass.__func__)
    tearDownClass = classmethod(test_browser.BuiltSite.tearDownClass.__func__)
    open = test_browser.BuiltSite.open
    assert_clean = test_browser.BuiltSite.assert_clean

    def paths(self):
        return sorted(f"reference/{page.parent.name}/" for page in REFERENCE.glob("*/index.html"))

    def test_pages_fit_every_width_without_script(self):
        for path in self.paths():
            for width, dark in ((1600, False), (360, True)):
                page = self.open(path, width=width, dark=dark, script=False)
                self.assert_clean(page)
                page.screenshot(SCREENSHOTS / f"{path.strip('/').replace('/', '-')}-{width}.png")
                overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                self.assertLessEqual(overflow, 0, f"{path} at {width} px scrolls sideways")

    @unittest.skipUnless(AXE.exists(), "SKIPPED: no axe-core here; scripts/setup --tests fetches it")
    def test_axe_finds_no_violation(self):
        script = pathlib.Path(AXE).read_text()
        # All pages are made of the same parts: two of them have every part, and axe-core needs long for the large ones.
        sizes = {path: (SITE / path / "index.html").stat().st_size for path in self.paths()}
        for path in sorted(sizes, key=sizes.get)[:2]:
            page = self.open(path)
            # What is folded away is read by everybody in the end.
            page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
            page.evaluate(script + "; 1")
            self.assertEqual(page.evaluate(browser.AXE_RUN), [], path)


if __name__ == "__main__":
    unittest.main()
