"""The values files of each environment fit the chart's schema, as Helm checks them: merged over the defaults."""

import copy
import json

import jsonschema

from problem import Problem, Proof
from tree import Tree

CHART = "infrastructure/helm/open-forge"


def find(tree: Tree):
    schema = json.loads((tree.root / CHART / "values.schema.json").read_text())
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    defaults = tree.documents(tree.root / CHART / "values.yaml")[0]
    for path in tree.files(f"{CHART}/values-*.yaml"):
        values = merged(copy.deepcopy(defaults), tree.documents(path)[0])
        for error in kind(schema).iter_errors(values):
            yield Problem(tree.relative(path), 0, f"{error.json_path}: {error.message[:200]}")


def merged(values: dict, over: dict) -> dict:
    for key, value in over.items():
        if isinstance(value, dict) and isinstance(values.get(key), dict):
            merged(values[key], value)
        elif value is None:
            values.pop(key, None)
        else:
            values[key] = value
    return values


PROOF = Proof("values", "the values of every environment fit the chart's schema", find)
