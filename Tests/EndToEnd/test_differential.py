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
COMMONMARK = (["render", "-", "--flavor", "commonmark"], ["cmark", "--unsafe"])
GITHUB = (["render", "-", "--flavor", "gfm"], ["cmark-gfm", "--unsafe", *EXTENSIONS])
FOOTNOTES = (GITHUB[0], [*GITHUB[1], "--footnotes"])
BATCH = 40


def run(text, command):
    return subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout.decode()


def normalized(html):
    return html


class Comparison:
    """Renders many documents in few processes, with a comment between them, which ends whatever is open."""

    def __init__(self, pair, normalized):
        self.ours = [BINARY, *pair[0]]
        self.theirs = pair[1]
        self.normalized = normalized

    def differences(self, documents):
        batches = [documents[start : start + BATCH] for start in range(0, len(documents), BATCH)]
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            return [difference for found in pool.map(self.batch, batches) for difference in found]

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
