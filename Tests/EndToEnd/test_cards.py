"""Social cards: one picture for each page, drawn by a program of the site's own."""

import re
import shutil
import struct
import unittest

from forge import Project

# Stands for a program that draws: a PNG of one pixel, and a note that it ran.
DRAW = """\
import sys, struct, zlib
svg = sys.stdin.read()
open("drawn.txt", "a").write(svg.count("<svg") * "drawn\\n")
def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
sys.stdout.buffer.write(b"\\x89PNG\\r\\n\\x1a\\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    + chunk(b"IDAT", zlib.compress(b"\\0abc")) + chunk(b"tEXt", b"Title\\0" + svg.encode()[:200]) + chunk(b"IEND", b""))
"""
CONFIGURATION = "site:\n  title: Shop\n  url: https://docs.shop.example/\ntheme:\n  social-cards: [{}]\n"
FILES = {
    "docs/index.md": "# Home & <more>\n", "docs/a.md": "---\ndescription: About a\n---\n# A page\n", "draw.py": DRAW,
    "forge-docs.yaml": CONFIGURATION.format("python3, draw.py"),
}


class Cards(unittest.TestCase):
    def setUp(self):
        self.project = Project(FILES)
        self.addCleanup(self.project.close)

    def build(self, code=0):
        result = self.project.run("build")
        self.assertEqual(result.returncode, code, result.stdout + result.stderr)
        return result.stdout

    def card(self, page):
        html = (self.project.root / "build/site" / page / "index.html").read_text()
        found = re.search(r'og:image" content="https://docs.shop.example/(assets/card\.[0-9a-f]{10}\.png)"', html)
        return found and found[1]

    def drawn(self):
        log = self.project.root / "drawn.txt"
        return len(log.read_text().splitlines()) if log.exists() else 0

    def test_each_page_has_its_own_and_it_is_drawn_once(self):
        self.build()
        self.assertEqual(self.drawn(), 2)
        home, page = self.card(""), self.card("a")
        self.assertNotEqual(home, page)
        self.assertIn(b"<svg", (self.project.root / "build/site" / home).read_bytes())
        before = self.project.tree()
        self.build()
        self.assertEqual(self.drawn(), 2, "nothing changed")
        self.assertEqual(self.project.tree(), before)
        self.project.write({"docs/a.md": "# Another title\n"})
        self.build()
        self.assertEqual(self.drawn(), 3)
        self.assertEqual(self.card(""), home)
        self.assertNotEqual(self.card("a"), page)
        self.assertFalse((self.project.root / "build/site" / page).exists())

    def test_a_program_that_fails_is_a_finding_and_pages_go_without(self):
        for program, words in (
            ("python3, -c, 'import sys; sys.exit(\"no fonts\")'", "no fonts"),
            ("echo, text", "neither PNG nor JPEG"), ("no-such-program", "no-such-program"),
        ):
            self.project.write({"forge-docs.yaml": CONFIGURATION.format(program)})
            output = self.build(code=1)
            self.assertIn("forge-docs.yaml:5:18: error: the program for cards failed", output)
            self.assertIn(words, output)
            self.assertIsNone(self.card(""))

    def test_without_an_address_there_are_none(self):
        self.project.write({"forge-docs.yaml": "theme:\n  social-cards: [python3, draw.py]\n"})
        self.build()
        self.assertEqual(self.drawn(), 0)

    @unittest.skipUnless(shutil.which("rsvg-convert"), "SKIPPED: no rsvg-convert here; scripts/setup --tests installs it")
    def test_a_real_program_draws_what_networks_ask_for(self):
        self.project.write({"forge-docs.yaml": CONFIGURATION.format("rsvg-convert, --format, png")})
        self.build()
        picture = (self.project.root / "build/site" / self.card("")).read_bytes()
        self.assertEqual(struct.unpack(">II", picture[16:24]), (1200, 630))
        self.assertGreater(len(picture), 5000)


if __name__ == "__main__":
    unittest.main()
