"""Bad input gets a located finding or one line that says what to do, and never a crash."""

import json
import os
import subprocess
import unittest

from forge import Project


class BadInput(unittest.TestCase):
    def project(self, files):
        project = Project(files)
        self.addCleanup(project.close)
        return project

    def findings(self, project, *arguments):
        result = project.run("check", "--format", "json", *arguments)
        self.assertIn(result.returncode, (0, 1, 2), result.stderr)
        return result.returncode, json.loads(result.stdout)["diagnostics"]

    def assert_finding(self, files, rule, file, line, column, code=1):
        returncode, found = self.findings(self.project(files))
        places = [(f["rule"], f["file"], f["line"], f["column"]) for f in found]
        self.assertIn((rule, file, line, column), places)
        self.assertEqual(returncode, code)

    def test_nothing_to_check(self):
        result = self.project({"src/main.c": "int main;\n"}).run("check")
        self.assertEqual(result.returncode, 2)
        self.assertEqual(result.stdout, "")
        for text in ("nothing to check in /", "docs/", "OpenAPI", "chart", "alert rule", "--root"):
            self.assertIn(text, result.stderr)

    def test_nothing_to_check_of_a_part(self):
        project = self.project({"docs/index.md": "# A\n"})
        self.assertEqual(project.run("check").returncode, 0)
        for part, text in (("openapi", "OpenAPI"), ("manifests", "chart")):
            result = project.run("check", part)
            self.assertEqual(result.returncode, 2, part)
            self.assertIn(text, result.stderr)
            self.assertNotIn("Markdown", result.stderr)
        self.assertEqual(project.run("check", "links", "openapi").returncode, 0)
        # Pages may document alerts that are gone.
        self.assertEqual(project.run("check", "alerts").returncode, 0)
        self.assertIn("alert rule", self.project({}).run("check", "alerts").stderr)

    def test_parts_that_are_empty_on_purpose(self):
        project = self.project({"forge-docs.yaml": "docs: manual\nopenapi: []\nenvironments: {}\n", "manual/.keep": ""})
        result = project.run("check")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("nothing was checked", result.stdout)
        self.assertEqual(project.run("check", "openapi").returncode, 0)
        self.assertEqual(project.run("check", "alerts").returncode, 2)

    def test_what_was_found_is_told_before_that_there_is_nothing(self):
        project = self.project({"docs/.keep": ""})
        os.symlink("nowhere", project.root / "docs/index.md")
        self.assertEqual(project.run("check").returncode, 1)

    def test_an_empty_docs_directory_builds(self):
        project = self.project({})
        (project.root / "docs").mkdir()
        self.assertEqual(project.run("build").returncode, 0)
        self.assertIn("404.html", project.tree())
        self.assertIn("the site is empty", project.run("build").stderr)

    def test_a_page_that_is_not_utf8(self):
        self.assert_finding({"docs/index.md": b"# Caf\xe9\n"}, "pages/invalid-utf8", "docs/index.md", 1, 6)

    def test_front_matter_that_does_not_parse(self):
        self.assert_finding({"docs/index.md": '---\ntitle: "open\n---\n# A\n'}, "yaml/syntax", "docs/index.md", 2, 8)

    def test_an_unknown_configuration_key(self):
        files = {"docs/index.md": "# A\n", "forge-docs.yaml": "site:\n  titel: A\n"}
        self.assert_finding(files, "config/unknown-key", "forge-docs.yaml", 2, 3, code=2)

    def test_a_spec_that_is_not_yaml(self):
        files = {"docs/index.md": "# A\n", "openapi/openapi.yaml": "openapi: 3.1.0\n  info: [\n"}
        code, found = self.findings(self.project(files))
        self.assertEqual(code, 1)
        self.assertEqual({f["file"] for f in found}, {"openapi/openapi.yaml"})

    def test_missing_swagger_ui_files(self):
        spec = "openapi: 3.1.0\ninfo: {title: A, version: 1.0.0}\npaths: {}\n"
        project = self.project({"docs/index.md": "# A\n", "openapi/openapi.yaml": spec})
        result = project.run("build")
        self.assertEqual(result.returncode, 2)
        self.assertIn("scripts/setup", result.stderr)
        self.assertFalse((project.root / "build/site").exists())

    def test_a_configuration_file_that_is_not_there(self):
        result = self.project({"docs/index.md": "# A\n"}).run("check", "--config", "other.yaml")
        self.assertEqual(result.returncode, 2)
        self.assertEqual(len(result.stderr.splitlines()), 1)

    def test_a_root_that_is_not_there(self):
        result = self.project({}).run("check", "--root", "nowhere")
        self.assertEqual(result.returncode, 2)
        self.assertIn("nowhere", result.stderr)

    def test_bad_usage_is_exit_code_2(self):
        result = self.project({}).run("check", "--no-such-option")
        self.assertEqual(result.returncode, 2, result.stderr)

    def test_an_unknown_option_is_named(self):
        for arguments, text in (
            (("check", "--formt", "json"), "Unknown option '--formt'. Did you mean '--format'?"),
            (("check", "links", "--basline", "a.json"), "Unknown option '--basline'. Did you mean '--baseline'?"),
            (("check", "--no-such-option", "x"), "Unknown option '--no-such-option'"),
            (("check", "--formt"), "Unknown option '--formt'. Did you mean '--format'?"),
            (("build", "--outptu", "x"), "Unknown option '--outptu'. Did you mean '--output'?"),
            (("openapi", "diff", "a.yaml", "b.yaml", "--fial-on", "any"), "Unknown option '--fial-on'. Did you mean '--fail-on'?"),
            (("manifests", "render", "--hlm", "x"), "Unknown option '--hlm'. Did you mean '--helm'?"),
            (("check", "jsn"), "'jsn' is invalid for '<part>'"),
            (("check", "--format", "xml"), "'xml' is invalid for '--format"),
            (("check", "--jobs", "-1"), "--jobs"),
        ):
            result = self.project({"docs/index.md": "# A\n"}).run(*arguments)
            self.assertEqual(result.returncode, 2, arguments)
            self.assertIn(text, result.stderr)
            self.assertEqual(result.stderr.count("Error:"), 1, result.stderr)

    def test_a_repository_of_another_owner(self):
        project = self.project({"docs/index.md": "# A\n"})
        subprocess.run(["git", "init", "--quiet"], cwd=project.root, check=True)
        environment = os.environ | {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}
        result = project.run("check", "--changed-since", "HEAD", env=environment)
        self.assertEqual(result.returncode, 2)
        self.assertIn("dubious ownership", result.stderr)
        self.assertIn("safe.directory", result.stderr)

    def test_pages_that_git_ignores_are_read(self):
        """Programs write pages before a build, which other generators publish too."""
        project = self.project(
            {".gitignore": "/docs/made/\n", "docs/index.md": "# A\n\n[made](made/a.md)\n", "docs/made/a.md": "[x](gone.md)\n"}
        )
        subprocess.run(["git", "init", "--quiet"], cwd=project.root, check=True)
        code, found = self.findings(project)
        self.assertEqual((code, [f["file"] for f in found]), (1, ["docs/made/a.md"]))
        project.run("build")
        self.assertIn("made/a/index.html", project.tree())

    def test_a_folder_outside_of_git(self):
        project = self.project({"docs/index.md": "# A\n"})
        result = project.run("check", "--changed-since", "HEAD", env=os.environ | {"LANG": "de_DE.UTF-8", "LANGUAGE": "de"})
        self.assertEqual(result.returncode, 2)
        self.assertIn("is in no git repository", result.stderr)

    def test_a_site_without_a_home_page_gets_one(self):
        files = {
            "docs/guide.md": "---\ndescription: How to begin.\n---\n# The guide\n", "docs/ops/backup.md": "# Backup\n",
            "docs/ops/index.md": "# Operations\n", "docs/more/a.md": "# A\n",
        }
        project = self.project(files)
        result = project.run("build")
        self.assertEqual(result.returncode, 0, result.stdout)
        self.assertIn("docs/index.md", result.stderr)
        home = (project.root / "build/site/index.html").read_text()
        for text in ('href="guide/"', 'href="ops/"', 'href="more/"', "The guide", "Operations", "How to begin."):
            self.assertIn(text, home)
        project.write({"docs/index.md": "# Mine\n"})
        result = project.run("build")
        self.assertNotIn("home page", result.stderr)
        self.assertIn("Mine", (project.root / "build/site/index.html").read_text())

    def test_the_generated_home_page_follows_the_navigation(self):
        nav = "nav:\n  - First: guide.md\n  - Deep:\n      - ops/backup.md\n  - Elsewhere: https://example.org/\n"
        project = self.project({"docs/guide.md": "# G\n", "docs/ops/backup.md": "# B\n", "forge-docs.yaml": nav})
        self.assertEqual(project.run("build").returncode, 0)
        home = (project.root / "build/site/index.html").read_text()
        children = home[home.index('class="children"'):]
        for text in ('href="guide/">First', 'href="ops/backup/">Deep', 'href="https://example.org/">Elsewhere'):
            self.assertIn(text, children)

    def test_symbolic_link_loops_end(self):
        project = self.project({"docs/index.md": "# A\n", "docs/a/page.md": "# B\n"})
        os.symlink("..", project.root / "docs/a/up")
        os.symlink("self", project.root / "docs/self")
        os.symlink("/etc", project.root / "docs/etc")
        os.symlink("nowhere", project.root / "docs/gone.md")
        os.symlink("a/page.md", project.root / "docs/right.md")
        os.symlink("/etc/passwd", project.root / "OUT.md")
        result = project.run("build", "--quiet")
        self.assertEqual(result.returncode, 1, result.stdout)
        self.assertFalse(any("passwd" in path for path in project.tree()))
        code, found = self.findings(project)
        self.assertEqual(code, 1)
        self.assertEqual(
            {(f["file"], f["message"], f["line"]) for f in found if f["rule"] == "pages/unreadable"},
            {
                ("docs/a/up", "the link leads back to a folder that it lies in", 1),
                ("docs/self", "the link leads to itself", 1),
                ("docs/etc", "the link leads out of the repository", 1),
                ("docs/gone.md", "the link leads to nothing", 1),
                ("OUT.md", "the link leads out of the repository", 1),
            },
        )

    def test_links_in_vendored_and_hidden_folders_are_nobodys(self):
        project = self.project({"docs/index.md": "# A\n", "docs/node_modules/a.md": "# B\n", "docs/.cache/a.md": "# B\n"})
        for folder in ("docs/node_modules", "docs/.cache"):
            os.symlink("nowhere", project.root / folder / "b.md")
        os.symlink("nowhere", project.root / "docs/.lock")
        os.symlink("nowhere", project.root / "LICENSE")
        self.assertEqual(project.run("check").returncode, 0)

    def test_a_nul_byte(self):
        self.assert_finding({"docs/index.md": b"# A\n\nb\x00c\n"}, "pages/nul-byte", "docs/index.md", 3, 2)
        self.assert_finding({"docs/index.md": b"# A\n\nb\xe9\x00c\n"}, "pages/nul-byte", "docs/index.md", 3, 3)

    def test_folders_that_link_to_each_other_are_read_once(self):
        names = ("a", "b", "c")
        project = self.project({f"docs/{name}/page.md": "# P\n" for name in names} | {"docs/index.md": "# I\n"})
        for name in names:
            for other in names:
                if other != name:
                    os.symlink(f"../{other}", project.root / "docs" / name / other)
        result = project.run("check", "--format", "json")
        self.assertEqual(json.loads(result.stdout)["summary"]["pages"], 4)

    def test_two_sources_for_one_url_are_a_finding_of_the_build_too(self):
        project = self.project({"docs/index.md": "# A\n", "docs/README.md": "# B\n", "docs/b.md": "# C\n", "docs/b/index.md": "# D\n"})
        result = project.run("build")
        self.assertEqual(result.returncode, 1, result.stderr)
        self.assertEqual(result.stdout.count("pages/duplicate-url"), 2)
        self.assertIn("index.html", project.tree())

    def test_numbers_that_are_no_order(self):
        for order in (".inf", ".nan", "1e30", "1.5"):
            self.assert_finding(
                {"docs/index.md": f"---\nnav: {{order: {order}}}\n---\n# A\n"}, "config/invalid-value", "docs/index.md", 2, 14
            )

    def test_a_docs_directory_that_is_not_there(self):
        result = self.project({"forge-docs.yaml": "docs: dcos\n"}).run("check")
        self.assertEqual(result.returncode, 2)
        self.assertIn("dcos", result.stderr)

    def test_templates_that_include_themselves(self):
        project = self.project(
            {"docs/index.md": "# A\n", "site/templates/partials/footer.mustache": "{{> partials/footer}}\n"}
        )
        result = project.run("build")
        self.assertEqual(result.returncode, 1)
        self.assertIn("includes itself", result.stdout)

    def test_hostile_markdown_is_quick(self):
        nasty = {
            "docs/index.md": "# A\n",
            "docs/quotes.md": ">" * 20000 + " x\n",
            "docs/brackets.md": "[" * 20000 + "\n",
            "docs/emphasis.md": "*a **b " * 10000 + "\n",
            "docs/ticks.md": "`" * 5000 + "x" + "`" * 4999 + "\n",
            "docs/tables.md": "|" * 20000 + "\n" + "|-" * 10000 + "|\n",
            "docs/footnotes.md": "[^1]" * 5000 + "\n\n[^1]: x\n",
            "docs/nul.md": b"a\x00b\n",
        }
        self.assertIn(self.project(nasty).run("build", "--quiet").returncode, (0, 1))

    def test_alias_bombs_are_findings(self):
        bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
        for before, name in zip("abcdefgh", "bcdefghi"):
            bomb += f"{name}: &{name} [" + ", ".join([f"*{before}"] * 10) + "]\n"
        code, found = self.findings(self.project({"docs/index.md": "# A\n", "openapi/openapi.yaml": bomb}))
        self.assertEqual(code, 1)
        self.assertIn("yaml/alias-expansion", {f["rule"] for f in found})

    def test_reference_cycles_end(self):
        spec = (
            "openapi: 3.1.0\ninfo: {title: A, version: 1.0.0}\npaths: {}\ncomponents:\n  schemas:\n"
            "    A: {$ref: '#/components/schemas/B'}\n    B: {$ref: '#/components/schemas/A'}\n"
        )
        code, found = self.findings(self.project({"docs/index.md": "# A\n", "openapi/openapi.yaml": spec}))
        self.assertEqual(code, 1)
        self.assertEqual({f["rule"] for f in found if f["severity"] == "error"}, {"openapi/unresolved-reference"})


class Baseline(unittest.TestCase):
    def test_known_findings_pass_new_ones_fail_and_mended_ones_must_go(self):
        project = Project({"docs/index.md": "# A\n\n[x](gone.md)\n"})
        self.addCleanup(project.close)
        check = ("check", "links", "--baseline", "known.txt")
        self.assertEqual(project.run(*check).returncode, 1)
        self.assertEqual(project.run(*check, "--update-baseline").returncode, 0)
        self.assertEqual(project.run(*check).returncode, 0)
        # Another part has nothing to say about the findings of this one.
        other = ("check", "runbooks", "--baseline", "known.txt")
        self.assertEqual(project.run(*other, "--update-baseline").returncode, 0)
        self.assertEqual(project.run(*check).returncode, 0)
        project.write({"docs/index.md": "# A\n\nOther lines first.\n\n[x](gone.md) [y](lost.md)\n"})
        result = project.run(*check)
        self.assertEqual(result.returncode, 1)
        self.assertIn("lost.md", result.stdout)
        self.assertNotIn("gone.md`", result.stdout)
        project.write({"docs/index.md": "# A\n"})
        result = project.run(*check)
        self.assertEqual(result.returncode, 1)
        self.assertIn("baseline/fixed-finding", result.stdout)
        self.assertEqual(project.run(*check, "--update-baseline").returncode, 0)
        self.assertEqual(project.run(*check).returncode, 0)


class BadDescriptions(unittest.TestCase):
    """What `openapi validate` says of files that are no descriptions, or broken ones."""

    HEAD = "openapi: 3.1.0\ninfo: {title: A, version: 1.0.0}\n"

    def findings(self, text, *others, name="api.yaml"):
        project = Project({name: text, **dict(others)})
        self.addCleanup(project.close)
        (project.root / "parts").mkdir(exist_ok=True)
        result = project.run("openapi", "validate", name, "--format", "json")
        self.assertEqual(result.returncode, 1, result.stderr)
        return {(f["rule"], f["line"], f["column"]) for f in json.loads(result.stdout)["diagnostics"]}

    def schema(self, reference):
        return self.HEAD + f"components:\n  schemas:\n    A: {{$ref: '{reference}'}}\n"

    def test_empty_files_lists_and_texts(self):
        for text in ("", "# nothing\n", "- a\n", "text\n", "null\n"):
            self.assertIn(("openapi/unsupported-version", 1, 1), self.findings(text), text)

    def test_indentation_tabs_and_commas(self):
        self.assertIn(("yaml/syntax", 6, 4), self.findings(self.HEAD + "paths:\n  /a:\n    get: {}\n   put: {}\n"))
        self.assertIn(("yaml/syntax", 4, 1), self.findings(self.HEAD + "paths:\n\t/a: {}\n"))
        # What is missing may stand behind the fault, so that the fault is all there is to say.
        self.assertEqual({("yaml/syntax", 1, 20)}, self.findings('{"openapi": "3.1.0",}', name="api.json"))

    def test_references_to_what_cannot_be_read(self):
        for reference in ("parts", "nowhere.yaml", "../../etc/passwd", "/etc/passwd", "#/components/schemas/A"):
            self.assertIn(("openapi/unresolved-reference", 5, 15), self.findings(self.schema(reference)), reference)
        found = self.findings(self.schema("b.yaml#/C"), ("b.yaml", "B: {}\n C: [\n"))
        self.assertIn(("openapi/unresolved-reference", 5, 15), found)
        self.assertTrue(any(rule == "yaml/syntax" for rule, _, _ in found))

    def test_a_link_out_of_the_root_is_not_followed(self):
        project = Project({"api.yaml": self.schema("b.yaml")})
        self.addCleanup(project.close)
        os.symlink("/etc/passwd", project.root / "b.yaml")
        result = project.run("openapi", "validate", "api.yaml", "--format", "json")
        errors = [f["rule"] for f in json.loads(result.stdout)["diagnostics"] if f["severity"] == "error"]
        self.assertEqual(errors, ["openapi/unresolved-reference"])

    def test_a_finding_leads_to_the_specification(self):
        project = Project({"api.yaml": "swagger: '2.0'\ninfo: {title: A, version: 1.0.0}\npaths: {}\nservers: []\n"})
        self.addCleanup(project.close)
        found = json.loads(project.run("openapi", "validate", "api.yaml", "--format", "json").stdout)["diagnostics"]
        found = [f for f in found if f["severity"] == "error"]
        self.assertEqual([f["help"] for f in found], ["https://spec.openapis.org/oas/v2.0.html#swagger-object"])
        self.assertIn("from 3.0 on; this description says 2.0", found[0]["message"])

    def test_nesting_without_end(self):
        nested = '{"openapi": "3.1.0", "components": {"schemas": {"A": ' + '{"not": ' * 100_000 + "{}" + "}" * 100_003
        for name in ("api.json", "api.yaml"):
            self.assertIn("yaml/too-deep", {rule for rule, _, _ in self.findings(nested, name=name)})


if __name__ == "__main__":
    unittest.main()
