"""`check` beside other generators, with no configuration: each repository in `repositories/` has the faults that its
`expected.json` lists, and no other."""

import json
import pathlib
import subprocess
import unittest

from forge import BINARY, ROOT

REPOSITORIES = pathlib.Path(__file__).resolve().parent / "repositories"


def text_at(root, finding):
    """The text that a finding covers; columns count UTF-16 units."""
    lines = (root / finding["file"]).read_text().split("\n")

    def offset(line, column):
        units = lines[line - 1].encode("utf-16-le")[: (column - 1) * 2]
        return len(units.decode("utf-16-le"))

    first, last = finding["line"], finding["endLine"]
    if first == last:
        return lines[first - 1][offset(first, finding["column"]) : offset(last, finding["endColumn"])]
    return "\n".join([lines[first - 1][offset(first, finding["column"]) :], *lines[first:last]])


class Generators(unittest.TestCase):
    def check(self, name):
        root = REPOSITORIES / name
        expected = json.loads((root / "expected.json").read_text())
        result = subprocess.run(
            [BINARY, "check", "--root", root, "--format", "json"], capture_output=True, text=True, timeout=120, cwd=ROOT
        )
        self.assertEqual(result.returncode, 1, result.stderr)
        report = json.loads(result.stdout)
        left = list(expected["findings"])
        for finding in report["diagnostics"]:
            # A key of JSON is one with its quotes, of YAML without.
            text = text_at(root, finding).strip('"')
            match = next(
                (
                    fault
                    for fault in left
                    if (fault["rule"], fault["file"], fault["line"]) == (finding["rule"], finding["file"], finding["line"])
                    # Of a link, the part that is wrong is enough.
                    and (text == fault["text"] or text and text in fault["text"] and fault["rule"].startswith("links/"))
                ),
                None,
            )
            self.assertIsNotNone(match, f"{name}: {finding['rule']} {finding['file']}:{finding['line']} «{text}» {finding['message']}")
            left.remove(match)
        self.assertEqual(left, [], name)
        coverage = report["coverage"]
        self.assertEqual((coverage["operations"], coverage["mentioned"]), (expected["operations"], expected["mentioned"]))
        self.assertEqual(coverage["undocumented"], expected["undocumented"])


for repository in sorted(path.name for path in REPOSITORIES.iterdir() if (path / "expected.json").exists()):
    setattr(Generators, f"test_{repository}", lambda self, name=repository: self.check(name))

if __name__ == "__main__":
    unittest.main()
