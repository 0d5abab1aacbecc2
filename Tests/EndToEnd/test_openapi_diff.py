"""`openapi diff` on files and on git revisions: what it reads, what it prints, and how it exits."""

import json
import subprocess
import unittest

from forge import Project

ROOT = """openapi: 3.1.0
info: {title: Orders, version: 1.0.0}
paths:
  /orders:
    post:
      requestBody: {content: {application/json: {schema: {$ref: 'parts/order.yaml#/Order'}}}}
      responses: {'201': {description: The order}}
"""
ORDER = "Order: {type: object, required: [item], properties: {item: {type: string}, note: {type: string}}}\n"


class OpenAPIDiff(unittest.TestCase):
    def setUp(self):
        self.project = Project({"api/openapi.yaml": ROOT, "api/parts/order.yaml": ORDER})
        self.addCleanup(self.project.close)
        self.git("init", "--quiet")
        self.git("add", "--all")
        self.git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "--message", "One")

    def git(self, *arguments):
        subprocess.run(["git", *arguments], cwd=self.project.root, check=True, capture_output=True)

    def diff(self, *arguments, **options):
        return self.project.run("openapi", "diff", *arguments, **options)

    def test_a_revision_is_read_with_its_own_references(self):
        self.project.write({"api/parts/order.yaml": ORDER.replace("[item]", "[item, note]")})
        result = self.diff("HEAD:api/openapi.yaml", "api/openapi.yaml", "--format", "json")
        self.assertEqual(result.returncode, 1, result.stderr)
        report = json.loads(result.stdout)
        self.assertEqual(report["version"], 1)
        self.assertEqual([change["kind"] for change in report["changes"]], ["request-property-became-required"])
        self.assertEqual(report["changes"][0]["operations"], ["POST /orders"])
        self.assertEqual(report["changes"][0]["new"]["file"], "api/parts/order.yaml")
        self.assertEqual(report["summary"], {"breaking": 1, "dangerous": 0, "safe": 0})

    def test_paths_count_from_the_root_or_from_the_folder_and_may_be_staged(self):
        names = ("HEAD:api/openapi.yaml", "HEAD:./openapi.yaml", ":api/openapi.yaml", "HEAD:../api/openapi.yaml")
        for name in names:
            result = self.diff(name, "openapi.yaml", cwd=self.project.root / "api")
            self.assertEqual((result.returncode, result.stderr), (0, ""), name)

    def test_fail_on_decides_the_exit_code(self):
        self.project.write({"new.yaml": ROOT.replace("post:", "post:\n      operationId: order").replace("parts", "api/parts")})
        self.assertEqual(self.diff("api/openapi.yaml", "new.yaml").returncode, 0)
        self.assertEqual(self.diff("api/openapi.yaml", "new.yaml", "--fail-on", "any").returncode, 1)
        self.assertEqual(self.diff("api/openapi.yaml", "new.yaml", "--fail-on", "dangerous").returncode, 0)
        self.assertEqual(self.diff("new.yaml", "api/openapi.yaml", "--fail-on", "dangerous").returncode, 1)

    def test_what_cannot_be_read_exits_with_2_and_says_why(self):
        self.project.write({"broken.yaml": "openapi: [\n", "other.yaml": "a: 1\n"})
        cases = {
            "nope:api/openapi.yaml": "git knows no revision nope",
            "--x:api/openapi.yaml": "",
            "HEAD:nope.yaml": "no file nope.yaml in revision HEAD",
            "HEAD:../nope.yaml": "no file ../nope.yaml in revision HEAD",
            "nope.yaml": "no such file",
            "broken.yaml": "broken.yaml cannot be read",
            "other.yaml": "has no `openapi` or `swagger` field",
        }
        for name, reason in cases.items():
            result = self.diff(name, "api/openapi.yaml")
            self.assertEqual(result.returncode, 2, name)
            self.assertIn(reason, result.stderr)
            self.assertEqual(result.stdout, "")

    def test_outside_of_a_repository_and_without_git(self):
        outside = Project({"openapi.yaml": ROOT})
        self.addCleanup(outside.close)
        result = outside.run("openapi", "diff", "HEAD:openapi.yaml", "openapi.yaml")
        self.assertEqual(result.returncode, 2)
        self.assertIn("in no git repository", result.stderr)
        result = self.diff("HEAD:api/openapi.yaml", "api/openapi.yaml", env={"PATH": ""})
        self.assertEqual(result.returncode, 2)
        self.assertIn("cannot run git", result.stderr)

    def test_references_that_lead_nowhere_are_told(self):
        self.project.write({"new.yaml": ROOT})
        result = self.diff("api/openapi.yaml", "new.yaml", "--fail-on", "none")
        self.assertEqual(result.returncode, 0)
        self.assertIn("1 reference of new.yaml cannot be followed", result.stderr)


if __name__ == "__main__":
    unittest.main()
