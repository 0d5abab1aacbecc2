"""`openapi validate --fix` on files, and the schema that `init` prints."""

import json
import unittest

from forge import Project

BROKEN = """openapi: 3.1
info: {title: A, version: 1.0}
servers:
  - url: https://a.example.net/v1/ # ours
tagss: [{name: a}, {name: a}]
paths:
  /a/{id}:
    GET:
      parameters: [{$ref: 'parts.yaml#/Id'}]
      responses: {'200': {description: Done}}
"""
PARTS = "Id: {name: id, in: Path, schema: {type: str, nullable: true}} # shared\n"


class OpenAPIFix(unittest.TestCase):
    def setUp(self):
        self.project = Project({"api.yaml": BROKEN, "parts.yaml": PARTS})
        self.addCleanup(self.project.close)

    def test_what_shows_only_when_the_rest_is_mended_is_mended_too(self):
        # Without a version nothing but the version can be judged; a duplicate tag shows in a field that has its name.
        result = self.project.run("openapi", "validate", "api.yaml", "--fix", "--format", "json")
        self.assertIn("mended 10 findings in api.yaml, parts.yaml", result.stderr)
        self.assertEqual(
            (self.project.root / "api.yaml").read_text(),
            BROKEN.replace("3.1\n", '"3.1.0"\n').replace("1.0}", '"1.0"}').replace("v1/ #", "v1 #")
            .replace("tagss: [{name: a}, {name: a}]", "tags: [{name: a}]").replace("GET:", "get:"),
        )
        self.assertEqual(
            (self.project.root / "parts.yaml").read_text(),
            'Id: {name: id, in: path, required: true, schema: {type: [string, "null"]}} # shared\n',
        )
        fixes = [finding.get("fix") or {} for finding in json.loads(result.stdout)["diagnostics"]]
        self.assertFalse(any(fix.get("safe") for fix in fixes))

    def test_a_second_run_changes_nothing(self):
        self.project.run("openapi", "validate", "api.yaml", "--fix")
        before = self.project.tree(".")
        result = self.project.run("openapi", "validate", "api.yaml", "--fix")
        self.assertNotIn("mended", result.stderr)
        self.assertEqual(self.project.tree("."), before)

    def test_the_schema_of_the_configuration_is_printed_and_nothing_written(self):
        project = Project({"docs/index.md": "# Home\n"})
        self.addCleanup(project.close)
        result = project.run("init", "--schema")
        self.assertEqual(result.returncode, 0, result.stderr)
        schema = json.loads(result.stdout)
        self.assertEqual(schema["$schema"], "https://json-schema.org/draft/2020-12/schema")
        self.assertIn("openapi/unknown-field", schema["properties"]["rules"]["properties"])
        self.assertFalse((project.root / "forge-docs.yaml").exists())


if __name__ == "__main__":
    unittest.main()
