package import ForgeDiagnostics

extension Rule<[CommandClaim]> {
  package static let unknownResource = claim(
    "runbook/unknown-resource", .error, "Object that does not exist", .resource,
    why: """
      Every environment that the command may mean was rendered, and none has an object of this kind and name in the namespace;
      nor did a command above make it. At night the reader gets `NotFound`.
      """,
    good: "kubectl get deployment api", bad: "kubectl rollout status «deployment/apis»")

  package static let unknownNamespace = claim(
    "runbook/unknown-namespace", .error, "Namespace that nothing is deployed into", .namespace,
    why: """
      Nearly the name of a namespace that an environment is deployed into: kubectl finds nothing in this one. Other namespaces
      are not judged.
      """,
    good: "kubectl -n web get pods", bad: "kubectl -n «webb» get pods")

  package static let unmatchedSelector = claim(
    "runbook/unmatched-selector", .error, "Label selector that nothing matches", .selector,
    why: """
      kubectl answers `No resources found` and exits with 0, so a script goes on as if all were well.
      """,
    good: "kubectl -n web get pods -l app=api", bad: "kubectl -n web delete pods -l «app=apis»")

  package static let unknownContainer = claim(
    "runbook/unknown-container", .error, "Container that the pod does not have", .container,
    why: """
      A pod of several containers needs the right name, and kubectl refuses another.
      """,
    good: "kubectl -n web logs deployment/api -c api", bad: "kubectl -n web logs deployment/api -c «web»")

  package static let unknownPort = claim(
    "runbook/unknown-port", .error, "Port that is not there", .port,
    why: """
      A port-forward to a Service takes the ports of the Service, not those of its pods.
      """,
    good: "kubectl -n web port-forward deployment/api 9000:http",
    bad: "kubectl -n web port-forward deployment/api 9000:«web»")

  package static let unknownDatabase = claim(
    "runbook/unknown-database", .error, "Database or user that no manifest names", .database,
    why: """
      The server of the repository is started with other names. Where not all of them are known, nothing is said.
      """,
    good: "kubectl -n web exec statefulset/db -- psql -U shop -d orders",
    bad: "kubectl -n web exec statefulset/db -- psql -U shop -d «order»")
  package static let unknownKey = claim(
    "runbook/unknown-key", .error, "Key that a ConfigMap or Secret does not have", .key,
    why: """
      The query prints nothing and exits with 0: a password that is empty goes into the next command.
      """,
    good: "kubectl -n web get configmap settings -o jsonpath='{.data.level}'",
    bad: "kubectl -n web get configmap settings -o jsonpath='{.data.«leve»}'")

  package static let unknownField = claim(
    "runbook/unknown-field", .error, "Field, condition or field selector that objects of the kind do not have", .field,
    why: """
      A query for a field that is not there prints nothing and exits with 0. `kubectl wait` for a condition that no controller
      sets ends with its timeout, and the server refuses fields that it does not select by. Kubernetes' own kinds are judged;
      of those that operators bring nothing is said.
      """,
    good: "kubectl -n web get deployment api -o jsonpath='{.status.readyReplicas}'",
    bad: "kubectl -n web get deployment api -o jsonpath='{.status.«replicasReady»}'")
}
