"""The network policies allow the flows of `infrastructure/security/flows.yaml`, and no other."""

import ipaddress

from problem import Problem, Proof
from tree import Rendered, Tree

FLOWS = "infrastructure/security/flows.yaml"


def find(tree: Tree):
    tables = tree.documents(tree.root / FLOWS)
    covered = {environment for table in tables for environment in table["environments"]}
    for environment in sorted(set(tree.clusters()) - covered):
        # What runs nothing opens no connection.
        if any(item.pod for item in tree.objects(environment)):
            yield Problem(FLOWS, 0, f"it says nothing of {environment}")
    for table in tables:
        for environment in table["environments"]:
            yield from walk(tree, table, environment)


def walk(tree: Tree, table: dict, environment: str):
    namespace = tree.environments[environment].get("namespace", "default")
    items = [item for item in tree.objects(environment)
             if not is_test(item) and item.data["metadata"].get("namespace", namespace) == namespace]
    policies = [Policy(item) for item in items if item.kind == "NetworkPolicy"]
    inside = [Endpoint.of(item) for item in items if item.pod]
    inside += [Endpoint(name, labels, None, None) for name, labels in table["created-pods"].items()]
    outside = [Endpoint(name, peer.get("pods"), peer.get("namespace"), address)
               for name, peer in table["outside"].items() for address in peer.get("addresses", (None,))]
    wanted = {(flow["from"], flow["to"], flow["port"], flow.get("protocol", "TCP")) for flow in expanded(table["flows"])}
    ports = sorted({(port, protocol) for *_, port, protocol in wanted} | {(port, "TCP") for port in table["other-ports"]}
                   | {(port, "TCP") for item in items for port in listening(item)})
    unknown = {name for flow in wanted for name in flow[:2]} - {one.name for one in [*inside, *outside]}
    for name in sorted(unknown):
        yield Problem(FLOWS, 0, f"there is no pod {name} in {environment}")
    # A flow to several addresses is allowed when it is to all of them, and open when it is to one.
    verdicts: dict[tuple, list[bool]] = {}
    for source in [*inside, *outside]:
        for target in [*inside, *outside]:
            # What is outside is somebody else's to restrict.
            if source in outside and target in outside:
                continue
            for port, protocol in ports:
                flow = (source.name, target.name, port, protocol)
                verdicts.setdefault(flow, []).append(all(passes(policies, source, target, port, protocol)))
    allowed = {flow for flow, each in verdicts.items() if all(each)}
    opened = {flow for flow, each in verdicts.items() if any(each)}
    written = {policy.item.name: policy.item for policy in policies}
    for flow in sorted(wanted - allowed):
        if unknown.isdisjoint(flow[:2]):
            yield judged(flow, written, "may not reach", f"in {environment}, and must")
    for flow in sorted(opened - wanted):
        yield judged(flow, written, "may reach", f"in {environment}, and must not")


def judged(flow: tuple, written: dict, may: str, verdict: str) -> Problem:
    """The problem of a flow, at the policy of the pods that it leads to or comes from."""
    source, target, port, protocol = flow
    item = written.get(target) or written.get(source)
    message = f"{source} {may} {target} on {protocol} {port} {verdict}"
    return Problem(item.file, item.line, message) if item else Problem(FLOWS, 0, message)


def expanded(flows):
    """One entry a pair and port: `from`, `to` and `ports` may be lists."""
    for flow in flows:
        for source in flow["from"] if isinstance(flow["from"], list) else [flow["from"]]:
            for target in flow["to"] if isinstance(flow["to"], list) else [flow["to"]]:
                for port in flow["ports"]:
                    yield {"from": source, "to": target, "port": port, "protocol": flow.get("protocol", "TCP")}


def is_test(item: Rendered) -> bool:
    return (item.data["metadata"].get("annotations") or {}).get("helm.sh/hook") == "test"


def listening(item: Rendered):
    for container in item.containers:
        for port in container.get("ports") or []:
            yield port["containerPort"]


class Endpoint:
    """Something that sends or receives: pods with labels, in this namespace or another, or an address outside the cluster."""

    def __init__(self, name, labels, namespace, address):
        self.name, self.labels, self.namespace = name, labels, namespace
        self.address = address and ipaddress.ip_address(address)

    @staticmethod
    def of(item: Rendered):
        return Endpoint(item.name, item.pod["metadata"].get("labels") or {}, None, None)


class Policy:
    """A NetworkPolicy (networking.k8s.io/v1)."""

    def __init__(self, item: Rendered):
        self.item = item
        self.spec = item.data["spec"]
        self.types = self.spec.get("policyTypes") or ["Ingress", *(["Egress"] if "egress" in self.spec else [])]

    def covers(self, endpoint: Endpoint, direction: str) -> bool:
        return (endpoint.labels is not None and endpoint.namespace is None and direction in self.types
                and matches(self.spec.get("podSelector"), endpoint.labels))

    def allows(self, peer: Endpoint, port: int, protocol: str, direction: str) -> bool:
        rules = self.spec.get("ingress" if direction == "Ingress" else "egress") or []
        side = "from" if direction == "Ingress" else "to"
        return any(
            (not rule.get("ports") or any(on(entry, port, protocol) for entry in rule["ports"]))
            and (not rule.get(side) or any(fits(entry, peer) for entry in rule[side]))
            for rule in rules
        )


def passes(policies, source, target, port, protocol):
    """Whether each end lets the flow through: an end that no policy covers lets everything."""
    for end, peer, direction in ((source, target, "Egress"), (target, source, "Ingress")):
        covering = [policy for policy in policies if policy.covers(end, direction)]
        yield not covering or any(policy.allows(peer, port, protocol, direction) for policy in covering)


def on(entry: dict, port: int, protocol: str) -> bool:
    if entry.get("protocol", "TCP") != protocol:
        return False
    first = entry.get("port")
    # A named port would need the target's containers; the policies of this repository use numbers.
    return first is None or first <= port <= entry.get("endPort", first)


def fits(entry: dict, peer: Endpoint) -> bool:
    if "ipBlock" in entry:
        block = entry["ipBlock"]
        return (
            peer.address is not None
            and peer.address in ipaddress.ip_network(block["cidr"])
            and not any(peer.address in ipaddress.ip_network(hole) for hole in block.get("except") or [])
        )
    if peer.labels is None:
        return False
    if "namespaceSelector" in entry:
        if peer.namespace is None:
            # An empty selector takes every namespace, this one too.
            if entry["namespaceSelector"]:
                return False
        elif not matches(entry["namespaceSelector"], {"kubernetes.io/metadata.name": peer.namespace}):
            return False
    elif peer.namespace is not None:
        return False
    return matches(entry.get("podSelector"), peer.labels)


def matches(selector: dict | None, labels: dict) -> bool:
    """A LabelSelector over labels; an empty one takes everything."""
    selector = selector or {}
    wanted = selector.get("matchLabels") or {}
    if any(labels.get(key) != value for key, value in wanted.items()):
        return False
    for expression in selector.get("matchExpressions") or []:
        key, operator, values = expression["key"], expression["operator"], expression.get("values") or []
        held = {
            "In": labels.get(key) in values,
            "NotIn": labels.get(key) not in values,
            "Exists": key in labels,
            "DoesNotExist": key not in labels,
        }[operator]
        if not held:
            return False
    return True


PROOF = Proof("flows", "network policies allow the flows that components need, and nothing else", find)
