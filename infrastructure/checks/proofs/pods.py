"""Every pod is what docs/development/conventions.md says: its labels, account and rights, bounds, probes and disruption budget."""

from proofs.flows import is_test, matches
from problem import Proof
from tree import Rendered, Tree

PART_OF = "open-forge"

# Jobs use the account of the component that they serve; the two that talk to Kubernetes mount its token.
ACCOUNTS = {
    "api-migrate": "api", "dagster-migrate": "dagster-webserver", "minio-init": "minio", "minio-mirror": "minio",
    "postgres-backup": "postgres", "redis-backup": "redis",
}
WITH_TOKEN = ("dagster-daemon", "dagster-webserver")

# Reads no file and listens on nothing: a probe could only tell that the process is there, which Kubernetes sees itself.
WITHOUT_READINESS = ("dagster-daemon",)


def find(tree: Tree):
    for environment in tree.clusters():
        if environment == "monitoring":
            continue
        items = tree.objects(environment)
        accounts = {item.name: item for item in items if item.kind == "ServiceAccount"}
        for item in items:
            if item.kind in ("Role", "ClusterRole"):
                yield from rights(item)
            if item.pod is None or is_test(item):
                continue
            yield from names(item, accounts)
            yield from hardening(item)
            yield from bounds(item)
            if item.kind in ("Deployment", "StatefulSet"):
                yield from probes(item)
                yield from budget(item, items)


def names(item: Rendered, accounts):
    for place, labels in (("it", item.labels), ("its pods", item.pod["metadata"].get("labels") or {})):
        for name, value in (("app.kubernetes.io/name", item.name), ("app.kubernetes.io/part-of", PART_OF)):
            if labels.get(name) != value:
                yield item.problem(f"{place} should have the label {name}: {value}, not {labels.get(name)}")
    spec = item.pod["spec"]
    wanted = ACCOUNTS.get(item.name, item.name)
    if spec.get("serviceAccountName") != wanted:
        yield item.problem(f"its service account is {spec.get('serviceAccountName')}, and should be {wanted}")
    has_token = spec.get("automountServiceAccountToken", True) is not False
    if has_token != (item.name in WITH_TOKEN):
        yield item.problem("it mounts a token and needs none" if has_token else "it needs its token and mounts none")
    main = spec["containers"][0]["name"]
    if item.kind != "CronJob" and main != item.name:
        yield item.problem(f"its first container is called {main}, and should be {item.name}")


def hardening(item: Rendered):
    pod = item.pod["spec"].get("securityContext") or {}
    if any(item.pod["spec"].get(name) for name in ("hostNetwork", "hostPID", "hostIPC")):
        yield item.problem("it uses a namespace of its node")
    for container in item.containers:
        own = container.get("securityContext") or {}
        for name, wanted in (("runAsNonRoot", True), ("seccompProfile", {"type": "RuntimeDefault"})):
            if own.get(name, pod.get(name)) != wanted:
                yield item.problem(f"{container['name']}: {name} is {own.get(name, pod.get(name))}, and should be {wanted}")
        user = own.get("runAsUser", pod.get("runAsUser"))
        if not user:
            yield item.problem(f"{container['name']}: it runs as user {user}")
        for name, wanted in (("allowPrivilegeEscalation", False), ("readOnlyRootFilesystem", True)):
            if own.get(name) is not wanted:
                yield item.problem(f"{container['name']}: {name} is {own.get(name)}, and should be {wanted}")
        capabilities = own.get("capabilities") or {}
        if capabilities.get("drop") != ["ALL"] or capabilities.get("add"):
            yield item.problem(f"{container['name']}: it keeps capabilities: {capabilities}")


def bounds(item: Rendered):
    for container in item.containers:
        resources = container.get("resources") or {}
        for kind, name in (("requests", "cpu"), ("requests", "memory"), ("limits", "memory")):
            if name not in (resources.get(kind) or {}):
                yield item.problem(f"{container['name']}: it has no {kind} of {name}")


def probes(item: Rendered):
    main = item.pod["spec"]["containers"][0]
    if "livenessProbe" not in main:
        yield item.problem(f"{main['name']}: it has no liveness probe")
    if "readinessProbe" not in main and item.name not in WITHOUT_READINESS:
        yield item.problem(f"{main['name']}: it has no readiness probe")


def budget(item: Rendered, items: list[Rendered]):
    """With more than one replica a disruption budget and a spread; with one no budget, which would block every drain."""
    scaled = next((one for one in items if one.kind == "HorizontalPodAutoscaler" and one.name == item.name), None)
    replicas = scaled.data["spec"]["minReplicas"] if scaled else item.data["spec"].get("replicas", 1)
    labels = item.pod["metadata"]["labels"]
    budgets = [one for one in items if one.kind == "PodDisruptionBudget" and matches(one.data["spec"]["selector"], labels)]
    if replicas > 1 and not budgets:
        yield item.problem(f"it has {replicas} replicas and no disruption budget")
    if replicas == 1 and budgets:
        yield item.problem(f"it has one replica, and {budgets[0]} would block every drain of its node")
    if replicas > 1 and not item.pod["spec"].get("topologySpreadConstraints"):
        yield item.problem(f"its {replicas} replicas may stand on one node")


def rights(item: Rendered):
    for rule in item.data.get("rules") or []:
        if "*" in [*rule.get("verbs", []), *rule.get("resources", []), *rule.get("apiGroups", [])]:
            yield item.problem("it gives every right, by a `*`")
        if "secrets" in rule.get("resources", []):
            yield item.problem("it may read Secrets")


PROOF = Proof("pods", "every pod has its names, its own account, least rights, bounds, probes and disruption budget", find)
