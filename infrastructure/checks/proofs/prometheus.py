"""promtool over the rules, their unit tests and the scrape configuration that the manifests hold."""

import re

import yaml

from problem import Problem, Proof
from tree import Tree

RULES = "infrastructure/monitoring/prometheus/rules"
TESTS = "infrastructure/monitoring/prometheus/tests"
SCRAPE = "infrastructure/monitoring/prometheus/scrape"

ROLES = ("node", "service", "pod", "endpoints", "endpointslice", "ingress")


def extract(tree: Tree, folder) -> list:
    """Writes the `spec` of each PrometheusRule as the rule file that Prometheus reads, below `rules/`."""
    (folder / "rules").mkdir()
    written = []
    for path in tree.files(f"{RULES}/*.yaml"):
        for document in tree.documents(path):
            target = folder / "rules" / path.name
            target.write_text(yaml.safe_dump({"groups": document["spec"]["groups"]}, sort_keys=False, width=1000))
            written.append(target)
    return written


def find_rules(tree: Tree):
    promtool = tree.program("promtool")
    files = extract(tree, tree.folder("prometheus-rules"))
    if not files:
        yield Problem(RULES, 0, "there are no rules")
        return
    result = tree.run(promtool, "check", "rules", "--lint=all", "--lint-fatal", *files, check=False)
    if result.returncode != 0:
        yield from said(result, RULES)


def find_tests(tree: Tree):
    promtool = tree.program("promtool")
    folder = tree.folder("prometheus-tests")
    extract(tree, folder)
    (folder / "tests").mkdir()
    tests = tree.files(f"{TESTS}/*.yaml")
    for path in tests:
        (folder / "tests" / path.name).write_text(path.read_text())
    if not tests:
        yield Problem(TESTS, 0, "there are no tests")
        return
    result = tree.run(promtool, "test", "rules", *[path.name for path in tests], check=False, cwd=folder / "tests")
    if result.returncode != 0:
        yield from said(result, TESTS)


def find_config(tree: Tree):
    promtool = tree.program("promtool")
    folder = tree.folder("prometheus-config")
    jobs = [job for path in tree.files(f"{SCRAPE}/*.yaml") for job in yaml.safe_load(path.read_text())]
    if not jobs:
        yield Problem(SCRAPE, 0, "there are no scrape configurations")
        return
    result = check_config(tree, promtool, folder, jobs)
    if "field kubernetes_sd_configs not found" in result.stdout + result.stderr:
        # Debian builds promtool without the discovery of Kubernetes: what it finds is read here, the rest there.
        for job in jobs:
            for discovery in job.pop("kubernetes_sd_configs", []):
                if discovery.keys() - {"role", "namespaces", "selectors", "attach_metadata"} or discovery.get("role") not in ROLES:
                    yield Problem(SCRAPE, 0, f"{job['job_name']}: no discovery of Kubernetes is {discovery}")
            job["static_configs"] = [{"targets": ["localhost:80"]}]
        result = check_config(tree, promtool, folder, jobs)
    if result.returncode != 0:
        yield from said(result, SCRAPE)


def check_config(tree: Tree, promtool, folder, jobs):
    text = yaml.safe_dump({"scrape_configs": jobs}, sort_keys=False)
    # Files of a pod, such as its token, are not here: promtool would look for them.
    for name in sorted(set(re.findall(r"/var/run/secrets/[\w./-]+", text))):
        stand_in = folder / name.rpartition("/")[2]
        stand_in.write_text("")
        text = text.replace(name, str(stand_in))
    config = folder / "prometheus.yaml"
    config.write_text(text)
    return tree.run(promtool, "check", "config", "--syntax-only", config, check=False)


def said(result, file):
    lines = [line.strip() for line in (result.stdout + result.stderr).splitlines() if line.strip()]
    for line in lines[:40]:
        if not line.startswith(("Checking", "SUCCESS", "Unit Testing")):
            yield Problem(file, 0, line)


RULES_PROOF = Proof("prometheus-rules", "promtool reads every rule and finds nothing to say", find_rules)
TESTS_PROOF = Proof("prometheus-tests", "every alert fires when it should and is silent when not", find_tests)
CONFIG_PROOF = Proof("prometheus-config", "promtool reads the scrape configuration", find_config)
