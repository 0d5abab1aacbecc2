"""The commands of runbooks: labelled ones get the verdicts that a careful engineer would give, and nasty ones end."""

import collections
import json
import pathlib
import re
import shutil
import subprocess
import tempfile
import time
import unittest

from forge import BINARY, ROOT, Project

RUNBOOKS = ROOT / "Tests" / "ForgeRunbookTests" / "Runbooks"
MARK = re.compile(r"«([vwu]):(.*?)»", re.DOTALL)
LETTER = {"verified": "v", "contradicted": "w", "unverifiable": "u"}

MANIFEST = """apiVersion: apps/v1
kind: Deployment
metadata: {name: api, namespace: web}
spec:
  selector: {matchLabels: {app: api}}
  template:
    metadata: {labels: {app: api}}
    spec: {containers: [{name: api, image: api:1.0.0}]}
"""


def unmarked(text):
    """A page without its marks, and the marks by line, column and length of the words."""
    plain, marks, place = "", {}, 0
    for match in MARK.finditer(text):
        plain += text[place : match.start()]
        word = match[2].rpartition("|")[0] if "|" in match[2] else match[2]
        quoted = len(word) > 1 and word[0] in "'\"" and word[-1] == word[0]
        column = len(plain) - plain.rfind("\n") + quoted
        marks[plain.count("\n") + 1, column, len(word) - 2 * quoted] = (match[1], word)
        plain += word
        place = match.end()
    return plain + text[place:], marks


def judged(case):
    """The marks of a case with the verdicts that they got, and what is called wrong without a mark."""
    with tempfile.TemporaryDirectory(prefix="runbooks-") as name:
        root = pathlib.Path(name) / "repository"
        shutil.copytree(case / "repository", root, symlinks=True)
        marks = {}
        for page in root.rglob("*.md"):
            text, found = unmarked(page.read_text(encoding="utf-8"))
            page.write_text(text, encoding="utf-8")
            file = str(page.relative_to(root))
            marks |= {(file, *place): mark for place, mark in found.items()}
        for command in (["init", "-q"], ["add", "-A"]):
            subprocess.run(["git", *command], cwd=root, check=True, capture_output=True)
        result = subprocess.run([BINARY, "check", "runbooks", "--format", "json", "--root", root], capture_output=True, text=True)
        claims = collections.defaultdict(list)
        for claim in json.loads(result.stdout)["claims"]:
            place = (claim["file"], claim["line"], claim["column"], claim["endColumn"] - claim["column"])
            claims[place].append(claim)
    rows = []
    for place, (wanted, word) in marks.items():
        letters = {LETTER[claim["verdict"]] for claim in claims.get(place, [])}
        got = next((letter for letter in "wuv" if letter in letters), "-")
        rows.append((place, wanted, got, word))
    alarms = [
        (place, claim["target"], claim["reason"])
        for place, found in claims.items() if place not in marks
        for claim in found if claim["verdict"] == "contradicted"
    ]
    return rows, alarms


class LabelledRunbooks(unittest.TestCase):
    def test_verdicts_are_those_of_careful_people(self):
        totals = collections.Counter()
        for case in sorted(path for path in RUNBOOKS.iterdir() if (path / "repository").is_dir()):
            with self.subTest(case.name):
                rows, alarms = judged(case)
                totals.update(wanted + got for _, wanted, got, _ in rows)
                # A false alarm costs more trust than a miss: there is none.
                self.assertEqual(alarms, [])
                self.assertEqual([row for row in rows if row[2] == "w" and row[1] != "w"], [])
        wrong = sum(count for pair, count in totals.items() if pair[0] == "w")
        print(f"{sum(totals.values())} labelled words, {totals['ww']} of {wrong} wrong ones found: {dict(totals)}")
        self.assertGreater(sum(totals.values()), 1900)
        self.assertGreater(totals["ww"] / wrong, 0.85)


class Runbooks(unittest.TestCase):
    def project(self, page, **files):
        project = Project({"docs/index.md": page, "deploy/api.yaml": MANIFEST, **files})
        self.addCleanup(project.close)
        return project

    def test_a_wrong_name_is_shown_at_its_word_with_what_exists(self):
        page = "# Page\n\n```bash\nkubectl -n web rollout status deployment/apis\n```\n"
        result = self.project(page).run("check", "runbooks", "--format", "json")
        self.assertEqual(result.returncode, 1)
        (finding,) = json.loads(result.stdout)["diagnostics"]
        self.assertEqual(finding["rule"], "runbook/unknown-resource")
        self.assertEqual((finding["line"], finding["column"], finding["endColumn"]), (4, 31, 46))
        self.assertIn("did you mean `deployment/api`?", finding["message"])
        self.assertEqual(finding["fix"]["edits"][0]["text"], "deployment/api")
        self.assertTrue(finding["fix"]["safe"])

    def test_users_of_a_compose_service_are_those_of_compose(self):
        """A user that a Secret of a cluster names, which nobody knows, is none of a server on the reader's machine."""
        secret = "containers: [{name: db, image: postgres:16, env: [{name: POSTGRES_USER, valueFrom: {secretKeyRef: {name: s, key: u}}}]}]"
        files = {
            "deploy/api.yaml": MANIFEST.replace("containers: [{name: api, image: api:1.0.0}]", secret),
            "compose.yaml": "services:\n  db: {image: 'postgres:16', environment: {POSTGRES_USER: shop, POSTGRES_DB: shop}}\n",
        }
        page = "# Page\n\n```bash\ndocker compose exec db psql -U owner -d shop\nkubectl -n web exec deploy/api -- psql -U owner\n```\n"
        claims = json.loads(self.project(page, **files).run("check", "runbooks", "--format", "json").stdout)["claims"]
        users = [(claim["line"], claim["verdict"]) for claim in claims if claim["target"] == "owner"]
        self.assertEqual(users, [(4, "contradicted"), (5, "unverifiable")])

    def test_lines_that_nobody_writes_end_too(self):
        blocks = {
            "words": "echo " + "word " * 200_000,
            "files": "kubectl apply -f " + "a," * 300_000,
            "commands": "\n".join(f"kubectl -n web get pod p{number}" for number in range(10_000)),
        }
        for name, block in blocks.items():
            with self.subTest(name):
                result = self.project(f"# Page\n\n```bash\n{block}\n```\n").run("check", "runbooks", "--format", "json")
                self.assertIn(result.returncode, (0, 1))
                self.assertLess(len(json.loads(result.stdout)["claims"]), 25_000)

    def test_claims_have_evidence(self):
        page = "# Page\n\n```bash\nkubectl -n web logs deployment/api -c api\n```\n"
        claims = json.loads(self.project(page).run("check", "runbooks", "--format", "json").stdout)["claims"]
        self.assertEqual({(claim["kind"], claim["verdict"]) for claim in claims},
                         {("namespace", "verified"), ("resource", "verified"), ("container", "verified")})
        resource = next(claim for claim in claims if claim["kind"] == "resource")
        self.assertEqual(resource["evidence"], [{"file": "deploy/api.yaml", "line": 3}])

    def test_check_and_build_count_the_same_claims_before_and_after_the_first_build(self):
        project = self.project(
            "# Page\n\nSee `build/site`.\n\n```bash\nkubectl -n web get deployment api\nls build/site build/site/*.html docs/*.log\n```\n",
            **{
                ".gitignore": "build/\n*.log\n",
                "forge-docs.yaml": "rules: {runbook/inline-path: warning}\n",
                "deploy/rules.yaml": "groups:\n- name: a\n  rules:\n  - alert: Down\n    expr: up == 0\n"
                "    annotations: {runbook_url: docs/index.md}\n",
            },
        )
        subprocess.run(["git", "init", "-q"], cwd=project.root, check=True)
        log = project.root / "docs/page.log"
        counts = [json.loads(project.run(command, "--format", "json").stdout)["summary"]["claims"]
                  for command in ("check", "build", "check", "build")]
        log.write_text("made")
        counts.append(json.loads(project.run("check", "--format", "json").stdout)["summary"]["claims"])
        self.assertEqual(counts, counts[:1] * 5)
        self.assertEqual(counts[0], {"verified": 3, "contradicted": 0, "unverifiable": 3})

    def test_a_comment_accepts_a_finding(self):
        page = "# Page\n\n<!-- forge-docs allow: runbook/unknown-resource — made by hand -->\n```bash\nkubectl get deployment web\n```\n"
        self.assertEqual(self.project(page).run("check", "runbooks").returncode, 0)

    def test_an_outdated_excerpt_is_shown_beside_what_the_file_says(self):
        page = "# Page\n\nIn `conf/app.yaml`:\n\n```yaml\nserver:\n  port: 8080\n  host: \"::\"\n```\n"
        conf = "server:\n  host: \"::\"\n  port: 9090\n"
        result = self.project(page, **{"conf/app.yaml": conf}).run("check", "runbooks", "--format", "json")
        self.assertEqual(result.returncode, 0)
        report = json.loads(result.stdout)
        (finding,) = report["diagnostics"]
        self.assertEqual((finding["rule"], finding["severity"]), ("runbook/outdated-excerpt", "warning"))
        self.assertEqual((finding["line"], finding["column"], finding["endColumn"]), (7, 9, 13))
        self.assertEqual((finding["notes"][0]["file"], finding["notes"][0]["line"]), ("conf/app.yaml", 3))
        self.assertEqual((finding["fix"]["edits"][0]["text"], finding["fix"]["safe"]), ("9090", True))
        evidence = [claim["evidence"] for claim in report["claims"] if claim["verdict"] == "verified"]
        self.assertEqual(evidence, [[{"file": "conf/app.yaml", "line": 2}]])

    def test_a_file_that_the_page_shows_is_applied(self):
        pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: probe, namespace: web}\nspec: {containers: [{name: a, image: a}]}\n"
        shown = f"```yaml title=\"probe.yaml\"\n{pod}```\n"
        saved = f"```yaml\n{pod}```\n\nSave it as `probe.yaml`.\n"
        heredoc = f"```bash\ncat > probe.yaml <<'EOF'\n{pod}EOF\n```\n"
        for name, block in {"title": shown, "sentence": saved, "heredoc": heredoc}.items():
            with self.subTest(name):
                page = f"# Page\n\n{block}\n```bash\nkubectl apply -f probe.yaml\nkubectl -n web logs probe\nkubectl -n web logs prob\n```\n"
                report = json.loads(self.project(page).run("check", "runbooks", "--format", "json").stdout)
                self.assertEqual([finding["rule"] for finding in report["diagnostics"]], ["runbook/unknown-resource"])
                self.assertIn("did you mean `probe`?", report["diagnostics"][0]["message"])

    def test_prose_is_judged_only_where_the_configuration_asks(self):
        page = "# Page\n\nSee `deploy/apis.yaml` and `deployment/apis`.\n"
        report = json.loads(self.project(page).run("check", "runbooks", "--format", "json").stdout)
        self.assertEqual((report["diagnostics"], report["claims"]), ([], []))
        rules = {"forge-docs.yaml": "rules: {runbook/inline-path: error, runbook/inline-resource: warning}\n"}
        report = json.loads(self.project(page, **rules).run("check", "runbooks", "--format", "json").stdout)
        self.assertEqual([finding["rule"] for finding in report["diagnostics"]],
                         ["runbook/inline-path", "runbook/inline-resource"])

    def test_nasty_blocks_end(self):
        items = "".join(f"- {{p: {i}, q: {{r: {i}}}}}\n" for i in range(600))
        bomb = "a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c]\n"
        nasty = {
            "lists": ("l:\n" + items, "l:\n" + items.replace("p: ", "p: 1")),
            "nesting": ("[" * 2000 + "]" * 2000, "[" * 2000 + "]" * 2000),
            "bomb": (bomb, bomb.replace("x", "y")),
            "line": ("x: " + "a" * 500_000, "x: b"),
            "keys": ("".join(f"k{i}: 1\n" for i in range(5000)), "".join(f"m{i}: 1\n" for i in range(5000))),
            "bytes": ("a: \udcff\x00\n...\n- : [", "a: 1"),
            "empty": ("", ""),
        }
        for name, (block, file) in nasty.items():
            with self.subTest(name):
                page = f"# Page\n\n```yaml title=\"conf/app.yaml\"\n{block}\n```\n".encode("utf-8", "surrogateescape")
                start = time.monotonic()
                result = self.project(page, **{"conf/app.yaml": file}).run("check", "runbooks")
                self.assertIn(result.returncode, (0, 1), result.stderr)
                self.assertLess(time.monotonic() - start, 20)
        variables = "".join(f"NAME_{i}=1\n" for i in range(3000))
        example = "".join(f"NAME_{i}=\n" for i in range(1600))
        start = time.monotonic()
        self.project(f"# Page\n\n```env\n{variables}```\n", **{".env.example": example}).run("check", "runbooks")
        self.assertLess(time.monotonic() - start, 20)

    def test_the_gate_fails_on_verdicts_whatever_the_severities(self):
        pages = {
            "proved": "kubectl -n web get deployment api",
            "unknown": "kubectl -n web get deployment $NAME",
            "wrong": "kubectl -n web get deployment apis",
        }
        codes = {"proved": (0, 0, 0), "unknown": (0, 0, 1), "wrong": (0, 1, 1)}
        for name, command in pages.items():
            project = self.project(
                f"# Page\n\n```bash\n{command}\n```\n", **{"forge-docs.yaml": "rules:\n  runbook: off\n"}
            )
            gates = ([], ["--fail-on", "contradicted"], ["--fail-on", "unverifiable"])
            results = [project.run("check", "runbooks", *gate) for gate in gates]
            self.assertEqual(tuple(result.returncode for result in results), codes[name], name)
        self.assertIn("1 claim verified, 1 contradicted, 0 unverifiable", results[0].stdout)
        self.assertIn("[runbook/unknown-resource]", results[1].stdout)
        self.assertEqual(project.run("check", "links", "--fail-on", "contradicted").returncode, 2)

    def test_what_cannot_be_verified_is_a_finding_that_a_comment_accepts(self):
        page = "# Page\n\n```bash\nkubectl -n web get deployment $NAME\n```\n"
        run = self.project(page).run("check", "runbooks", "--fail-on", "unverifiable", "--format", "json")
        (finding,) = json.loads(run.stdout)["diagnostics"]
        self.assertEqual((finding["rule"], finding["line"], finding["column"]), ("runbook/unverifiable", 4, 31))
        self.assertIn("the value is unknown", finding["message"])
        accepted = page.replace("```bash", "<!-- forge-docs allow: runbook/unverifiable — the reader's own -->\n```bash")
        for gate in ([], ["--fail-on", "unverifiable"]):
            result = self.project(accepted).run("check", "runbooks", "--strict", *gate)
            self.assertEqual(result.returncode, 0, result.stdout)

    def test_two_builds_of_one_commit_are_the_same_and_link_to_it(self):
        page = "# Page\n\n```bash\nkubectl -n web logs deployment/api -c api\ncat deploy/new.yaml\n```\n"
        project = self.project(page, **{"forge-docs.yaml": "site:\n  repository: https://git.example/team/shop\n"})
        for command in (["init", "-q"], ["add", "-A"],
                        ["-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qm", "first"]):
            subprocess.run(["git", *command], cwd=project.root, check=True, capture_output=True)
        head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=project.root, capture_output=True, text=True).stdout.strip()
        project.write({"deploy/new.yaml": "{}\n"})
        trees = []
        for jobs in ("1", "4"):
            result = project.run("build", "--output", f"out{jobs}", "--jobs", jobs)
            self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
            trees.append(project.tree(f"out{jobs}"))
        self.assertEqual(*trees)
        text = (project.root / "out1" / "index.html").read_text()
        self.assertIn(f'href="https://git.example/team/shop/blob/{head}/deploy/api.yaml#L3"', text)
        # What the commit does not have is named, not linked.
        self.assertIn("<code>deploy/<wbr>new.yaml</code>", text)
        project.write({"forge-docs.yaml": "runbooks:\n  evidence: false\n"})
        project.run("build", "--output", "out0")
        self.assertNotIn("evidence", (project.root / "out0" / "index.html").read_text())
        self.assertFalse((project.root / "out0" / "runbook-checks").exists())

    def test_a_trace_is_printed_and_what_is_not_there_is_told(self):
        page = "# Page\n\n```bash\ncd deploy\ncat api.yaml\n```\n"
        project = self.project(page)
        run = project.run("check", "runbooks", "--trace", "docs/index.md:5")
        self.assertEqual((run.returncode, run.stderr), (0, ""))
        self.assertIn("before directory: deploy\n  verified path deploy/api.yaml: deploy/api.yaml\n", run.stdout)
        for query, words in (("docs/indx.md", "did you mean `docs/index.md`?"), ("docs/index.md:1", "line 4")):
            run = project.run("check", "runbooks", "--trace", query)
            self.assertEqual((run.returncode, run.stdout), (2, ""))
            self.assertIn(words, run.stderr)
        self.assertEqual(project.run("check", "--trace", "docs/index.md").returncode, 2)

    def test_nasty_scripts_end(self):
        nasty = {
            "quote": "kubectl get pods 'never closed\n" * 50,
            "line": "kubectl get pods " + "a" * 1_000_000,
            "nesting": "echo " + "$(" * 10_000 + "kubectl get pods" + ")" * 10_000,
            "heredoc": "kubectl apply -f - <<EOF\nkind: Deployment\n",
            "forever": "while true; do kubectl get pods; done",
            "recursion": "f() { f; f; }\nf",
            "bomb": ":(){ :|:& };:",
            "braces": "for i in {1..1000000}; do for j in {1..1000000}; do kubectl get pods; done; done",
            "aliases": "alias a=b\nalias b=a\na\nb",
            "doubling": "a=x\n" + "a=$a$a\n" * 40 + "kubectl get pods $a",
            "scripts": "sh -c \"" + "sh -c '" * 200 + "kubectl get pods" + "'" * 200 + "\"",
            "bytes": "kubectl get \udcff\x00 pods",
        }
        for name, script in nasty.items():
            with self.subTest(name):
                page = f"# Page\n\n```bash\n{script}\n```\n".encode("utf-8", "surrogateescape")
                start = time.monotonic()
                result = self.project(page).run("check", "runbooks")
                self.assertIn(result.returncode, (0, 1), result.stderr)
                self.assertLess(time.monotonic() - start, 20)


if __name__ == "__main__":
    unittest.main()
