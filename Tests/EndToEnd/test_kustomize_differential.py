"""What we render from random kustomizations against what `kubectl kustomize` prints: the same objects in the same order."""

import shutil
import subprocess
import unittest

from forge import Project
from kustomize_generator import tree

SEEDS = 320

try:
    import yaml
except ImportError:
    yaml = None


def documents(text):
    return [document for document in yaml.safe_load_all(text) if document]


@unittest.skipUnless(shutil.which("kubectl"), "SKIPPED: no kubectl on the PATH to compare with")
@unittest.skipUnless(yaml, "SKIPPED: no PyYAML to read both outputs with")
class KustomizeDifferential(unittest.TestCase):
    maxDiff = None

    def difference(self, seed):
        project = Project(tree(seed))
        try:
            peer = subprocess.run(["kubectl", "kustomize", project.root / "overlay"], capture_output=True, text=True, timeout=120)
            ours = project.run("manifests", "render", "--kustomize", "overlay")
            if peer.returncode != 0:
                return None if ours.returncode == 1 else f"kubectl refuses, we do not: {peer.stderr[-200:]}"
            if ours.returncode != 0:
                return f"we refuse, kubectl does not: {ours.stderr[-400:]}"
            wanted, found = documents(peer.stdout), documents(ours.stdout)
            return None if wanted == found else f"{wanted} is not {found}"
        finally:
            project.close()

    def test_random_trees_render_alike(self):
        differing = [(seed, text) for seed in range(SEEDS) if (text := self.difference(seed))]
        self.assertEqual(differing[:3], [])


if __name__ == "__main__":
    unittest.main()
