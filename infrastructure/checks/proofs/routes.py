"""Plain manifests, Kustomize and Helm give the same objects: an installation does not depend on how it was made."""

import copy

from problem import Problem, Proof
from proofs.kustomize import texts
from tree import Rendered, Tree

# The environments that must agree, by the names of forge-docs.yaml. Plain manifests are those of dev.
PLAIN = "dev-plain"
SAME = (("dev", "dev-kustomize"), ("dev-kustomize", PLAIN), ("staging", "staging-kustomize"), ("prod", "prod-kustomize"))

# What Helm alone adds, and why it may.
HELM_LABELS = ("helm.sh/chart", "app.kubernetes.io/managed-by")
HELM_ANNOTATIONS = ("helm.sh/hook", "helm.sh/hook-weight", "helm.sh/hook-delete-policy", "helm.sh/resource-policy")
POD_ANNOTATIONS = ("checksum/config",)


def find(tree: Tree):
    for first, second in SAME:
        ours, theirs = comparable(tree.objects(first), tree, first), comparable(tree.objects(second), tree, second)
        for key in sorted(ours.keys() - theirs.keys()):
            yield ours[key][0].problem(f"{first} has it, {second} does not")
        for key in sorted(theirs.keys() - ours.keys()):
            yield theirs[key][0].problem(f"{second} has it, {first} does not")
        for key in sorted(ours.keys() & theirs.keys()):
            item, data = ours[key]
            for path, left, right in differences(data, theirs[key][1]):
                yield item.problem(f"{path} is {left} in {first}, {right} in {second} ({theirs[key][0].file})")
        if not ours:
            yield Problem("forge-docs.yaml", 0, f"the environment {first} has no objects")


def comparable(items: list[Rendered], tree: Tree, environment: str) -> dict:
    """Objects by kind and name, without their namespace and what Helm adds. Tests of the chart are Helm's alone."""
    # What stands beside a chart or kustomization is not theirs; without either it is the environment.
    declared = tree.environments[environment]
    besides = set() if environment == PLAIN else set(texts(declared.get("manifests")))
    chosen = {}
    for item in items:
        data = copy.deepcopy(item.data)
        annotations = data["metadata"].get("annotations") or {}
        if annotations.get("helm.sh/hook") == "test" or item.file in besides or item.kind == "Secret":
            continue
        data["metadata"].pop("namespace", None)
        without(data["metadata"], "labels", HELM_LABELS)
        without(data["metadata"], "annotations", HELM_ANNOTATIONS)
        pod = Rendered(data, item.file, item.line).pod
        if pod:
            without(pod.setdefault("metadata", {}), "annotations", POD_ANNOTATIONS)
        chosen[item.kind, item.name] = (item, data)
    return chosen


def without(metadata: dict, key: str, names: tuple) -> None:
    kept = {name: value for name, value in (metadata.get(key) or {}).items() if name not in names}
    metadata.pop(key, None)
    if kept:
        metadata[key] = kept


def differences(left, right, path="."):
    """The places at which two values differ, and what stands there."""
    if isinstance(left, dict) and isinstance(right, dict):
        for key in sorted(left.keys() | right.keys()):
            yield from differences(left.get(key), right.get(key), f"{path.rstrip('.')}.{key}")
    elif isinstance(left, list) and isinstance(right, list) and len(left) == len(right):
        for index, (one, other) in enumerate(zip(left, right)):
            yield from differences(one, other, f"{path}[{index}]")
    elif left != right or isinstance(left, bool) != isinstance(right, bool):
        yield path, shown(left), shown(right)


def shown(value) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}…"


PROOF = Proof("routes", "plain manifests, Kustomize and Helm give the same objects", find)
