"""The prose of the documentation is clean, each kind of fault is found where it stands, and code is left alone."""

import pathlib
import subprocess
import tempfile
import unittest

from forge import ROOT

PYTHON = ROOT / "build" / "vendor" / "prose" / "bin" / "python"
CHECK = ROOT / "scripts" / "prose_check.py"

# A sentence with the fault between « and », and the rule that must tell.
FAULTS = (
    ("It reads the «seperate» file.", "spelling"),
    ("The «color» of a label.", "spelling"),
    ("It is «normalized» first.", "spelling"),
    ("Look at «the the» list.", "proselint/lexical_illusions"),
    ("The line ends with «the\nthe» word of the next.", "proselint/lexical_illusions"),
    ("This is «more unique» than that.", "proselint/uncomparables"),
    ("The pods «simply» start.", "filler"),
    ("Then «just» run it.", "filler"),
    ("It is «very» large.", "filler"),
    ("«Please» run it.", "please"),
    ("«Note that» it stops.", "announcement"),
    ("Run it «in order to» stop.", "long-winded"),
    ("Run it «in\n  order to» stop.", "long-winded"),
    ("It «leverages» the cache.", "hype"),
    ("A «robust» and fast check.", "hype"),
    ("A store, «e.g.» Redis.", "latin"),
    ("Stop it «and/or» wait.", "and-or"),
    ("All pods are ready«!»", "exclamation"),
    ("Wait for `kubectl get pods`«!» Then go on.", "exclamation"),
    ("For more, see «[here]»(index.md).", "link-text"),
    ("To see more, «click here».", "link-text"),
    ("It runs in dev, «staging and production».", "environment"),
    ("A cluster of «kubernetes».", "term"),
    ("Objects of «k8s».", "term"),
    ("Rendered by «kustomize».", "term"),
    ("Dumps of «Postgresql».", "term"),
    ("Read the «run book».", "term"),
    ("Follow the «playbook».", "term"),
    ("The «frontmatter» of a page.", "term"),
    ("The «name space» is there.", "term"),
    ("Started by «docker compose».", "term"),
    # Every place where prose stands.
    ("## A «seperate» heading", "spelling"),
    ("- An item\n\n  whose second paragraph «simply» goes on.", "filler"),
    ("> A quote that «simply» goes on.", "filler"),
    ("> [!NOTE]\n> A callout that «simply» goes on.", "filler"),
    ("| A table |\n| --- |\n| that `a` «simply» goes on |", "filler"),
    ("!!! note \"A title\"\n    An admonition that «simply» goes on.", "filler"),
    ("!!! note \"«Please»\"\n    An admonition.", "please"),
    ("See [a «seperate» page](seperate.md).", "spelling"),
    ("<details><summary>It «simply» opens</summary>\n</details>", "filler"),
    ("`a` and ``b ` c`` «simply» end.", "filler"),
    (r"A \` is escaped and «simply» opens nothing.", "filler"),
    ("A single ` «simply» opens nothing.", "filler"),
    ("# Pages\n\nPages of «the the» kind.", "proselint/lexical_illusions"),
)

# What is no prose, or no fault.
CLEAN = """---
title: A page
seperate: simply!
---

# Redis

Redis keeps it. The code `simply!` and ``the ` simply`` and a [guide](simply/kubernetes.md "A title") are left alone, as are
<https://simply.example/k8s>, https://simply.example/docker!, kustomize/overlays, k8s.example.org and <b class="simply">this</b>.

```bash
# please just run the the seperate k8s!
```

~~~
please
~~~

- An item:

      simply indented code

  ```text
  simply fenced!
  ```

  - A nested one:

    ```text
    simply fenced!
    ```

    indented, and prose.

> [!WARNING]
> A callout.

!!! note "A title"
    A sentence.

    ```text
    simply fenced!
    ```

![A picture](simply.png)

<!-- simply a comment! -->

<pre>
simply preformatted!
</pre>

It was changed just now, just before the release. The artifact of the program has a licence. The component postgres runs PostgreSQL
in its namespace; docs, api and pgbouncer are others.

[simply]: https://simply.example/seperate
"""


def run(*arguments):
    result = subprocess.run([PYTHON, CHECK, *arguments], capture_output=True, text=True, timeout=300)
    return result.returncode, result.stdout, result.stderr


@unittest.skipUnless(PYTHON.exists(), "scripts/setup --prose installs what this needs")
class Prose(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="prose-test-")
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        (self.root / "docs").mkdir()

    def test_the_documentation_is_clean(self):
        code, output, errors = run()
        self.assertEqual(code, 0, output + errors)
        pages = int(errors.split()[-2])
        self.assertGreater(pages, 80, "pages are missing from scripts/prose.toml")

    def test_each_fault_is_found_at_its_place(self):
        # One page for each, so that no fault hides another; one run for all.
        expected = []
        for number, (text, rule) in enumerate(FAULTS):
            name = f"docs/fault-{number}.md"
            page = f"---\ntitle: A page\n---\n\nA sentence before.\n\n{text}\n"
            before = page[:page.index("«")]
            (self.root / name).write_text(page.replace("«", "").replace("»", ""))
            expected.append((name, before.count("\n") + 1, len(before) - before.rfind("\n"), rule, text))
        code, output, errors = run("--root", self.root)
        self.assertEqual(code, 1, output + errors)
        for name, line, column, rule, text in expected:
            with self.subTest(text=text):
                found = [each for each in output.splitlines() if each.startswith(name + ":")]
                self.assertEqual(len(found), 1, found)
                self.assertTrue(found[0].startswith(f"{name}:{line}:{column}: {rule}"), found)

    def test_code_and_addresses_are_left_alone(self):
        (self.root / "docs" / "page.md").write_text(CLEAN)
        (self.root / "docs" / "empty.md").write_text("")
        code, output, errors = run("--root", self.root)
        self.assertEqual((code, output), (0, ""), errors)

    def test_every_page_of_the_project_is_read(self):
        pages = ["README.md", "CONTRIBUTING.md", "SCOPE.md", "CHANGELOG.md", "docs/a/b.md", "infrastructure/a/b.md", ".github/a.md"]
        for page in pages:
            (self.root / page).parent.mkdir(parents=True, exist_ok=True)
            (self.root / page).write_text("Please wait.\n")
        code, output, _ = run("--root", self.root)
        self.assertEqual(code, 1)
        self.assertEqual({line.split(":")[0] for line in output.splitlines()}, set(pages))

    def test_a_description_in_front_matter_is_prose(self):
        (self.root / "docs" / "page.md").write_text("---\ntitle: A page\ndescription: It simply works.\n---\n\n# A page\n")
        code, output, _ = run("--root", self.root)
        self.assertEqual(code, 1)
        self.assertTrue(output.startswith("docs/page.md:3:17: filler: `simply`"), output)

    def test_a_generated_page_names_its_source(self):
        page = self.root / "docs" / "forge-docs" / "rules.md"
        page.parent.mkdir()
        page.write_text("It simply works.\n")
        _, output, _ = run("--root", self.root)
        self.assertIn("note: docs/forge-docs/rules.md is written by `make rules`", output)

    def test_what_is_allowed_must_be_there(self):
        allowed = '\n[[allow]]\nfile = "docs/page.md"\nrule = "filler"\ntext = "simply"\nwhy = "A test."\n'
        settings = self.root / "prose.toml"
        settings.write_text((ROOT / "scripts" / "prose.toml").read_text() + allowed)
        page = self.root / "docs" / "page.md"
        page.write_text("It simply works.\n")
        self.assertEqual(run("--root", self.root, "--settings", settings)[:2], (0, ""))
        page.write_text("It works.\n")
        code, output, _ = run("--root", self.root, "--settings", settings)
        self.assertEqual((code, output), (1, "prose.toml: filler: nothing in docs/page.md needs the allowance for `simply`\n"))

    def test_what_cannot_run_is_not_clean(self):
        code, output, errors = run("--root", self.root / "nowhere")
        self.assertEqual((code, output), (2, ""))
        self.assertIn("no page", errors)
        code, _, errors = run("--root", self.root, "docs/missing.md")
        self.assertEqual(code, 2, errors)


if __name__ == "__main__":
    unittest.main()
