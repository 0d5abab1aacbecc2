"""The load tests parse as modules, hold the objectives, and call only operations that the API description has."""

import re
import shutil

import yaml

from problem import Problem, Proof
from tree import Loader, Tree

FOLDER = "infrastructure/performance/load-tests/k6"


def find(tree: Tree):
    node = tree.program("node")
    folder = tree.folder("k6")
    for path in tree.files(f"{FOLDER}/**/*.js"):
        copy = (folder / path.relative_to(tree.root / FOLDER)).with_suffix(".mjs")
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
        result = tree.run(node, "--check", copy, check=False)
        if result.returncode != 0:
            line = re.search(r"\.mjs:(\d+)", result.stderr)
            yield Problem(tree.relative(path), int(line[1]) if line else 0, result.stderr.strip().splitlines()[-3])
    yield from thresholds(tree)
    yield from operations(tree)


def thresholds(tree: Tree):
    """Both scripts hold the objectives that docs/operations/objectives.md promises."""
    for path in tree.files(f"{FOLDER}/*.js"):
        text = path.read_text()
        if "thresholds" not in text:
            yield Problem(tree.relative(path), 0, "it has no thresholds: a run could not fail")
        if not re.search(r"p\(95\)\s*<\s*200\b", text):
            yield Problem(tree.relative(path), 0, "it does not hold the objective of 200 ms for 95 % of the requests")


def operations(tree: Tree):
    """The paths in `api(…)`, and the methods that stand before them in `call(…)`, are in the API description."""
    bundle = tree.run(tree.binary, "openapi", "bundle", "openapi/openapi.yaml").stdout
    paths = yaml.load(bundle, Loader)["paths"]
    known = {re.sub(r"\{[^}]+\}", "{}", path): {method.upper() for method in item} for path, item in paths.items()}
    for path in tree.files(f"{FOLDER}/**/*.js"):
        text = path.read_text()
        for match in re.finditer(r"(?:\bcall\(\s*'(?P<method>\w+)',\s*)?\bapi\(\s*['`](?P<path>[^'`]+)['`]", text):
            place = re.sub(r"\$?\{[^}]+\}", "{}", match["path"]).partition("?")[0]
            methods = known.get(f"/api/v1{place}", known.get(place))
            line = text.count("\n", 0, match.start()) + 1
            if methods is None:
                yield Problem(tree.relative(path), line, f"the API description has no path {match['path']}")
            elif match["method"] and match["method"] not in methods:
                yield Problem(tree.relative(path), line, f"the API description has no {match['method']} {match['path']}")


PROOF = Proof("k6", "load tests parse, hold the objectives, and call operations that exist", find)
