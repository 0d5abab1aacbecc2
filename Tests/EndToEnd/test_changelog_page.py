"""The page of API changes since a git revision: what it shows, where it leads, and what is said where it cannot be made."""

import html
import json
import re
import subprocess
import unittest

from forge import Project

SPEC = """openapi: 3.1.0
info: {title: Orders, version: 1.0.0}
tags: [{name: Orders}]
paths:
  /orders:
    post:
      operationId: createOrder
      tags: [Orders]
      requestBody: {content: {application/json: {schema: {$ref: 'parts.yaml#/Order'}}}}
      responses: {'201': {description: The order}}
  /orders/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    delete: {operationId: deleteOrder, tags: [Orders], responses: {'204': {description: Gone}}}
"""
PARTS = "Order: {type: object, required: [item], properties: {item: {type: string}, note: {type: string}}}\n"
NEW = (
    SPEC.replace("version: 1.0.0", "version: 2.0.0")
    .replace("    delete: {operationId: deleteOrder", "    get: {operationId: readOrder")
    .replace("'204': {description: Gone}", "'200': {description: It}")
)
CONFIGURATION = "openapi:\n  specs: api/openapi.yaml\n  changelog:\n    from: v1.0\n"
SWAGGER = {"node_modules/swagger-ui-dist/swagger-ui-bundle.js": "", "node_modules/swagger-ui-dist/swagger-ui.css": ""}


class ChangelogPage(unittest.TestCase):
    def setUp(self):
        files = {"api/openapi.yaml": SPEC, "api/parts.yaml": PARTS, "docs/index.md": "# Home\n"}
        self.project = Project(files | SWAGGER)
        self.addCleanup(self.project.close)
        self.git("init", "--quiet")
        self.commit("One")
        self.git("tag", "v1.0")
        self.git("tag", "release-1.0")
        changed = {"api/openapi.yaml": NEW, "api/parts.yaml": PARTS.replace("[item]", "[item, note]")}
        self.project.write(changed | {"forge-docs.yaml": CONFIGURATION})

    def git(self, *arguments):
        subprocess.run(["git", *arguments], cwd=self.project.root, check=True, capture_output=True)

    def commit(self, message):
        self.git("add", "--all")
        self.git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "--message", message)

    def build(self, configuration=CONFIGURATION):
        self.project.write({"forge-docs.yaml": configuration})
        return self.project.run("build", "--format", "json")

    def page(self, path):
        return (self.project.root / "build/site" / path).read_text()

    def findings(self, configuration, code=1):
        result = self.build(configuration)
        self.assertEqual(result.returncode, code, result.stderr)
        found = json.loads(result.stdout)["diagnostics"]
        return [finding for finding in found if finding["rule"].startswith("config/")]

    def test_changes_stand_on_a_page_by_level_with_links_to_the_reference(self):
        self.build()
        page = self.page("reference/changes/index.html")
        main = page[page.index("<main") : page.index("</main>")]
        self.assertIn("<h1>API changes since v1.0</h1>", main)
        self.assertIn("from version 1.0.0 to 2.0.0", main)
        levels = re.findall(r'<h2 id="([a-z]+)">', main)
        self.assertEqual(levels, ["breaking", "safe"])
        # The operation that is there still is a link to its section, the one that is gone is not.
        self.assertIn('<a href="../orders/#createOrder"><code>POST /orders</code></a>', main)
        self.assertIn('<a href="../orders/#readOrder"><code>GET /orders/{id}</code></a>', main)
        self.assertIn("<code>DELETE /orders/{id}</code>", main)
        self.assertNotIn("deleteOrder", main)
        self.assertIn('id="createOrder"', self.page("reference/orders/index.html"))
        # It says all of it without script.
        self.assertNotIn("<script", main)

    def test_the_reference_and_pages_lead_to_it(self):
        self.project.write({"docs/index.md": "# Home\n\n[Changes](reference/changes/#breaking)\n"})
        configuration = CONFIGURATION + "    title: What's new & gone\n" + "site: {url: https://docs.example.org}\n"
        result = self.build(configuration)
        self.assertNotIn("unknown-page", result.stdout)
        link = re.search(r'<a href="changes/">([^<]*)</a>', self.page("reference/index.html"))
        self.assertEqual(html.unescape(link[1]), "What's new & gone")
        self.assertIn('href="reference/changes/#breaking"', self.page("index.html"))
        self.assertIn("reference/changes/", self.page("sitemap.xml"))

    def test_without_changes_the_page_says_so(self):
        self.git("checkout", "--quiet", "v1.0", "--", "api")
        self.build()
        self.assertIn("No changes since <code>v1.0</code>", self.page("reference/changes/index.html"))

    def test_a_revision_that_cannot_be_read_is_found_where_it_is_named(self):
        cases = {
            "release-l.0": "git knows no revision `release-l.0`, did you mean `release-1.0`?",
            "--all": "git knows no revision `--all`",
            "HEAD:api": "git knows no revision `HEAD:api`",
        }
        for name, message in cases.items():
            (finding,) = self.findings(CONFIGURATION.replace("v1.0", f'"{name}"'))
            self.assertEqual((finding["rule"], finding["message"]), ("config/unreadable-revision", message))
            self.assertEqual((finding["file"], finding["line"], finding["column"]), ("forge-docs.yaml", 4, 11))
            self.assertFalse((self.project.root / "build/site/reference/changes").exists())

    def test_a_description_that_was_not_there_or_broken_is_a_finding(self):
        self.project.write({"api/other.yaml": SPEC})
        (finding,) = self.findings(CONFIGURATION.replace("api/openapi", "api/other"))
        self.assertEqual(finding["message"], "no file `api/other.yaml` in revision `v1.0`")
        for text, message in (("a: [\n", "cannot be read"), ("a: 1\n", "has no `openapi` or `swagger` field")):
            self.project.write({"api/openapi.yaml": text})
            self.commit("Broken")
            self.project.write({"api/openapi.yaml": NEW})
            (finding,) = self.findings(CONFIGURATION.replace("v1.0", "HEAD"))
            self.assertIn(f"`api/openapi.yaml` in revision `HEAD` {message}", finding["message"])

    def test_no_repository_and_no_git_are_findings(self):
        (self.project.root / ".git").rename(self.project.root / "elsewhere")
        (finding,) = self.findings(CONFIGURATION)
        self.assertIn("in no git repository", finding["message"])
        result = self.project.run("check", "--format", "json", env={"PATH": "/nowhere"})
        self.assertIn("git is not on the PATH", result.stdout)

    def test_a_site_in_a_folder_of_the_repository_reads_its_own_file(self):
        self.commit("Two")
        self.project.write({"inner/docs/index.md": "# Inner\n", "inner/openapi.yaml": SPEC})
        self.commit("Three")
        self.project.write({"inner/openapi.yaml": NEW.replace("$ref: 'parts.yaml#/Order'", "type: string")})
        self.project.write({"inner/forge-docs.yaml": "openapi: {specs: openapi.yaml, changelog: {from: HEAD}}\n"})
        result = self.project.run("check", "--root", "inner", "--format", "json")
        self.assertNotIn("config/", result.stdout)


if __name__ == "__main__":
    unittest.main()
