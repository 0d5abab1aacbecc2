"""Diagrams and formulas that a program of the site draws."""

import unittest

from forge import Project

SVG = "printf '<svg xmlns=\\\"http://www.w3.org/2000/svg\\\"><text>'; cat; printf '</text></svg>'"
MATHML = "printf '<math display=\\\"%s\\\"><mi>' $FORGE_DOCS_DISPLAY; cat; printf '</mi></math>'"
PAGE = """# Start

```mermaid
graph LR; a-->b
```

Inline $x$ and again $x$.

$$
y
$$
"""


class Drawings(unittest.TestCase):
    def site(self, mermaid, math):
        renderers = f'    mermaid: [sh, -c, "{mermaid}"]\n    math: [sh, -c, "{math}"]\n'
        project = Project({"docs/index.md": PAGE, "forge-docs.yaml": f"markdown:\n  renderers:\n{renderers}"})
        self.addCleanup(project.close)
        return project

    def test_programs_draw_each_source_once(self):
        project = self.site(SVG, f"echo run >> count; {MATHML}")
        root = project.root
        result = project.run("build", "--strict", "--root", root, cwd="/")
        self.assertEqual(result.returncode, 0, result.stderr + result.stdout)
        html = (root / "build" / "site" / "index.html").read_text()
        self.assertIn('<math display="inline"><mi>x</mi></math>', html)
        self.assertIn('<math display="block"><mi>y\n</mi></math>', html)
        self.assertEqual((root / "count").read_text().count("run"), 2)
        (picture,) = (root / "build" / "site" / "assets").glob("drawing.*.svg")
        self.assertIn("graph LR; a-->b", picture.read_text())
        self.assertIn(f'src="assets/{picture.name}"', html)

    def test_what_a_program_cannot_draw_is_a_finding_and_the_source_is_shown(self):
        for script, words in [
            ("echo no such arrow >&2; exit 3", "no such arrow"),
            ("echo '<svg onload=alert(1)' | tr s x", "neither SVG nor MathML"),
            ("echo '<math><mi onclick=alert(1)>x</mi></math>'", "more than MathML that draws"),
            ("yes '<svg>'", "drawing-failed"),
        ]:
            with self.subTest(script):
                project = self.site(SVG, script)
                root = project.root
                result = project.run("build")
                self.assertEqual(result.returncode, 1, result.stderr)
                self.assertIn("docs/index.md:7:1: error", result.stdout)
                self.assertIn(words, result.stdout)
                html = (root / "build" / "site" / "index.html").read_text()
                self.assertIn('<code class="math">x</code>', html)
                self.assertNotIn("alert(", html)

    def test_a_program_that_is_not_there_is_a_finding(self):
        project = self.site(SVG, MATHML)
        project.write({"forge-docs.yaml": "markdown:\n  renderers:\n    math: no-such-program\n"})
        result = project.run("build")
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertIn("the program for math failed", result.stdout)


if __name__ == "__main__":
    unittest.main()
