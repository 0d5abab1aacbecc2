"""hadolint over the Dockerfiles."""

import json

from problem import Problem, Proof
from tree import Tree


def find(tree: Tree):
    files = [tree.relative(path) for path in tree.files("infrastructure/docker/Dockerfile.*") if path.suffix != ".dockerignore"]
    if not files:
        yield Problem("infrastructure/docker", 0, "there are no Dockerfiles")
        return
    result = tree.run(tree.program("hadolint"), "--format", "json", *files, check=False)
    for finding in json.loads(result.stdout or "[]"):
        yield Problem(finding["file"], finding["line"], f"{finding['message']} [{finding['code']}]")
    for file in files:
        users = [line.split()[1] for line in (tree.root / file).read_text().splitlines() if line.startswith("USER ")]
        if not users or users[-1].split(":")[0] in ("root", "0"):
            yield Problem(file, 0, "the image runs as root")


PROOF = Proof("dockerfiles", "hadolint has nothing to say of the Dockerfiles, and none runs as root", find)
