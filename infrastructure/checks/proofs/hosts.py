"""Every host that configuration names is there: a Service with that port, or a host of an Ingress of the environment."""

import re

from problem import Proof
from tree import Rendered, Tree

DOMAIN = ".open-forge.example"
LOCAL = ("localhost", "127.0.0.1", "0.0.0.0")

# A URL's authority, or `host:port` that stands alone. Passwords come from variables, so `$(NAME)` may stand before the @.
_URL = re.compile(r"\w://(?:[^\s/@]*@)?(?P<host>[a-z0-9][a-z0-9.-]*)(?::(?P<port>\d+))?", re.IGNORECASE)
_PAIR = re.compile(r"(?<![\w./:@-])(?P<host>[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*):(?P<port>\d{2,5})(?![\w.:-])")
_HOST_VARIABLE = re.compile(r"(?:_HOST|_HOSTNAME)$|^PGHOST$")


def find(tree: Tree):
    monitoring = services(tree.objects("monitoring")) if "monitoring" in tree.environments else {}
    for environment in tree.clusters():
        items = tree.objects(environment)
        here = services(items)
        # Dashboards of the one monitoring lead to the sites of all environments.
        shown = [one for name in tree.clusters() for one in tree.objects(name)] if environment == "monitoring" else items
        hosts = {rule["host"] for item in shown if item.kind == "Ingress" for rule in item.data["spec"]["rules"]}
        for item in items:
            for host, port in named(item):
                yield from judged(item, host, port, here, monitoring, hosts, environment)


def services(items: list[Rendered]) -> dict[str, set[int]]:
    return {
        item.name: {port["port"] for port in item.data["spec"].get("ports") or []} for item in items if item.kind == "Service"
    }


def named(item: Rendered):
    """The hosts, with ports where they have one, in the environment variables and the configuration of an object."""
    for container in item.containers:
        texts = [variable.get("value") or "" for variable in container.get("env") or []]
        for variable in container.get("env") or []:
            if _HOST_VARIABLE.search(variable["name"]) and variable.get("value"):
                yield variable["value"], None
        for text in [*texts, *(container.get("command") or []), *(container.get("args") or [])]:
            yield from places(str(text))
    if item.kind == "ConfigMap":
        for text in (item.data.get("data") or {}).values():
            # Comments explain with examples; only what is read counts.
            yield from places(re.sub(r"(?m)^\s*[#;].*$", "", text))


def places(text: str):
    for pattern in (_URL, _PAIR):
        for match in pattern.finditer(text):
            yield match["host"].lower(), int(match["port"]) if match["port"] else None


def judged(item, host, port, here, monitoring, hosts, environment):
    if host in LOCAL or re.fullmatch(r"[\d.]+", host):
        return
    parts = host.split(".")
    if host.endswith(DOMAIN):
        if host not in hosts:
            yield item.problem(f"no Ingress of {environment} has the host {host}")
        return
    if len(parts) == 1:
        there = here
    elif parts[1] == "monitoring":
        there = monitoring
    elif "svc" in parts[1:3]:
        there = here
    else:
        return  # a host outside the cluster
    if parts[0] not in there:
        yield item.problem(f"no Service is called {parts[0]} ({host}) in {environment}")
    elif port is not None and port not in there[parts[0]]:
        yield item.problem(f"the Service {parts[0]} has no port {port}, only {sorted(there[parts[0]])}")


PROOF = Proof("hosts", "every host in configuration is a Service with that port or an Ingress", find)
