package import ForgeDiagnostics
import ForgeOpenAPI

extension Rule<Coverage> {
  package static let unknownExclusion = Rule(
    "coverage/unknown-exclusion", .error, "Coverage exclusion that names no public operation",
    why:
      "The operation is gone, internal, or spelt otherwise: the exclusion hides nothing and misleads whoever reviews it.",
    examples: [
      .good(
        "coverage:\n  exclude:\n    - operation: GET /ships\n      reason: for pilots\n", file: "forge-docs.yaml",
        among: [ExampleSpec.path: ExampleSpec.text]),
      .bad(
        "coverage:\n  exclude:\n    - «operation: GET /shipps\n      reason: for pilots»\n", file: "forge-docs.yaml",
        among: [ExampleSpec.path: ExampleSpec.text]),
    ]
  ) { coverage, report in
    let names = coverage.entries.map(\.operation.name)
    for exclusion in coverage.unknownExclusions {
      report(
        .unknown(exclusion.operation).suggesting(report.nearest(to: exclusion.operation, among: names)),
        at: exclusion.range)
    }
  }

  package static let expiredExclusion = Rule(
    "coverage/expired-exclusion", .error, "Coverage exclusion whose last day is over",
    why: "The exclusion was given for a time. Document the operation, or review the reason and set a new day.",
    examples: [
      .good(
        """
        coverage:
          exclude:
            - operation: GET /ships
              reason: for pilots
              expires: 2999-12-31

        """, file: "forge-docs.yaml", among: [ExampleSpec.path: ExampleSpec.text]),
      .bad(
        """
        coverage:
          exclude:
            - «operation: GET /ships
              reason: for pilots
              expires: 2020-01-31»

        """, file: "forge-docs.yaml", among: [ExampleSpec.path: ExampleSpec.text]),
    ]
  ) { coverage, report in
    for exclusion in coverage.expiredExclusions { report(.expired(exclusion), at: exclusion.range) }
  }
}

extension Message {
  fileprivate static func unknown(_ operation: String) -> Message { "no public operation `\(operation)`" }

  fileprivate static func expired(_ exclusion: CoverageOptions.Exclusion) -> Message {
    "the exclusion of `\(exclusion.operation)` ended on \(exclusion.expires ?? "")"
  }
}
