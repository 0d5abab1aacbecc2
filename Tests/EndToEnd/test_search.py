"""Searches built sites in Chromium as readers do: with keys and a mouse, over HTTP and from the disk."""

import json
import random
import unittest

import browser
from forge import ROOT, Project

SITE = ROOT / "build" / "site"
AXE = ROOT / "build" / "vendor" / "axe" / "axe.min.js"


def titles(page):
    return page.evaluate("[...document.querySelectorAll('.search [role=option] .search-title')].map((e) => e.textContent)")


def results(page, query, kind=""):
    found = page.evaluate(
        f"forgeSearch.query({json.dumps(query)}, {json.dumps(kind)}).then((f) => f.results.map((r) => [r.kind, r.url, r.title]))"
    )
    return [tuple(result) for result in found]


@unittest.skipUnless(browser.find(), "SKIPPED: no chromium here; scripts/setup --tests installs it")
class InBrowser(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.browser = browser.Browser()

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()

    def serve(self, folder):
        served = browser.Site(folder)
        self.addCleanup(served.close)
        return served.base

    def open(self, url, **options):
        page = self.browser.page(**options)
        page.open(url)
        page.wait("!!window.forgeSearch?.query")
        return page

    def built(self, files):
        project = Project({"forge-docs.yaml": "site: {title: Test}\n"} | files)
        self.addCleanup(project.close)
        run = project.run("build")
        self.assertIn(run.returncode, (0, 1), run.stderr)
        return project.root / "build" / "site"


@unittest.skipUnless(SITE.exists(), "SKIPPED: no built site; run `make site` first")
class OwnSite(InBrowser):
    def test_keys_alone_lead_to_a_result(self):
        page = self.open(self.serve(SITE) + "guides/")
        page.press("/")
        page.wait("document.querySelector('dialog.search').open && document.activeElement.matches('.search input')")
        self.assertEqual(page.evaluate("document.activeElement.value"), "", "the key that opens is no part of the query")
        page.type("rotate a secret")
        page.wait("document.querySelectorAll('.search [role=option]').length > 2")
        self.assertEqual(page.evaluate("document.querySelector('[aria-selected=true]').id"), "_result0")
        page.press("ArrowDown")
        self.assertEqual(page.evaluate("document.querySelector('.search input').getAttribute('aria-activedescendant')"), "_result1")
        page.press("ArrowUp")
        page.press("ArrowUp")
        last = page.evaluate("document.querySelectorAll('.search [role=option]').length") - 1
        self.assertEqual(page.evaluate("document.querySelector('[aria-selected=true]').id"), f"_result{last}", "the list is a ring")
        page.press("ArrowDown")
        target = page.evaluate("document.querySelector('[aria-selected=true]').href")
        page.press("Enter")
        page.wait(f"location.href === {json.dumps(target)} && document.readyState === 'complete'")
        self.assertIn("secret-rotation", target)
        self.assertEqual(page.failures(), [])

    def test_escape_closes_and_gives_the_focus_back(self):
        page = self.open(self.serve(SITE))
        page.click(".search-open")
        page.wait("document.querySelector('dialog.search').open")
        page.press("Escape")
        page.wait("!document.querySelector('dialog.search').open")
        self.assertTrue(page.evaluate("document.activeElement.matches('.search-open')"))
        page.press("k", control=True)
        page.wait("document.querySelector('dialog.search').open")
        self.assertEqual(page.failures(), [])

    def test_a_choice_of_kind_narrows_the_results(self):
        page = self.open(self.serve(SITE))
        page.click(".search-open")
        page.type("kubectl rollout")
        page.wait("document.querySelectorAll('.search [role=option]').length > 2")
        page.click("[data-kind=command]")
        page.wait("document.querySelector('.search-trail')?.textContent.startsWith('Command')")
        found = titles(page)
        self.assertTrue(found and all("rollout" in title for title in found), found)
        self.assertEqual(page.evaluate("document.querySelector('[data-kind=command]').getAttribute('aria-pressed')"), "true")

    def test_words_are_marked_and_excerpts_hold_them(self):
        page = self.open(self.serve(SITE))
        page.click(".search-open")
        page.type("point in time recovery")
        page.wait("document.querySelectorAll('.search mark').length > 0")
        marked = page.evaluate("[...document.querySelectorAll('.search mark')].map((e) => e.textContent.toLowerCase())")
        self.assertTrue(set(marked) & {"point", "time", "recovery"}, marked)

    def test_nothing_found_is_said(self):
        page = self.open(self.serve(SITE))
        page.click(".search-open")
        page.type("zzqqxxyy wwvvuu")
        page.wait("document.querySelector('.search-status').textContent.length > 5")
        self.assertEqual(titles(page), [])

    def test_an_address_can_hold_the_query(self):
        page = self.open(self.serve(SITE) + "?q=APIHighErrorRate")
        page.wait("document.querySelectorAll('.search [role=option]').length > 0")
        self.assertTrue(page.evaluate("document.querySelector('dialog.search').open"))

    def test_the_search_works_from_the_disk(self):
        page = self.open((SITE / "index.html").as_uri())
        self.assertEqual(results(page, "backup and restore")[0][1], "runbooks/backup-restore/")
        self.assertEqual(page.failures(), [])

    def test_every_kind_is_found_by_its_name(self):
        page = self.open(self.serve(SITE))
        for query, kind, part in (
            ("ApiHighErrorRate", "alert", "runbooks/"),
            ("runbook/unknown-resource", "rule", "forge-docs/rules/"),
            ("GET /engagements/{id}", "operation", "reference/engagements/#getEngagement"),
            ("getEngagement", "operation", "reference/engagements/#getEngagement"),
            ("DataSourceType", "schema", "reference/schemas/#DataSourceType"),
            ("scaling", "page", "runbooks/scaling/"),
        ):
            with self.subTest(query):
                found = results(page, query)[0]
                self.assertEqual(found[0], kind, found)
                self.assertTrue(found[1].startswith(part), found)

    def test_slips_beginnings_and_forms_are_found(self):
        page = self.open(self.serve(SITE))
        for query in ("certficate renewal", "ertificate renewal", "certificaet renewal", "certificate renew", "renewing certificates"):
            with self.subTest(query):
                self.assertIn("certificate-renewal", " ".join(url for _, url, _ in results(page, query)[:2]))

    def test_axe_finds_nothing_in_the_dialog(self):
        base = self.serve(SITE)
        for width, dark in ((1280, False), (390, True)):
            page = self.open(base, width=width, dark=dark)
            page.click(".search-open")
            page.type("restore")
            page.wait("document.querySelectorAll('.search [role=option]').length > 2")
            page.evaluate(AXE.read_text() + "; 0")
            found = page.evaluate("axe.run('dialog.search').then((r) => r.violations.map((v) => [v.id, v.nodes.map((n) => n.html)]))")
            self.assertEqual(found, [])

    def test_what_is_internal_is_not_found(self):
        entries = json.loads((SITE / "search.json").read_text())["entries"]
        bundle = json.loads((SITE / "reference" / "openapi.json").read_text())
        public = {f"{method.upper()} {path}" for path, item in bundle["paths"].items() for method in item}
        listed = {entry["title"] for entry in entries if entry["kind"] == "operation"}
        self.assertTrue(listed and listed <= public, listed - public)
        schemas = {entry["title"] for entry in entries if entry["kind"] == "schema"}
        self.assertEqual(schemas, set(bundle["components"]["schemas"]))

    def test_the_title_of_a_page_leads_to_it(self):
        page = self.open(self.serve(SITE))
        entries = [entry for entry in json.loads((SITE / "search.json").read_text())["entries"] if entry["kind"] == "page"]
        choose = random.Random(7)
        for entry in choose.sample(entries, 25):
            with self.subTest(entry["url"]):
                found = [url.split("#")[0] for _, url, _ in results(page, entry["title"])]
                self.assertIn(entry["url"].split("#")[0], found)


class NastySites(InBrowser):
    def test_titles_and_queries_cannot_inject(self):
        attack = "<img src=x onerror=alert(1)> \"'\\ </script><script>alert(2)</script> ${alert(3)} `"
        site = self.built({"docs/index.md": f"# Home\n\n[a](a.md)\n", "docs/a.md": f"# {attack}\n\nText with \\<b>markup\\</b> in it.\n"})
        page = self.open(self.serve(site))
        page.evaluate("window.alert = (x) => { window.alarmed = x }; 0")
        page.click(".search-open")
        page.type(attack)
        page.wait("document.querySelectorAll('.search [role=option]').length > 0")
        self.assertEqual(page.evaluate("document.querySelectorAll('.search [role=option] img, .search [role=option] script').length"), 0)
        self.assertIsNone(page.evaluate("window.alarmed ?? null"))
        for query in ("[(", "\\", "*", ".*", "{", "}{", "a" * 5000, "\u0000", "\ud83d\ude00", "-- / .. @"):
            results(page, query)
        self.assertEqual(page.failures(), [])

    def test_scripts_without_blanks_and_right_to_left(self):
        site = self.built({
            "docs/index.md": "# Home\n\n[a](a.md) [b](b.md) [c](c.md) [d](d.md)\n",
            "docs/a.md": "# 数据库备份\n\n每天晚上自动备份所有数据库。\n",
            "docs/b.md": "# バックアップの復元\n\nデータベースを復元する手順です。\n",
            "docs/c.md": "# การสำรองข้อมูล\n\nสำรองฐานข้อมูลทุกคืน\n",
            "docs/d.md": "# نسخ احتياطي\n\nاستعادة قاعدة البيانات من postgres كل ليلة.\n",
        })
        page = self.open(self.serve(site))
        for query, url in (("备份", "a/"), ("数据库", "a/"), ("復元", "b/"), ("データ", "b/"), ("สำรอง", "c/"), ("احتياطي", "d/"), ("البيانات postgres", "d/")):
            with self.subTest(query):
                self.assertEqual([found for _, found, _ in results(page, query)][:1], [url])

    def test_very_many_headings_and_very_long_words(self):
        many = "# Many\n\n" + "".join(f"## Heading {number}\n\nWords of part {number}.\n\n" for number in range(10_000))
        long = "# Long\n\n" + " ".join(letter * 5000 for letter in "abcdef") + "\n"
        site = self.built({"docs/index.md": "# Home\n\n[m](many.md) [l](long.md)\n", "docs/many.md": many, "docs/long.md": long})
        sizes = [path.stat().st_size for path in site.glob("search/*.js")]
        self.assertLess(max(sizes), 60_000)
        self.assertLess(sum(sizes), 10 * (len(many) + len(long)))
        page = self.open(self.serve(site))
        self.assertEqual(results(page, "heading 7123")[0][1], "many/#heading-7123")
        self.assertEqual(results(page, "c" * 5000)[0][1], "long/")

    def test_a_site_of_one_page_and_a_site_of_none(self):
        one = self.built({"docs/index.md": "# Only\n\nOne page.\n"})
        self.assertEqual(results(self.open(self.serve(one)), "only")[0][1], "")
        none = self.built({"docs/.keep": ""})
        self.assertFalse((none / "search").exists())

    def test_pages_can_be_left_out_and_the_search_too(self):
        files = {
            "docs/index.md": "# Home\n\n[a](a.md) [b](b.md) [c](old/c.md)\n", "docs/a.md": "---\nsearch: false\n---\n# Hidden apple\n",
            "docs/b.md": "# Shown apple\n", "docs/old/c.md": "# Old apple\n",
            "forge-docs.yaml": "site: {title: T}\nsearch: {exclude: [old/**]}\n",
        }
        page = self.open(self.serve(self.built(files)))
        self.assertEqual([url for _, url, _ in results(page, "apple")], ["b/"])
        without = self.built(files | {"forge-docs.yaml": "site: {title: T}\nsearch: false\n"})
        self.assertFalse((without / "search").exists() or (without / "search.json").exists())
        self.assertNotIn("search", (without / "index.html").read_text().split("<main")[0])

    def test_a_site_that_changes_under_the_page_is_searched_anew(self):
        files = {"docs/index.md": "# Home\n\n[a](a.md)\n", "docs/a.md": "# Apple\n\nRed.\n"}
        project = Project({"forge-docs.yaml": "site: {title: T}\n"} | files)
        self.addCleanup(project.close)
        project.run("build")
        page = self.open(self.serve(project.root / "build" / "site"))
        # The list of what is where is read, and no more.
        self.assertEqual(results(page, ""), [])
        project.write({"docs/a.md": "# Banana\n\nYellow.\n"})
        project.run("build")
        self.assertEqual([title for _, _, title in results(page, "yellow")], ["Banana"])

    def test_a_footer_of_ones_own_keeps_the_search(self):
        site = self.built({"docs/index.md": "# Home\n", "site/templates/partials/footer.mustache": "<footer>Ours</footer>\n"})
        page = self.open(self.serve(site))
        page.click(".search-open")
        page.type("home")
        page.wait("document.querySelectorAll('.search [role=option]').length === 1")
        self.assertEqual(page.failures(), [])

    def test_an_index_that_is_gone_is_said(self):
        site = self.built({"docs/index.md": "# Home\n"})
        (site / "search" / "index.js").unlink()
        page = self.open(self.serve(site))
        page.click(".search-open")
        page.type("home")
        page.wait("document.querySelector('.search-status').textContent.includes('cannot be loaded')")


if __name__ == "__main__":
    unittest.main()
