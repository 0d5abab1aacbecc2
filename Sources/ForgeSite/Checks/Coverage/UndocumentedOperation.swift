package import ForgeDiagnostics
import ForgeOpenAPI

extension Rule<Site> {
  package static let undocumentedOperation = Rule(
    "coverage/undocumented-operation", .error, "Public operation that no page mentions",
    why: """
      Nobody who reads the documentation learns that the endpoint is there. A page mentions an operation by \
      `METHOD /path` in code, by its operationId in code, or by a link to `operation:ID`. Operations that are not for \
      the public are marked `x-internal: true`; reviewed exceptions stand under `coverage.exclude`.
      """,
    examples: [
      .good("`GET /health` tells whether the API is up.\n", among: ["openapi/openapi.yaml": spec("get")]),
      .bad(spec("«get»"), file: "openapi/openapi.yaml", among: ["docs/index.md": "# Start\n"]),
    ]
  ) { site, report in
    let coverage = Coverage(site)
    guard coverage.percent < site.configuration.coverage.threshold else { return }
    for entry in coverage.undocumented {
      report(.undocumented(entry.operation), at: entry.operation.range)
    }
  }

  package static let unknownExclusion = Rule(
    "coverage/unknown-exclusion", .error, "Coverage exclusion that names no public operation",
    why:
      "The operation is gone, internal, or spelt otherwise: the exclusion hides nothing and misleads who reviews it.",
    examples: [
      .good(
        "coverage:\n  exclude:\n    - operation: GET /health\n      reason: for probes\n", file: "forge-docs.yaml",
        among: ["openapi/openapi.yaml": spec("get"), "docs/index.md": "# Start\n"]),
      .bad(
        "coverage:\n  exclude:\n    - «operation: GET /healthy\n      reason: for probes»\n", file: "forge-docs.yaml",
        among: ["openapi/openapi.yaml": spec("get"), "docs/index.md": "`GET /health`\n"]),
    ]
  ) { site, report in
    for exclusion in Coverage(site).unknownExclusions {
      report("no public operation `\(exclusion.operation)`", at: exclusion.range)
    }
  }
}

private func spec(_ method: String) -> String {
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
  fileprivate static func undocumented(_ operation: APIOperation) -> Message {
    Message("no page mentions `\(operation.name)`")
  }
}
