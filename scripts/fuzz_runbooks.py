#!/usr/bin/env python3
"""Write the inputs that fuzzing of shell and runbooks starts from, one file each.

    scripts/fuzz_runbooks.py shell FOLDER      blocks of shell in pages, and scripts
    scripts/fuzz_runbooks.py runbooks FOLDER   pages, each behind the letter of its repository
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
LABELLED = ROOT / "Tests" / "ForgeRunbookTests" / "Runbooks"
FENCE = re.compile(r"^ *(```+)(?:bash|sh|shell|zsh|console)\b[^\n]*\n(.*?)^ *\1", re.DOTALL | re.MULTILINE)
MARK = re.compile(r"«[vwu]:(.*?)(?:\|[^»]*)?»", re.DOTALL)


def pages(folder):
    for path in sorted(folder.rglob("*.md")):
        yield MARK.sub(r"\1", path.read_text(encoding="utf-8"))


def shell():
    for folder in (ROOT / "docs", LABELLED):
        for page in pages(folder):
            for match in FENCE.finditer(page):
                yield match[2]
    for path in sorted((ROOT / "scripts").iterdir()):
        if path.is_file() and path.read_bytes().startswith(b"#!/usr/bin/env bash"):
            yield path.read_text(encoding="utf-8")
    # Lines of the tests that are Swift strings: what the grammar has, a line each.
    for path in sorted((ROOT / "Tests" / "ForgeShellTests").glob("*.swift")):
        for match in re.finditer(r'"((?:[^"\\\n]|\\.){6,})"', path.read_text(encoding="utf-8")):
            yield match[1].replace('\\"', '"').replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\")


def runbooks():
    # As FuzzSubjects counts: the examples of the rules, the labelled runbooks by name, this repository.
    cases = sorted(path for path in LABELLED.iterdir() if (path / "repository").is_dir())
    for number, folder in enumerate([*cases, ROOT / "docs"], start=1):
        for page in pages(folder):
            yield chr(ord("a") + number) + page
            yield "a" + page


def main():
    subject, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(dict.fromkeys(shell() if subject == "shell" else runbooks())):
        (folder / f"{subject}-{number:04d}").write_text(text, encoding="utf-8")


main()
