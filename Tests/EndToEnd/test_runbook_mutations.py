"""What the runbooks of this repository rely on is renamed in a copy: the claims that rely on it are contradicted where they
stand, those that said before that they do not rely on it are not, and no unrelated claim changes.

Mutations of things that have nothing to do with each other share a run; `FORGE_MUTATIONS=each` runs every one alone."""

import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from forge import BINARY, ROOT

# How the thing of a claim's kind is renamed. `name`: wherever manifests give the name to an object, a container or a reference
# to one. `word`: wherever the word stands outside of documentation. `line`: where the evidence is, and nowhere else.
# `file`: the file itself. `label`: the key of the label, wherever it is set or selected by.
SCOPES = {
    "bucket": "word", "chart": "file", "container": "line", "database": "word", "flag": "script", "inline-make-target": "line",
    "inline-path": "file", "inline-resource": "name", "inline-variable": "word", "key": "line", "namespace": "namespace",
    "path": "file", "port": "line", "profile": "line", "release": "release", "resource": "name", "selector": "label",
    "service": "line", "target": "line", "value": "word",
}
SUFFIX = "-moved"
# What a claim says that is optional, once the thing is gone.
OPTIONAL = "the page says what to do when it fails"
# What is right where the page is contradicted elsewhere: nothing can be said of a pod that is not there.
DEPENDENT = ("which pod is meant cannot be known", "what is forwarded to is not known")


def key(claim):
    """Where a claim stands and what of."""
    return (claim["file"], claim["line"], claim["column"], claim["endLine"], claim["endColumn"], claim["tool"], claim["kind"])


def scope(claim):
    """How the thing that a claim relies on is renamed."""
    if claim["target"].startswith("namespace/"):
        return "namespace"
    return SCOPES.get(claim["kind"])


def name(claim):
    """The name of what a claim speaks of: `api` of `deployment/api -n prod`, `8000` of `localhost:8000`."""
    target = claim["target"].split(" ")[0]
    match claim["kind"]:
        case "resource" | "inline-resource":
            return target.rpartition("/")[2]
        case "port":
            return target.rpartition(":")[2]
        case "value":
            return target.rpartition(".")[2]
        case "selector":
            return re.split(r"[ =!,]", target)[0]
    return target


class Mutation:
    """One thing that claims rely on. Where it is renamed follows from the scope of its kind."""

    def __init__(self, scope, name, files, lines):
        self.scope, self.name, self.files, self.lines = scope, name, files, lines

    def __str__(self):
        return f"{self.scope} {self.name} in {', '.join(sorted(self.files))}"

    @property
    def renamed(self):
        if self.name.isdigit():
            return "5" + self.name
        if self.name.isupper():
            return self.name + "_MOVED"
        return self.name + (SUFFIX if self.name.islower() else "Moved")

    def apply(self, root):
        """Renames the thing. Returns whether it was found."""
        name = re.escape(self.name)
        bounded = rf"(?<![\w./-]){name}(?![\w/.-])"
        match self.scope:
            case "file":
                for file in self.files:
                    (root / file).rename(root / (file + SUFFIX))
                return True
            case "word":
                return self.rewrite(root, self.sources(root), rf"(?<![\w-]){name}(?![\w-])")
            case "namespace":
                # In names of hosts and objects, too: `prometheus.monitoring:9090`, `prometheus.monitoring.svc`, `monitoring/ca`.
                within = rf"(?<=\w\.){name}(?=:\d|\.svc\b)|(?<=: ){name}(?=/[a-z-]+$)"
                return self.rewrite(root, self.sources(root), rf"{bounded}|{within}")
            case "script":
                return self.rewrite(root, self.files, rf"{name}(?![\w-])")
            case "label":
                return self.rewrite(root, self.manifests(root), rf"(?<![\w./-]){name}(?=\s*[:=!])")
            case "release":
                return self.rewrite(root, ["forge-docs.yaml"], rf"(?<=release: ){name}$")
            case "name" if "-" in self.name:
                return self.rewrite(root, self.manifests(root), bounded)
            case "name":
                return self.rewrite(root, self.manifests(root), rf"""(?:(?<=[ {{]name: )|(?<="name" "))"?{name}(?![\w-])""")
            case "line":
                found = True
                for file, line in self.lines:
                    lines = (root / file).read_text(encoding="utf-8").split("\n")
                    lines[line - 1], count = re.subn(rf"(?<![\w.-]){name}(?![\w-])", self.renamed, lines[line - 1], count=1)
                    found = found and count > 0
                    (root / file).write_text("\n".join(lines), encoding="utf-8")
                return found

    def rewrite(self, root, files, pattern):
        found = False
        for file in files:
            text = (root / file).read_text(encoding="utf-8")
            new, count = re.subn(pattern, lambda match: match[0] + self.renamed[len(self.name) :], text, flags=re.MULTILINE)
            if count:
                found = True
                (root / file).write_text(new, encoding="utf-8")
        return found

    def sources(self, root):
        """All files but documentation."""
        for path in root.rglob("*"):
            if path.is_file() and path.suffix != ".md" and ".git" not in path.relative_to(root).parts:
                try:
                    path.read_text(encoding="utf-8")
                except UnicodeDecodeError:
                    continue
                yield path.relative_to(root)

    def manifests(self, root):
        """Manifests, templates of charts and what they include; names of charts are folders."""
        for path in (root / "infrastructure").rglob("*"):
            if path.suffix in {".yaml", ".yml", ".tpl", ".txt"} and path.name != "Chart.yaml":
                yield path.relative_to(root)


def tracked(root):
    """A copy of what git knows of this repository, as a repository of its own."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, names.decode().split("\0")):
        if name.startswith(("Tests/", "Sources/")) or not (ROOT / name).is_file():
            continue
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)


def judged(root):
    """The claims of a tree, by their place."""
    for command in (["init", "-q"], ["add", "-A"]):
        subprocess.run(["git", *command], cwd=root, check=True, capture_output=True)
    result = subprocess.run([BINARY, "check", "runbooks", "--format", "json", "--root", root], capture_output=True, text=True)
    if not result.stdout.startswith("{"):
        raise AssertionError(f"no claims: {result.stderr[:400]}")
    return {key(claim): claim for claim in json.loads(result.stdout)["claims"]}


class RunbookMutations(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.directory = tempfile.TemporaryDirectory(prefix="mutations-")
        cls.addClassCleanup(cls.directory.cleanup)
        cls.clean = pathlib.Path(cls.directory.name) / "clean"
        tracked(cls.clean)
        cls.before = judged(cls.clean)
        cls.lines = {}

    def thing(self, claim):
        """What a claim relies on: what it speaks of, or, of what controllers make, what they make it for."""
        if scope(claim) != "name":
            return name(claim)
        for evidence in claim["evidence"]:
            line = self.line(evidence["file"], evidence["line"])
            owner = re.search(r"(?<![\w-])name: ([\w-]+)$", line)
            if owner and re.fullmatch(rf"(?:[\w-]+-)?{owner[1]}-\d+", name(claim)):
                return owner[1]
        return name(claim)

    def text(self, file):
        path = self.clean / file
        return path.read_text(encoding="utf-8") if path.is_file() else ""

    def line(self, file, number):
        if file not in self.lines:
            self.lines[file] = self.text(file).split("\n")
        return self.lines[file][number - 1] if number <= len(self.lines[file]) else ""

    def is_literal(self, claim):
        """Whether the word on the page is what is claimed: a variable of a loop or function stands for several, and the worst
        of them is told."""
        line = self.line(claim["file"], claim["line"]).encode()
        end = claim["endColumn"] - 1 if claim["endLine"] == claim["line"] else None
        return name(claim).encode() in line[claim["column"] - 1 : end]

    def mutations(self):
        """Each thing that verified claims rely on, once."""
        found = {}
        # Without what the configuration names there are no claims at all, but an error that names the file.
        configuration = (self.clean / "forge-docs.yaml").read_text(encoding="utf-8")
        for claim in self.before.values():
            lines = frozenset((evidence["file"], evidence["line"]) for evidence in claim["evidence"])
            if claim["verdict"] != "verified" or not scope(claim) or not lines:
                continue
            # What a page makes itself is not in the manifests.
            if any(file == claim["file"] or not (self.clean / file).exists() for file, _ in lines):
                continue
            if scope(claim) == "file" and any(file in configuration for file, _ in lines):
                continue
            thing = self.thing(claim)
            # A template puts the name together: there is no word to rename.
            if scope(claim) == "name" and not all(thing in self.text(file) for file, _ in lines):
                continue
            if claim["kind"] == "container" and not all(thing in self.line(file, line) for file, line in lines):
                continue
            files = frozenset(file for file, _ in lines)
            identity = {"line": (thing, lines), "file": files}.get(scope(claim), thing)
            found.setdefault((scope(claim), identity), Mutation(scope(claim), thing, files, lines))
        return list(found.values())

    def batches(self, mutations):
        """Mutations that have nothing to do with each other, as one run each."""
        batches = []
        for mutation in mutations:
            for batch in [] if os.environ.get("FORGE_MUTATIONS") == "each" else batches:
                if not any(self.meet(mutation, other) for other in batch):
                    batch.append(mutation)
                    break
            else:
                batches.append([mutation])
        return batches

    def meet(self, one, other):
        """Whether two mutations cannot share a run."""
        # Much stands and falls with releases, labels and namespaces.
        if one.scope != other.scope or one.scope in {"release", "label"}:
            return True
        if any(mutation.name.startswith(("open-forge", "monitoring")) for mutation in (one, other)):
            return True
        if one.scope == "file":
            return any(a == b or a.startswith(b + "/") or b.startswith(a + "/") for a in one.files for b in other.files)
        return one.name in other.name or other.name in one.name

    def relies(self, claim, mutation):
        """Whether all that verifies the claim is renamed."""
        if claim["verdict"] != "verified" or not claim["evidence"] or scope(claim) != mutation.scope:
            return False
        if not self.is_literal(claim) and mutation.scope != "file":
            return False
        if any(evidence["file"] == claim["file"] for evidence in claim["evidence"]):
            return False
        lines = {(evidence["file"], evidence["line"]) for evidence in claim["evidence"]}
        if mutation.scope == "file":
            return {file for file, _ in lines} <= mutation.files
        return self.thing(claim) == mutation.name and (mutation.scope != "line" or lines <= mutation.lines)

    def related(self, claim, mutation):
        """Whether the claim may change with the mutation."""
        if not self.is_literal(claim):
            return True
        # A variable that no manifest has is claimed only where one of them has nearly its name.
        if claim["kind"] == "inline-variable" and mutation.scope == "word":
            return True
        # A folder is claimed for what lies in it.
        files = {evidence["file"] for evidence in claim["evidence"]}
        lies_in = any(file.startswith(claim["target"].rstrip("/") + "/") for file in mutation.files)
        return mutation.name in claim["target"] or mutation.scope == "file" and (bool(files & mutation.files) or lies_in)

    def test_claims_fall_with_what_they_rely_on(self):
        mutations = self.mutations()
        self.assertGreater(len(mutations), 80)
        counts = collections.Counter()
        for number, batch in enumerate(self.batches(mutations)):
            root = pathlib.Path(self.directory.name) / f"run-{number}"
            shutil.copytree(self.clean, root, ignore=shutil.ignore_patterns(".git"))
            applied = [mutation for mutation in batch if mutation.apply(root)]
            self.assertEqual(applied, batch, "not renamed: " + ", ".join(str(one) for one in batch if one not in applied))
            after = judged(root)
            shutil.rmtree(root)
            self.compare(batch, after, counts)
        print(f"\n{len(mutations)} mutations: {dict(counts)}")
        # Were many optional, the test would say little.
        self.assertGreater(counts["contradicted"], 50 * counts["optional"])

    def compare(self, batch, after, counts):
        """Asserts that what relies on the mutations fell, and nothing that has nothing to do with them."""
        # The first contradicted line of each page.
        broken = {place[0]: place[1] for place, claim in reversed(after.items()) if claim["verdict"] == "contradicted"}

        def stands(place):
            """Whether the claim is not contradicted, though what it relies on is gone."""
            claim = after.get(place)
            if claim is None:
                return place[0] not in broken
            if claim["verdict"] == "contradicted":
                return False
            return not (claim["reason"].startswith(DEPENDENT) and place[0] in broken)

        def holds(place):
            """Whether the claim is optional, and only said to be unknown."""
            claim = after.get(place)
            return claim is not None and claim["optional"] and claim["reason"] == OPTIONAL

        touched = set()
        for mutation in batch:
            fallen = [place for place, claim in self.before.items() if self.relies(claim, mutation)]
            required = [place for place in fallen if not self.before[place]["optional"]]
            optional = [place for place in fallen if self.before[place]["optional"]]
            wrong = [place for place in required if stands(place)] + [place for place in optional if not holds(place)]
            counts["contradicted"] += sum((after.get(place) or {}).get("verdict") == "contradicted" for place in required)
            counts["optional"] += len(optional)
            counts["standing"] += len(wrong)
            with self.subTest(str(mutation)):
                self.assertFalse([self.told(place, after) for place in wrong[:4]])
            touched |= {place[:2] for place, claim in self.before.items() if self.related(claim, mutation)}
        strangers = [
            place for place, claim in self.before.items()
            if place[:2] not in touched and (after.get(place) or {}).get("verdict") != claim["verdict"]
            # Where a file is gone, an environment may not render, or a page not make what it made from the file.
            and not (batch[0].scope == "file" and (after.get(place) or {}).get("verdict") != "contradicted")
            and not (batch[0].scope == "file" and broken.get(place[0], place[1]) < place[1])
        ]
        counts["unrelated changes"] += len(strangers)
        with self.subTest("unrelated", mutations="; ".join(map(str, batch))):
            self.assertFalse([self.told(place, after) for place in strangers[:4]])

    def told(self, place, after):
        now = after.get(place) or {"verdict": "not claimed", "reason": ""}
        return f"{place[0]}:{place[1]}:{place[2]} {self.before[place]['target']}: {now['verdict']} {now['reason']}"


if __name__ == "__main__":
    unittest.main()
