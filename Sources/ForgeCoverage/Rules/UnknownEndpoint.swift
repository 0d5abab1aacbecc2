package import ForgeDiagnostics

extension Rule<Coverage> {
  package static let unknownEndpoint = Rule(
    "coverage/unknown-endpoint", .error, "Mention of an endpoint that does not exist",
    why: """
      Whoever follows the page gets a 404. A bare `METHOD /path` speaks of the API that the repository describes; a URL speaks of \
      it where its host is one of the spec's servers, or may be: `localhost`, a variable, a placeholder. Endpoints that no \
      description is meant to have stand under `coverage.ignore-endpoints`.
      """,
    examples: [
      ExampleSpec.good("`GET /ships/{id}` reads one, `GET /v1/ships` lists them.\n"),
      ExampleSpec.good("```bash\ncurl https://api.elsewhere.example/boats\n```\n"),
      ExampleSpec.bad("Read one with `«GET /ship/{id}»`.\n"),
      ExampleSpec.bad("```bash\ncurl -s «https://api.harbor.example/v1/shpis»\n```\n"),
    ]
  ) { coverage, report in
    for fault in coverage.faults {
      guard case .unknownEndpoint(let name, let nearest) = fault.kind else { continue }
      report(nearest == nil ? .nothingNear(name) : .noEndpoint(name).suggesting(nearest), at: fault.range)
    }
  }
}

extension Message {
  fileprivate static func noEndpoint(_ name: String) -> Message { "no operation `\(name)`" }

  fileprivate static func nothingNear(_ name: String) -> Message {
    "no operation `\(name)`; what is none of the API's stands under `coverage.ignore-endpoints`"
  }
}
