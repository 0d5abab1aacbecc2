/// Manifests that the examples of several rules stand among.
enum ManifestExample {
  static let deployment = """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: api
    spec:
      selector:
        matchLabels:
          app: api
      template:
        metadata:
          labels:
            app: api
        spec:
          containers:
            - name: api
              image: api:1.0.0
              ports:
                - name: http
                  containerPort: 8080

    """

  static let service = """
    apiVersion: v1
    kind: Service
    metadata:
      name: api
    spec:
      selector:
        app: api
      ports:
        - port: 80
          targetPort: http

    """

  /// A Deployment of the same shape whose container reads a variable from `source`, indented for its place.
  static func deployment(reading source: String) -> String {
    deployment + """
                env:
                  - name: LEVEL
                    valueFrom:
      \(source)

      """
  }
}
