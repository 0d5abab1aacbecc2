"""`kubectl kustomize` and forge-docs build the same objects from every kustomization that is deployed."""

import yaml

from problem import Proof
from tree import Loader, Tree


def find(tree: Tree):
    kubectl = tree.program("kubectl")
    for name, environment in tree.environments.items():
        if "kustomization" not in environment:
            continue
        text = tree.run(kubectl, "kustomize", environment["kustomization"]).stdout
        theirs = {identity(data): data for data in yaml.load_all(text, Loader) if data}
        built = [item for item in tree.objects(name) if item.file.startswith("infrastructure/")]
        ours = {identity(item.data): item for item in built}
        besides = set(environment.get("manifests") or [])
        for key, item in ours.items():
            if item.file in besides:
                continue
            if key not in theirs:
                yield item.problem(f"kubectl does not build it for {name}")
            elif theirs[key] != item.data:
                yield item.problem(f"kubectl builds it differently for {name}")
        for key in theirs.keys() - ours.keys():
            yield built[0].problem(f"forge-docs does not build {key} for {name}, kubectl does")


def identity(data: dict) -> tuple:
    metadata = data["metadata"]
    return data["apiVersion"], data["kind"], metadata.get("namespace"), metadata["name"]


PROOF = Proof("kustomize", "kubectl and forge-docs build the same objects from each kustomization", find)
