"""The repository as the proofs see it: its files, its rendered environments, and the programs that prove things."""

from __future__ import annotations

import dataclasses
import functools
import os
import pathlib
import re
import shutil
import subprocess
import sys
import threading

import yaml

from problem import Broken, Problem, Skipped

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclasses.dataclass(frozen=True)
class Rendered:
    """A rendered object and the file and line that it comes from."""

    data: dict
    file: str
    line: int

    @property
    def kind(self) -> str:
        return self.data.get("kind", "")

    @property
    def name(self) -> str:
        return self.data.get("metadata", {}).get("name", "")

    @property
    def labels(self) -> dict:
        return self.data.get("metadata", {}).get("labels") or {}

    @property
    def pod(self) -> dict | None:
        """The pod template of a workload, metadata and spec."""
        spec = self.data.get("spec") or {}
        if self.kind == "CronJob":
            spec = spec["jobTemplate"]["spec"]
        if self.kind in ("Deployment", "StatefulSet", "DaemonSet", "Job", "CronJob"):
            return spec["template"]
        return self.data if self.kind == "Pod" else None

    @property
    def containers(self) -> list[dict]:
        """All containers of a workload, those that start first before the others."""
        spec = (self.pod or {}).get("spec") or {}
        return [*(spec.get("initContainers") or []), *(spec.get("containers") or [])]

    def problem(self, message: str) -> Problem:
        return Problem(self.file, self.line, f"{self.kind}/{self.name}: {message}")

    def __str__(self) -> str:
        return f"{self.kind}/{self.name}"


class Tree:
    """A checkout. Renderings are made once and shared by the proofs, which run at the same time."""

    def __init__(self, root: pathlib.Path, binary: pathlib.Path, work: pathlib.Path):
        self.root = root
        self.binary = binary
        self.work = work
        self._objects: dict[tuple[str, ...], list[Rendered]] = {}
        self._locks: dict[tuple[str, ...], threading.Lock] = {}
        self._guard = threading.Lock()

    # Files

    def files(self, *patterns: str) -> list[pathlib.Path]:
        """The files that match glob patterns below the root, in order."""
        return sorted({path for pattern in patterns for path in self.root.glob(pattern) if path.is_file()})

    def relative(self, path: pathlib.Path) -> str:
        return str(path.relative_to(self.root))

    def documents(self, path: pathlib.Path) -> list[dict]:
        """The YAML documents of a file that are not empty."""
        return [document for document in yaml.load_all(path.read_text(), Loader) if document]

    def folder(self, name: str) -> pathlib.Path:
        """An empty folder for one proof to write in."""
        folder = self.work / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    # Environments

    @functools.cached_property
    def environments(self) -> dict[str, dict]:
        """The environments of forge-docs.yaml by name."""
        return yaml.load((self.root / "forge-docs.yaml").read_text(), Loader)["environments"]

    def clusters(self) -> list[str]:
        """The names of the environments that run on a cluster."""
        return [name for name, environment in self.environments.items() if "compose" not in environment]

    def objects(self, environment: str) -> list[Rendered]:
        return self.render("--environment", environment)

    def render(self, *arguments: str) -> list[Rendered]:
        """What `forge-docs manifests render` makes of its arguments."""
        with self._guard:
            lock = self._locks.setdefault(arguments, threading.Lock())
        with lock:
            if arguments not in self._objects:
                command = (self.binary, "manifests", "render", "--quiet", "--sources", *arguments)
                result = self.run(*command, check=False)
                if result.returncode != 0:
                    raise Broken(f"{' '.join(arguments)} does not render:\n{result.stderr.strip()}")
                self._objects[arguments] = list(_sourced(result.stdout))
            return self._objects[arguments]

    # Programs

    def program(self, name: str) -> str:
        """A program beside this Python, or on the PATH."""
        beside = pathlib.Path(sys.executable).parent / name
        found = str(beside) if beside.exists() else shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
        if found is None:
            raise Skipped(f"{name} is not installed")
        return found

    def run(self, *command, check: bool = True, timeout: int = 240, **options) -> subprocess.CompletedProcess:
        """Runs a program in the root. With `check`, an exit code that is not 0 is an error that shows what was said."""
        options.setdefault("cwd", self.root)
        result = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=timeout, **options)
        if check and result.returncode != 0:
            said = (result.stderr + result.stdout).strip()
            raise RuntimeError(f"{' '.join(map(str, command))} exits with {result.returncode}:\n{said}")
        return result


_SOURCE = re.compile(r"^---\n# (?P<file>.+):(?P<line>\d+)\n", re.MULTILINE)


def _sourced(text: str):
    """The objects of a rendering whose documents each begin with a comment of their source."""
    marks = list(_SOURCE.finditer(text))
    for mark, following in zip(marks, [*marks[1:], None]):
        document = text[mark.end() : following.start() if following else len(text)]
        yield Rendered(yaml.load(document, Loader), mark["file"], int(mark["line"]))
