"""Every file that the operations plan names exists and is linked from the page of deliverables, and no file is of no use."""

import re

from problem import Problem, Proof
from tree import Tree

PAGE = "docs/operations/deliverables.md"

# The trees of the plan.
PLANNED = """
infrastructure/kubernetes/namespaces.yaml
infrastructure/kubernetes/api/{deployment,service,ingress}.yaml
infrastructure/kubernetes/ui/{deployment,service,ingress}.yaml
infrastructure/kubernetes/dagster/{deployment,service,configmap}.yaml
infrastructure/kubernetes/langflow/{deployment,service}.yaml
infrastructure/kubernetes/databases/{postgres-statefulset,redis-deployment,minio-statefulset}.yaml
infrastructure/helm/open-forge/{Chart,values,values-dev,values-staging,values-prod}.yaml
infrastructure/helm/open-forge/templates/_helpers.tpl
infrastructure/kustomize/base/kustomization.yaml
infrastructure/kustomize/overlays/{dev,staging,prod}/kustomization.yaml
infrastructure/docker/Dockerfile.{api,ui,dagster,langflow,docs}
infrastructure/docker/docker-compose.yml
.github/workflows/{ci,build,deploy-dev,deploy-staging,deploy-prod,security-scan}.yml
.github/actions/setup-env/action.yml
.github/CODEOWNERS
infrastructure/monitoring/prometheus/prometheus.yaml
infrastructure/monitoring/prometheus/rules/{api,agent,pipeline}-alerts.yaml
infrastructure/monitoring/prometheus/servicemonitors/
infrastructure/monitoring/grafana/dashboards/{overview,api-performance,agent-execution,pipeline-execution,database-performance}.json
infrastructure/monitoring/grafana/provisioning/
infrastructure/monitoring/alertmanager/alertmanager.yaml
infrastructure/security/network-policies/{api-network-policy,database-network-policy,default-deny}.yaml
infrastructure/security/rbac/{service-accounts,roles,rolebindings}.yaml
infrastructure/security/secrets/external-secrets.yaml
infrastructure/security/scanning/trivy-config.yaml
infrastructure/performance/autoscaling/{api-hpa,dagster-hpa,pdb}.yaml
infrastructure/performance/caching/redis-config.yaml
infrastructure/performance/pooling/pgbouncer.yaml
infrastructure/performance/load-tests/k6/{api-load,pipeline-load}.js
infrastructure/performance/load-tests/baselines.md
openapi/openapi.yaml
docs/api/{authentication,rate-limiting}.md
docs/guides/{getting-started,engagement-workflow,ontology-design,pipeline-creation}.md
docs/runbooks/{installation,upgrade,backup-restore,troubleshooting}.md
docs/development/{architecture,contributing,local-setup,testing}.md
""".split()

# Found by their place, not by their name.
BY_PLACE = re.compile(
    r"/(?:charts/[^/]+/|open-forge/)(?:templates/|Chart\.yaml|values\.yaml)|\.helmignore|\.dockerignore|\.gitignore|\.shellcheckrc"
    r"|/checks/|/prometheus/tests/|README\.md$"
)


def find(tree: Tree):
    page = (tree.root / PAGE).read_text()
    linked = {link.partition("#")[0].rstrip("/") for link in re.findall(r"\]\(([^)]+)\)", page)}
    for path in (one for planned in PLANNED for one in expanded(planned)):
        name = path.rstrip("/")
        if not (tree.root / name).exists():
            yield Problem(name, 0, "the plan names it, and it does not exist")
        elif f"../../{name}" not in linked and f"../{name.removeprefix('docs/')}" not in linked:
            yield Problem(PAGE, 0, f"it does not lead to {name}, which the plan names")
    yield from orphans(tree)


def expanded(path: str) -> list[str]:
    match = re.search(r"\{([^}]+)\}", path)
    return [path.replace(match[0], word, 1) for word in match[1].split(",")] if match else [path]


def orphans(tree: Tree):
    """Files that nothing renders, and that nothing else names."""
    rendered = {item.file for environment in tree.environments for item in tree.objects(environment)}
    texts = {
        path: path.read_text(errors="replace")
        for path in tree.files("infrastructure/**/*", ".github/**/*", "docs/**/*.md", "scripts/*", "Makefile", "forge-docs.yaml")
        if "__pycache__" not in path.parts
    }
    for path in texts:
        file = tree.relative(path)
        if not file.startswith("infrastructure/") or file in rendered or BY_PLACE.search(file):
            continue
        # By its name, or by its folder where that is mounted, copied or globbed as a whole.
        names = (path.name, f"{path.parent.name}/*", f"{path.parent.name}/:", f"/{path.parent.name}/ ")
        if not any(name in text for other, text in texts.items() if other != path for name in names):
            yield Problem(file, 0, "nothing uses it")


PROOF = Proof("deliverables", "every file of the plan exists and is linked, and every file is used by something", find)
