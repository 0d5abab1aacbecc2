"""The coverage gate as a user runs it: thresholds, reports, the badge, revisions, inventories, exclusions."""

import json
import subprocess
import unittest
import xml.etree.ElementTree

from forge import Project

SPEC = """openapi: 3.1.0
info: {title: Harbor, version: 1.0.0}
servers: [{url: "https://api.harbor.example/v1"}]
tags: [{name: ships, x-owner: "@port/ships"}, {name: crews}]
paths:
  /ships:
    get:
      tags: [ships]
      operationId: listShips
      summary: List ships
      description: Lists every ship.
      responses:
        "200": {description: All, content: {application/json: {schema: {type: array}, example: []}}}
        "400": {description: Bad}
  /crews:
    get:
      tags: [crews]
      summary: List crews
      responses:
        "200": {description: All, content: {application/json: {schema: {type: array}}}}
"""
PAGE = "# Ships\n\n`GET /ships` lists them, `GET /crews` the crews.\n"


class CoverageGate(unittest.TestCase):
    def project(self, files):
        project = Project(files)
        self.addCleanup(project.close)
        return project

    def report(self, project, *arguments):
        result = project.run("coverage", "--quiet", "--report", "report.json", *arguments)
        return result, json.loads((project.root / "report.json").read_text())

    def test_the_two_halves_are_reported_apart_and_together(self):
        project = self.project({"openapi.yaml": SPEC, "docs/index.md": PAGE})
        result, report = self.report(project)
        self.assertEqual(result.returncode, 1, result.stderr)
        total = report["total"]
        self.assertEqual((total["operations"], total["documented"], total["described"], total["mentioned"]), (2, 1, 1, 2))
        self.assertEqual([(tag["name"], tag["percent"]) for tag in report["tags"]], [("ships", 100.0), ("crews", 0.0)])
        self.assertEqual([owner["name"] for owner in report["owners"]], ["@port/ships", "nobody"])
        crews = report["operations"][1]
        self.assertEqual((crews["file"], crews["line"]), ("openapi.yaml", 16))
        self.assertEqual(crews["lacks"], ["description", "errors", "example"])
        self.assertEqual(crews["mentions"], [{"file": "docs/index.md", "line": 3}])
        self.assertEqual(self.report(project, "--threshold", "50")[0].returncode, 0)

    def test_configuration_says_what_counts(self):
        configuration = "coverage:\n  described: {description: 0, errors: 0, example: 0}\n"
        project = self.project({"openapi.yaml": SPEC, "docs/index.md": PAGE, "forge-docs.yaml": configuration})
        self.assertEqual(self.report(project)[0].returncode, 0)
        project.write({"docs/index.md": "# Ships\n", "forge-docs.yaml": configuration + "  mentioned: false\n"})
        self.assertEqual(self.report(project)[0].returncode, 0)

    def test_text_names_what_is_missing_and_where(self):
        project = self.project({"openapi.yaml": SPEC, "docs/index.md": "# Ships\n\n`GET /ships`, `GET /shipss`\n"})
        result = project.run("coverage")
        self.assertEqual(result.returncode, 1)
        self.assertIn("docs/index.md:3:16: error: no operation `GET /shipss`, did you mean `GET /ships`?", result.stdout)
        self.assertRegex(result.stdout, r"GET /crews +not mentioned, no description, .*openapi\.yaml:16")
        self.assertTrue(result.stdout.endswith("1 of 2 public operations documented (50 %), 1 described, 1 mentioned\n"))

    def test_badge_and_reports_are_well_formed(self):
        project = self.project({"openapi.yaml": SPEC, "docs/index.md": PAGE})
        project.run("coverage", "--badge", "badge.svg", "--report", "r.md", "--report", "r.html")
        badge = xml.etree.ElementTree.fromstring((project.root / "badge.svg").read_text())
        self.assertEqual(badge.get("aria-label"), "API docs: 50 %")
        self.assertIn("| `GET /crews` | no description", (project.root / "r.md").read_text())
        # A report names what no page mentions, and is no page itself.
        project.write({"docs/index.md": "# Ships\n"})
        project.run("coverage", "--report", "r.md")
        result = project.run("coverage", "--report", "r.md")
        self.assertIn("0 of 2 public operations documented (0 %), 1 described, 0 mentioned", result.stdout)
        page = (project.root / "r.html").read_text()
        self.assertIn("<code>GET /crews</code>", page)
        self.assertNotIn("<script", page)
        result = project.run("coverage", "--report", "r.pdf")
        self.assertEqual(result.returncode, 2)
        result = project.run("coverage", "--badge", "no/such/folder/badge.svg")
        self.assertEqual(result.returncode, 2)
        self.assertIn("cannot write", result.stderr)

    def git(self, project, *arguments):
        command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments]
        subprocess.run(command, cwd=project.root, check=True, capture_output=True)

    def test_only_what_is_new_since_a_revision_fails(self):
        project = self.project({"openapi.yaml": SPEC, "docs/index.md": PAGE + "\n`GET /boats`\n"})
        self.git(project, "init", "--quiet")
        self.git(project, "add", "--all")
        self.git(project, "commit", "--quiet", "--message", "One")
        self.assertEqual(project.run("coverage").returncode, 1)
        result, report = self.report(project, "--changed-since", "HEAD")
        self.assertEqual(result.returncode, 0, result.stdout)
        self.assertEqual(report["change"]["added"], [])
        # A slip in new text, a mention that is gone, an operation that is new.
        project.write({"docs/more.md": "# More\n\n`GET /shipss`\n"})
        result = project.run("coverage", "--changed-since", "HEAD")
        self.assertEqual(result.returncode, 1)
        self.assertIn("docs/more.md:3:2", result.stdout)
        self.assertNotIn("GET /boats`", result.stdout)
        project.write({"docs/more.md": "# More\n", "docs/index.md": "# Ships\n\n`GET /crews`\n\n`GET /boats`\n"})
        result, report = self.report(project, "--changed-since", "HEAD")
        self.assertEqual(result.returncode, 1)
        self.assertEqual(report["change"]["lost"], ["GET /ships"])
        project.write({"docs/index.md": PAGE, "openapi.yaml": SPEC + "    put:\n      responses: {'204': {description: Done}}\n"})
        result = project.run("check", "coverage", "--changed-since", "HEAD", "--format", "json")
        self.assertEqual(result.returncode, 1)
        found = json.loads(result.stdout)["diagnostics"]
        self.assertEqual(
            [(finding["rule"], finding["line"]) for finding in found],
            [("coverage/undescribed-operation", 21), ("coverage/undocumented-operation", 21)],
        )
        result = project.run("coverage", "--changed-since", "no-such-revision")
        self.assertEqual(result.returncode, 2)
        self.assertIn("git knows no revision", result.stderr)

    def changed(self, project):
        result = project.run("check", "coverage", "--changed-since", "HEAD", "--format", "json")
        found = json.loads(result.stdout)["diagnostics"]
        return [(finding["file"], finding["line"]) for finding in found if finding["rule"] == "coverage/unknown-endpoint"]

    def test_changes_are_found_under_any_name(self):
        old = "# Ships\n\n`GET /boats`\n"
        names = ["docs/a b.md", "docs/mit leer/über uns.md", "docs/ü.md", 'docs/"quoted".md', "docs/plain.md"]
        project = self.project({"openapi.yaml": SPEC, **{name: old for name in names}})
        self.git(project, "init", "--quiet")
        self.git(project, "add", "--all")
        self.git(project, "commit", "--quiet", "--message", "One")
        # What a user's own configuration says of diffs does not matter.
        for key, value in (("diff.interHunkContext", "5"), ("diff.noprefix", "true"), ("core.quotePath", "true")):
            self.git(project, "config", key, value)
        project.write({name: f"`GET /shipz`\n\n{old}" for name in names})
        self.assertEqual(self.changed(project), sorted((name, 1) for name in names))

    def test_a_page_that_was_only_renamed_has_nothing_new(self):
        text = "".join(f"Line {number} of the page.\n\n" for number in range(20))
        project = self.project({"openapi.yaml": SPEC, "docs/old.md": f"# Ships\n\n`GET /boats`\n\n{text}"})
        self.git(project, "init", "--quiet")
        self.git(project, "add", "--all")
        self.git(project, "commit", "--quiet", "--message", "One")
        self.git(project, "mv", "docs/old.md", "docs/new.md")
        self.assertEqual(self.changed(project), [])

    def test_pages_of_a_submodule_are_compared_inside(self):
        inner = self.project({"a.md": "# A\n\n`GET /boats`\n"})
        project = self.project({"openapi.yaml": SPEC})
        for each in (inner, project):
            self.git(each, "init", "--quiet")
            self.git(each, "add", "--all")
            self.git(each, "commit", "--quiet", "--message", "One")
        self.git(project, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(inner.root), "docs")
        self.git(project, "commit", "--quiet", "--message", "Two")
        self.assertEqual(self.changed(project), [])
        project.write({"docs/b.md": "`GET /shipz`\n", "docs/a.md": "# A\n\n`GET /boats`\n\n`GET /shipy`\n"})
        self.assertEqual(self.changed(project), [("docs/a.md", 5), ("docs/b.md", 1)])

    def test_a_folder_of_the_repository_is_compared_with_itself(self):
        project = self.project({"api/openapi.yaml": SPEC, "api/docs/index.md": PAGE, "docs/index.md": "# Other\n"})
        self.git(project, "init", "--quiet")
        self.git(project, "add", "--all")
        self.git(project, "commit", "--quiet", "--message", "One")
        project.write({"api/docs/index.md": PAGE + "\n`GET /nothing`\n"})
        result = project.run("coverage", "--root", "api", "--changed-since", "HEAD", "--format", "json")
        found = json.loads(result.stdout)["diagnostics"]
        self.assertEqual([(finding["rule"], finding["line"]) for finding in found], [("coverage/unknown-endpoint", 5)])

    def test_exclusions_have_a_reason_and_may_end(self):
        exclude = "coverage:\n  exclude:\n    - operation: GET /crews\n      reason: next quarter\n      expires: {}\n"
        files = {"openapi.yaml": SPEC, "docs/index.md": PAGE, "forge-docs.yaml": exclude.format("2999-01-01")}
        project = self.project(files)
        self.assertEqual(project.run("coverage").returncode, 0)
        project.write({"forge-docs.yaml": exclude.format("2001-01-01")})
        result = project.run("coverage")
        self.assertEqual(result.returncode, 1)
        self.assertIn("the exclusion of `GET /crews` ended on 2001-01-01", result.stdout)
        project.write({"forge-docs.yaml": exclude.format("2001-02-30")})
        result = project.run("coverage")
        self.assertEqual(result.returncode, 2)
        self.assertIn("`expires` is a day", result.stdout + result.stderr)

    def test_inventories_show_what_no_spec_describes(self):
        har = {"log": {"entries": [{
            "request": {"method": "DELETE", "url": "https://api.harbor.example/v1/ships?force=1"}, "response": {"status": 204},
        }]}}
        caddy = [
            {"request": {"method": "GET", "host": "api.harbor.example", "uri": f"/v1/crews/{id}"}, "status": status}
            for id, status in ((1, 200), (2, 200), (3, 404))
        ]
        ingress = (
            "apiVersion: networking.k8s.io/v1\nkind: Ingress\nspec:\n  rules:\n    - host: api.harbor.example\n"
            "      http:\n        paths:\n          - {path: /v1, pathType: Prefix}\n          - {path: /hooks, pathType: Prefix}\n"
        )
        exported = SPEC.replace("/crews:", "/crews/all:")
        project = self.project({
            "forge-docs.yaml": "openapi:\n  specs: openapi.yaml\n  inventory: [a.har, caddy.log, routes.yaml, exported.yaml, nginx.log]\n",
            "openapi.yaml": SPEC, "docs/index.md": PAGE, "a.har": json.dumps(har), "routes.yaml": ingress,
            "caddy.log": "\n".join(map(json.dumps, caddy)) + "\n", "exported.yaml": exported,
            "nginx.log": '::1 - - [01/Jan/2026:00:00:00 +0000] "POST /v1/ships HTTP/1.1" 201 5 "-" "curl"\n',
        })
        result = project.run("check", "coverage", "--format", "json")
        found = json.loads(result.stdout)["diagnostics"]
        strays = [(d["file"], d["message"]) for d in found if d["rule"] == "coverage/undescribed-endpoint"]
        self.assertEqual(
            strays,
            [
                ("a.har", "no spec describes `DELETE /v1/ships`, did you mean `GET /ships`?"),
                ("caddy.log", "no spec describes `GET /v1/crews/{id}`, did you mean `GET /crews`?"),
                ("exported.yaml", "no spec describes `GET /v1/crews/all`, did you mean `GET /crews`?"),
                ("nginx.log", "no spec describes `POST /v1/ships`, did you mean `GET /ships`?"),
                ("routes.yaml", "no spec has an operation below `/hooks`"),
            ],
        )
        self.assertFalse([d for d in found if d["rule"] == "coverage/unknown-server-host"])

    def test_internal_operations_are_no_part_of_it(self):
        internal = SPEC.replace("    get:\n      tags: [crews]", "    x-internal: true\n    get:\n      tags: [crews]")
        project = self.project({"openapi.yaml": internal, "docs/index.md": "# Ships\n\n`GET /ships`\n"})
        result, report = self.report(project)
        self.assertEqual((result.returncode, report["total"]["operations"]), (0, 1))
        project.write({"docs/index.md": PAGE})
        self.assertIn("`GET /crews` is internal", project.run("coverage").stdout)


if __name__ == "__main__":
    unittest.main()
