"""Workflows, actions and Dependabot's configuration against their published schemas, and zizmor over the workflows."""

import json
import re

from problem import Problem, Proof
from tree import Tree

SCHEMAS = (
    ("vendor.github-workflows", ".github/workflows/*.yml"),
    ("vendor.github-actions", ".github/actions/*/action.yml"),
    ("vendor.dependabot", ".github/dependabot.yml"),
)
PINNED = re.compile(r"^(?:\./.*|[\w.-]+/[\w./-]+@(?:v\d+\.\d+\.\d+|[0-9a-f]{40}))$")


def find(tree: Tree):
    for schema, pattern in SCHEMAS:
        files = tree.files(pattern)
        if not files:
            yield Problem(pattern, 0, "there is no such file")
            continue
        result = tree.run(tree.program("check-jsonschema"), "--builtin-schema", schema, "-o", "json", *files, check=False)
        report = json.loads(result.stdout)
        for error in [*report.get("errors", []), *report.get("parse_errors", [])]:
            file = error["filename"].removeprefix(f"{tree.root}/")
            yield Problem(file, 0, f"{error.get('path', '')}: {error.get('message', error)}")
    yield from pins(tree)
    yield from audit(tree)


def pins(tree: Tree):
    """Actions at an exact release or commit: what moves is not what was reviewed."""
    for path in tree.files(".github/workflows/*.yml", ".github/actions/*/action.yml"):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            match = re.match(r"\s*-?\s*uses:\s*(\S+)", line)
            if match and not PINNED.match(match[1].strip("'\"")):
                yield Problem(tree.relative(path), number, f"{match[1]} is no exact version of an action")


def audit(tree: Tree):
    result = tree.run(tree.program("zizmor"), "--offline", "--format", "json", "--min-severity", "medium", "--no-progress",
                      ".github", check=False)
    if not result.stdout.strip():
        raise RuntimeError(result.stderr)
    for finding in json.loads(result.stdout):
        for location in (one for one in finding["locations"] if one["symbolic"].get("kind") == "Primary"):
            key = location["symbolic"]["key"]["Local"]
            line = location["concrete"]["location"]["start_point"]["row"] + 1
            yield Problem(key["verbatim_path" if "verbatim_path" in key else "given_path"], line,
                          f"{finding['desc']} [zizmor: {finding['ident']}]")


PROOF = Proof("workflows", "workflows and actions fit their schemas, are pinned, and zizmor finds nothing", find)
