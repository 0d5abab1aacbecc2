"""Every verified claim of this repository's runbooks: without the thing it relies on it is contradicted, and nothing else is.

For each thing that claims rely on, a copy of the repository gets another name for it, as the manifests have it: in plain
manifests, in the chart's templates, and in the patches of overlays, which would not find it otherwise.
"""

import collections
import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import threading
import unittest

from forge import BINARY, ROOT

SUFFIX = "-gone"
#: A name of which the repository cannot know all that there are is only called wrong where it is nearly another.
NEAR = "x"
#: Reasons for which a claim may become unverifiable instead.
UNSURE = (
    "the page says what to do when it fails",  # `|| true`, `--ignore-not-found`
    "a container may listen on ports that it does not declare",
    "controllers make objects of this kind",  # the API server registers APIServices by itself
    "the manifests do not name every user",  # some come out of Secrets that an operator fills
)
#: What Kubernetes or the tools know by themselves: no file of the repository says it.
OF_GRAMMAR = {"field", "flag", "command"}
WORKLOADS = {"deployment", "statefulset", "daemonset", "replicaset"}


class Copy:
    """The files of this repository that git knows, in a folder of their own."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="forge-mutations-")
        self.root = pathlib.Path(self.folder.name)
        names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
        for name in filter(None, names.split("\0")):
            source, target = ROOT / name, self.root / name
            if source.is_file():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(source, target)
        for command in (["init", "-q"], ["add", "-A"]):
            subprocess.run(["git", *command], cwd=self.root, check=True, capture_output=True)
        self.changed = {}

    def read(self, file):
        return (self.root / file).read_text(encoding="utf-8")

    def write(self, file, text):
        self.changed.setdefault(file, (self.root / file).read_bytes())
        (self.root / file).write_text(text, encoding="utf-8")

    def remove(self, file):
        path = self.root / file
        for inner in [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file()]:
            self.changed.setdefault(str(inner.relative_to(self.root)), inner.read_bytes())
            inner.unlink()
        if path.is_dir():
            shutil.rmtree(path)

    def restore(self):
        for file, content in self.changed.items():
            (self.root / file).parent.mkdir(parents=True, exist_ok=True)
            (self.root / file).write_bytes(content)
        self.changed = {}

    def yaml_files(self):
        return [str(p.relative_to(self.root)) for p in sorted((self.root / "infrastructure").rglob("*.yaml"))]

    def claims(self):
        result = subprocess.run(
            [BINARY, "check", "runbooks", "--format", "json", "--root", self.root], capture_output=True, text=True
        )
        return {key(claim): claim for claim in json.loads(result.stdout)["claims"]}


def key(claim):
    return claim["file"], claim["line"], claim["column"], claim["kind"], claim["tool"]


def places(claim):
    return {(place["file"], place["line"]) for place in claim["evidence"]}


def word(claim):
    """The name that a claim is about: `api` of `deployment/api -n open-forge-prod`."""
    target = claim["target"].split(" -n ")[0]
    return target.split("/")[-1] if claim["kind"] == "resource" else target


def replaced(text, name, suffix=SUFFIX, count=0):
    return re.sub(rf"(?<![\w.-]){re.escape(name)}(?![\w-])", name + suffix, text, count=count)


def documents(lines):
    """The ranges of lines of the documents of a file, and of the patches that stand in it as text."""
    starts = [0] + [number + 1 for number, line in enumerate(lines) if line.startswith("---")]
    ranges = list(zip(starts, starts[1:] + [len(lines)]))
    for number, line in enumerate(lines):
        if re.match(r"\s*(- )?patch: \|", line):
            indent = len(line) - len(line.lstrip())
            end = number + 1
            while end < len(lines) and (not lines[end].strip() or len(lines[end]) - len(lines[end].lstrip()) > indent):
                end += 1
            ranges.append((number + 1, end))
    return ranges


def describes(lines, kind, name):
    """Whether these lines are an object of this kind and name."""
    text = "\n".join(lines)
    is_kind = re.search(rf"^\s*kind: {kind}\s*$", text, re.MULTILINE | re.IGNORECASE)
    return bool(is_kind and re.search(rf"^(\s*)metadata:\n(?:\1  .*\n)*?\1  name: {re.escape(name)}\s*$", text, re.MULTILINE))


class Mutation:
    """One thing that claims rely on, and how a copy is left without it."""

    def __init__(self, kind, name, claims):
        self.kind = kind
        self.name = name
        self.claims = claims
        self.places = set().union(*(places(claim) for claim in claims))
        #: Ranges of lines whose text is not the same, by file.
        self.touched = collections.defaultdict(list)

    def __str__(self):
        return f"{self.kind} {self.name} ({', '.join(sorted(f'{file}:{line}' for file, line in self.places))})"

    def apply(self, copy):
        getattr(self, f"apply_{self.kind}", self.apply_at_places)(copy)

    def edit(self, copy, file, first, last, change):
        lines = copy.read(file).split("\n")
        before = lines[first:last]
        lines[first:last] = [change(line) for line in before]
        if lines[first:last] != before:
            self.touched[file].append((first + 1, last))
            copy.write(file, "\n".join(lines))

    def apply_at_places(self, copy):
        for file, line in self.places:
            before = copy.read(file)
            self.edit(copy, file, line - 1, line, lambda text: replaced(text, self.name.split(".")[-1] if self.kind == "value" else self.name, count=1))
            if copy.read(file) == before:
                self.edit(copy, file, 0, before.count("\n") + 1, lambda text: replaced(text, self.name))

    def in_object(self, copy, change):
        """Changes the lines of the objects that the places are in, and of the patches for them."""
        objects = {self.object_at(copy, file, line) for file, line in self.places} - {None}
        for file in copy.yaml_files():
            lines = copy.read(file).split("\n")
            for first, last in documents(lines):
                if any(describes(lines[first:last], *wanted) for wanted in objects):
                    self.edit(copy, file, first, last, change)

    def object_at(self, copy, file, line):
        lines = copy.read(file).split("\n")
        for first, last in documents(lines):
            if first < line <= last:
                text = "\n".join(lines[first:last])
                kind = re.search(r"^kind: (\w+)", text, re.MULTILINE)
                name = re.search(r"^metadata:\n(?:  .*\n)*?  name: (\S+)", text, re.MULTILINE)
                if kind and name:
                    return kind[1], name[1]
        return None

    def apply_resource(self, copy):
        kinds = {claim["target"].split("/")[0] for claim in self.claims}
        if "namespace" in kinds:
            return self.apply_namespace(copy)
        if "secret" in kinds:
            return self.everywhere(copy, lambda text: replaced(text, self.name, NEAR))
        for file, line in self.places:
            described = self.object_at(copy, file, line)
            if described is None:
                self.edit(copy, file, line - 1, line, lambda text: replaced(text, self.name, count=1))
            else:
                self.rename_object(copy, *described)

    def rename_object(self, copy, kind, name):
        """Renames an object, in patches for it too, and where an overlay selects it by kind and name or sets its replicas."""
        if name.endswith(SUFFIX):
            return

        def rename(line):
            return re.sub(rf"^(\s*name: ){re.escape(name)}\s*$", rf"\g<1>{name}{SUFFIX}", line)

        for file in copy.yaml_files():
            lines = copy.read(file).split("\n")
            for first, last in documents(lines):
                if describes(lines[first:last], kind, name):
                    self.edit(copy, file, first, last, rename)
            text = copy.read(file)
            text = re.sub(rf"(kind: {kind}\n\s+name: {re.escape(name)})\n", rf"\1{SUFFIX}\n", text)
            if kind.lower() in WORKLOADS:
                text = re.sub(rf"^(  - name: {re.escape(name)})\n(    count: )", rf"\1{SUFFIX}\n\2", text, flags=re.MULTILINE)
            if text != copy.read(file):
                copy.write(file, text)

    def everywhere(self, copy, change):
        for path in sorted((copy.root / "infrastructure").rglob("*")):
            if path.suffix in (".yaml", ".yml", ".tpl"):
                file = str(path.relative_to(copy.root))
                self.edit(copy, file, 0, copy.read(file).count("\n") + 1, change)

    def apply_container(self, copy):
        def rename(line):
            return re.sub(rf"^(\s*- name: ){re.escape(self.name)}\s*$", rf"\g<1>{self.name}{SUFFIX}", line)

        self.in_object(copy, rename)

    def apply_selector(self, copy):
        def relabel(line):
            for term in self.name.split(","):
                label, _, value = term.partition("=")
                line = re.sub(rf"({re.escape(label)}: \"?){re.escape(value)}(?![\w-])", rf"\g<1>{value}{SUFFIX}", line)
                if label.endswith("/name"):
                    line = line.replace(f'"name" "{value}"', f'"name" "{value}{SUFFIX}"')
            return line

        self.everywhere(copy, relabel)

    def apply_namespace(self, copy):
        for file in ["forge-docs.yaml", *copy.yaml_files()]:
            copy.write(file, replaced(copy.read(file), self.name, NEAR))

    def apply_release(self, copy):
        copy.write("forge-docs.yaml", re.sub(rf"release: {self.name}\b", rf"\g<0>{SUFFIX}", copy.read("forge-docs.yaml")))

    def apply_path(self, copy):
        for file, _ in self.places:
            copy.remove(file)

    apply_chart = apply_path

    def apply_port(self, copy):
        for file, line in self.places:
            self.edit(copy, file, line - 1, line, lambda text: re.sub(rf"(?<!\d){re.escape(self.name)}(?!\d)", "1" + self.name, text))

    #: Kinds whose loss takes much else along: whole folders, charts and namespaces.
    WIDE = {"path", "chart", "namespace", "release", "value", "service", "profile", "database"}

    def is_related(self, claim, lines):
        if (claim["file"], claim["line"]) in lines or claim["kind"] == self.kind:
            return True
        for file, line in places(claim):
            if any(first <= line <= last for first, last in self.touched.get(file, [])):
                return True
        return False


class MutationTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.local = threading.local()
        cls.copies = []
        first = cls.copy()
        cls.before = first.claims()

    @classmethod
    def copy(cls):
        if not hasattr(cls.local, "copy"):
            cls.local.copy = Copy()
            cls.copies.append(cls.local.copy)
        return cls.local.copy

    @classmethod
    def tearDownClass(cls):
        for copy in cls.copies:
            copy.folder.cleanup()

    def mutations(self):
        groups = collections.defaultdict(list)
        for claim in self.before.values():
            if claim["verdict"] == "verified" and claim["evidence"] and claim["kind"] not in OF_GRAMMAR:
                groups[claim["kind"], word(claim), frozenset(places(claim))].append(claim)
        return [Mutation(kind, name, claims) for (kind, name, _), claims in sorted(groups.items(), key=lambda item: str(item[0][:2]))]

    def faults(self, mutation):
        copy = self.copy()
        mutation.apply(copy)
        try:
            if not copy.changed:
                return [f"{mutation}: nothing in the repository was changed"]
            after = copy.claims()
        finally:
            copy.restore()
        faults = []
        for claim in mutation.claims:
            verdict = after.get(key(claim), {}).get("verdict", "gone")
            reason = after.get(key(claim), {}).get("reason", "")
            if verdict != "contradicted" and reason not in UNSURE:
                faults.append(f"{mutation}: {claim['file']}:{claim['line']} {claim['target']} is {verdict} {reason}")
        if mutation.kind in Mutation.WIDE:
            return faults
        lines = {(claim["file"], claim["line"]) for claim in mutation.claims}
        for place, claim in self.before.items():
            verdict = after.get(place, {}).get("verdict", "gone")
            if verdict == "contradicted" and claim["verdict"] != verdict and not mutation.is_related(claim, lines):
                faults.append(f"{mutation}: also {claim['file']}:{claim['line']} {claim['kind']} {claim['target']} {after[place]['reason']}")
        return faults

    def test_without_its_thing_each_claim_is_contradicted(self):
        mutations = self.mutations()
        self.assertGreater(sum(len(mutation.claims) for mutation in mutations), 500)
        with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
            faults = [fault for found in pool.map(self.faults, mutations) for fault in found]
        print(f"\n{len(mutations)} mutations, {sum(len(m.claims) for m in mutations)} claims", end=" ")
        self.assertEqual(len(faults), 0, "\n" + "\n".join(faults))


if __name__ == "__main__":
    unittest.main()
