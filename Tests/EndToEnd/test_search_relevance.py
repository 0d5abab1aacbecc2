"""The search of this repository's built site, asked in Chromium what readers ask it."""

import sys
import unittest

import browser
import search_relevance
from forge import ROOT

PAGE = ROOT / "build" / "site" / "index.html"
FIRST, THREE, CLASS = 0.85, 0.94, 0.50


@unittest.skipUnless(browser.find(), "SKIPPED: no chromium here; scripts/setup --tests installs it")
@unittest.skipUnless(PAGE.exists(), "SKIPPED: no built site; run `make site` first")
class SearchRelevance(unittest.TestCase):
    def test_the_expected_answer_stands_first_or_near_it(self):
        chromium = browser.Browser()
        self.addCleanup(chromium.close)
        page = chromium.page()
        page.open(PAGE.as_uri())
        page.wait("Boolean(window.forgeSearch?.query)")
        found = search_relevance.answers(page)
        self.assertEqual(page.failures(), [])

        scores = search_relevance.scores(found)
        total = scores.pop("total")
        first, three = total.first / total.asked, total.three / total.asked
        weak = {name: f"{score.first} of {score.asked}" for name, score in scores.items() if score.first < score.asked * CLASS}
        wrong = [
            f"{entry['query']!r}: {found[entry['query']][:3]} for {entry['answers']}"
            for entry in search_relevance.QUERIES
            if search_relevance.rank(entry, found[entry["query"]], entry.get("anchor") == "any") >= 3
        ]
        said = f"of {total.asked} queries, {first:.1%} have the expected answer first, {three:.1%} in the first three"
        missing = "\n".join([said, "not in the first three:", *wrong])
        self.assertGreaterEqual(first, FIRST, missing)
        self.assertGreaterEqual(three, THREE, missing)
        self.assertEqual(weak, {}, f"classes with the expected answer first in less than {CLASS:.0%}")
        print(f"\n{said}", file=sys.stderr)


if __name__ == "__main__":
    unittest.main()
