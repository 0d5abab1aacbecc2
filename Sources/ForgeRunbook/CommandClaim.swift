package import ForgeDiagnostics

/// What one word of a command says of the world, and whether it is so.
package struct CommandClaim: Sendable {
  /// What is said to exist or to be possible.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A subcommand or flag of the tool.
    case command, flag
    /// An object of Kubernetes, its namespace, and parts of it.
    case resource, namespace, selector, container, port, key, field
    /// A Helm release, a chart, a value of a chart.
    case release, chart, value
    /// A service, profile or project of Compose.
    case service, profile
    /// A file or folder, a target of a Makefile, a script of a package.
    case path, target
    /// A database or user of a server.
    case database
  }

  package enum Verdict: Hashable, Sendable {
    /// The repository proves it: the places that do.
    case verified([SourceRange])
    /// It is surely not so. `nearest` is what exists instead; `isCertain` where it can only be meant.
    case contradicted(Message, nearest: String? = nil, isCertain: Bool = false)
    /// It cannot be known from the repository.
    case unverifiable(Message)
  }

  package let tool: String
  package let kind: Kind
  /// What is claimed, in the words of the tool: `deployment/api -n open-forge-prod`.
  package let target: String
  package let range: SourceRange
  package let verdict: Verdict
}

extension CommandClaim {
  /// The files that prove it, from the root of the repository; a folder where that is what is claimed.
  package var evidencePaths: [String] {
    guard case .verified(let places) = verdict else { return [] }
    return places.map(\.path)
  }

  /// The claim as reports tell it.
  package var summary: Claim {
    switch verdict {
    case .verified(let places):
      Claim(.verified, at: range, tool: tool, kind: kind.rawValue, target: target, evidence: places)
    case .contradicted(let message, let nearest, _):
      Claim(
        .contradicted, at: range, tool: tool, kind: kind.rawValue, target: target,
        reason: message.suggesting(nearest).text)
    case .unverifiable(let reason):
      Claim(.unverifiable, at: range, tool: tool, kind: kind.rawValue, target: target, reason: reason.text)
    }
  }
}
