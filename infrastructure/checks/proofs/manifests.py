"""forge-docs' own rules over every environment: references, selectors, ports, keys, autoscalers, unused values."""

import json

from problem import Problem, Proof
from tree import Tree


def find(tree: Tree):
    result = tree.run(tree.binary, "check", "manifests", "--strict", "--format", "json", check=False)
    if result.returncode not in (0, 1):
        raise RuntimeError(result.stderr)
    for finding in json.loads(result.stdout)["diagnostics"]:
        yield Problem(finding["file"], finding["line"], f"{finding['message']} [{finding['rule']}]")


PROOF = Proof("manifests", "every environment renders, and what its objects refer to is there", find)
