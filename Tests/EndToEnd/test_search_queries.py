"""The queries that the search is measured by: their shape, and that every expected answer is a place on the built site."""

import collections
import json
import pathlib
import re
import unittest

from forge import ROOT

SITE = ROOT / "build" / "site"
CLASSES = set("title section question symptom command endpoint schema alert rule option typo prefix stem".split())
CLASSES.add("synonym-free multiword")


class SearchQueries(unittest.TestCase):
    queries = json.loads((pathlib.Path(__file__).parent / "search_queries.json").read_text())

    def test_each_entry_has_its_shape_and_each_class_enough_entries(self):
        for entry in self.queries:
            self.assertLessEqual(entry.keys(), {"query", "class", "answers", "anchor"}, entry)
            self.assertTrue(entry["query"].strip() and entry["answers"], entry)
            self.assertEqual(entry.get("anchor", "any"), "any", entry)
        counts = collections.Counter(entry["class"] for entry in self.queries)
        self.assertEqual(counts.keys(), CLASSES)
        self.assertGreaterEqual(min(counts.values()), 10, counts)
        self.assertEqual(len({entry["query"] for entry in self.queries}), len(self.queries))

    @unittest.skipUnless(SITE.is_dir(), "the site is not built")
    def test_each_answer_is_on_the_site(self):
        anchors = {}
        for answer in sorted({answer for entry in self.queries for answer in entry["answers"]}):
            page, _, anchor = answer.partition("#")
            with self.subTest(answer):
                if page not in anchors:
                    html = (SITE / page / "index.html").read_text()
                    anchors[page] = set(re.findall(r'\sid="([^"]*)"', html))
                self.assertIn(anchor, anchors[page] | {""})


if __name__ == "__main__":
    unittest.main()
