"""Dashboards are whole: panels do not overlap, queries use metrics that something exposes, links lead somewhere."""

import json
import re

from problem import Problem, Proof
from tree import Tree

FOLDER = "infrastructure/monitoring/grafana/dashboards"
METRICS = "infrastructure/monitoring/metrics.yaml"
RULES = "infrastructure/monitoring/prometheus/rules"
EXPECTED = ("overview", "api-performance", "agent-execution", "pipeline-execution", "database-performance")
WIDTH = 24

# Words of PromQL that look like metrics.
FUNCTIONS = re.compile(r"\b(?:by|without|on|ignoring|group_left|group_right|bool|offset|and|or|unless|inf|nan)\b", re.IGNORECASE)


def find(tree: Tree):
    known = {entry["name"] for entry in tree.documents(tree.root / METRICS)[0]["metrics"]}
    recorded, expressions = rules(tree)
    known |= recorded
    for path in tree.files(f"{FOLDER}/*.json"):
        file = tree.relative(path)
        board = json.loads(path.read_text())
        lines = path.read_text().splitlines()
        panels = [panel for one in board["panels"] for panel in [one, *(one.get("panels") or [])]]
        for message in layout(panels):
            yield Problem(file, 0, message)
        identifiers = [panel["id"] for panel in panels]
        if len(identifiers) != len(set(identifiers)):
            yield Problem(file, 0, "two panels have one id")
        for panel in panels:
            for target in panel.get("targets") or []:
                for name in metrics(target.get("expr", "")) - known:
                    line = next((number for number, text in enumerate(lines, 1) if name in text), 0)
                    yield Problem(file, line, f"{panel.get('title')}: nothing exposes the metric {name}")
            if panel["type"] != "row" and not panel.get("description"):
                yield Problem(file, 0, f"{panel.get('title')}: it has no description")
        if not board.get("uid") or not board.get("templating", {}).get("list"):
            yield Problem(file, 0, "it has no uid or no variables")
    for name in EXPECTED:
        if not (tree.root / FOLDER / f"{name}.json").exists():
            yield Problem(FOLDER, 0, f"the dashboard {name} is not there")
    for file, line, name, expression in expressions:
        for metric in metrics(expression) - known:
            yield Problem(file, line, f"{name}: nothing exposes the metric {metric}")


def rules(tree: Tree):
    recorded, expressions = set(), []
    for path in tree.files(f"{RULES}/*.yaml"):
        lines = path.read_text().splitlines()
        for document in tree.documents(path):
            for rule in (rule for group in document["spec"]["groups"] for rule in group["rules"]):
                name = rule.get("record") or rule.get("alert")
                if "record" in rule:
                    recorded.add(name)
                line = next((number for number, text in enumerate(lines, 1) if re.search(rf": {re.escape(name)}$", text)), 0)
                expressions.append((tree.relative(path), line, name, rule["expr"]))
    return recorded, expressions


def metrics(expression: str) -> set[str]:
    """The names of series in a PromQL expression."""
    text = re.sub(r"#.*", " ", expression)
    text = re.sub(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'', " ", text)
    # Labels: in braces, and in the lists behind by, on and their like.
    text = re.sub(r"\{[^{}]*\}", " ", text)
    text = re.sub(r"(?i)\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^()]*\)", " ", text)
    text = re.sub(r"\[[^\[\]]*\]", " ", text)
    text = FUNCTIONS.sub(" ", re.sub(r"\$\w+|\$\{[^}]*\}", " ", text))
    # A name that no parenthesis follows: what follows one is a function or an aggregation.
    return {name for name in re.findall(r"(?<![\w:.])([a-zA-Z_][\w:]*)(?!\s*\(|[\w:])", text) if not re.fullmatch(r"\d.*", name)}


def layout(panels: list[dict]):
    taken: dict[tuple[int, int], str] = {}
    for panel in panels:
        place = panel["gridPos"]
        if place["x"] + place["w"] > WIDTH:
            yield f"{panel.get('title')}: it is wider than the dashboard"
        for x in range(place["x"], place["x"] + place["w"]):
            for y in range(place["y"], place["y"] + place["h"]):
                other = taken.setdefault((x, y), panel.get("title", ""))
                if other != panel.get("title", ""):
                    yield f"{panel.get('title')}: it covers {other}"


PROOF = Proof("dashboards", "dashboards are whole, and queries and rules use metrics that something exposes", find)
