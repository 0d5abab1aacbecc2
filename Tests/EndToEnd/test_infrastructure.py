"""The infrastructure holds, and each of many faults that people make turns `make infra-check` red at the right file."""

import concurrent.futures
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from forge import BINARY, ROOT

PYTHON = ROOT / "build" / "vendor" / "infra-check" / "bin" / "python"
CHECKS = ROOT / "infrastructure" / "checks"

# What a proof reads.
READ = ("infrastructure", ".github", "docs", "openapi", "scripts", "forge-docs.yaml")

KUBERNETES = "infrastructure/kubernetes"
POLICIES = "infrastructure/security/network-policies"
MONITORING = "infrastructure/monitoring"

# What is broken, the file, what stands there, what stands there then, and the proof that must tell.
FAULTS = (
    ("a Service has another port than in the chart", f"{KUBERNETES}/api/service.yaml", "port: 8000", "port: 8001", "routes"),
    ("a probe asks a port that no container names", f"{KUBERNETES}/api/deployment.yaml", "port: http", "port: web", "manifests"),
    ("a Service selects nothing", f"{KUBERNETES}/ui/service.yaml", "  selector:\n    app.kubernetes.io/name: ui",
     "  selector:\n    app.kubernetes.io/name: gui", "manifests"),
    ("a Secret has no such key", f"{KUBERNETES}/langflow/deployment.yaml", "key: secret-key", "key: secretkey", "manifests"),
    ("a claim is missing", f"{KUBERNETES}/databases/redis-deployment.yaml", "claimName: redis-data", "claimName: redis", "manifests"),
    ("an autoscaler has a field that does not exist", "infrastructure/performance/autoscaling/api-hpa.yaml", "maxReplicas:",
     "maxReplica:", "schemas"),
    ("a custom resource has a field that does not exist", f"{MONITORING}/prometheus/servicemonitors/api.yaml", "honorLabels:",
     "honourLabels:", "schemas"),
    ("a host is misspelt", f"{KUBERNETES}/api/deployment.yaml", "@pgbouncer:6432", "@pgbouncr:6432", "hosts"),
    ("a policy names another port", f"{POLICIES}/database-network-policy.yaml", "port: 6432", "port: 6433", "flows"),
    ("a policy lets every address in", f"{POLICIES}/default-deny.yaml", "  podSelector: {}\n  policyTypes:\n    - Ingress\n    - Egress",
     "  podSelector: {}\n  ingress: [{}]\n  policyTypes:\n    - Ingress\n    - Egress", "flows"),
    ("a pod uses the account of another", f"{KUBERNETES}/docs/deployment.yaml", "serviceAccountName: docs", "serviceAccountName: ui", "pods"),
    ("a pod may run as root", f"{KUBERNETES}/api/deployment.yaml", "runAsNonRoot: true", "runAsNonRoot: false", "pods"),
    ("a role gives every right", "infrastructure/security/rbac/roles.yaml", '"create"', '"*"', "pods"),
    ("an overlay patches what does not exist", "infrastructure/kustomize/overlays/prod/kustomization.yaml", "name: api-config",
     "name: api-settings", "manifests"),
    ("a value is misspelt", "infrastructure/helm/open-forge/values-prod.yaml", "minReplicas:", "minReplica:", "values"),
    ("a template differs from the manifests", "infrastructure/helm/open-forge/charts/api/templates/deployment.yaml",
     "containerPort: 8000", "containerPort: 8080", "routes"),
    ("an alert asks for a metric that nothing exposes", f"{MONITORING}/prometheus/rules/agent-alerts.yaml",
     "agent_human_approval_queue_depth", "agent_approval_queue_depth", "dashboards"),
    ("an alert watches another server", f"{MONITORING}/prometheus/rules/database-alerts.yaml", "pg_up", "redis_up",
     "prometheus-tests"),
    ("an expression does not parse", f"{MONITORING}/prometheus/rules/api-alerts.yaml", "expr: |-\n", "expr: |-\n            (\n",
     "prometheus-rules"),
    ("an alert opens a section that is not there", f"{MONITORING}/prometheus/rules/api-alerts.yaml",
     "#the-api-is-down-or-answers-5xx", "#the-api-is-down", "alerts"),
    ("two alerts have one name", f"{MONITORING}/prometheus/rules/platform-alerts.yaml", "alert: VolumeAlmostFull",
     "alert: VolumeFillingUp", "alerts"),
    ("the watchdog may be forgotten", f"{MONITORING}/prometheus/rules/platform-alerts.yaml", "severity: none", "severity: low",
     "alerts"),
    ("the watchdog stays in the cluster", f"{MONITORING}/alertmanager/alertmanager.yaml", 'alertname="Watchdog"',
     'alertname="Watchdogs"', "alertmanager"),
    ("a receiver does not exist", f"{MONITORING}/alertmanager/alertmanager.yaml", "receiver: pagerduty-and-slack",
     "receiver: pagerduty", "alertmanager"),
    ("production no longer pages", f"{MONITORING}/alertmanager/alertmanager.yaml", 'severity="critical"', 'severity="urgent"',
     "alertmanager"),
    ("a panel shows a metric that nothing exposes", f"{MONITORING}/grafana/dashboards/overview.json", "http_requests_total",
     "http_request_count", "dashboards"),
    ("the pools exceed what postgres accepts", "infrastructure/performance/pooling/pgbouncer.yaml", "max_db_connections = 40",
     "max_db_connections = 140", "pgbouncer"),
    ("PgBouncer does not know a setting's value", "infrastructure/performance/pooling/pgbouncer.yaml", "pool_mode = transaction",
     "pool_mode = transactions", "pgbouncer"),
    ("Redis does not know a setting", "infrastructure/performance/caching/redis-config.yaml", "appendfsync everysec",
     "appendfsync sometimes", "redis"),
    ("Redis keeps nothing", "infrastructure/performance/caching/redis-config.yaml", "appendonly yes", "appendonly no", "redis"),
    ("the site loses a security header", "infrastructure/docker/nginx/nginx.conf", "add_header X-Content-Type-Options",
     "# add_header X-Content-Type-Options", "nginx"),
    ("an image runs as root", "infrastructure/docker/Dockerfile.api", "\nUSER 10001:10001", "\nUSER root", "dockerfiles"),
    ("a compose service has a key that does not exist", "infrastructure/docker/docker-compose.yml", "    depends_on:", "    depend_on:",
     "compose"),
    ("an action is not pinned", ".github/workflows/ci.yml", "uses: actions/checkout@", "uses: actions/checkout@main # ", "workflows"),
    ("a permission is misspelt", ".github/workflows/ci.yml", "contents: read", "content: read", "workflows"),
    ("a script does not quote", ".github/scripts/smoke.sh", "set -euo pipefail", "set -euo pipefail\nrm $1/*", "scripts"),
    ("a load test calls what does not exist", "infrastructure/performance/load-tests/k6/lib/client.js", "api('/engagements')",
     "api('/engagement')", "k6"),
    ("a load test does not parse", "infrastructure/performance/load-tests/k6/api-load.js", "export const options = {",
     "export const options = {{", "k6"),
)


def check(root, *names):
    with tempfile.TemporaryDirectory(prefix="infra-") as work:
        command = [PYTHON, CHECKS, "--root", root, "--binary", BINARY, "--work", work, *names]
        return subprocess.run(command, capture_output=True, text=True, timeout=600, cwd=root)


def broken(fault):
    """The result of the proof over a copy in which one thing is wrong."""
    _, file, old, new, proof = fault
    with tempfile.TemporaryDirectory(prefix="infra-tree-") as name:
        root = pathlib.Path(name)
        for part in READ:
            source = ROOT / part
            if source.is_dir():
                shutil.copytree(source, root / part)
            else:
                shutil.copy(source, root / part)
        text = (root / file).read_text()
        if old not in text:
            return None
        (root / file).write_text(text.replace(old, new))
        return check(root, proof)


@unittest.skipUnless(PYTHON.exists(), "scripts/setup --infra installs what this needs")
class Infrastructure(unittest.TestCase):
    def test_everything_holds(self):
        result = check(ROOT)
        self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
        for line in result.stdout.splitlines():
            if line.startswith("skipped"):
                print(line)

    def test_each_fault_is_told(self):
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            results = list(pool.map(broken, FAULTS))
        for (what, file, old, _, proof), result in zip(FAULTS, results):
            with self.subTest(what):
                self.assertIsNotNone(result, f"{file} has no {old!r}: the fault is not made")
                self.assertEqual(result.returncode, 1, f"{proof}: {result.stdout}{result.stderr}")

    def test_a_name_that_is_no_proof_is_refused(self):
        result = check(ROOT, "prometeus")
        self.assertEqual(result.returncode, 2)
        self.assertIn("prometeus", result.stderr)


if __name__ == "__main__":
    unittest.main()
