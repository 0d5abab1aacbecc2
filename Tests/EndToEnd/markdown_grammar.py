"""Random Markdown in which every construct may stand in every other, in all the ways it can be written."""

WORDS = "alpha beta gamma delta one two three x y z I foo bar Straße naïve 日本 Ελλάδα 1 2024 a_b x*y snake_case_name".split()
NOISE = (
    "*", "**", "_", "__", "***", "`", "``", "[", "]", "![", "](", ")", "<", ">", "&", "\\", "!", "(", "\"", "'", "#", "-", "+",
    "=", ":", "|", "~", "{", "}", "\u00a0", "“x”", "…", "–", "€", "😀", "&amp", "<a", "</", "\\\\",
)
ENTITIES = (
    "&amp;", "&copy;", "&lt;", "&quot;", "&nbsp;", "&#35;", "&#x22;", "&#1234;", "&#0;", "&nosuch;", "&ouml;", "&#x1F600;", "&;",
    "&AElig;", "&ngE;", "&#xD800;",
)
ESCAPES = tuple("\\" + mark for mark in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~aé ")
DESTINATIONS = (
    "/url", "https://example.org/a_b", "<with space>", "a(b)c", "", "<>", "#x", "b\\)c", "/ä", "/%20x", "/a&amp;b", "<a\\>b>", "x*y*",
)
TITLES = ("", "", "", ' "title"', " 'it is'", " (in brackets)", ' "with \\" quote"', ' "&quot;"', ' "*a*"')
RAW = (
    "<b>", "</b>", "<a href=\"x\">", "<br/>", "<x-y z='1' w=2>", "<!-- c -->", "<?php x ?>", "<!X y>", "<![CDATA[ & ]]>", "<i\nb>",
    "<33>", "<a b=>", "<b  c = \"d\ne\" >", "</b >", "<textarea2>",
)
AUTOLINKS = (
    "<https://example.org/?a=1&b=2>", "<me@example.org>", "<MAILTO:x@y>", "<a+b+c:d>", "<http://a b>", "<m:abc>", "<x>",
    "<https://example.org/\\[\\>", "<foo@bar.example.com>",
)
BARE = (
    "www.example.org", "www.example.org/a(b)", "(www.example.org/x)", "https://example.org/a?b=c&d=e", "http://example.org.",
    "https://example.org/a-b", "www.a_b.example.org", "www.example.a_b", "ftp://example.org/x", "a.b-c_d@example.org", "a@b",
    "a@b.c_", "x@y.z-", "www.example.org!?", "http://", "HTTPS://EXAMPLE.ORG/A", "'https://example.org'", "a@b.de.",
    "www.example.org/'x'", "https://localhost:80/x", "https://example.org/))", "www.example.org<b>", "hwww.example.org",
    "https://日本.example/x", "mailto:a@b.de", "xmpp:a@b.de/x", "amailto:a@b.de", "+a@b.de", "https://example.org/x;",
    "https://example.org/ä", "www.example.org:80/x?y#z", "http://example.org/(x", "http://example.org/x)", "x:a@b.de",
)
HTML_BLOCKS = (
    "<div>\n*x*\n", "<div\n  class=\"x\">\n", "</div>\n", "<pre>\nx\n\n*y*\n</pre>\n", "<script>\nlet x = '*';\n\n</script>\n",
    "<!-- a\n\nb -->\n", "<?x\n\n?>\n", "<!X\ny>\n", "<![CDATA[\n\n]]>\n", "<b>\n*x*\n", "<b>x</b>\n",
    "<table><tr><td>\n\n*x*\n\n</td></tr></table>\n",
    "<style>\np { x: y }\n</style> *x*\n", "<p>x</p>\n", "<del>\n\n*x*\n\n</del>\n", "<hr />\n", "<i class=x>\n",
)


class Grammar:
    """Documents of CommonMark, and with `github` of what GitHub adds.

    Where GitHub's own parser goes its own ways, its constructs keep apart from what they would mix with: addresses and
    struck text stand in lines without loose delimiters, check boxes in lists that nothing holds, and lines that go on
    lazily have no tables about. The test says why.
    """

    def __init__(self, chance, github=False, footnotes=False):
        self.chance = chance
        self.github = github
        self.footnotes = footnotes
        # What would be a bare address where the marks around it fail has no place in lines with loose delimiters.
        self.noise = [mark for mark in NOISE if not github or mark != "~"]
        self.destinations = [each for each in DESTINATIONS if not github or "://" not in each]
        self.autolinks = [each for each in AUTOLINKS if not github or "@" not in each and "://" not in each]
        self.number = 0
        self.labels = []
        self.notes = []

    def document(self, number):
        self.number = number
        self.labels = [f"{word}{number}" for word in ("ref", "Two Words", "ÄB", "r]x", "[y", "*z*")][: self.chance.randint(1, 6)]
        self.notes = [f"n{number}", f"note-{number}", f"ü{number}"] if self.footnotes else []
        lines = self.blocks(0)
        for label in self.labels:
            if self.chance.random() < 0.8:
                lines.insert(self.chance.randint(0, len(lines)), "") if self.chance.random() < 0.2 else lines.append("")
                lines += self.definition(label)
        for note in self.notes:
            if self.chance.random() < 0.8:
                lines += ["", *self.note(note)]
        text = "\n".join(lines)
        if self.chance.random() < (0.02 if self.github else 0.15):
            text = self.mutated(text)
        if self.chance.random() < 0.1:
            text = text.replace("    ", "\t")
        if self.chance.random() < 0.05:
            text = text.replace("\n", "\r\n")
        return text

    def pick(self, *choices):
        """One of the functions or values, each given as many times as it is likely."""
        choice = self.chance.choice(choices)
        return choice() if callable(choice) else choice

    def mutated(self, text):
        for _ in range(self.chance.randint(1, 4)):
            if not text:
                break
            at = self.chance.randrange(len(text))
            end = at + self.chance.choice((0, 0, 1, 1, 3))
            text = text[:at] + self.chance.choice((*NOISE, "", "\n", "\n\n", "  ", "\t", "> ", "- ")) + text[end:]
        return text

    # Inline

    def inline(self, depth=0):
        if self.notes or self.github and depth == 0 and self.chance.random() < 0.4:
            return self.github_inline()
        parts = [self.part(depth) for _ in range(self.chance.randint(1, 6 if depth == 0 else 3))]
        return "".join(part + self.chance.choice((" ", " ", " ", "", ",", ". ")) for part in parts).strip(" ") or "x"

    def words(self):
        return " ".join(self.chance.choice(WORDS) for _ in range(self.chance.randint(1, 3)))

    def part(self, depth):
        word = self.words
        nested = lambda: self.inline(depth + 1) if depth < 3 else word()
        choices = [
            word, word, word, word,
            lambda: self.delimited(nested()), lambda: self.delimited(nested()),
            lambda: self.code(), lambda: self.link(nested()), lambda: "!" + self.link(nested()), lambda: self.reference(nested()),
            lambda: self.chance.choice(self.autolinks), lambda: self.chance.choice(RAW), lambda: self.chance.choice(ENTITIES),
            lambda: self.chance.choice(ESCAPES), lambda: self.chance.choice(self.noise), lambda: self.chance.choice(self.noise),
        ]
        return self.pick(*choices)

    def github_inline(self):
        """Addresses and struck text, between parts that are whole."""
        clean = (
            self.words, self.words, lambda: self.chance.choice(BARE), lambda: self.chance.choice(BARE), self.struck,
            lambda: f"*{self.words()}*", lambda: f"**{self.words()}**", lambda: "`a`", lambda: f"[{self.words()}](/x)",
            lambda: f"*a {self.struck()} b*", lambda: "&copy;", lambda: "\\*", lambda: "<b>", lambda: "<https://x.y/>",
            lambda: f"[a {self.struck()} b](/x)", lambda: f"*a {self.chance.choice(BARE)} b*",
        )
        if self.notes:
            clean += (lambda: f"x[^{self.chance.choice(self.notes)}]", lambda: f"*a[^{self.chance.choice(self.notes)}]*") * 2
        return " ".join(self.pick(*clean) for _ in range(self.chance.randint(1, 6)))

    def delimited(self, text):
        mark = self.chance.choice(("*", "*", "_", "_", "**", "**", "__", "***", "___", "**_"))
        end = mark[::-1] if self.chance.random() < 0.9 else self.chance.choice(("*", "_", "**", ""))
        space = " " if self.chance.random() < 0.08 else ""
        return f"{mark}{space}{text}{space}{end}"

    def struck(self):
        mark = self.chance.choice(("~", "~~", "~~", "~~", "~~~"))
        end = mark if self.chance.random() < 0.85 else self.chance.choice(("~", "~~", "~~~", ""))
        space = " " if self.chance.random() < 0.1 else ""
        inner = self.pick(self.words, self.words, lambda: f"a *b* {self.words()}", lambda: "a `b` c", lambda: "(x)", lambda: "a <b> c")
        return f"{mark}{space}{inner}{end}"

    def code(self):
        ticks = "`" * self.chance.choice((1, 1, 1, 2, 3))
        content = self.chance.choice(("x", " x ", "a`b", "*a*", "``", " ", "<b>", "a\\", "&amp;", "a\nb", "  a", "a|b", "\\|"))
        return ticks + content + (ticks if self.chance.random() < 0.9 else "`")

    def link(self, text):
        space = self.chance.choice(("", "", "", " ", "\n"))
        return f"[{text}]({space}{self.chance.choice(self.destinations)}{self.chance.choice(TITLES)}{space})"

    def reference(self, text):
        label = self.chance.choice(self.labels)
        label = self.chance.choice((label, label, label.upper(), label.replace(" ", "  "), f"no{self.number}"))
        return self.chance.choice((f"[{text}][{label}]", f"[{label}][]", f"[{label}]", f"![{label}]", f"![{text}][{label}]"))

    # Blocks

    def blocks(self, depth):
        lines = []
        for _ in range(self.chance.randint(1, 5 if depth == 0 else 3)):
            if lines and self.chance.random() < 0.8:
                lines += [""] * self.chance.choice((1, 1, 1, 2))
            lines += self.block(depth)
        return lines

    def block(self, depth):
        choices = [
            self.paragraph, self.paragraph, self.paragraph, self.heading, self.underlined, self.fence, self.indented, self.html,
            self.rule, lambda: self.definition(self.chance.choice(self.labels)),
        ]
        if depth < 4:
            choices += [lambda: self.quote(depth), lambda: self.list(depth), lambda: self.list(depth)]
        if self.github:
            choices += [lambda: self.table() + [""]] * 2
        return self.pick(*choices)

    def shifted(self, line):
        return " " * self.chance.choice((0, 0, 0, 0, 0, 1, 2, 3)) + line

    def paragraph(self):
        lines = self.inline().split("\n")
        while self.chance.random() < 0.35:
            lines[-1] += self.chance.choice(("", "", "  ", " \\" if self.github else "\\", " "))
            lines += self.inline().split("\n")
        return [self.shifted(line) if self.chance.random() < 0.3 else line for line in lines]

    def heading(self):
        text = self.inline().replace("\n", " ")
        end = self.chance.choice(("", "", "", " #", " ###  ", "#", " \\#", " #x"))
        space = self.chance.choice((" ", " ", " ", "  ", "\t", ""))
        return [self.shifted("#" * self.chance.randint(1, 7) + space + text + end)]

    def underlined(self):
        mark = self.chance.choice("=-")
        return [*self.paragraph(), self.shifted(mark * self.chance.randint(1, 5) + self.chance.choice(("", "", "  ", " x")))]

    def fence(self):
        mark = self.chance.choice(("```", "~~~", "````", "~~~~"))
        info = self.chance.choice(("", "sh", " yaml", "js x=1", " &amp;\\*", "a`b" if mark[0] == "~" else ""))
        content = self.chance.choice((["x"], [], ["*a*", "", "  b"], ["```"], ["- x", "> y"], ["\tx"], ["<b>&amp;"]))
        indent = " " * self.chance.choice((0, 0, 0, 1, 3))
        end = [indent + mark] if self.chance.random() < 0.95 else []
        return [indent + mark + info, *content, *end]

    def indented(self):
        return ["    " + line for line in self.chance.choice((["x"], ["x", "  y"], ["- x"], ["*a*", "<b>"], ["x", "", "y"], ["\tx"]))]

    def html(self):
        return self.shifted(self.chance.choice(HTML_BLOCKS)).rstrip("\n").split("\n")

    def rule(self):
        return [self.shifted(self.chance.choice(("---", "***", "___", "- - -", "**  * ** ", "_____", "--", "+++")))]

    def definition(self, label):
        break_ = self.chance.choice((" ", " ", " ", "\n", "  ", ""))
        destination = self.chance.choice([each for each in self.destinations if each] + ["<>"])
        title = self.chance.choice(TITLES)
        if title and self.chance.random() < 0.2:
            title = "\n" + title
        end = " x" if self.chance.random() < 0.05 else ""
        return [self.shifted(line) for line in f"[{label}]:{break_}{destination}{title}{end}".split("\n")]

    def quote(self, depth):
        lines = []
        blocks = self.blocks(depth + 1)
        mayBeLazy = not self.github or "|" not in "".join(blocks)
        for index, line in enumerate(blocks):
            isLazy = mayBeLazy and index > 0 and line.strip() and self.chance.random() < 0.1
            mark = "" if isLazy else self.shifted(self.chance.choice((">", "> ", "> ", "> ", ">  ")))
            lines.append(mark + line)
        return lines

    def list(self, depth):
        isOrdered = self.chance.random() < 0.4
        start, mark = self.chance.choice((0, 1, 1, 1, 7, 10, 123456789)), self.chance.choice(".)" if isOrdered else "-+*")
        isLoose = self.chance.random() < 0.4
        lines = []
        for index in range(self.chance.randint(1, 4)):
            marker = f"{min(start + index, 999999999)}{mark}" if isOrdered else mark
            if self.chance.random() < 0.05:
                marker = self.chance.choice(("-", "+", "*", "1.", "1)"))
            lines += self.item(marker, depth)
            if isLoose:
                lines.append("")
        return lines[:-1] if isLoose else lines

    def item(self, marker, depth):
        content = self.blocks(depth + 1) if self.chance.random() < 0.6 else self.paragraph()
        if self.github and depth == 0 and content[0][:1].isalpha() and self.chance.random() < 0.4:
            content[0] = self.chance.choice(("[ ] ", "[x] ", "[X] ", "[x]", "[ ]\t", "[y] ", "\\[x] ")) + content[0]
        elif self.chance.random() < 0.05:
            content.insert(0, "")
        space = self.chance.choice((1, 1, 1, 1, 2, 3, 4, 5))
        indent = self.chance.choice((0, 0, 0, 1, 2, 3))
        width = indent + len(marker) + (space if space < 5 else 1)
        lines = [" " * indent + marker + " " * space + content[0]]
        mayBeLazy = not self.github or "|" not in "".join(content)
        for line in content[1:]:
            # A line that is indented too little continues the item's last paragraph, or ends the item.
            shift = width if not mayBeLazy or self.chance.random() < 0.92 else self.chance.choice((0, 1, width - 1, width + 1))
            lines.append(" " * shift + line if line else "")
        return lines

    # GitHub

    def table(self):
        columns = self.chance.randint(1, 4)
        isFramed = self.chance.random() < 0.8 or columns == 1
        def row(cells):
            space = self.chance.choice((" ", " ", "", "  "))
            text = "|".join(f"{space}{cell}{space}" for cell in cells)
            return f"|{text}|" if isFramed else text.strip()
        delimiters = [self.chance.choice(("---", "---", ":--", "--:", ":-:", "-", ":-")) for _ in range(columns)]
        if self.chance.random() < 0.05:
            delimiters.append("---")
        lines = [row([self.cell() for _ in range(columns)]), row(delimiters)]
        for _ in range(self.chance.randint(0, 3)):
            lines.append(row([self.cell() for _ in range(max(1, columns + self.chance.choice((0, 0, 0, 0, -1, 1))))]))
        return [self.shifted(line) if self.chance.random() < 0.1 else line for line in lines]

    def cell(self):
        return self.pick(
            "", "x", "a b", "*a*", "`a`", "`a\\|b`", "\\|", "a \\| b", "[x](/y)", "~~a~~", "**a", "<b>", "&amp;", "\\\\", "`", ":-:",
            "www.example.org", lambda: self.reference("t"), lambda: self.inline(2).replace("\n", " ").replace("|", "\\|"),
        )

    def note(self, name):
        lines = [f"[^{name}]: {self.paragraph()[0]}"]
        if self.chance.random() < 0.4:
            lines += ["", *("    " + line if line else "" for line in self.blocks(3))]
        return lines
