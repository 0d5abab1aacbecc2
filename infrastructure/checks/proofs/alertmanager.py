"""amtool reads Alertmanager's configuration, and alerts go to the receivers that the routing table says."""

import re

from problem import Problem, Proof
from tree import Tree

CONFIG = "infrastructure/monitoring/alertmanager/alertmanager.yaml"
ROUTES = "infrastructure/monitoring/alertmanager/routes-test.yaml"

# The address of a webhook out of a mounted Secret: Alertmanager 0.26 and later.
URL_FILE = re.compile(r"^(\s+(?:- )?)url_file: /etc/alertmanager/secrets/alertmanager-credentials/[\w-]+$", re.MULTILINE)


def find(tree: Tree):
    amtool = tree.program("amtool")
    config = CONFIG
    result = tree.run(amtool, "check-config", config, check=False)
    if "field url_file not found" in result.stdout + result.stderr:
        # Debian's amtool is older than the Alertmanager that runs: it reads an address in the place of the file.
        config = tree.folder("alertmanager") / "alertmanager.yaml"
        config.write_text(URL_FILE.sub(r"\1url: http://localhost/", (tree.root / CONFIG).read_text()))
        result = tree.run(amtool, "check-config", config, check=False)
    if result.returncode != 0:
        yield Problem(CONFIG, 0, " ".join((result.stderr + result.stdout).split())[-300:])
        return
    cases = tree.documents(tree.root / ROUTES)[0]["tests"]
    lines = (tree.root / ROUTES).read_text().splitlines()
    for case in cases:
        labels = [f"{name}={value}" for name, value in case["labels"].items()]
        receivers = ",".join(case["receivers"])
        result = tree.run(amtool, "config", "routes", "test", f"--config.file={config}", f"--verify.receivers={receivers}",
                          *labels, check=False)
        if result.returncode != 0:
            line = next((number for number, text in enumerate(lines, 1) if case["name"] in text), 0)
            got = re.sub(r"\s+", " ", result.stdout + result.stderr).strip()
            yield Problem(ROUTES, line, f"{case['name']}: expected {receivers}: {got}")


PROOF = Proof("alertmanager", "amtool reads the configuration, and every alert reaches the right people", find)
