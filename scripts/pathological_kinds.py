"""Input that is hard on a Markdown parser: for each kind, what makes so many characters of it."""


def fill(unit, before="", after=""):
    """`unit` again and again."""
    return lambda size: before + unit * max(1, (size - len(before) - len(after)) // len(unit)) + after


def nest(opening, middle, closing):
    """`opening` as often as `closing`, around `middle`."""

    def make(size):
        count = max(1, (size - len(middle)) // (len(opening) + len(closing)))
        return opening * count + middle + closing * count

    return make


def each(line, before="", after=""):
    """`line` with its number, again and again."""

    def make(size):
        parts, length, number = [before], len(before) + len(after), 0
        while length < size:
            parts.append(line(number))
            length += len(parts[-1])
            number += 1
        return "".join(parts) + after

    return make


def both(first, second):
    """Half of the size of each."""
    return lambda size: first(size // 2) + second(size // 2)


def staircase(step, mark, width):
    """Lines that each nest one deeper, by indentation; their length grows, so their number is the root of the size."""

    def make(size):
        parts, length, depth = [], 0, 0
        while length < size:
            parts.append(step * (width * depth) + mark + "\n")
            length += len(parts[-1])
            depth += 1
        return "".join(parts)

    return make


def growing(mark, between):
    """Runs of `mark`, each one longer than the last."""
    return each(lambda number: mark * (number + 1) + between)


def square_table(size):
    """As many columns as rows."""
    side = max(2, int((size / 4) ** 0.5))
    row = "|" + " a |" * side + "\n"
    return row + "|" + "---|" * side + "\n" + row * side


def short_rows(size):
    """A head with many cells over rows with one."""
    side = size // 12
    return "|" + "a|" * side + "\n|" + "-|" * side + "\n" + "|b\n" * (size // 6)


def nested_flow(size):
    return "---\na: " + "[" * (size // 2) + "]" * (size // 2) + "\n---\n# A\n"


BLOCKS = {
    "quotes in one line": fill(">", after=" a\n"),
    "quotes in one line, lazy lines": both(fill("> ", after="a\n"), fill("b\n")),
    "quotes 500 deep, many lines": fill(">" * 500 + " a\n"),
    "quotes 500 deep, many paragraphs": fill(">" * 500 + " a *b*\n" + ">" * 500 + "\n"),
    "quotes, lazy lines": fill("> a\nb\n"),
    "quotes by staircase": staircase(">", "a", 1),
    "lists by staircase": staircase(" ", "- a", 2),
    "ordered lists by staircase": staircase(" ", "1. a", 3),
    "bullets in one line": fill("- ", after="a\n"),
    "numbers in one line": fill("1. ", after="a\n"),
    "quotes and bullets in one line": fill("> - ", after="a\n"),
    "bullets and text below": both(fill("- ", after="a\n"), fill("a\n")),
    "bullets, then blank lines": both(fill("- ", after="a\n"), fill("\n")),
    "items": fill("- a\n"),
    "loose items": fill("- a\n\n"),
    "lists of one item": fill("- a\n+ b\n"),
    "task items": fill("- [ ] a\n"),
    "empty items": fill("-\n"),
    "rules": fill("***\n"),
    "stars in one line": fill("* "),
    "spaces": fill(" "),
    "tab characters": fill("\t"),
    "blank lines": fill("\n"),
    "blank lines with spaces": fill("  \n"),
    "indented code": fill("    a\n"),
    "indented code with blank lines": fill("    a\n\n\n"),
    "fences": fill("```\n"),
    "fence never closed": fill("a\n", before="```yaml\n"),
    "fence with tildes inside": fill("~~~\n```\n"),
    "fence information": fill("a ", before="```", after="\n"),
    "fence attributes": fill("{1-2} ", before="```js ", after="\na\n```\n"),
    "fence, highlighted lines": both(each(lambda n: f"{2 * n},", before="```js {1", after="}\n"), fill("a\n")),
    "code, quotes never closed": fill("'a ", before="```python\n", after="\n```\n"),
    "code, long quotes never closed": fill("a = '''\n", before="```python\n", after="\n```\n"),
    "code, comments never closed": fill("/* a\n", before="```c\n", after="\n```\n"),
    "code, keys never ended": fill("a ", before="```yaml\n", after="\n```\n"),
    "code, escaped quotes": fill('\\"', before="```python\n", after="\n```\n"),
    "code, braces": fill("${a}", before="```bash\n", after="\n```\n"),
    "code, braces never closed": fill("${", before="```bash\n", after="\n```\n"),
    "headings, equal": fill("# a\n"),
    "headings, numbered": each(lambda n: f"# a {n}\n"),
    "headings that look numbered": both(fill("# a\n"), each(lambda n: f"# a-{n}\n")),
    "headings with ids": each(lambda n: f"# a {{#b{n}}}\n"),
    "headings with equal ids": fill("# a {#b}\n"),
    "heading of marks": fill("#"),
    "heading closed late": fill(" #", before="# a"),
    "setext underlines": fill("a\n-\n"),
    "setext, long paragraph": fill("a\n", after="===\n"),
    "setext in quotes": fill("> a\n> ===\n"),
    "underlines alone": fill("=\n"),
    "dashes in one line": fill("-", before="a\n", after="\n"),
    "carriage returns": fill("\r"),
    "lines ended by carriage returns": fill("a\r"),
    "NULs": fill("\0"),
    "NUL lines": fill("a\0\n"),
}

INLINES = {
    "opening brackets": fill("["),
    "closing brackets": fill("]"),
    "nested brackets": nest("[", "a", "]"),
    "bracket pairs": fill("[]"),
    "brackets in brackets": fill("[a]["),
    "opening images": fill("!["),
    "nested images": nest("![", "a", "](b)"),
    "links never closed": fill("[a]("),
    "links with < never closed": fill("[a](<b"),
    "links with a title never closed": fill('[a](b "'),
    "titles never closed": fill('"', before="[a](b "),
    "links": fill("[a](b) "),
    "nested links": nest("[", "a", "](b)"),
    "parentheses": fill("(", before="[a]("),
    "emphasis in links": fill("[*a](b) "),
    "emphasis around links": fill("*[a](b) "),
    "text of a link": fill("*a* ", before="[", after="](b)"),
    "angles with a name": fill("<a"),
    "attributes never closed": fill('<a b="'),
    "attribute of spaces": fill(" ", before="<a "),
    "comments never closed": fill("a <!-- "),
    "instructions never closed": fill("a <?"),
    "declarations never closed": fill("a <!A "),
    "CDATA never closed": fill("a <![CDATA["),
    "dashes in comments": fill("<!-- -", before="a "),
    "comment blocks": fill("<!-- a -->\n"),
    "comment block never closed": fill("a\n", before="<!--\n"),
    "tags never closed": fill("<b>"),
    "blocks of tags never closed": fill("<div>\n"),
    "tags closed in vain": fill("</div>"),
    "tags closed in vain below open ones": both(fill("<b>"), fill("</i>")),
    "blocks of tags closed in vain": fill("</div>\n\n"),
    "nested tags": nest("<b>", "a", "</b>"),
    "links in raw HTML": fill('<a href="b" id="c">d</a>\n'),
    "links in HTML in one paragraph": fill('<a href="#b" id="c">d</a> ', before="a "),
    "links to nowhere in one paragraph": fill("[a](#b) "),
    "links to nowhere by one reference": fill("[a] ", before="[a]: #b\n\n"),
    "anchors in one paragraph": fill("<b id=c> ", before="a "),
    "links in one block of HTML": fill('<a href="b" id="c">\n', before="<div>\n"),
    "backticks of growing length": growing("`", "a"),
    "backticks": fill("`"),
    "backticks apart": fill("` `` "),
    "code spans": fill("`a` "),
    "stars": fill("*"),
    "stars and letters": fill("*a"),
    "double stars and letters": fill("**a"),
    "triple stars": fill("*** "),
    "underscores": fill("_"),
    "underscores and letters": fill("_a "),
    "alternating delimiters": fill("*a _b "),
    "closers in vain": fill("a* b_ "),
    "emphasis, every length": growing("*", "a "),
    "nested emphasis": nest("*a ", "b", " c*"),
    "nested strong": nest("**a ", "b", " c**"),
    "star pairs that do not match": fill("*a**"),
    "tildes": fill("~"),
    "tildes and letters": fill("~~a"),
    "single tildes": fill("~a "),
    "tildes, one and two": fill("~a ~~b "),
    "struck text": fill("~~a~~ "),
    "nested struck text": nest("~~a ", "b", " c~~"),
    "nested emphasis with tildes": nest("*~a ", "b", " c*"),
    "nested images with tildes": nest("![~a ", "b", "](c)"),
    "undefined references in emphasis": nest("*[a][b] ", "c", " d*"),
    "tildes closed in vain": both(fill("~a "), fill("b~~ ")),
    "entities never ended": fill("&a"),
    "entities": fill("&amp;"),
    "unknown entities": fill("&abc;"),
    "numbers of characters": fill("&#"),
    "long entities": fill("&" + "a" * 40),
    "backslashes": fill("\\"),
    "escapes": fill("\\*"),
    "escapes and tildes": fill("\\*~~a "),
    "hard breaks": fill("a  \n"),
    "backslash breaks": fill("a\\\n"),
    "lines with tildes": fill("a ~~b~~\n"),
    "lines with mail": fill("a b@c.d\n"),
    "www.": fill("www."),
    "www links": fill("www.a.b "),
    "http://": fill("http://"),
    "http://a": fill("http://a"),
    "links that end in )": fill(")", before="http://a.b/"),
    "links that end in ;": fill("a;", before="http://a.b/"),
    "links that end in entities": fill("&a;", before="http://a.b/"),
    "mail": fill("a@a"),
    "mail links": fill("a@a.b "),
    "mail of dots": fill("a.", after="@b.c"),
    "mail of plus": fill("a+"),
    "mail signs": fill("@"),
    "colons": fill(":"),
    "colons and slashes": fill("://"),
    "letters before ://": fill("a", after="://"),
    "letters": fill("a"),
    "letters W": fill("w"),
    "continuation bytes": lambda size: b"\x80" * size,
    "continuation bytes and tildes": lambda size: b"\x80~" * (size // 2),
    "wide characters": fill("é"),
}

SYNTAX = {
    "definitions, unique": each(lambda n: f"[a{n}]: b\n"),
    "definitions, equal": fill("[a]: b\n"),
    "definitions with paragraphs": each(lambda n: f"[a{n}]: b\n\nc\n\n"),
    "definitions in quotes": each(lambda n: f"> [a{n}]: b\n\n"),
    "definitions and a paragraph in one": each(lambda n: f"[a{n}]: b\n", after="c | d\n--|--\n"),
    "definitions never ended": fill("[a]: b 'c\n"),
    "definitions without labels": fill("]:\n"),
    "references to one": fill("[a] ", before="[a]: b\n\n"),
    "references to many": both(each(lambda n: f"[a{n}]: b\n", after="\n"), each(lambda n: f"[a{n}] ")),
    "references with big labels": fill("[" + "a" * 990 + "] ", before="[" + "a" * 990 + "]: b\n\n"),
    "references with big targets": fill("[a]", before="[a]: " + "b" * 10000 + "\n\n"),
    "references undefined": each(lambda n: f"[a][b{n}] "),
    "footnotes": each(lambda n: f"[^{n}]: a\n"),
    "footnotes, apart": each(lambda n: f"[^{n}]: a\n\n"),
    "footnotes and references": both(each(lambda n: f"[^{n}]: a\n"), each(lambda n: f"b[^{n}] ", before="\n")),
    "references to one footnote": fill("b[^1] ", before="[^1]: a\n\n"),
    "references to no footnote": fill("[^a", before="[^1]: a\n\n"),
    "footnotes in footnotes": fill("[^1]: "),
    "footnotes, equal": fill("[^1]: a\n\n"),
    "footnotes, never ended": fill("[^1\n"),
    "footnotes by staircase": staircase(" ", "[^1]: a", 4),
    "footnotes that hold each other": each(lambda n: f"[^{n}]: a[^{n + 1}]\n\n", before="[^0]\n\n"),
    "pipes": fill("|"),
    "pipes in one row": fill("|a", before="|a|\n|-|\n"),
    "pipes escaped": fill("\\|", before="|a|\n|-|\n|"),
    "table, long": fill("|b|c|\n", before="|a|a|\n|-|-|\n"),
    "table, wide": lambda size: "|a" * (size // 4) + "\n" + "|-" * (size // 4) + "\n",
    "table, square": square_table,
    "table, short rows": short_rows,
    "tables": fill("|a|\n|-|\n\n"),
    "tables that leave quotes": fill("> |a|\n> |-|\nx\n\n"),
    "tables that end in each other": fill("2. |a|\n   |-|\n"),
    "underlines in a table": fill("==\n", "|a|\n|-|\n"),
    "addresses with underscores": fill("https://a.b/c_d "),
    "addresses with constructs": fill("https://a.b/*c*`d` "),
    "dollars in quotes and out": fill("$$\n> $$\n"),
    "definitions without terms": fill("# a\n: b\n"),
    "tables in quotes": fill("> |a|\n> |-|\n\n"),
    "delimiter rows": fill("|-|\n"),
    "delimiter rows that do not fit": fill("|-|-|\n|-|\n"),
    "delimiter row, late": fill("a\n", after="|b|\n|-|\n"),
    "delimiter cells": fill(":-:|"),
    "rows without a table": fill("|a|b\n"),
    "paragraphs, then a table": fill("a|b\n", after="-|-\n"),
    "tables with definitions": both(each(lambda n: f"[a{n}]: b\n", after="\n"), fill("|a|\n|-|\n\n")),
    "alerts": fill("> [!NOTE]\n> a\n\n"),
    "alerts in alerts": fill("> [!NOTE]\n"),
    "admonitions": fill("!!! note\n    a\n\n"),
    "admonitions, no blank lines": fill("!!! note\n"),
    "admonitions by staircase": staircase(" ", "!!! note", 4),
    "admonition titles": fill('"', before='!!! note "'),
    "admonition classes": fill("a ", before="!!! note "),
    "fenced containers opened": fill(":::note\n"),
    "fenced containers opened longer": each(lambda n: ":" * (3 + n) + "a\n"),
    "fenced containers closed": fill(":::\n"),
    "fenced containers": fill(":::note\na\n:::\n"),
    "fenced containers that do not match": both(fill("::::note\n"), fill(":::\n")),
    "fenced container of colons": fill(":"),
    "fenced containers in quotes": fill("> :::note\n\n"),
    "tabs": fill('=== "a"\n    b\n\n'),
    "tabs, no blank lines": fill('=== "a"\n'),
    "tabs by staircase": staircase(" ", '=== "a"', 4),
    "tab sets": fill('=== "a"\n    b\n\nc\n\n'),
    "items and admonitions in turn": fill("1. a\n\n!!! note\n    b\n\n"),
    "lists and admonitions": fill("- a\n\n!!! note\n\n"),
    "containers in quotes": fill("> !!! note\n>     a\n\n"),
    "footnotes undefined": each(lambda n: f"[^{n}] "),
    "suppressions in one paragraph": fill("<!-- forge-docs allow: a/b — c --> ", before="a "),
    "suppressions": fill("<!-- forge-docs allow: a/b — c -->\n\n"),
    "dollars": fill("$"),
    "dollars and letters": fill("$a "),
    "formulas": fill("$a_b$ "),
    "formulas, long, never closed": fill("$" + "a" * 1990 + " "),
    "formulas and backticks": fill("$a$ `"),
    "dollar fences": fill("$$\na\n$$\n"),
    "dollar fences, odd": fill("$$\na\n"),
    "equals": fill("="),
    "marks": fill("==a== "),
    "marks opened": fill("==a "),
    "marks closed in vain": fill("a== "),
    "carets": fill("^"),
    "superscripts": fill("a^b^ "),
    "superscripts opened": fill(" ^a"),
    "insertions": fill("^^a^^ "),
    "subscripts": fill("a~b~ "),
    "all marks in turn": fill("~a ~~b ^c ^^d ==e "),
    "plus signs": fill("+"),
    "keys": fill("++a++ "),
    "keys, quotes never closed": fill('++"a '),
    "emoji": fill(":smile: "),
    "emoji, never ended": fill(":smile"),
    "attributes": fill("*a*{.b} "),
    "attributes never closed": fill("*a*{.b "),
    "attributes, quotes never closed": fill('*a*{b="c '),
    "attributes of headings": fill("# a {.b c=d}\n"),
    "attributes of paragraphs": fill("a\n{.b}\n\n"),
    "abbreviations": each(lambda n: f"*[A{n}]: b\n\nA{n} A\n\n"),
    "abbreviations used": fill("A ", before="*[A]: b\n\n"),
    "abbreviations of all lengths": each(lambda n: f"*[{'A' * (n % 64 + 1)}]: b\n\n{'A' * 64}\n\n"),
    "definition lists": fill("a\n:   b\n\n"),
    "definitions of one term": fill(":   b\n", before="a\n"),
    "definitions without a term": fill("# a\n:   b\n\n"),
    "definition lists in quotes": fill("> a\n> : b\n>\n"),
    "definition lists by staircase": staircase(" ", "a\n: b", 4),
    "tables of contents": both(fill("[toc]\n\n"), each(lambda n: f"## a{n}\n")),
    "notes in code": fill("a # [!code ++]\n", before="```yaml\n", after="```\n"),
    "notes in code for many lines": fill("a # [!code focus:100000]\n", before="```yaml\n", after="```\n"),
    "notes in code, never ended": fill("a # [!code \n", before="```yaml\n", after="```\n"),
    "includes of what is not there": fill('--8<-- "a.md"\n'),
    "includes of itself": fill('--8<-- "docs/index.md"\n'),
    "include fences": fill("--8<--\na\n--8<--\n"),
    "include fences, odd": fill("--8<--\na\n", after="--8<--\n" * 2),
    "braces of variables": fill("{{ a }} "),
}

FRONT_MATTER = {
    "front matter, nested flow": nested_flow,
    "front matter, flow never closed": fill("[", before="---\na: ", after="\n---\n# A\n"),
    "front matter, nested maps": fill("{a: ", before="---\na: ", after="\n---\n# A\n"),
    "front matter, many keys": each(lambda n: f"a{n}: b\n", before="---\n", after="---\n# A\n"),
    "front matter, equal keys": fill("a: b\n", before="---\n", after="---\n# A\n"),
    "front matter, nested sequences": fill("- ", before="---\n", after="\n---\n# A\n"),
    "front matter, blocks by staircase": lambda size: "---\n" + staircase(" ", "a:", 1)(size) + "---\n",
    "front matter, aliases": each(lambda n: f"a{n}: *a\n", before="---\na: &a [b]\n", after="---\n# A\n"),
    "front matter, aliases of aliases": each(
        lambda n: f"a{n + 1}: &a{n + 1} [*a{n}, *a{n}]\n", before="---\na0: &a0 b\n", after="---\n# A\n"
    ),
    "front matter, merges": fill("b: {<<: *a}\n", before="---\na: &a {c: d}\n", after="---\n# A\n"),
    "front matter, long scalar": fill("a ", before="---\na: ", after="\n---\n# A\n"),
    "front matter, escapes": fill("\\n", before='---\na: "', after='"\n---\n# A\n'),
    "front matter, comments": fill("# a\n", before="---\n", after="---\n# A\n"),
    "front matter never closed": fill("a: b\n", before="---\n"),
    "front matter, carriage returns": fill("a: b\r", before="---\n", after="\n---\n# A\n"),
}

KINDS = {**BLOCKS, **INLINES, **SYNTAX, **FRONT_MATTER}


def make(kind, size):
    text = KINDS[kind](size)
    return text if isinstance(text, bytes) else text.encode()
