"""Manifests as a user meets them: found without configuration, listed with their lines, rendered, and checked."""

import json
import os
import pathlib
import tempfile
import unittest

from forge import Project

DEPLOYMENT = """apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  selector:
    matchLabels: {app: api}
  template:
    metadata:
      labels: {app: api}
    spec:
      containers:
        - name: api
          image: api:1.0.0
          ports: [{name: http, containerPort: 8080}]
          envFrom:
            - configMapRef: {name: settings}
"""
SERVICE = """apiVersion: v1
kind: Service
metadata:
  name: api
spec:
  selector: {app: api}
  ports: [{port: 80, targetPort: http}]
"""
CHART = {
    "charts/web/Chart.yaml": "apiVersion: v2\nname: web\nversion: 1.0.0\n",
    "charts/web/values.yaml": "replicas: 1\nimage:\n  tag: v1\n",
    "charts/web/values-prod.yaml": "replicas: 3\n",
    "charts/web/templates/deployment.yaml": """apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}-web
spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web
          image: "web:{{ .Values.image.tag }}"
""",
}
KUSTOMIZE = {
    "deploy/base/kustomization.yaml": "resources: [deployment.yaml, service.yaml]\nconfigMapGenerator:\n  - name: settings\n    literals: [LEVEL=info]\n",
    "deploy/base/deployment.yaml": DEPLOYMENT,
    "deploy/base/service.yaml": SERVICE,
    "deploy/overlays/prod/kustomization.yaml": "namespace: web\nresources: [../../base]\n",
}
COMPOSE = {"local/compose.yaml": "services:\n  db:\n    image: postgres:17\n"}


class Manifests(unittest.TestCase):
    def project(self, files):
        project = Project({"docs/index.md": "# Home\n", **files})
        self.addCleanup(project.close)
        return project

    def test_environments_are_found_and_listed_with_their_lines(self):
        project = self.project({**CHART, **KUSTOMIZE, **COMPOSE})
        listed = json.loads(project.run("manifests", "list", "--format", "json").stdout)
        rows = {(row["environment"], row["kind"], row["name"]): row for row in listed["objects"]}
        self.assertEqual(
            {key for key in rows if key[1] != "ConfigMap"},
            {
                ("kustomize-prod", "Deployment", "api"), ("kustomize-prod", "Service", "api"),
                ("helm-prod", "Deployment", "web-web"), ("local", "service", "db"),
            },
        )
        service = rows["kustomize-prod", "Service", "api"]
        self.assertEqual((service["namespace"], service["file"], service["line"]), ("web", "deploy/base/service.yaml", 4))
        web = rows["helm-prod", "Deployment", "web-web"]
        self.assertEqual((web["file"], web["line"]), ("charts/web/templates/deployment.yaml", 4))
        self.assertEqual(listed["unknown"], [])
        table = project.run("manifests", "list", "--environment", "kustomize-prod").stdout
        self.assertIn("deploy/base/service.yaml:4", table)

    def test_a_name_that_is_wrong_is_shown_where_it_stands_with_what_exists(self):
        files = {**KUSTOMIZE}
        self.assertEqual(self.project(files).run("check", "manifests").returncode, 0)
        files["deploy/base/deployment.yaml"] = DEPLOYMENT.replace("{name: settings}", "{name: setings}")
        result = self.project(files).run("check", "manifests", "--format", "json")
        self.assertEqual(result.returncode, 1)
        (finding,) = json.loads(result.stdout)["diagnostics"]
        self.assertEqual(
            (finding["rule"], finding["file"], finding["line"], finding["column"]),
            ("manifests/unknown-reference", "deploy/base/deployment.yaml", 17, 36),
        )
        self.assertIn("`setings`", finding["message"])

    def test_a_finding_is_accepted_by_a_comment_in_a_template(self):
        files = dict(CHART)
        files["charts/web/templates/service.yaml"] = SERVICE.replace("app: api", "app: wbe").replace("name: api", "name: {{ .Release.Name }}")
        self.assertIn("manifests/unmatched-selector", self.project(files).run("check", "manifests").stdout)
        files["charts/web/templates/service.yaml"] = files["charts/web/templates/service.yaml"].replace(
            "  selector:", "  # forge-docs allow: manifests/unmatched-selector — pods come from another chart\n  selector:")
        result = self.project(files).run("check", "manifests")
        self.assertEqual(result.returncode, 0, result.stdout)

    def test_configuration_names_environments(self):
        files = {
            **CHART,
            "forge-docs.yaml": """environments:
  live:
    chart: charts/web
    values: charts/web/values-prod.yaml
    set: {image.tag: v2}
    release: shop
    namespace: front
""",
        }
        project = self.project(files)
        rendered = project.run("manifests", "render", "--environment", "live").stdout
        self.assertIn("name: shop-web", rendered)
        self.assertIn("replicas: 3", rendered)
        self.assertIn("web:v2", rendered)
        unknown = project.run("manifests", "render", "--environment", "lvie")
        self.assertEqual(unknown.returncode, 2)
        self.assertIn("did you mean `live`?", unknown.stderr)

    def test_the_end_of_an_inline_patch_is_trimmed_as_kustomize_does(self):
        patch = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  text: |\n    one\n    two\n"
        lines = "".join(f"      {line}\n" for line in patch.splitlines())
        files = {
            "deploy/kustomization.yaml": f"resources: [map.yaml]\npatches:\n  - patch: |\n{lines}",
            "deploy/map.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n",
        }
        rendered = self.project(files).run("manifests", "render", "--kustomize", "deploy", "--format", "json").stdout
        self.assertEqual(json.loads(rendered)[0]["data"]["text"], "one\ntwo")

    def test_manifests_stand_beside_a_release(self):
        secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: token}\nstringData: {value: x}\n"
        reading = CHART["charts/web/templates/deployment.yaml"].replace(
            "          image:", "          envFrom: [{secretRef: {name: token}}]\n          image:", 1)
        files = {
            **CHART, "charts/web/templates/deployment.yaml": reading, "deploy/secret.yaml": secret,
            "forge-docs.yaml": "environments:\n  live: {chart: charts/web, namespace: front}\n",
        }
        self.assertIn("manifests/missing-secret", self.project(files).run("check", "manifests").stdout)
        # One that a page makes, and removes in the end, is there when it is needed.
        page = "# Install\n\n```bash\nkubectl -n front create secret generic token --from-literal=value=x\n```\n\n## Remove\n\n"
        made = self.project({**files, "docs/index.md": page + "```bash\nkubectl -n front delete secret token\n```\n"})
        for parts in ([], ["manifests"]):
            self.assertNotIn("manifests/missing-secret", made.run("check", *parts).stdout)
        self.assertIn("manifests/missing-secret", self.project({**files, "docs/index.md": page.replace("token", "other")}).run("check").stdout)
        files["forge-docs.yaml"] = files["forge-docs.yaml"].replace("front", "front, manifests: deploy")
        project = self.project(files)
        self.assertNotIn("manifests/missing-secret", project.run("check", "manifests").stdout)
        listed = project.run("manifests", "list", "--environment", "live").stdout
        self.assertRegex(listed, r"Secret +front +token +deploy/secret.yaml:3")

    def test_an_environment_needs_one_source(self):
        files = {"forge-docs.yaml": "environments:\n  a: {namespace: x}\n  b: {chart: c, compose: d.yaml}\n"}
        result = self.project(files).run("check")
        self.assertEqual(result.returncode, 2)
        self.assertEqual(result.stdout.count("config/invalid-value"), 2)

    def test_servers_are_compared_with_the_hosts_of_named_environments(self):
        ingress = """apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: api}
spec:
  rules: [{host: api.example.com}]
"""
        spec = "openapi: 3.1.0\ninfo: {title: A, version: '1'}\nservers: [{url: 'https://apis.example.com/v1'}]\npaths: {}\n"
        files = {
            "openapi/openapi.yaml": spec, "deploy/ingress.yaml": ingress,
            "forge-docs.yaml": "environments:\n  live: {manifests: deploy}\n",
        }
        self.assertIn("apis.example.com", self.project(files).run("check", "coverage").stdout)
        del files["forge-docs.yaml"]
        self.assertNotIn("apis.example.com", self.project(files).run("check", "coverage").stdout)

    def test_helm_flags_files_and_errors(self):
        project = self.project(CHART)
        arguments = ("manifests", "render", "--helm", "charts/web", "--release", "x", "-f", "charts/web/values-prod.yaml")
        self.assertIn("replicas: 7", project.run(*arguments, "--set", "replicas=7").stdout)
        objects = json.loads(project.run(*arguments, "--format", "json").stdout)
        self.assertEqual([item["kind"] for item in objects], ["Deployment"])
        self.assertIn("# charts/web/templates/deployment.yaml:4\n", project.run(*arguments, "--sources").stdout)
        broken = project.run(*arguments, "--set", "image=null")
        self.assertEqual(broken.returncode, 1)
        self.assertIn("nil pointer evaluating interface {}.tag", broken.stderr)
        self.assertIn("deployment.yaml:15:", broken.stderr)
        self.assertEqual(project.run("manifests", "render", "--helm", "none").returncode, 2)
        self.assertEqual(project.run("manifests", "render").returncode, 2)

    def test_a_chart_outside_the_root_is_read_and_links_out_of_it_are_not(self):
        with tempfile.TemporaryDirectory() as folder:
            outside = pathlib.Path(folder)
            (outside / "secret.txt").write_text("top secret", encoding="utf-8")
            project = self.project({"chart/Chart.yaml": CHART["charts/web/Chart.yaml"]})
            chart = project.root / "chart"
            (chart / "templates").mkdir()
            (chart / "templates" / "cm.yaml").write_text(
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: \"<{{ .Files.Get \"secret.txt\" }}>\"}\n",
                encoding="utf-8")
            os.symlink(outside / "secret.txt", chart / "secret.txt")
            os.symlink(chart, chart / "loop")
            elsewhere = self.project({})
            result = elsewhere.run("manifests", "render", "--helm", str(chart))
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertIn("<>", result.stdout)

    def test_output_is_the_same_at_any_number_of_jobs(self):
        project = self.project({**CHART, **KUSTOMIZE, **COMPOSE})
        self.assertEqual(
            project.run("manifests", "list", "--jobs", "1").stdout, project.run("manifests", "list", "--jobs", "8").stdout)


if __name__ == "__main__":
    unittest.main()
