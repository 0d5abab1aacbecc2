/// The repository that the examples of rules are read in.
enum RunbookExample {
  /// A page with one command, of an environment that its front matter names.
  static func page(_ command: String, environment: String? = nil) -> String {
    (environment.map { "---\nenvironment: \($0)\n---\n\n" } ?? "") + "# Runbook\n\n```bash\n\(command)\n```\n"
  }

  static let repository: [String: String] = [
    "forge-docs.yaml": """
    environments:
      live: {manifests: deploy, namespace: web}
      shop: {chart: charts/shop, release: shop, namespace: shop}
      local: {compose: compose.yaml}

    """,
    "deploy/api.yaml": """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: api
    spec:
      selector:
        matchLabels: {app: api}
      template:
        metadata:
          labels: {app: api}
        spec:
          containers:
            - name: api
              image: api:1.0.0
              ports: [{name: http, containerPort: 8080}]
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: settings
    data:
      level: info

    """,
    "deploy/db.yaml": """
    apiVersion: apps/v1
    kind: StatefulSet
    metadata: {name: db}
    spec:
      serviceName: db
      selector:
        matchLabels: {app: db}
      template:
        metadata:
          labels: {app: db}
        spec:
          containers:
            - name: db
              image: postgres:17
              env:
                - {name: POSTGRES_DB, value: orders}
                - {name: POSTGRES_USER, value: shop}

    """,
    "charts/shop/Chart.yaml": "apiVersion: v2\nname: shop\nversion: 1.0.0\n",
    "charts/shop/values.yaml": "replicas: 1\n",
    "charts/shop/templates/settings.yaml": """
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: replicas}
    data: {replicas: "{{ .Values.replicas }}"}

    """,
    "compose.yaml": "services:\n  cache: {image: redis:7}\n  console: {image: redis:7, profiles: [tools]}\n",
    "Makefile": "test:\n\tswift test\n",
  ]
}
