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
WORDS = re.compile(
    r"(?<![\w:])(?:by|without|on|ignoring|group_left|group_right|bool|offset|and|or|unless|inf|nan)(?![\w:])", re.IGNORECASE)


def find(tree: Tree):
    known = exposed(tree)
    recorded, expressions = rules(tree)
    known |= dict.fromkeys(recorded)
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
                for name, message in faults(target.get("expr", ""), known):
                    line = next((number for number, text in enumerate(lines, 1) if name in text), 0)
                    yield Problem(file, line, f"{panel.get('title')}: {message}")
            if panel["type"] != "row" and not panel.get("description"):
                yield Problem(file, 0, f"{panel.get('title')}: it has no description")
        if not board.get("uid") or not board.get("templating", {}).get("list"):
            yield Problem(file, 0, "it has no uid or no variables")
    for name in EXPECTED:
        if not (tree.root / FOLDER / f"{name}.json").exists():
            yield Problem(FOLDER, 0, f"the dashboard {name} is not there")
    for file, line, name, expression in expressions:
        for _, message in faults(expression, known):
            yield Problem(file, line, f"{name}: {message}")


def exposed(tree: Tree) -> dict[str, set[str] | None]:
    """The series that something exposes, and their labels with those of their targets."""
    listed = tree.documents(tree.root / METRICS)[0]
    found = {}
    for entry in listed["metrics"]:
        labels = {*entry.get("labels", ()), *listed["targetLabels"]}
        found[entry["name"]] = labels
        # A histogram and a summary have several series.
        for suffix in {"histogram": ("_bucket", "_sum", "_count"), "summary": ("_sum", "_count")}.get(entry.get("type"), ()):
            found[entry["name"] + suffix] = labels | ({"le"} if suffix == "_bucket" else set())
    return found


def faults(expression: str, known: dict[str, set[str] | None]):
    """Metrics that nothing exposes, and labels that a metric does not have; each with the word that is wrong."""
    for name in sorted(metrics(expression) - known.keys()):
        yield name, f"nothing exposes the metric {name}"
    text = re.sub(r'"(?:[^"\\]|\\.)*"', '""', re.sub(r"#.*", " ", expression))
    for match in re.finditer(r"([a-zA-Z_:][\w:]*)\{([^{}]*)\}", text):
        labels = known.get(match[1])
        for label in re.findall(r"(\w+)\s*(?:=~|!~|!=|=)", match[2]):
            # Recorded series have the labels that their rule leaves.
            if labels is not None and label not in labels:
                yield label, f"{match[1]} has no label {label}"


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
    text = WORDS.sub(" ", re.sub(r"\$\w+|\$\{[^}]*\}", " ", text))
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
