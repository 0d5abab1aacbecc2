"""GFM against cmark-gfm itself: documents put together at random from the specifications' examples."""

import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import unittest

from forge import BINARY, ROOT

SUITES = pathlib.Path(os.environ.get("FORGE_SUITES", ROOT / ".." / "shared" / "suites"))
PEER = shutil.which("cmark-gfm")

# Where the peer differs, and why:
# `<textarea` begins raw HTML in CommonMark 0.30, not in the 0.29 that the peer follows; `&#87654321;` is a character
# reference in 0.29 alone; the peer drops task list markers in lists that begin inside another container; footnotes are
# written with other attributes.
DIFFERENT = ("<textarea", "&#87654321;", "[ ]", "[x]", "[^", "<xmp>")


def normalized(html):
    """HTML without what two serialisations of one document may differ in."""
    return re.sub(r">\s+<", "><", html.replace(" />", ">")).strip()


@unittest.skipUnless(PEER, "SKIPPED: no cmark-gfm here; scripts/setup --tests installs it")
@unittest.skipUnless(SUITES.exists(), f"SKIPPED: no suites at {SUITES}; set FORGE_SUITES")
class GitHubFlavoredMarkdown(unittest.TestCase):
    def test_random_documents_render_alike(self):
        examples = []
        for name in ("commonmark/spec-0.30.json", "gfm/spec-0.29-gfm.json", "gfm/extensions.json"):
            examples += [example["markdown"] for example in json.loads((SUITES / name).read_text())]
        examples = [text for text in examples if not any(part in text for part in DIFFERENT)]
        chance = random.Random(30)
        for number in range(300):
            text = "\n\n".join(chance.choice(examples) for _ in range(chance.randint(1, 4)))
            shape = chance.random()
            if shape < 0.25:
                text = "\n".join(f"> {line}" for line in text.split("\n"))
            elif shape < 0.5:
                text = "- " + "\n  ".join(text.split("\n"))
            extensions = [part for name in ("table", "strikethrough", "autolink", "tagfilter") for part in ("-e", name)]
            ours = self.run_on(text, BINARY, "render", "-", "--flavor", "gfm")
            theirs = self.run_on(text, PEER, "--unsafe", *extensions)
            self.assertEqual(normalized(ours), normalized(theirs), f"document {number}: {text!r}")

    def run_on(self, text, *command):
        return subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout.decode()


if __name__ == "__main__":
    unittest.main()
