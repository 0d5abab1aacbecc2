"""Every page is there as Markdown too, and lists of pages for programs: their links lead somewhere, and nothing is lost."""

import concurrent.futures
import html
import os
import pathlib
import re
import subprocess
import tempfile
import unittest
import urllib.parse
import xml.etree.ElementTree

from forge import BINARY, ROOT, Project

ATOM = "{http://www.w3.org/2005/Atom}"
HEADING = re.compile(r"<h([1-6])[^>]*>(.*?)</h\1>", re.DOTALL)
LINK = re.compile(r'<(?:a|img|source)\b[^>]*?\s(?:href|src)="([^"]*)"')
ANCHOR = re.compile(r'\s(?:id|name)="([^"]*)"')


def headings(text):
    """The levels and words of headings."""
    return [(level, html.unescape(re.sub(r"<[^>]*>", "", words)).strip()) for level, words in HEADING.findall(text)]


class ThisSite(unittest.TestCase):
    """This repository's own site, built beside the one that others look at."""

    URL = "https://docs.open-forge.example/"

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="forge-docs-")
        cls.addClassCleanup(cls.folder.cleanup)
        cls.site = pathlib.Path(cls.folder.name) / "site"
        subprocess.run([BINARY, "build", "--quiet", "--output", cls.site], cwd=ROOT, check=True, timeout=300)
        cls.pages = sorted(path for path in cls.site.rglob("*.html") if "http-equiv=\"refresh\"" not in path.read_text())
        cls.twins = sorted(cls.site.rglob("*.md"))
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            rendered = pool.map(cls.render, [*cls.twins, cls.site / "llms.txt", cls.site / "llms-full.txt"])
            cls.rendered = dict(rendered)

    @classmethod
    def render(cls, path):
        # Outside of the repository no variable and no include of its configuration has a part in it.
        result = subprocess.run([BINARY, "render", path], cwd=cls.folder.name, capture_output=True, text=True, timeout=120)
        return path, result.stdout

    def test_every_page_but_the_one_for_unknown_addresses_has_its_markdown(self):
        for page in self.pages:
            twin = page.with_name("index.md")
            text = page.read_text()
            if page.name == "404.html":
                self.assertNotIn("text/markdown", text)
                continue
            self.assertTrue(twin.is_file(), f"{page} has no Markdown")
            self.assertIn('<link rel="alternate" type="text/markdown" href="index.md">', text)
            self.assertFalse(twin.read_text().startswith("---"), f"{twin} has front matter")
        self.assertEqual(len(self.twins), len(self.pages) - 1)

    def test_the_markdown_says_the_same_headings(self):
        sources = {path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md")}
        compared = 0
        for source in sources:
            folder = source.parent if source.stem in ("index", "README") else source.with_suffix("")
            page = (self.site / folder / "index.html").read_text()
            article = page[page.index("<article") : page.index("</article>")]
            # What was checked of commands stands below them on the page alone.
            twin = self.rendered[self.site / folder / "index.md"]
            self.assertEqual(headings(twin), headings(article), source)
            compared += 1
        self.assertGreater(compared, 50)

    def test_every_link_leads_to_a_file_and_a_place_in_it(self):
        count = 0
        for path, text in self.rendered.items():
            for link in LINK.findall(text):
                url = urllib.parse.urljoin(f"{self.URL}{path.relative_to(self.site)}", html.unescape(link))
                if not url.startswith(self.URL):
                    continue
                target, _, fragment = url.removeprefix(self.URL).partition("#")
                file = self.site / urllib.parse.unquote(target)
                if target.endswith("/"):
                    # Written with the site's own address: for a reader of the text it leads to the page itself.
                    self.assertTrue((file / "index.html").is_file(), f"{path}: {link}")
                    continue
                self.assertTrue(file.is_file(), f"{path}: {link}")
                if path.name == "llms-full.txt" or not fragment:
                    continue
                anchors = [html.unescape(anchor) for anchor in ANCHOR.findall(self.rendered[file])]
                self.assertIn(urllib.parse.unquote(fragment), anchors, f"{path}: {link}")
                count += 1
        self.assertGreater(count, 500)

    def test_the_lists_name_every_page_of_the_navigation_once(self):
        text = (self.site / "llms.txt").read_text()
        self.assertTrue(text.startswith("# Open Forge\n\n> Operating, extending"))
        listed = re.findall(r"^- \[.*?\]\((\S+)\)(?:: .+)?$", text, re.MULTILINE)
        self.assertEqual(len(listed), len(set(listed)))
        self.assertEqual(len(re.findall(r"^## API$", text, re.MULTILINE)), 1)
        for name in ("openapi.yaml", "openapi.json", "index.md"):
            self.assertIn(f"{self.URL}reference/{name}", listed)
        whole = (self.site / "llms-full.txt").read_text()
        for url in listed:
            if url.endswith(".md"):
                found = re.findall(rf"(?:\A|\n---\n\n)\[[^\n]*\]\({re.escape(url)}\)\n", whole)
                self.assertEqual(len(found), 1, url)

    def test_nothing_internal_is_published(self):
        # The operations that the description marks as internal.
        for path in [*self.twins, self.site / "llms.txt", self.site / "llms-full.txt"]:
            self.assertNotIn("/admin/", path.read_text(), path)


class Changes(unittest.TestCase):
    def setUp(self):
        files = {
            "forge-docs.yaml": "site: {title: 'A & B', url: 'https://docs.example.org/m'}\n",
            "docs/index.md": "# Home\n",
            "docs/a b.md": "# A \\<b>\n",
            ".mailmap": "Ada Lovelace <ada@example.org>\nAda Lovelace <ada@example.org> <old@example.org>\n",
        }
        self.project = Project(files)
        self.addCleanup(self.project.close)
        self.git("init", "--quiet")
        self.commit("One", "Ada", "old@example.org", 1_700_000_000)
        self.project.write({"docs/a b.md": "# A \\<b>\n\nMore.\n"})
        self.commit("Two & <three> \x07 “four”", "grace@example.org", "grace@example.org", 1_700_000_100)
        self.project.write({"docs/a b.md": "# A \\<b>\n\nMore still.\n", "docs/new.md": "# New\n"})
        self.commit("Five", "Ada", "ada@example.org", 1_700_000_200)
        self.project.write({"docs/untracked.md": "# Untracked\n"})

    def git(self, *arguments, **environment):
        subprocess.run(
            ["git", *arguments], cwd=self.project.root, check=True, capture_output=True, env=os.environ | environment
        )

    def commit(self, message, name, address, time):
        self.git("add", "--all")
        self.git(
            "commit", "--quiet", "--message", message,
            GIT_AUTHOR_NAME=name, GIT_AUTHOR_EMAIL=address, GIT_AUTHOR_DATE=f"{time} +0200",
            GIT_COMMITTER_NAME=name, GIT_COMMITTER_EMAIL=address, GIT_COMMITTER_DATE=f"{time} +0200",
        )

    def build(self, *arguments):
        result = self.project.run("build", *arguments)
        self.assertIn(result.returncode, (0, 1), result.stderr)
        return self.project.root / "build/site"

    def feed(self):
        return xml.etree.ElementTree.parse(self.build() / "feed.xml").getroot()

    def test_the_feed_is_valid_and_has_what_git_knows(self):
        feed = self.feed()
        self.assertEqual(feed.tag, f"{ATOM}feed")
        self.assertEqual(feed.findtext(f"{ATOM}updated"), "2023-11-14T22:16:40Z")
        entries = feed.findall(f"{ATOM}entry")
        found = [
            (
                entry.findtext(f"{ATOM}id"),
                entry.findtext(f"{ATOM}title"),
                entry.findtext(f"{ATOM}updated"),
                entry.findtext(f"{ATOM}summary"),
                [person.text for person in entry.iter(f"{ATOM}name")],
            )
            for entry in entries
        ]
        base = "https://docs.example.org/m/"
        self.assertEqual(
            found,
            [
                (f"{base}a%20b/", "A <b>", "2023-11-14T22:16:40Z", "Five", ["Ada Lovelace", "grace"]),
                (f"{base}new/", "New", "2023-11-14T22:16:40Z", "Five", ["Ada Lovelace"]),
                (base, "Home", "2023-11-14T22:13:20Z", "One", ["Ada Lovelace"]),
            ],
        )
        for entry in entries:
            self.assertEqual(entry.find(f"{ATOM}link").get("href"), entry.findtext(f"{ATOM}id"))
        self.assertNotIn("example.org</name>", (self.project.root / "build/site/feed.xml").read_text())

    def test_pages_say_who_changed_them_and_lead_to_the_feed(self):
        site = self.build()
        page = (site / "a b/index.html").read_text()
        self.assertIn("2023-11-14</time> by Ada Lovelace. Also by grace</p>", page)
        self.assertIn('<link rel="alternate" type="application/atom+xml" title="A &amp; B" href="../feed.xml">', page)
        self.assertNotIn("Last changed", (site / "untracked/index.html").read_text())
        for path in site.rglob("*"):
            if path.is_file():
                self.assertNotIn(b"@example.org", path.read_bytes(), path)

    def test_without_contributors_no_name_is_published(self):
        self.project.write({"forge-docs.yaml": "site: {url: 'https://docs.example.org/', contributors: false}\n"})
        site = self.build()
        for path in site.rglob("*"):
            if path.is_file():
                self.assertNotIn(b"Lovelace", path.read_bytes(), path)
        self.assertIn("2023-11-14</time></p>", (site / "a b/index.html").read_text())

    def test_any_number_of_jobs_gives_the_same_bytes(self):
        self.build("--jobs", "1")
        first = self.project.tree()
        self.build("--jobs", "8", "--output", "build/other")
        self.assertEqual(first, self.project.tree("build/other"))
        self.assertLessEqual({"feed.xml", "llms.txt", "llms-full.txt", "index.md", "a b/index.md"}, set(first))

    def test_without_git_there_is_no_feed(self):
        project = Project({"forge-docs.yaml": "site: {url: 'https://d.example'}\n", "docs/index.md": "# Home\n"})
        self.addCleanup(project.close)
        self.assertEqual(project.run("build").returncode, 0)
        self.assertNotIn("feed.xml", project.tree())
        self.assertNotIn("atom+xml", (project.root / "build/site/index.html").read_text())


if __name__ == "__main__":
    unittest.main()
