"""How well a search answers the queries of search_queries.json: whether what readers expect stands first, or near it."""

import collections
import json
import pathlib

QUERIES = json.loads((pathlib.Path(__file__).parent / "search_queries.json").read_text(encoding="utf-8"))

# A function of JavaScript from a query to the addresses that forge-docs' search finds, best first, on an open page.
ASK = "async (query) => (await forgeSearch.query(query)).results.map((result) => result.url)"

Score = collections.namedtuple("Score", "asked first three")


def answers(page, ask=ASK):
    """The addresses found for each query."""
    return {entry["query"]: page.evaluate(f"({ask})({json.dumps(entry['query'])})") for entry in QUERIES}


def scores(found, by_page=False):
    """How many queries of each class, and of all, have the expected answer first and among the first three.

    By page, any place on the expected page is as good. Strictly, that is so only where the query says it.
    """
    counts = collections.defaultdict(lambda: [0, 0, 0])
    for entry in QUERIES:
        place = rank(entry, found[entry["query"]], by_page or entry.get("anchor") == "any")
        for name in (entry["class"], "total"):
            for at, counted in enumerate((1, place == 0, place < 3)):
                counts[name][at] += counted
    total = counts.pop("total")
    return {name: Score(*count) for name, count in [*sorted(counts.items()), ("total", total)]}


def rank(entry, urls, by_page):
    """The place of the expected answer, from 0; behind all others where it is missing."""
    kept = (lambda url: url.partition("#")[0]) if by_page else (lambda url: url)
    expected = {kept(answer) for answer in entry["answers"]}
    return next((place for place, url in enumerate(urls) if kept(url) in expected), len(urls) + 3)
