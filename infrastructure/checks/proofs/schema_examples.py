"""The schemas of custom resources accept what is right and refuse what is wrong, each wrong example for its one fault."""

import json

import jsonschema

from problem import Problem, Proof
from tree import Tree

EXAMPLES = "infrastructure/checks/schemas/examples"


def find(tree: Tree):
    for verdict in ("good", "bad"):
        paths = tree.files(f"{EXAMPLES}/{verdict}/**/*.yaml")
        if not paths:
            yield Problem(f"{EXAMPLES}/{verdict}", 0, "there are no examples")
        for path in paths:
            for document in tree.documents(path):
                group, _, version = document["apiVersion"].rpartition("/")
                schema = json.loads((tree.root / EXAMPLES).parent.joinpath(
                    group, f"{document['kind'].lower()}_{version}.json").read_text())
                kind = jsonschema.validators.validator_for(schema)
                kind.check_schema(schema)
                errors = list(kind(schema).iter_errors(document))
                if verdict == "good" and errors:
                    yield Problem(tree.relative(path), 0, f"{errors[0].json_path}: {errors[0].message[:200]}")
                if verdict == "bad" and not errors:
                    yield Problem(tree.relative(path), 0, "the schema accepts it")


PROOF = Proof("schema-examples", "the schemas of custom resources tell right from wrong", find)
