"""Every object against the schema of its kind: Kubernetes' own for its newest three versions, ours for custom resources."""

import json

import jsonschema
import kubernetes_validate
from kubernetes_validate.utils import ValidationError

from problem import Proof
from tree import Rendered, Tree

VERSIONS = ("1.35", "1.36", "1.37")
SCHEMAS = "infrastructure/checks/schemas"

# Objects that stand in files of their own, outside every environment's rendering.
APART = (
    "infrastructure/kubernetes/namespaces.yaml",
    "infrastructure/kubernetes/secrets.template.yaml",
    "infrastructure/security/secrets/*.yaml",
    "infrastructure/security/admission/*.yaml",
    "infrastructure/security/*.yaml",
)


def objects(tree: Tree):
    """All objects of the repository."""
    for environment in tree.clusters():
        yield from tree.objects(environment)
    for path in tree.files(*APART):
        if path.name != "kustomization.yaml":
            for document in tree.documents(path):
                if "kind" in document:
                    yield Rendered(document, tree.relative(path), 0)


def find(tree: Tree):
    seen = set()
    for item in objects(tree):
        text = json.dumps(item.data, sort_keys=True)
        if text in seen:
            continue
        seen.add(text)
        group, _, version = item.data.get("apiVersion", "").rpartition("/")
        if "." in group and not group.endswith(".k8s.io"):
            yield from custom(tree, item, group, version)
        else:
            yield from builtin(item)


def builtin(item: Rendered):
    for version in VERSIONS:
        try:
            kubernetes_validate.validate(item.data, version, True)
        except ValidationError as error:
            path = ".".join(map(str, error.path))
            yield item.problem(f"{path}: {error.message.splitlines()[0][:200]} (Kubernetes {version})")
            return
        except kubernetes_validate.SchemaNotFoundError:
            yield item.problem(f"Kubernetes {version} has no {item.data.get('apiVersion')} {item.kind}")
            return


def custom(tree: Tree, item: Rendered, group: str, version: str):
    path = tree.root / SCHEMAS / group / f"{item.kind.lower()}_{version}.json"
    if not path.exists():
        yield item.problem(f"there is no schema {tree.relative(path)}")
        return
    schema = json.loads(path.read_text())
    for error in jsonschema.validators.validator_for(schema)(schema).iter_errors(item.data):
        yield item.problem(f"{error.json_path}: {error.message[:200]}")


PROOF = Proof("schemas", f"every object is valid for Kubernetes {', '.join(VERSIONS)} or its custom resource", find)
