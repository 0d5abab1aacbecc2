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
        built = tree.objects(name)
        besides = {path for place in texts(environment.get("manifests")) for path in below(tree, place)}
        ours = {identity(item.data): item for item in built if item.file not in besides}
        for key, item in ours.items():
            if key not in theirs:
                yield item.problem(f"kubectl does not build it for {name}")
            elif theirs[key] != item.data:
                yield item.problem(f"kubectl builds it differently for {name}")
        for key in theirs.keys() - ours.keys():
            yield built[0].problem(f"forge-docs does not build {key} for {name}, kubectl does")


def texts(value) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def below(tree: Tree, place: str) -> list[str]:
    """The file, or all files of the folder."""
    path = tree.root / place
    return [tree.relative(file) for file in path.rglob("*")] if path.is_dir() else [place]


def identity(data: dict) -> tuple:
    metadata = data["metadata"]
    return data["apiVersion"], data["kind"], metadata.get("namespace"), metadata["name"]


PROOF = Proof("kustomize", "kubectl and forge-docs build the same objects from each kustomization", find)
