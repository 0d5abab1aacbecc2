"""Every alert says what a person needs at night: severity, summary, description, a runbook section and a dashboard."""

import json
import re

from problem import Problem, Proof
from tree import Tree

RULES = "infrastructure/monitoring/prometheus/rules"
TESTS = "infrastructure/monitoring/prometheus/tests"
RUNBOOK = "docs/runbooks/troubleshooting.md"
# It fires always and pages nobody: what expects it is outside the cluster. It has no severity, and is never silent.
WATCHDOG = "Watchdog"
ADDRESS = re.compile(r"^https://docs\.open-forge\.example/runbooks/troubleshooting/#(?P<anchor>[\w-]+)$")


def find(tree: Tree):
    html = tree.run(tree.binary, "render", RUNBOOK, "--flavor", "site").stdout
    anchors = set(re.findall(r'\bid="([^"]+)"', html))
    page = (tree.root / RUNBOOK).read_text()
    by_alert = page.partition("\n## By alert\n")[2].partition("\n## ")[0]
    table = {
        name: row[1]
        for row in re.findall(r"^\| (`\w+`(?:, `\w+`)*) \| \[[^\]]+\]\(#([\w-]+)\) \|$", by_alert, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row[0])
    }
    boards = {json.loads(path.read_text())["uid"] for path in tree.files("infrastructure/monitoring/grafana/dashboards/*.json")}
    fires, silent = tested(tree)
    defined = set()
    for path in tree.files(f"{RULES}/*.yaml"):
        lines = path.read_text().splitlines()
        for document in tree.documents(path):
            for rule in (rule for group in document["spec"]["groups"] for rule in group["rules"] if "alert" in rule):
                name = rule["alert"]
                line = next((number for number, text in enumerate(lines, 1) if re.search(rf"alert: {name}\b", text)), 0)
                if name in defined:
                    yield Problem(tree.relative(path), line, f"{name}: two rules have this name; a silence would hold back both")
                defined.add(name)
                for message in faults(rule, anchors, boards, table):
                    yield Problem(tree.relative(path), line, f"{name}: {message}")
                if name not in fires:
                    yield Problem(tree.relative(path), line, f"{name}: no test shows it fire")
                if name not in silent and name != WATCHDOG:
                    yield Problem(tree.relative(path), line, f"{name}: no test shows it stay silent")
    for name in sorted(table.keys() - defined):
        line = next(number for number, text in enumerate(page.splitlines(), 1) if f"`{name}`" in text)
        yield Problem(RUNBOOK, line, f"no rule defines the alert {name}")


def faults(rule: dict, anchors, boards, table):
    severity = (rule.get("labels") or {}).get("severity")
    allowed = ("none",) if rule["alert"] == WATCHDOG else ("critical", "warning")
    if severity not in allowed:
        yield f"its severity is {severity}, not {' or '.join(allowed)}"
    if "component" not in (rule.get("labels") or {}):
        yield "it has no label `component`, which inhibition compares"
    annotations = rule.get("annotations") or {}
    for name in ("summary", "description", "runbook_url", "dashboard_url"):
        if not annotations.get(name):
            yield f"it has no annotation `{name}`"
    match = ADDRESS.match(annotations.get("runbook_url", ""))
    if not match:
        yield f"its runbook_url {annotations.get('runbook_url')} is no section of the page {RUNBOOK}"
    elif match["anchor"] not in anchors:
        yield f"{RUNBOOK} has no section #{match['anchor']}"
    elif table.get(rule["alert"]) != match["anchor"]:
        yield f"the table of {RUNBOOK} leads to #{table.get(rule['alert'])}, its runbook_url to #{match['anchor']}"
    board = re.search(r"/d/([\w-]+)", annotations.get("dashboard_url", ""))
    if not board or board[1] not in boards:
        yield f"its dashboard_url {annotations.get('dashboard_url')} names no dashboard of this repository"


def tested(tree: Tree) -> tuple[set, set]:
    """The names of alerts that some test expects to fire, and of those that some test expects to be silent."""
    fires, silent = set(), set()
    for path in tree.files(f"{TESTS}/*.yaml"):
        for document in tree.documents(path):
            for test in document["tests"]:
                there = set(re.findall(r'namespace="([^"]+)"', str(test.get("input_series"))))
                for case in test.get("alert_rule_test") or []:
                    expected = case.get("exp_alerts") or []
                    if expected:
                        fires.add(case["alertname"])
                    # It is silent for a namespace that has series and is not expected.
                    if there - {alert["exp_labels"].get("namespace") for alert in expected}:
                        silent.add(case["alertname"])
    return fires, silent


PROOF = Proof("alerts", "every alert is tested, explained, and opens the section that answers it", find)
