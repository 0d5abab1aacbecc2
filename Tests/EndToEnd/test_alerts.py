"""The alerts of a repository and the documentation they lead to: this repository's, with one thing wrong at a time, and
small ones of other kinds."""

import json
import pathlib
import re
import shutil
import subprocess
import tempfile
import time
import unittest

from forge import BINARY, ROOT, Project

RULES = "infrastructure/monitoring/prometheus/rules"
RUNBOOK = "docs/runbooks/troubleshooting.md"
URL = re.compile(r"^( +)runbook_url: (https://\S+?)#(\S+)$", re.MULTILINE)
ALERT = re.compile(r"^ +- alert: (\w+)$", re.MULTILINE)


def found(result):
    """Rule, file, line, columns of each finding."""
    return sorted(
        (item["rule"], item["file"], item["line"], item["column"], item["endColumn"])
        for item in json.loads(result.stdout)["diagnostics"]
    )


class ThisRepository(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory(prefix="alerts-")
        cls.root = pathlib.Path(cls.folder.name)
        for part in ["docs", "infrastructure", "openapi", "forge-docs.yaml"]:
            source = ROOT / part
            (shutil.copytree if source.is_dir() else shutil.copy)(source, cls.root / part)
        cls.rules = {
            path: path.read_text() for path in sorted((cls.root / RULES).glob("*.yaml")) if "alert:" in path.read_text()
        }

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def check(self, changes):
        """The findings and claims with other texts in some files."""
        before = {path: path.read_text() for path in changes}
        try:
            for path, text in changes.items():
                path.write_text(text)
            result = subprocess.run(
                [BINARY, "check", "alerts", "--format", "json", "--root", self.root], capture_output=True, text=True, timeout=120
            )
        finally:
            for path, text in before.items():
                path.write_text(text)
        self.assertIn(result.returncode, (0, 1), result.stderr)
        return found(result), json.loads(result.stdout)["claims"]

    def place(self, path, text, offset, length):
        line = text.count("\n", 0, offset) + 1
        column = offset - text.rfind("\n", 0, offset)
        return str(path.relative_to(self.root)), line, column, column + length

    def test_every_alert_resolves_and_is_a_claim_with_its_heading(self):
        findings, claims = self.check({})
        self.assertEqual(findings, [])
        alerts = sum(len(ALERT.findall(text)) for text in self.rules.values())
        self.assertEqual(len(claims), alerts)
        lines = (self.root / RUNBOOK).read_text().splitlines()
        for claim in claims:
            self.assertEqual((claim["tool"], claim["kind"], claim["verdict"]), ("alerts", "runbook", "verified"))
            (evidence,) = claim["evidence"]
            self.assertTrue(lines[evidence["line"] - 1].startswith("#"), claim)

    def test_each_broken_anchor_is_one_finding_at_the_anchor(self):
        changes, wanted = {}, []
        for path, text in self.rules.items():
            broken = URL.sub(lambda match: match[0] + "-" + str(match.start()), text)
            changes[path] = broken
            for match in URL.finditer(broken):
                wanted.append(("alerts/unresolved-runbook", *self.place(path, broken, match.start(3), len(match[3]))))
        findings, claims = self.check(changes)
        self.assertGreater(len(wanted), 35)
        self.assertEqual(findings, sorted(wanted))
        self.assertEqual({claim["verdict"] for claim in claims}, {"contradicted"})

    def test_one_broken_page_is_one_finding_with_the_page_that_is_meant(self):
        path, text = next(iter(self.rules.items()))
        match = URL.search(text)
        offset = text.index("runbooks/troubleshooting/", match.start())
        broken = text[:offset] + "runbooks/trobleshooting/" + text[offset + len("runbooks/troubleshooting/") :]
        findings, _ = self.check({path: broken})
        self.assertEqual(findings, [("alerts/unresolved-runbook", *self.place(path, broken, offset, len("runbooks/trobleshooting/")))])

    def test_a_renamed_heading_is_a_finding_for_each_alert_that_leads_to_it(self):
        page = self.root / RUNBOOK
        text = page.read_text()
        for heading, anchor in [("Redis is down or full", "redis-is-down-or-full"), ("A backup is missing", "a-backup-is-missing")]:
            changed = re.sub(rf"^## {heading}$|^### {heading}$", lambda match: match[0] + " now", text, flags=re.MULTILINE)
            self.assertNotEqual(changed, text, heading)
            wanted = [
                ("alerts/unresolved-runbook", *self.place(path, rules, match.start(3), len(match[3])))
                for path, rules in self.rules.items() for match in URL.finditer(rules) if match[3] == anchor
            ]
            findings, _ = self.check({page: changed})
            self.assertTrue(wanted)
            self.assertEqual(findings, sorted(wanted))

    def test_alerts_without_a_runbook_are_findings_at_their_names(self):
        changes, wanted = {}, []
        for path, text in self.rules.items():
            match = URL.search(text)
            changed = text[: match.start()] + text[match.end() + 1 :]
            alert = list(ALERT.finditer(text, 0, match.start()))[-1]
            wanted.append(("alerts/missing-runbook", *self.place(path, text, alert.start(1), len(alert[1]))))
            changes[path] = changed
        self.assertEqual(self.check(changes)[0], sorted(wanted))

    def test_a_removed_alert_is_a_finding_where_it_is_documented(self):
        for name in ["VolumeFillingUp", "AssetStale", "RedisMemoryHigh", "ApiAtMaxReplicas"]:
            path, rules = next((path, rules) for path, rules in self.rules.items() if f"alert: {name}\n" in rules)
            changed = re.sub(rf"^        - alert: {name}\n(?:          .*\n)+", "", rules, flags=re.MULTILINE)
            # The first cells of tables; what is said of the alert in other text is not judged.
            wanted = [
                ("alerts/unknown-alert", *self.place(page, page.read_text(), match.start(1), len(name)))
                for page in self.root.glob("docs/**/*.md")
                for match in re.finditer(rf"^\| (?:`\w+`, )*`({name})`", page.read_text(), re.MULTILINE)
            ]
            with self.subTest(name):
                self.assertIn(RUNBOOK, [finding[1] for finding in wanted])
                self.assertEqual(self.check({path: changed})[0], sorted(wanted))

    def test_a_metric_that_nothing_produces_is_found_in_rules_and_dashboards(self):
        path = next(path for path in self.rules if path.name == "database-alerts.yaml")
        text = self.rules[path]
        offset = text.index("pg_stat_database_deadlocks{")
        board = self.root / "infrastructure/monitoring/grafana/dashboards/database-performance.json"
        panels = board.read_text()
        place = panels.index("pg_stat_database_deadlocks")
        changed = {
            path: text[:offset] + "pg_stat_database_deadlock_" + text[offset + 26 :],
            board: panels[:place] + "pg_stat_database_deadlock_" + panels[place + 26 :],
        }
        self.assertEqual(
            self.check(changed)[0],
            sorted(
                ("alerts/unknown-metric", *self.place(file, changed[file], start, 26))
                for file, start in [(path, offset), (board, place)]
            ),
        )


RULE_FILE = """groups:
  - name: api
    rules:
      - alert: ApiDown
        expr: up == 0
        annotations:
          summary: '{{ $labels.job }} is down'
          runbook_url: https://docs.acme.example/runbooks/api/#%s
"""
PAGE = "# API\n\n## Api down\n\n## Api slow\n"


class OtherRepositories(unittest.TestCase):
    def check(self, files, *arguments):
        project = Project(files)
        self.addCleanup(project.close)
        result = project.run("check", "alerts", "--format", "json", *arguments)
        self.assertIn(result.returncode, (0, 1), result.stderr)
        return found(result)

    def test_beside_mkdocs(self):
        files = {"mkdocs.yml": "site_url: https://docs.acme.example\n", "docs/index.md": "# Home\n", "docs/runbooks/api.md": PAGE}
        self.assertEqual(self.check(files | {"rules/api.yml": RULE_FILE % "api-down"}), [])
        self.assertEqual(
            self.check(files | {"rules/api.yml": RULE_FILE % "api-dwn"}),
            [("alerts/unresolved-runbook", "rules/api.yml", 8, 64, 71)],
        )

    def test_without_the_site_s_url_no_claim_is_made(self):
        self.assertEqual(self.check({"docs/runbooks/api.md": PAGE, "rules/api.yml": RULE_FILE % "gone"}), [])

    def test_prefixes_lead_to_folders(self):
        files = {
            "docs/runbooks/api.md": PAGE,
            "forge-docs.yaml": "alerts:\n  runbooks: {https://run.acme.example: runbooks}\n  annotations: playbook\n",
        }
        rules = "groups: [{name: a, rules: [{alert: A, expr: up, annotations: {playbook: 'https://run.acme.example/%s'}}]}]\n"
        self.assertEqual(self.check(files | {"rules.yml": rules % "api#api-down"}), [])
        self.assertEqual(len(self.check(files | {"rules.yml": rules % "apis#api-down"})), 1)
        self.assertEqual(len(self.check(files | {"rules.yml": rules % "api#api-gone"})), 1)

    def test_charts_with_escaped_actions(self):
        chart = {
            "forge-docs.yaml": "site: {url: 'https://docs.acme.example/'}\n",
            "docs/index.md": PAGE,
            "chart/Chart.yaml": "apiVersion: v2\nname: shop\nversion: 1.0.0\n",
            "chart/values.yaml": "docs: https://docs.acme.example\nqueues: [down, slow]\n",
            "chart/files/more.yaml": RULE_FILE.replace("runbooks/api/", "") % "more-gone",
            "chart/templates/more.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: more}\ndata:\n"
            '  more.yaml: |\n{{ .Files.Get "files/more.yaml" | indent 4 }}\n',
            "chart/templates/rules.yaml": """apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: {name: shop}
spec:
  groups:
    - name: shop
      rules:
        - alert: ApiDown
          expr: up == 0
          annotations:
            summary: '{{`{{ $labels.job }}`}} is down'
            runbook_url: {{ .Values.docs }}/#api-gone
        {{- range .Values.queues }}
        - alert: Queue{{ . | title }}
          expr: up == 0
          annotations:
            runbook_url: https://docs.acme.example/#api-{{ . }}
        {{- end }}
        - alert: Bare
          expr: up == 0
        - alert: Watchdog
          expr: vector(1)
""",
        }
        self.assertEqual(
            self.check(chart),
            [
                ("alerts/missing-runbook", "chart/templates/rules.yaml", 19, 18, 22),
                ("alerts/unresolved-runbook", "chart/files/more.yaml", 8, 51, 60),
                ("alerts/unresolved-runbook", "chart/templates/rules.yaml", 12, 46, 54),
            ],
        )

    def test_rules_inside_config_maps(self):
        text = RULE_FILE.replace("runbooks/api/", "") % "gone"
        block = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  a.rules: |\n" + "".join(
            f"    {line}\n" for line in text.splitlines()
        )
        quoted = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: b}\ndata:\n  b.rules: " + json.dumps(text) + "\n"
        files = {
            "forge-docs.yaml": "site: {url: 'https://docs.acme.example/'}\n", "docs/index.md": PAGE,
            "deploy/block.yaml": block, "deploy/quoted.yaml": quoted,
        }
        column = quoted.splitlines()[-1].index("#gone") + 2
        self.assertEqual(
            self.check(files),
            [
                ("alerts/unresolved-runbook", "deploy/block.yaml", 13, 55, 59),
                ("alerts/unresolved-runbook", "deploy/quoted.yaml", 5, column, column + 4),
            ],
        )

    def test_one_alert_in_three_environments_is_one_finding(self):
        rule = "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {name: a}\nspec:\n" + "".join(
            f"  {line}\n" for line in (RULE_FILE.replace("runbooks/api/", "") % "gone").splitlines()
        )
        files = {"forge-docs.yaml": "site: {url: 'https://docs.acme.example/'}\n", "docs/index.md": PAGE,
                 "base/rule.yaml": rule, "base/kustomization.yaml": "resources: [rule.yaml]\n"}
        for name in ["dev", "staging", "prod"]:
            files[f"overlays/{name}/kustomization.yaml"] = f"resources: [../../base]\nnamePrefix: {name}-\n"
        self.assertEqual(self.check(files), [("alerts/unresolved-runbook", "base/rule.yaml", 12, 53, 57)])

    def test_suppressions_and_severities_hold(self):
        files = {"forge-docs.yaml": "site: {url: 'https://docs.acme.example/'}\n", "docs/index.md": PAGE}
        rules = (RULE_FILE % "x").replace("      - alert", "      # forge-docs allow: alerts/unresolved-runbook — comes later\n      - alert")
        self.assertEqual(self.check(files | {"rules.yml": rules}), [])

    def test_names_of_other_things_are_left_alone(self):
        page = PAGE + (
            "\n| Kind | Name |\n|---|---|\n| `PrometheusRule` | `ApiDown` |\n| `ServiceMonitor` | `ApiSlow` |\n"
            "\n| Alert | State |\n|---|---|\n| `ApiDown` | `CrashLoopBackOff` |\n| `ApiSlow` | `OutOfMemoryError` |\n"
            "| `KubePodCrashLooping` | x |\n\n- `ApiDown`: a\n- `ApiSlow`: b\n- `HashMap`: c\n- `NullPointerException`: d\n"
            "\n## ApiDown\n\n## PrometheusRule\n\n## ApiSlow\n"
        )
        rules = "groups: [{name: a, rules: [{alert: ApiDown, expr: up, annotations: {runbook: docs/index.md}}, {alert: ApiSlow, expr: up, annotations: {runbook: docs/index.md}}]}]\n"
        self.assertEqual(self.check({"docs/index.md": page, "rules.yml": rules}), [])

    def test_nasty_files_end(self):
        nasty = {
            "number": "groups: 3\n",
            "types": "groups:\n  - 4\n  - {rules: {a: b}}\n  - {rules: [1, [2], {alert: [x]}, {alert: {a: b}}, {alert: A, annotations: [1], expr: {a: 1}}]}\nrules: x\n",
            "null": "groups:\nrules:\n",
            "duplicates": "groups: []\ngroups: []\nrules: 1\nalert: x\n",
            "aliases": "x: &x {runbook_url: 'https://docs.acme.example/#gone'}\ngroups: [{rules: [{alert: A, expr: up, annotations: *x}, {alert: B, expr: up, annotations: *x}]}]\n",
            "loop": "groups: &a [*a]\nrules: 1\n",
            "bom": b"\xef\xbb\xbf" + (RULE_FILE % "x").encode(),
            "crlf": (RULE_FILE % "x").replace("\n", "\r\n"),
            "bytes": b"groups:\n- rules:\n  - alert: \xff\xfe\x00\n    expr: up\n",
            "broken": "groups:\n  - name: 'x\n    rules:\n      - alert: A\n",
            "template": "groups:\n{{ range .x }}\n  - alert: {{ .name }}\nrules:\n{{ end }}\n",
            "bomb": "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
                f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(8)) + "groups: *i\nrules: 1\n",
        }
        for name, text in nasty.items():
            with self.subTest(name):
                start = time.monotonic()
                self.check({"docs/index.md": PAGE, "rules.yml": text, "forge-docs.yaml": "site: {url: 'https://docs.acme.example/'}\n"})
                self.assertLess(time.monotonic() - start, 30)

    def test_a_chart_that_does_not_render_stops_nothing(self):
        files = {
            "docs/index.md": PAGE, "rules.yml": RULE_FILE % "x", "forge-docs.yaml": "site: {url: 'https://docs.acme.example/'}\n",
            "chart/Chart.yaml": "apiVersion: v2\nname: shop\nversion: 1.0.0\n",
            "chart/templates/rules.yaml": "{{ fail \"no\" }}\ngroups:\nrules:\n- alert: {{ .x }\n",
        }
        self.assertEqual([finding[:3] for finding in self.check(files)], [("alerts/unresolved-runbook", "rules.yml", 8)])

    def test_ten_thousand_alerts(self):
        rule = "  - alert: Alert{0}Down\n    expr: up > {0}\n    annotations:\n      runbook_url: https://docs.acme.example/#gone-{0}\n"
        rules = "groups:\n- name: a\n  rules:\n" + "".join(rule.format(number) for number in range(10_000))
        start = time.monotonic()
        findings = self.check({"docs/index.md": PAGE, "rules.yml": rules, "forge-docs.yaml": "site: {url: 'https://docs.acme.example/'}\n"})
        self.assertEqual(len(findings), 10_000)
        self.assertLess(time.monotonic() - start, 60)


if __name__ == "__main__":
    unittest.main()
