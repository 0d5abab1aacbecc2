"""checkov over what is deployed: rendered objects, Dockerfiles, workflows, and secrets in any file."""

import json

import yaml

from problem import Problem, Proof
from tree import Tree

CONFIG = "infrastructure/security/scanning/.checkov.yaml"


def find(tree: Tree):
    checkov = tree.program("checkov")
    folder = tree.folder("checkov")
    places = {}
    for environment in tree.clusters():
        for number, item in enumerate(tree.objects(environment)):
            path = folder / f"{environment}-{number:03}.yaml"
            path.write_text(yaml.safe_dump(item.data, sort_keys=False))
            places[f"/{path.name}"] = item
    yield from scan(tree, checkov, folder, "kubernetes", places)
    yield from scan(tree, checkov, tree.root / "infrastructure" / "docker", "dockerfile", {})
    yield from scan(tree, checkov, tree.root / ".github", "github_actions", {})
    yield from scan(tree, checkov, tree.root / "infrastructure", "secrets", {})


def scan(tree, checkov, folder, framework, places):
    command = [checkov, "--config-file", tree.root / CONFIG, "--directory", folder, "--framework", framework,
               "--output", "json", "--quiet", "--compact", "--skip-download"]
    result = tree.run(*command, check=False, env={"PATH": "/usr/bin:/bin", "HOME": str(tree.work), "LOG_LEVEL": "ERROR"})
    if not result.stdout.strip().startswith(("{", "[")):
        raise RuntimeError(result.stderr or result.stdout)
    reports = json.loads(result.stdout)
    seen = set()
    for report in reports if isinstance(reports, list) else [reports]:
        for failed in (report.get("results") or {}).get("failed_checks", []):
            item = places.get(failed["file_path"])
            if item:
                problem = item.problem(f"{failed['check_name']} [{failed['check_id']}]")
            else:
                file = tree.relative(folder) + failed["file_path"]
                problem = Problem(file, failed["file_line_range"][0], f"{failed['check_name']} [{failed['check_id']}]")
            if problem not in seen:
                seen.add(problem)
                yield problem


PROOF = Proof("checkov", "checkov finds nothing in what is deployed, beside what is skipped with a reason", find)
