package import ForgeDiagnostics
import ForgeOpenAPI

extension Rule<Coverage> {
  package static let undescribedOperation = Rule(
    "coverage/undescribed-operation", .error, "Public operation that is not described in full",
    why: """
      Its page of the reference leaves questions open: what it does, what its parameters mean, what a body looks like, how it \
      fails. `coverage.described` says which parts count; a part of weight 0 does not.
      """,
    examples: [
      .good(health(description: "description: Tells whether the API is up."), file: "openapi/openapi.yaml"),
      .bad(health("«get»"), file: "openapi/openapi.yaml"),
    ]
  ) { coverage, report in
    guard coverage.figures.percent < coverage.options.threshold else { return }
    for entry in coverage.counted where !entry.isDescribed {
      report(.undescribed(entry), at: entry.operation.range)
    }
  }
}

private func health(_ method: String = "get", description: String = "deprecated: false") -> String {
  """
  openapi: 3.1.0
  info: {title: API, version: 1.0.0}
  paths:
    /health:
      \(method):
        summary: Health
        \(description)
        responses:
          "204": {description: Up}
          "503": {description: Down}

  """
}

extension Message {
  fileprivate static func undescribed(_ entry: Coverage.Entry) -> Message {
    "`\(entry.operation.name)` is described in part: \(entry.lacks.map(\.lack).joined(separator: ", "))"
  }
}
