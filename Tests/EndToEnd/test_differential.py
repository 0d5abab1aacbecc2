"""Our Markdown against that of cmark and cmark-gfm: thousands of documents, and the same HTML of each."""

import concurrent.futures
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import unittest

from forge import BINARY, ROOT
from markdown_grammar import Grammar

SUITES = pathlib.Path(os.environ.get("FORGE_SUITES", ROOT / ".." / "shared" / "suites"))
EXTENSIONS = ["-e", "table", "-e", "strikethrough", "-e", "autolink", "-e", "tagfilter", "-e", "tasklist"]
OURS = {flavor: [BINARY, "render", "-", "--flavor", flavor] for flavor in ("commonmark", "gfm")}
CMARK = ["cmark", "--unsafe"]
CMARK_GFM = ["cmark-gfm", "--unsafe"]
BATCH = 40

ADDRESS = r"(?:www\.|://|@)"
TASK = r"\[[ xX]\]"


def without_addresses(text):
    return re.sub(ADDRESS, "-", text, flags=re.IGNORECASE)


# Where the peer, or one of us, reads GitHub's constructs differently: why, in which documents, and a change that takes the
# construct out. A document is forgiven only if it renders alike after the change.
EXCEPTIONS = (
    (
        "cmark-gfm finds no address behind an open bracket, though nothing closes it; `www.` ends a document in text, but "
        "not a line",
        rf"(?i)\[[\s\S]*?{ADDRESS}|www\.(\s|$)",
        without_addresses,
    ),
    (
        "cmark-gfm looks past tildes for what stands beside other delimiters, and reads both in one go, where we read "
        "emphasis first",
        r"~[^~\w]|[^~\w]~|~[^~]*[*_]",
        lambda text: text.replace("~", ""),
    ),
    (
        "cmark-gfm knows no check box in a container or on a line after the marker's, takes any `[x]` of the line for its "
        "check, and reads what follows one as the start of a block",
        rf">.*{TASK}|[-+*.)]\s+([-+*]|\d+[.)])\s+{TASK}|\n\s+{TASK}|{TASK}[ \t]*(\n|$)|{TASK}\s*\[|"
        rf"{TASK}.*\n\s*[-=]",
        lambda text: re.sub(TASK, "x", text),
    ),
    (
        "cmark-gfm makes a header row of a definition, or a paragraph of one above a table, and takes a title from a line "
        "that is no title",
        r"\[(?!\^)[^\]]+\]:",
        lambda text: re.sub(r"(?m)^((?:[ >\t]|[-+*]|\d+[.)])*)\[(?!\^)[^\]\n]+\]:.*$", r"\1x\n\n", text),
    ),
    (
        "cmark-gfm takes the spaces before the pipe of a lazy header row for a cell",
        r"(?m)^(?:[ \t]*>)*[ \t]+\|",
        lambda text: re.sub(r"(?m)^((?:[ \t]*>)*)[ \t]+\|", r"\1|", text),
    ),
    (
        "cmark-gfm drops backslashes before pipes in text above a table",
        r"\\\|",
        lambda text: text.replace("\\|", ""),
    ),
)


def run(text, command):
    return subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout.decode()


class Comparison:
    """Renders many documents in few processes, with a comment between them, which ends whatever is open."""

    def __init__(self, ours, theirs, normalized=lambda html: html):
        self.ours = ours
        self.theirs = theirs
        self.normalized = normalized

    def differences(self, documents):
        batches = [documents[start : start + BATCH] for start in range(0, len(documents), BATCH)]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            return [difference for found in pool.map(self.batch, batches) for difference in found]

    def each(self, documents):
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            return [difference for difference in pool.map(self.alone, documents) if difference]

    def batch(self, documents):
        found = []
        while documents:
            marks = [f"<!-- end of document {index} -->" for index in range(len(documents))]
            text = "".join(f"{document}\n\n{mark}\n\n" for document, mark in zip(documents, marks))
            ours, theirs = (self.sections(run(text, command), marks) for command in (self.ours, self.theirs))
            # A document may swallow the mark after it, with code or HTML that does not end: from there on, once more.
            whole = len(theirs)
            for document, our, their in zip(documents, ours + [""] * whole, theirs):
                if our != their:
                    found.append(self.alone(document) or (document, our, their))
            if whole < len(documents):
                found += [difference] if (difference := self.alone(documents[whole])) else []
            documents = documents[whole + 1 :]
        return found

    def sections(self, html, marks):
        """What stands before each mark, up to the first that is missing."""
        sections = []
        for mark in marks:
            before, found, html = html.partition(mark + "\n")
            if not found or "<!-- end of document" in before:
                break
            sections.append(self.normalized(before))
        return sections

    def alone(self, document):
        ours, theirs = (self.normalized(run(document, command)) for command in (self.ours, self.theirs))
        return (document, ours, theirs) if ours != theirs else None


def examples(*names):
    """The Markdown of the specifications' examples."""
    found = []
    for name in names:
        found += [example["markdown"] for example in json.loads((SUITES / name).read_text())]
    return found


def composed(chance, examples):
    """A few examples one after the other, bare, in a quote or in a list."""
    text = "\n\n".join(chance.choice(examples) for _ in range(chance.randint(1, 4)))
    shape = chance.random()
    if shape < 0.25:
        return "\n".join(f"> {line}" for line in text.split("\n"))
    if shape < 0.5:
        return "- " + "\n  ".join(text.split("\n"))
    return text


def without_footnote_marks(html):
    """HTML without what the peer's footnotes alone have, and without their anchors: the peer makes them of the labels."""
    html = re.sub(r' data-footnote[-a-z]*(="[^"]*")?| aria-label="[^"]*"', "", html)
    return re.sub(r'"(#?fn(?:ref)?)[-\d][^"]*"', r'"\1"', html)


class Differential(unittest.TestCase):
    maxDiff = None

    def assert_alike(self, comparison, documents, forgives=False, joins=True):
        forgiven = 0
        failures = []
        for difference in comparison.differences(documents) if joins else comparison.each(documents):
            if forgives and self.is_forgiven(comparison, difference[0]):
                forgiven += 1
            else:
                failures.append("{0!r}\n--- ours\n{1}\n--- theirs\n{2}".format(*difference))
        self.assertEqual(len(failures), 0, "\n\n" + "\n\n".join(failures[:5]))
        self.assertLess(forgiven, len(documents) / 40, "the exceptions take too much")

    def is_forgiven(self, comparison, document):
        changed = document
        for _, condition, change in EXCEPTIONS:
            if re.search(condition, changed):
                changed = change(changed)
                if comparison.alone(changed) is None and changed != document:
                    return True
        return False

    def agreed(self, documents):
        """The documents that both peers render alike without GitHub's constructs: they follow different versions."""
        disputed = {difference[0] for difference in Comparison(CMARK, CMARK_GFM).differences(documents)}
        self.assertLess(len(disputed), len(documents) / 20)
        return [document for document in documents if document not in disputed]


@unittest.skipUnless(shutil.which("cmark"), "SKIPPED: no cmark here; scripts/setup --tests installs it")
class CommonMark(Differential):
    def test_random_documents_render_alike(self):
        grammar = Grammar(random.Random(31))
        documents = [grammar.document(number) for number in range(3000)]
        self.assert_alike(Comparison(OURS["commonmark"], CMARK), documents)

    @unittest.skipUnless(SUITES.exists(), f"SKIPPED: no suites at {SUITES}; set FORGE_SUITES")
    def test_compositions_of_the_specification_render_alike(self):
        chance = random.Random(32)
        known = examples("commonmark/spec-0.30.json")
        self.assert_alike(Comparison(OURS["commonmark"], CMARK), [composed(chance, known) for _ in range(1000)])


@unittest.skipUnless(
    shutil.which("cmark") and shutil.which("cmark-gfm"),
    "SKIPPED: no cmark and cmark-gfm here; scripts/setup --tests installs them",
)
class GitHubFlavoredMarkdown(Differential):
    def test_random_documents_render_alike(self):
        grammar = Grammar(random.Random(33), github=True)
        documents = self.agreed([grammar.document(number) for number in range(3200)])
        self.assertGreaterEqual(len(documents), 3000)
        self.assert_alike(Comparison(OURS["gfm"], [*CMARK_GFM, *EXTENSIONS]), documents, forgives=True)

    @unittest.skipUnless(SUITES.exists(), f"SKIPPED: no suites at {SUITES}; set FORGE_SUITES")
    def test_compositions_of_the_specification_render_alike(self):
        chance = random.Random(34)
        known = examples("commonmark/spec-0.30.json", "gfm/spec-0.29-gfm.json", "gfm/extensions.json")
        known = [text for text in known if "[^" not in text]
        documents = self.agreed([composed(chance, known) for _ in range(1000)])
        self.assert_alike(Comparison(OURS["gfm"], [*CMARK_GFM, *EXTENSIONS]), documents, forgives=True)

    def test_random_documents_with_footnotes_render_alike(self):
        grammar = Grammar(random.Random(35), github=True, footnotes=True)
        documents = self.agreed([grammar.document(number) for number in range(400)])
        comparison = Comparison(OURS["gfm"], [*CMARK_GFM, *EXTENSIONS, "-e", "footnotes"], without_footnote_marks)
        # Footnotes stand at the end of the output, so that these documents cannot be joined.
        self.assert_alike(comparison, documents, forgives=True, joins=False)


if __name__ == "__main__":
    unittest.main()
