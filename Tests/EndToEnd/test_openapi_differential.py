"""Our verdict on changed descriptions against openapi-spec-validator's: valid or invalid, or a difference that is listed."""

import copy
import json
import os
import pathlib
import random
import subprocess
import tempfile
import unittest

from forge import BINARY, ROOT

SUITES = pathlib.Path(os.environ.get("FORGE_SUITES", ROOT / ".." / "shared" / "suites"))
PYTHON = ROOT / "build" / "vendor" / "openapi-peer" / "bin" / "python"
MUTANTS = 340

# What we find and the peer passes over, by our rule, and the clause that makes it a fault.
STRICTER = {
    "openapi/unresolved-reference": "a reference must lead somewhere (Reference Object), used or not; the peer follows those it meets",
    "openapi/server-variables": "a variable in a server's URL needs its entry in `variables` (Server Object)",
    "openapi/link-operation": "`operationId` must name an existing operation (Link Object)",
    "openapi/discriminator-mapping": "a mapping must name a schema (Discriminator Object)",
    "openapi/reference-kind": "a reference must lead to an object of the kind that belongs there (Reference Object)",
}
# From 3.1 on the peer leaves Schema Objects to JSON Schema 2020-12 and does not ask it (Schema Object, 4.8.24).
SCHEMA_RULES = {"openapi/wrong-type", "openapi/missing-field", "openapi/exclusive-fields", "openapi/invalid-text"}
# What is a warning to us: the specification's own schema, and the documents that the OpenAPI Initiative passes, allow it, or it
# says that the field is to be ignored (Reference Object: "SHALL be ignored").
MILDER = {
    "openapi/path-parameter-undeclared", "openapi/path-parameter-unused", "openapi/path-parameter-optional",
    "openapi/security-undefined", "openapi/reference-siblings", "openapi/invalid-media-type", "openapi/invalid-default",
    "openapi/invalid-example",
}


def places(node, path=()):
    if path:
        yield path
    members = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, member in members:
        yield from places(member, (*path, key))


def at(node, path):
    for key in path:
        node = node[key]
    return node


def mutate(chance, description):
    """A copy with one field removed, renamed, retyped or moved."""
    changed = copy.deepcopy(description)
    path = chance.choice(list(places(changed)))
    parent, key = at(changed, path[:-1]), path[-1]
    how = chance.choice(["removed", "renamed", "retyped", "moved"])
    if how == "removed":
        del parent[key]
    elif how == "renamed" and isinstance(parent, dict):
        parent[f"{key[:-1]}x" if len(key) > 1 else "zz"] = parent.pop(key)
    elif how == "moved":
        value = parent.pop(key)
        mappings = [changed] + [node for node in (at(changed, place) for place in places(changed)) if isinstance(node, dict)]
        chance.choice(mappings)[str(key)] = value
    else:
        parent[key] = 7 if isinstance(parent[key], (str, dict, list)) else "seven"
    return changed, f"{'/'.join(map(str, path))} {how}"


@unittest.skipUnless(PYTHON.exists(), "SKIPPED: no openapi-spec-validator here; scripts/setup --tests installs it")
@unittest.skipUnless(SUITES.exists(), f"SKIPPED: no suites at {SUITES}; set FORGE_SUITES")
class Differential(unittest.TestCase):
    maxDiff = None

    def peer(self, descriptions):
        lines = "".join(json.dumps(description) + "\n" for description in descriptions)
        result = subprocess.run(
            [PYTHON, ROOT / "Tests" / "EndToEnd" / "openapi_peer.py"], input=lines, capture_output=True, text=True, check=True
        )
        return [json.loads(line) for line in result.stdout.splitlines()]

    def ours(self, descriptions):
        found = []
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "api.json"
            for description in descriptions:
                path.write_text(json.dumps(description))
                command = [BINARY, "openapi", "validate", "--root", folder, "--format", "json", path]
                result = subprocess.run(command, capture_output=True, text=True)
                self.assertIn(result.returncode, (0, 1), result.stderr)
                found.append(json.loads(result.stdout)["diagnostics"])
        return found

    def bases(self):
        """The documents of the suites that both take for valid, as JSON."""
        documents = []
        for path in sorted(SUITES.glob("openapi/v3.[01]/pass/*")):
            with tempfile.TemporaryDirectory() as folder:
                output = pathlib.Path(folder) / "api.json"
                if subprocess.run([BINARY, "openapi", "bundle", path, "-o", output], capture_output=True).returncode == 0:
                    documents.append(json.loads(output.read_text()))
        return [document for document, faults in zip(documents, self.peer(documents)) if faults == []]

    def is_listed(self, description, verdict, findings):
        errors = [finding for finding in findings if finding["severity"] == "error"]
        if isinstance(verdict, dict):
            return False
        if verdict:
            return not errors and any(finding["rule"] in MILDER for finding in findings)
        rules = {finding["rule"] for finding in errors}
        is_schema = str(description.get("openapi")).startswith("3.1") and rules <= SCHEMA_RULES
        return rules <= set(STRICTER) or is_schema

    def test_mutants_are_judged_alike(self):
        chance = random.Random(41)
        bases = self.bases()
        self.assertGreater(len(bases), 25)
        mutants = [mutate(chance, chance.choice(bases)) for _ in range(MUTANTS)]
        descriptions = [description for description, _ in mutants]
        differing, unlisted = 0, []
        for (description, change), verdict, findings in zip(mutants, self.peer(descriptions), self.ours(descriptions)):
            isValid = not any(finding["severity"] == "error" for finding in findings)
            # Where the peer stops with an exception, it has not taken the description for valid.
            if (verdict == []) == isValid:
                continue
            differing += 1
            if not self.is_listed(description, verdict, findings):
                told = [(finding["rule"], finding["message"]) for finding in findings if finding["severity"] == "error"]
                unlisted.append(f"{change}: peer {verdict}, ours {told[:2]}")
        self.assertEqual(unlisted, [])
        self.assertLess(differing, MUTANTS / 20)


if __name__ == "__main__":
    unittest.main()
