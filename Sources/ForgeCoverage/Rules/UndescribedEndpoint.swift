package import ForgeDiagnostics

extension Rule<Coverage> {
  package static let undescribedEndpoint = Rule(
    "coverage/undescribed-endpoint", .error, "Endpoint that is served and no spec describes",
    why: """
      A service, a route or a log of `openapi.inventory` shows an endpoint that the published descriptions do not have: it is \
      undocumented however good they are. Describe it, mark it `x-internal`, or list its path under \
      `coverage.ignore-endpoints`.
      """,
    examples: [
      .good(
        log("/v1/ships"), file: "access.log",
        among: ["forge-docs.yaml": "openapi:\n  inventory: access.log\n", ExampleSpec.path: ExampleSpec.text]),
      .bad(
        log("«GET /v1/crews»", hasMethod: true), file: "access.log",
        among: ["forge-docs.yaml": "openapi:\n  inventory: access.log\n", ExampleSpec.path: ExampleSpec.text]),
    ]
  ) { coverage, report in
    for stray in coverage.strays { report(.stray(stray).suggesting(stray.nearest), at: stray.range) }
  }

  package static let unknownServerHost = Rule(
    "coverage/unknown-server-host", .warning, "Server of the spec that no route leads to",
    why: """
      The routes of `openapi.inventory` name the hosts that requests are taken for. A server URL with another host sends the \
      readers of the reference, and their clients, to nobody.
      """,
    examples: [
      .good(ingress("api.harbor.example"), file: "routes.yaml", among: routes(ExampleSpec.text)),
      .bad(
        ExampleSpec.text.replacing("\"https://api.harbor.example/v1\"", with: "«\"https://api.harbor.example/v1\"»"),
        file: ExampleSpec.path,
        among: ["forge-docs.yaml": "openapi:\n  inventory: routes.yaml\n", "routes.yaml": ingress("api.port.example")]),
    ]
  ) { coverage, report in
    for server in coverage.unroutedServers {
      report(.unrouted(server.host).suggesting(server.nearest), at: server.range)
    }
  }
}

private func log(_ request: String, hasMethod: Bool = false) -> String {
  "192.0.2.1 - - [01/Jan/2026:00:00:00 +0000] \"\(hasMethod ? "" : "GET ")\(request) HTTP/1.1\" 200 12 \"-\" \"-\"\n"
}

private func routes(_ spec: String) -> [String: String] {
  ["forge-docs.yaml": "openapi:\n  inventory: routes.yaml\n", ExampleSpec.path: spec]
}

private func ingress(_ host: String) -> String {
  """
  apiVersion: networking.k8s.io/v1
  kind: Ingress
  metadata: {name: api}
  spec:
    rules:
      - host: \(host)
        http:
          paths:
            - {path: /v1, pathType: Prefix, backend: {service: {name: api, port: {name: http}}}}

  """
}

extension Message {
  fileprivate static func stray(_ stray: Stray) -> Message {
    stray.isPrefix
      ? "no spec has an operation below `\(stray.name)`" : "no spec describes `\(stray.name)`"
  }

  fileprivate static func unrouted(_ host: String) -> Message { "no route of the inventory has the host `\(host)`" }
}
