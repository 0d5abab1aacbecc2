"""Hostile Markdown never yields anything executable: what a browser makes of the output is walked, node by node."""

import json
import pathlib
import random
import re
import unittest

import browser
from forge import Project

HERE = pathlib.Path(__file__).resolve().parent
BEFORE, AFTER = '<article class="prose">', '</article>\n<p>after</p>\n</main>'
TEMPLATE = (
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{{title}}</title>\n'
    '<meta name="description" content="{{description}}">\n</head>\n<body>\n<div class="shell">\n<main>\n'
    + BEFORE + "{{{content}}}" + AFTER + "\n</div>\n<footer>end</footer>\n</body>\n</html>\n"
)
SPECIAL = {"⏎": b"\n", "␍": b"\r", "␉": b"\t"}
GENERATED = 3000


def corpus():
    """The documents of xss-cases.txt."""
    lines = (HERE / "xss-cases.txt").read_text().split("\n")
    return [document(line) for line in lines if line and not line.startswith("%%")]


def document(line):
    parts = re.split(r"(⏎|␍|␉|\{\{[0-9A-F ]+\}\})", line)
    return b"".join(
        SPECIAL[part] if part in SPECIAL else bytes.fromhex(part[2:-2]) if part.startswith("{{") else part.encode()
        for part in parts
    )


NAMES = (
    "a abbr b blockquote br caption code col colgroup dd del details div dl dt em figure h1 h2 h3 hr i img li ol p picture "
    "pre rp rt ruby source span strong summary sup table tbody td tfoot th thead tr ul "
    "article body button form iframe input label main math mtext mglyph noscript object option script section select "
    "style svg template textarea title foreignObject annotation-xml desc xmp plaintext"
).split()
ATTRIBUTES = (
    ' onclick=canary()', ' onerror="canary()"', ' href="javascript:canary()"', " src='x' onerror='canary()'",
    ' href="&#106;avascript:canary()"', ' srcset="a.png 1x, javascript:canary() 2x"', ' style="x:y"', ' id=a name=body',
    ' title="', " title='", ' title="a>b"', ' class=x', "/", "\n", ' x="<!--"', ' align="left"', " =", ' open ontoggle=canary()',
)
MARKDOWN = (
    "text", "*em*", "**", "*", "_", "~~", "`", "``", "[", "](x)", "](javascript:canary())", "![", '](x "t")', "<!--", "-->",
    "--!>", "<!-->", "<?", "?>", "<![CDATA[", "]]>", "<!x", "&lt;script&gt;", "&#x3c;", "&quot;", '"', "'", ">", "<", "\\",
    "[^1]", "\n\n[^1]: note", "https://example.org/", "www.example.org", "a@example.org", "javascript:canary()",
    "<javascript:canary()>", "\n\n[r]: javascript:canary()\n\n", "[r]",
    "{onclick=canary() .a #b}", "{: style=x lang='\"onclick=canary()' }", "$", "$$", "==", "^", "^^", "~", "++", ':rocket:',
    "\n\n*[text]: \"onclick=canary()\n\n", "\n\n[TOC]\n\n",
)
BLOCKS = (
    "\n", "\n\n", "\n> ", "\n>\n> ", "\n- ", "\n\n  ", "\n1. ", "\n    ", "\n# ", "\n===\n", "\n---\n", "\n```\n",
    "\n\n| a | b |\n|---|---|\n| ", " | ", "\n\n!!! note \"x\"\n    ", "\n\n??? note\n    ", '\n\n=== "x"\n    ', "\n\n:::tip\n",
    "\n:::\n", "\n> [!NOTE]\n> ", "\n* * *\n", "\n\n- [x] ", "\n\n", "\n:   ", "\n\nterm\n:   ", "\n$$\n", "\n```mermaid\n",
)


def generated(chance):
    """A document of fragments: tags whole and broken, among Markdown's own marks and blocks."""
    parts = []
    for _ in range(chance.randint(4, 40)):
        kind = chance.random()
        if kind < 0.55:
            name = chance.choice(NAMES[:50] if chance.random() < 0.8 else NAMES)
            attributes = "".join(chance.choice(ATTRIBUTES) for _ in range(chance.choice((0, 0, 0, 1, 2))))
            end = chance.choice((">", ">", ">", ">", ">", "/>", "", "\n"))
            parts.append(f"<{chance.choice(('', '', '/'))}{name}{attributes}{end}")
        elif kind < 0.75:
            parts.append(chance.choice(MARKDOWN))
        else:
            parts.append(chance.choice(BLOCKS))
    return "".join(parts).encode()


@unittest.skipUnless(browser.find(), "SKIPPED: no chromium here; scripts/setup --tests installs it")
class SanitizedPages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.browser = browser.Browser()
        cls.page = cls.browser.page()
        # Nothing leaves this machine, however a case may try.
        cls.page.send("Network.setBlockedURLs", urls=["*"])
        cls.page.evaluate((HERE / "fragment-inspector.js").read_text())

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()

    def render(self, documents, template=TEMPLATE):
        """The pages of a site of these documents, each with its content."""
        files = {"docs/index.md": "# Home\n", "site/templates/page.mustache": template}
        for number, text in enumerate(documents):
            files[f"docs/{number // 50}/{number}.md"] = text
        project = Project(files)
        self.addCleanup(project.close)
        result = project.run("build", "--quiet")
        self.assertIn(result.returncode, (0, 1), result.stderr)
        pages = []
        for number in range(len(documents)):
            page = (project.root / f"build/site/{number // 50}/{number}/index.html").read_bytes().decode()
            content = page[page.index(BEFORE) + len(BEFORE) : page.rindex(AFTER)]
            pages.append({"page": page, "content": content})
        return pages

    def inspect(self, pages):
        problems = []
        for start in range(0, len(pages), 50):
            problems += self.page.evaluate(f"inspect({json.dumps(pages[start : start + 50])})")
        return problems

    def assert_harmless(self, documents):
        pages = self.render(documents)
        failures = [
            f"{document!r}\n  {', '.join(found)}\n  {page['content']!r}"
            for document, page, found in zip(documents, pages, self.inspect(pages))
            if found
        ]
        self.assertEqual(len(failures), 0, "\n" + "\n".join(failures[:20]))

    def test_no_known_pattern_runs(self):
        documents = corpus()
        self.assertGreater(len(documents), 800)
        self.assert_harmless(documents)

    def test_no_composition_of_fragments_runs(self):
        chance = random.Random(41)
        self.assert_harmless([generated(chance) for _ in range(GENERATED)])

    def test_the_inspector_sees_what_it_should(self):
        """Without this, an inspector that sees nothing would pass everything."""
        bad = (
            "<script>canary()</script>", "<img src=x onerror=canary()>", '<a href="java&#9;script:canary()">x</a>',
            "<svg><animate onbegin=canary()></svg>", "<p style=x>", '<img src=x srcset="x 1x, data:,x 2x">',
            "<div></div></div></article>", "<img name=querySelector>", "<iframe></iframe>", "<b data-x=y></b>",
            "<table><div><table></table></div></table>", "<details open ontoggle=canary()></details>",
        )
        before, after = TEMPLATE.split("{{{content}}}")
        pages = [{"page": before + text + after, "content": text} for text in bad]
        for text, found in zip(bad, self.inspect(pages)):
            self.assertTrue(found, text)
        for text, found in list(zip(bad, self.inspect(pages)))[:2]:
            self.assertTrue(any("called canary" in problem for problem in found), f"{text}: {found}")


if __name__ == "__main__":
    unittest.main()
