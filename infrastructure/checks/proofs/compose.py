"""The compose file against the Compose Specification's schema."""

import json

from problem import Problem, Proof
from tree import Tree

FILE = "infrastructure/docker/docker-compose.yml"


def find(tree: Tree):
    result = tree.run(tree.program("check-jsonschema"), "--builtin-schema", "vendor.compose-spec", "-o", "json",
                      tree.root / FILE, check=False)
    report = json.loads(result.stdout)
    for error in [*report.get("errors", []), *report.get("parse_errors", [])]:
        yield Problem(FILE, 0, f"{error.get('path', '')}: {error.get('message', error)}")
    services = tree.documents(tree.root / FILE)[0]["services"]
    waited = {name for service in services.values() for name, how in depends(service)
              if how == "service_completed_successfully"}
    for name, service in services.items():
        if "healthcheck" not in service and name not in waited:
            yield Problem(FILE, 0, f"{name} has no health check, and nothing waits for its end")


def depends(service: dict):
    needs = service.get("depends_on") or {}
    return [(name, how.get("condition")) for name, how in needs.items()] if isinstance(needs, dict) else []


PROOF = Proof("compose", "the compose file fits the Compose Specification, and every service can be waited for", find)
