package import ForgeDiagnostics

/// What rendering charts can find, in the order of the reference.
let helmRules: [RuleDescription] = [
  .manifestsChartError, .manifestsTemplateError, .manifestsMissingDependency, .manifestsInvalidValues,
  .manifestsUnreadable, .manifestsUnusedValue,
]

private let chart = "charts/api/Chart.yaml"
private let metadata = "apiVersion: v2\nname: api\nversion: 1.0.0\n"
private let config = """
  apiVersion: v1
  kind: ConfigMap
  metadata: {name: config}
  data:
    app.conf: {{ tpl (.Files.Get "files/app.conf") . | quote }}

  """
private let service = """
  apiVersion: v1
  kind: Service
  metadata:
    name: {{ .Release.Name }}
  spec:
    ports:
      - port: {{ .Values.port }}

  """

extension RuleDescription {
  package static let manifestsChartError = RuleDescription(
    "manifests/chart-error", .error, "Chart that Helm refuses",
    why: """
      Helm stops before it renders a template: `Chart.yaml` has no name, an archive is damaged or leads out of its folder,
      the release has a name that Kubernetes does not take. Nothing of the chart can be installed, and nothing of it is
      known to the other checks.
      """,
    examples: [
      .good(metadata, file: chart),
      .bad("«apiVersion: v2\nversion: 1.0.0»\n", file: chart),
    ])

  package static let manifestsTemplateError = RuleDescription(
    "manifests/template-error", .error, "Template that does not render",
    why: """
      `helm install` fails with this template and these values: it does not parse, calls a function with what the
      function does not take, or reads a key of nothing. What the template would create is unknown, and checks that
      need it stay silent.
      """,
    examples: [
      .good(service, file: "charts/api/templates/service.yaml", among: [chart: metadata, values: "port: 80\n"]),
      .bad(
        "port: {{ «.Values.service.port» }}\n", file: "charts/api/templates/service.yaml",
        among: [chart: metadata, values: "port: 80\n"]),
    ])

  package static let manifestsMissingDependency = RuleDescription(
    "manifests/missing-dependency", .error, "Dependency of a chart that is not there",
    why: """
      `Chart.yaml` declares a chart that `charts/` does not hold. `helm dependency build` fetches it; Helm refuses to
      install without it. What it would create is unknown rather than absent, and the rest of the chart is rendered as far
      as it does not need it. Where a `Chart.lock` stands beside `Chart.yaml`, charts from elsewhere are fetched before every
      installation, and not reported.
      """,
    examples: [
      .good(
        metadata + "dependencies:\n  - name: redis\n    version: 1.x\n", file: chart,
        among: ["charts/api/charts/redis/Chart.yaml": "apiVersion: v2\nname: redis\nversion: 1.2.0\n"]),
      .good(
        metadata + "dependencies:\n  - name: redis\n    version: 1.x\n    repository: https://charts.example.org\n",
        file: chart, among: ["charts/api/Chart.lock": "dependencies: []\n"]),
      .bad(metadata + "dependencies:\n  - name: «redis»\n    version: 1.x\n", file: chart),
    ])

  package static let manifestsInvalidValues = RuleDescription(
    "manifests/invalid-values", .error, "Values that a chart refuses",
    why: """
      `values.schema.json`, or a `required` or `fail` in a template, wants other values, or the file holds no mapping.
      `helm install` stops with these values, before anything is created.
      """,
    examples: [
      .good("replicas: 2\n", file: values, among: [chart: metadata, schemaPath: schema]),
      .bad("replicas: «two»\n", file: values, among: [chart: metadata, schemaPath: schema]),
      .bad("«- replicas»\n", file: values, among: [chart: metadata]),
    ])

  package static let manifestsUnreadable = RuleDescription(
    "manifests/unreadable-manifest", .error, "Manifest that is no object",
    why: """
      Kubernetes takes objects, with an `apiVersion`, a `kind` and a name. A document that is something else stops
      `kubectl apply` and `helm install`.
      """,
    examples: [
      .good(service, file: "charts/api/templates/service.yaml", among: [chart: metadata, values: "port: 80\n"]),
      .bad(
        "«port»: {{ .Values.port }}\n", file: "charts/api/templates/service.yaml",
        among: [chart: metadata, values: "port: 80\n"]),
    ])

  package static let manifestsUnusedValue = RuleDescription(
    "manifests/unused-value", .warning, "Value that no template reads",
    why: """
      Helm passes over what no template asks for, so a slip in a key changes nothing and says nothing: the default stays in
      force. A key is only reported when its name stands in no template at all and no map around it is used as a whole.
      """,
    examples: [
      .good(
        "port: 8080\n", file: "charts/api/values-prod.yaml",
        among: [chart: metadata, "charts/api/templates/service.yaml": service, values: "port: 80\n"]),
      .good(
        "level: debug\n", file: "charts/api/values-prod.yaml",
        among: [
          chart: metadata, values: "level: info\n", "charts/api/files/app.conf": "log {{ .Values.level }}\n",
          "charts/api/templates/config.yaml": config,
        ]),
      .bad(
        "«prot»: 8080\n", file: "charts/api/values-prod.yaml",
        among: [chart: metadata, "charts/api/templates/service.yaml": service, values: "port: 80\n"]),
    ])
}

private let values = "charts/api/values.yaml"
private let schemaPath = "charts/api/values.schema.json"
private let schema = #"{"properties": {"replicas": {"type": "integer"}}}"# + "\n"
