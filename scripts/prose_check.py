#!/usr/bin/env python3
"""Reads the prose of the documentation with codespell, proselint and the rules of scripts/prose.toml.

    build/vendor/prose/bin/python scripts/prose_check.py [--root FOLDER] [--settings FILE] [FILE …]

Neither program knows Markdown, so both get copies in which everything that is no prose (code, addresses, tags, front
matter but for title and description) is replaced by as many other characters: places stay what they are. What neither can
say, phrases and spellings that depend on capitals, are patterns in prose.toml. Exit code 0 is clean, 1 means findings,
each with file, line and column, 2 that the check could not run.
"""

import argparse
import concurrent.futures
import dataclasses
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import tomllib

CONFIGURATION = pathlib.Path(__file__).with_name("prose.toml")
# Stands for what is not prose. No letter, no space: words on both sides of it are neighbours of it, not of each other.
FILLER = "·"
# Stands on empty lines, so that no linter takes the heading and the first word below for one sentence.
BREAK = "¶"

BACKTICKS = re.compile(r"\\`|`+")
NOT_PROSE = [
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"</?[a-zA-Z][^<>]*>"),
    re.compile(r"<https?://[^<>]*>|https?://[^\s<>)\"]+"),
    # Where a link leads; its text and its title stay.
    re.compile(r"(?<=\]\()(?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)"),
    # Of a callout, an image and an admonition: the mark exclaims nothing.
    re.compile(r"\[![A-Za-z]+\]|!(?=\[)"),
    re.compile(r"^\s*(?:!!!|\?\?\?\+?|===\+?) \w*", re.MULTILINE),
    re.compile(r"\{#[^{}\s]+\}"),
]
ADMONITION = re.compile(r"\s*(?:!!!|\?\?\?\+?|===\+?) ")
RAW_HTML = re.compile(r"\s*<(?:!--|pre|script|style|textarea)", re.IGNORECASE)


class CannotRun(Exception):
    pass


@dataclasses.dataclass(frozen=True, order=True)
class Finding:
    file: str
    line: int
    column: int
    rule: str
    text: str
    message: str

    def __str__(self):
        return f"{self.file}:{self.line}:{self.column}: {self.rule}: {self.message}"


def blank(text):
    """As many characters, on as many lines, of what is not prose."""
    return re.sub(r"\S", FILLER, text)


def without_code_spans(text):
    """A paragraph whose code spans are blank. A run of backticks ends at the next run of the same length."""
    runs = [run for run in BACKTICKS.finditer(text)]
    result, position, index = [], 0, 0
    while index < len(runs):
        opening = runs[index]
        closing = next((number for number in range(index + 1, len(runs)) if runs[number][0] == opening[0]), None)
        if opening[0] == r"\`" or closing is None:
            index += 1
            continue
        result += [text[position:opening.start()], blank(text[opening.start():runs[closing].end()])]
        position, index = runs[closing].end(), closing + 1
    return "".join(result) + text[position:]


def parsed(lines):
    """The blocks of the page. The body of an admonition (`!!! note`) is indented without being code."""
    from markdown_it import MarkdownIt

    lines, unfolded = list(lines), set()
    while True:
        blocks = [block for block in MarkdownIt("commonmark").enable("table").parse("\n".join(lines)) if block.map]
        for block in blocks:
            number = block.map[0]
            if block.type == "inline" and number not in unfolded and ADMONITION.match(lines[number]):
                break
        else:
            return blocks
        unfolded.add(number)
        body = len(lines[number]) - len(lines[number].lstrip()) + 4
        for below in range(number + 1, len(lines)):
            if lines[below].strip() and lines[below][:body].strip():
                break
            lines[below] = lines[below][4:]


def prose(text):
    """The page with the same lines and columns, and nothing but its prose."""
    lines = text.split("\n")
    start = 0
    if lines[0] == "---" and "---" in lines[1:]:
        start = lines.index("---", 1) + 1
        for number in range(start):
            field = re.match(r"(?:title|description):", lines[number])
            lines[number] = blank(field[0]) + lines[number][field.end():] if field else blank(lines[number])
    # Lines that are in no block define links.
    unread = set(range(start, len(lines)))
    for block in parsed([""] * start + lines[start:]):
        first, last = block.map
        part = "\n".join(lines[first:last])
        if block.type in ("fence", "code_block") or (block.type == "html_block" and RAW_HTML.match(part)):
            part = blank(part)
        elif block.type in ("inline", "tr_open", "html_block"):
            part = without_code_spans(part)
            for pattern in NOT_PROSE:
                part = pattern.sub(lambda match: blank(match[0]), part)
        else:
            continue
        unread.difference_update(range(first, last))
        lines[first:last] = part.split("\n")
    for number in unread:
        lines[number] = blank(lines[number])
    return "\n".join(line if line.strip() else BREAK for line in lines)


def place(text, offset):
    """Line and column of a character."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def run(command, folder):
    # No configuration of the person who runs it: what is checked is in the repository.
    environment = os.environ | {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "PYTHONUTF8": "1"}
    return subprocess.run([sys.executable, "-m", *command], cwd=folder, env=environment, capture_output=True, text=True)


def british(folder, keep):
    """A dictionary for codespell from American to British words: its own, read backwards."""
    import codespell_lib

    source = pathlib.Path(codespell_lib.__file__).parent / "data" / "dictionary_en-GB_to_en-US.txt"
    lines = []
    for line in source.read_text(encoding="utf-8").splitlines():
        ours, _, theirs = line.partition("->")
        lines += [f"{word.strip()}->{ours}\n" for word in theirs.split(",") if word.strip() and word.strip() not in keep]
    target = folder / "british.txt"
    target.write_text("".join(lines), encoding="utf-8")
    return target


def codespell(folder, pages, settings):
    dictionary = british(folder, settings["american"])
    command = ["codespell_lib", "--builtin", ",".join(settings["dictionaries"]), "-D", "-", "-D", dictionary.name]
    command += ["--ignore-words-list", ",".join(settings["words"])] if settings["words"] else []
    result = run([*command, *pages], folder)
    if result.returncode not in (0, 65) or result.stderr.strip():
        raise CannotRun(f"codespell: {result.stderr.strip() or result.returncode}")
    seen = {}
    for report in result.stdout.splitlines():
        file, number, rest = report.split(":", 2)
        word, better = rest.strip().split(" ==> ")
        # It tells the line alone, and one word as often as it stands there.
        line = pages[file].split("\n")[int(number) - 1]
        found = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)").search(line, seen.get((file, number, word), 0))
        seen[file, number, word] = found.end() if found else 0
        yield Finding(file, int(number), found.start() + 1 if found else 1, "spelling", word, f"`{word}`: write {better}")


def proselint(folder, pages, settings):
    (folder / "proselint.json").write_text(json.dumps({"checks": {check: False for check in settings["off"]}}))
    result = run(["proselint", "check", "--config", "proselint.json", "-o", "json", *pages], folder)
    try:
        files = json.loads(result.stdout)["result"]
    except (ValueError, KeyError) as error:
        raise CannotRun(f"proselint: {error}: {result.stderr.strip() or result.stdout}") from error
    for file, text in pages.items():
        answer = files.get((folder / file).as_uri(), {})
        if "error" in answer:
            raise CannotRun(f"proselint: {file}: {answer['error']}")
        for diagnostic in answer.get("diagnostics", []):
            # It counts characters from 1.
            start, end = (offset - 1 for offset in diagnostic["span"])
            found = " ".join(text[start:end].split())
            message = " ".join(diagnostic["message"].split())
            yield Finding(file, *place(text, start), f"proselint/{diagnostic['check_path']}", found, f"`{found}`: {message}")


def whole(words):
    """A pattern for words and phrases that are no part of a path, a host or a longer word."""
    alternatives = "|".join(r"\s+".join(map(re.escape, word.split())) for word in words)
    return rf"(?<![\w/.@·-])(?:{alternatives})(?![\w/·-]|\.\w)"


def own(pages, settings):
    for rule in settings["rule"]:
        words = [whole(rule["words"])] if "words" in rule else []
        pattern = re.compile("|".join(words + rule.get("patterns", [])), re.IGNORECASE | re.MULTILINE)
        for file, text in pages.items():
            for match in pattern.finditer(text):
                found = " ".join(match[0].split())
                yield Finding(file, *place(text, match.start()), rule["id"], found, f"`{found}`: {rule['instead']}. {rule['why']}")
    for right, wrongs in settings["terms"].items():
        for wrong in wrongs:
            # What differs in capitals alone is told by them.
            pattern = re.compile(whole([wrong]), 0 if wrong.lower() == right.lower() else re.IGNORECASE)
            for file, text in pages.items():
                for match in pattern.finditer(text):
                    found = " ".join(match[0].split())
                    message = f"`{found}`: write {right}; a command, a path or a field stands in code"
                    yield Finding(file, *place(text, match.start()), "term", found, message)


def longest(findings):
    """Of several of one rule at one place, the one that says most: `docker compose`, not `docker`."""
    kept = {}
    for finding in findings:
        key = (finding.file, finding.line, finding.column, finding.rule)
        if key not in kept or len(finding.text) > len(kept[key].text):
            kept[key] = finding
    return set(kept.values())


def check(root, files, settings):
    """What is found, but for what is allowed; and what is allowed for nothing."""
    with tempfile.TemporaryDirectory(prefix="prose-") as name:
        folder = pathlib.Path(name).resolve()
        pages = {file: prose((root / file).read_text(encoding="utf-8")) for file in files}
        for file, text in pages.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8")
        linters = [
            lambda: list(codespell(folder, pages, settings["spelling"])),
            lambda: list(proselint(folder, pages, settings["proselint"])),
            lambda: list(own(pages, settings)),
        ]
        with concurrent.futures.ThreadPoolExecutor() as pool:
            found = longest(finding for result in pool.map(lambda linter: linter(), linters) for finding in result)
    allowed = {(entry["file"], entry["rule"], entry["text"]) for entry in settings.get("allow", [])}
    unused = {entry for entry in allowed if entry[0] in pages} - {(each.file, each.rule, each.text) for each in found}
    return sorted(each for each in found if (each.file, each.rule, each.text) not in allowed), sorted(unused)


def main():
    parser = argparse.ArgumentParser(description="Reads the prose of the documentation.")
    parser.add_argument("--root", type=pathlib.Path, default=CONFIGURATION.parents[1], help="the repository (this one)")
    parser.add_argument("--settings", type=pathlib.Path, default=CONFIGURATION, help="the rules (scripts/prose.toml)")
    parser.add_argument("files", nargs="*", help="pages, from the root of the repository (all)")
    arguments = parser.parse_args()
    root = arguments.root.resolve()
    try:
        settings = tomllib.loads(arguments.settings.read_text(encoding="utf-8"))
        found = {path.relative_to(root).as_posix() for pattern in settings["pages"] for path in root.glob(pattern)}
        files = arguments.files or sorted(found)
        if not files:
            raise CannotRun(f"no page in {root}")
        findings, unused = check(root, files, settings)
    except (CannotRun, ImportError, OSError, tomllib.TOMLDecodeError) as error:
        print(f"prose: {error}", file=sys.stderr)
        return 2
    for finding in findings:
        print(finding)
    for file, rule, text in unused:
        print(f"{arguments.settings.name}: {rule}: nothing in {file} needs the allowance for `{text}`")
    sources = {finding.file: settings["generated"][finding.file] for finding in findings if finding.file in settings["generated"]}
    for file, source in sources.items():
        print(f"note: {file} is written by `make rules`; mend the text in {source}")
    print(f"prose: {len(findings) + len(unused)} findings in {len(files)} pages", file=sys.stderr)
    return 1 if findings or unused else 0


if __name__ == "__main__":
    sys.exit(main())
