package import ForgeDiagnostics
import ForgeOpenAPI

extension Rule<Coverage> {
  package static let undocumentedOperation = Rule(
    "coverage/undocumented-operation", .error, "Public operation that no page mentions",
    why: """
      Nobody who reads the documentation learns that the endpoint is there. A page mentions an operation by \
      `METHOD /path` in code, by its operationId in code, by a call in a sample, or by a link to `operation:ID`. Operations \
      that are not for the public are marked `x-internal: true`; reviewed exceptions stand under `coverage.exclude`.
      """,
    examples: [
      .good("`GET /health` tells whether the API is up.\n", among: ["openapi/openapi.yaml": health("get")]),
      .bad(health("«get»"), file: "openapi/openapi.yaml", among: ["docs/index.md": "# Start\n"]),
    ]
  ) { coverage, report in
    guard coverage.figures.percent < coverage.options.threshold, coverage.options.needsMention else { return }
    for entry in coverage.counted where !entry.isMentioned {
      report(.unmentioned(entry.operation), at: entry.operation.range)
    }
  }
}

private func health(_ method: String) -> String {
  """
  openapi: 3.1.0
  info: {title: API, version: 1.0.0}
  paths:
    /health:
      \(method):
        summary: Health
        responses:
          "200": {description: Up}

  """
}

extension Message {
  fileprivate static func unmentioned(_ operation: APIOperation) -> Message {
    "no page mentions `\(operation.name)`"
  }
}
