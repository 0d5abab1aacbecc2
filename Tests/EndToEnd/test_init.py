"""`init` writes a file that changes nothing before it is edited."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from forge import BINARY, Project

REPOSITORIES = pathlib.Path(__file__).resolve().parent / "repositories"

PAGE = "# Start\n\nSee [the guide](guide.md) and [nothing](nothing.md).\n\n```bash\nkubectl get pods --namspace web\n```\n"
SPEC = "openapi: 3.1.0\ninfo: {title: A, version: 1.0.0}\npaths:\n  /a:\n    get: {responses: {'200': {description: OK}}}\n"

HAND_MADE = {
    "plain": {"README.md": "# A\n\n[no](docs/no.md)\n", "docs/index.md": PAGE, "docs/guide.md": "# Guide\n", "openapi.yaml": SPEC},
    "documentation": {"documentation/index.md": PAGE, "documentation/guide.md": "# Guide\n", "api/a.yaml": SPEC, "api/b.yaml": SPEC},
    "root": {"README.md": PAGE, "guide.md": "# Guide\n"},
    "mkdocs": {
        "mkdocs.yml": "site_name: A\ndocs_dir: manual\nexclude_docs: old.md\nsite_url: https://a.example/\n",
        "manual/index.md": PAGE + "\n!!! note\n    [no](no.md)\n", "manual/guide.md": "# Guide\n", "manual/old.md": "[x](y.md)\n",
    },
    "docusaurus": {
        "docusaurus.config.js": "module.exports = {url: 'https://a.example', baseUrl: '/'};\n",
        "docs/index.md": PAGE, "docs/guide.md": "# Guide\n",
        "docs/more.mdx": "import X from './_x.mdx'\n\n# More\n\n[no](./no.mdx)\n\n<X />\n", "docs/_x.mdx": "[no](./never.md)\n",
    },
    "website": {
        "website/docusaurus.config.ts": "export default {url: 'https://a.example', baseUrl: '/'};\n",
        "website/docs/start.mdx": PAGE, "website/docs/guide.md": "# Guide\n", "docs/other.md": "[x](y.md)\n",
    },
}


class Init(unittest.TestCase):
    def check(self, root):
        result = subprocess.run(
            [BINARY, "check", "--root", root, "--format", "json"], capture_output=True, text=True, timeout=120
        )
        report = json.loads(result.stdout)
        return result.returncode, report["diagnostics"], report["claims"], report["coverage"], report["summary"]

    def assert_unchanged(self, root):
        before = self.check(root)
        self.assertNotEqual(before[1], [], "a repository without findings shows nothing")
        result = subprocess.run([BINARY, "init", "--root", root], capture_output=True, text=True, timeout=120)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(self.check(root), before)

    def test_the_repositories_of_other_generators(self):
        for repository in sorted(REPOSITORIES.iterdir()):
            if not repository.is_dir():
                continue
            with self.subTest(repository.name), tempfile.TemporaryDirectory() as folder:
                root = pathlib.Path(folder) / repository.name
                shutil.copytree(repository, root, symlinks=True)
                (root / "forge-docs.yaml").unlink(missing_ok=True)
                self.assert_unchanged(root)

    def test_repositories_by_hand(self):
        for name, files in HAND_MADE.items():
            with self.subTest(name):
                project = Project(files)
                self.addCleanup(project.close)
                self.assert_unchanged(project.root)

    def test_what_is_found_is_named(self):
        project = Project(HAND_MADE["website"])
        self.addCleanup(project.close)
        project.run("init")
        text = (project.root / "forge-docs.yaml").read_text()
        self.assertIn("# docs: website/docs\n", text)
        self.assertIn("Docusaurus", text)

    def test_each_key_can_be_set(self):
        """Without the marks of comments the file is a configuration that is understood."""
        project = Project(HAND_MADE["plain"])
        self.addCleanup(project.close)
        project.run("init")
        path = project.root / "forge-docs.yaml"
        lines = [line.removeprefix("# ") for line in path.read_text().splitlines() if line.startswith("# ")]
        keys = [line for line in lines if line.startswith(("site:", "docs:", "openapi: ", "  title:", "  branch:"))]
        path.write_text("\n".join(keys) + "\n")
        self.assertNotEqual(project.run("check").returncode, 2)


if __name__ == "__main__":
    unittest.main()
