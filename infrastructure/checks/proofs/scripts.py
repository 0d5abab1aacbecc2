"""shellcheck over every script: files, steps of workflows and actions, and commands in manifests and compose files."""

import json
import re

from problem import Problem, Proof
from tree import Tree

SHELLS = re.compile(r"^#!\s*/(?:usr/)?bin/(?:env )?(bash|sh|dash)\b")


def find(tree: Tree):
    shellcheck = tree.program("shellcheck")
    folder = tree.folder("scripts")
    scripts: list[tuple[str, str, str, int]] = []
    for path in [*tree.files("scripts/*", ".ci/*", ".github/**/*.sh", "infrastructure/**/*.sh")]:
        text = path.read_text(errors="replace")
        match = SHELLS.match(text)
        if match:
            scripts.append((match[1], text, tree.relative(path), 0))
    scripts += [("bash", text, file, line) for text, file, line in steps(tree)]
    seen = set()
    for environment in tree.clusters():
        for item in tree.objects(environment):
            for shell, text in commands(item):
                if text not in seen:
                    seen.add(text)
                    scripts.append((shell, text, item.file, item.line))
    names = {}
    for number, (shell, text, file, line) in enumerate(scripts):
        path = folder / f"{number:03}.{shell}"
        path.write_text(text if text.startswith("#!") else f"#!/bin/{shell}\n{text}")
        names[str(path)] = (file, line, 0 if text.startswith("#!") else 1)
    result = tree.run(shellcheck, "--format=json", "--severity=info", *names, check=False)
    for finding in json.loads(result.stdout):
        file, line, shift = names[finding["file"]]
        place = f"line {finding['line'] - shift} of the script: " if line else ""
        where = line if line else finding["line"] - shift
        yield Problem(file, where, f"{place}{finding['message']} [SC{finding['code']}]")


def steps(tree: Tree):
    """The `run:` of every step, with expressions of Actions replaced by a word."""
    for path in tree.files(".github/workflows/*.yml", ".github/actions/*/action.yml"):
        lines = path.read_text().splitlines()
        for document in tree.documents(path):
            jobs = list((document.get("jobs") or {}).values()) + [document.get("runs") or {}]
            for step in (step for job in jobs for step in job.get("steps") or [] if "run" in step):
                first = step["run"].splitlines()[0] if step["run"] else ""
                line = next((number for number, text in enumerate(lines, 1) if first and first in text), 1)
                yield re.sub(r"\$\{\{.*?\}\}", "expression", step["run"]), tree.relative(path), line


def commands(item):
    """Scripts of containers (`sh -c TEXT`) and of ConfigMaps."""
    for container in item.containers:
        words = [*(container.get("command") or []), *(container.get("args") or [])]
        for shell, option, text in zip(words, words[1:], words[2:]):
            name = str(shell).rpartition("/")[2]
            if name in ("sh", "bash") and re.fullmatch(r"-[a-z]*c", str(option)):
                # $(NAME) is filled in by Kubernetes, before the shell.
                yield name, re.sub(r"\$\(([A-Z_]+)\)", r"${\1}", str(text)) + "\n"
    if item.kind == "ConfigMap":
        for key, text in (item.data.get("data") or {}).items():
            match = SHELLS.match(text)
            if match or key.endswith(".sh"):
                yield (match[1] if match else "sh"), text


PROOF = Proof("scripts", "shellcheck has nothing to say of scripts, workflow steps and commands of pods", find)
