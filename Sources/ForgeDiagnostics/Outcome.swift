/// What a check or a build ends with: everything that a report can tell.
package struct Outcome: Sendable {
  /// The files of one kind that were looked at.
  package struct Input: Hashable, Sendable {
    /// In the singular: `page`, `spec`.
    package let kind: String
    package let count: Int

    package init(_ kind: String, _ count: Int) {
      self.kind = kind
      self.count = count
    }
  }

  /// In the order of reports.
  package let diagnostics: [Diagnostic]
  /// The files that findings lie in, by path.
  package let sources: [String: SourceFile]
  package var claims: [Claim] = []
  package var coverage: CoverageSummary?
  package var inputs: [Input] = []
  /// Findings at or above this severity fail the run.
  package var failingSeverity = Severity.error

  package init(_ diagnostics: [Diagnostic], sources: [String: SourceFile]) {
    // Equal in the order of reports does not mean equal: ties keep the order they came in, a set would shuffle them.
    var seen: Set<Diagnostic> = []
    self.diagnostics = diagnostics.filter { seen.insert($0).inserted }.enumerated().sorted { left, right in
      left.element < right.element || !(right.element < left.element) && left.offset < right.offset
    }.map(\.element)
    self.sources = sources
  }

  package var errors: Int { diagnostics.count { $0.severity == .error } }

  package var warnings: Int { diagnostics.count { $0.severity == .warning } }

  package var hasFailed: Bool { diagnostics.contains { $0.severity >= failingSeverity } }

  package var pages: Int { inputs.first { $0.kind == "page" }?.count ?? 0 }
}

extension Outcome {
  /// How many claims have a verdict.
  package func count(_ verdict: Claim.Verdict) -> Int { claims.count { $0.verdict == verdict } }

  /// `763 claims verified, 0 contradicted, 43 unverifiable`.
  var claimCounts: String {
    let verified = count(.verified)
    return "\(verified) claim\(verified == 1 ? "" : "s") verified, \(count(.contradicted)) contradicted, "
      + "\(count(.unverifiable)) unverifiable"
  }
}

/// What a command on a page says of the world, and whether the repository bears it out.
package struct Claim: Hashable, Sendable {
  package enum Verdict: String, Hashable, Sendable {
    case verified, contradicted, unverifiable
  }

  package let range: SourceRange
  package let tool: String
  package let kind: String
  package let target: String
  package let verdict: Verdict
  /// Why it is contradicted or cannot be verified; empty where it is verified.
  package let reason: String
  /// The places that prove it.
  package let evidence: [SourceRange]
  /// Whether the command works without what is claimed, so that it is never contradicted.
  package let isOptional: Bool

  package init(
    _ verdict: Verdict, at range: SourceRange, tool: String, kind: String, target: String, reason: String = "",
    evidence: [SourceRange] = [], isOptional: Bool = false
  ) {
    self.range = range
    self.tool = tool
    self.kind = kind
    self.target = target
    self.verdict = verdict
    self.reason = reason
    self.evidence = evidence
    self.isOptional = isOptional
  }
}

/// How many public operations are documented, and by which half.
package struct CoverageSummary: Hashable, Sendable {
  package let operations: Int
  /// Described by the spec and mentioned by a page.
  package let documented: Int
  package let described: Int
  package let mentioned: Int
  package let percent: Double
  /// `METHOD /path` of each operation that is not documented.
  package let undocumented: [String]

  package init(
    operations: Int, documented: Int, described: Int, mentioned: Int, percent: Double, undocumented: [String]
  ) {
    self.operations = operations
    self.documented = documented
    self.described = described
    self.mentioned = mentioned
    self.percent = percent
    self.undocumented = undocumented
  }
}

extension Outcome {
  /// The same run with other findings; `file` is one more that they may lie in.
  package func replacingDiagnostics(_ diagnostics: [Diagnostic], adding file: SourceFile?) -> Outcome {
    var sources = sources
    if let file { sources[file.path] = file }
    var outcome = Outcome(diagnostics, sources: sources)
    outcome.claims = claims
    outcome.coverage = coverage
    outcome.inputs = inputs
    outcome.failingSeverity = failingSeverity
    return outcome
  }
}
