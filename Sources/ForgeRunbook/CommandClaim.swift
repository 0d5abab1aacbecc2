package import ForgeDiagnostics

/// What one word of a page, most often of a command, says of the world, and whether it is so.
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
    /// A bucket of an object store.
    case bucket
    /// An input of a workflow.
    case input
    /// An environment of the configuration, in front matter.
    case environment
    /// What a block shows of a file; that a block can be read at all; a variable that a block sets.
    case excerpt, document, variable
    /// That bash can read a block.
    case syntax
    /// What prose names in inline code.
    case inlinePath = "inline-path"
    case inlineResource = "inline-resource"
    case inlineTarget = "inline-make-target"
    case inlineVariable = "inline-variable"
  }

  package enum Verdict: Hashable, Sendable {
    /// The repository proves it: the places that do.
    case verified([SourceRange])
    /// It is surely not so. `nearest` is what exists instead; `isCertain` where it can only be meant.
    case contradicted(Message, nearest: String? = nil, isCertain: Bool = false)
    /// It cannot be known from the repository.
    case unverifiable(Message)
  }

  /// The program whose word it is: `kubectl`, `docker compose`.
  package let tool: String
  package let kind: Kind
  /// What is claimed, in the words of the tool: `deployment/api -n open-forge-prod`.
  package let target: String
  package let range: SourceRange
  package let verdict: Verdict
  /// Whether the page has the word as it is at `range`: a value of a variable is not mended where it is used.
  package var isLiteral = true
  /// Whether the command works without what is claimed, so that it is never contradicted.
  package var isOptional = false
  /// The places that a contradiction speaks of.
  package var notes: [Note] = []
  /// What mends it, where that is more than the nearest name.
  package var fix: Fix?
}

extension CommandClaim {
  /// The files that its evidence and notes lie in, where a place in them is told rather than the file alone.
  package var evidencePaths: [String] {
    var places = notes.map(\.range)
    if case .verified(let evidence) = verdict { places += evidence }
    return places.filter { !$0.bytes.isEmpty }.map(\.path)
  }

  /// The claim as reports tell it.
  package var summary: Claim {
    switch verdict {
    case .verified(let places):
      Claim(
        .verified, at: range, tool: tool, kind: kind.rawValue, target: target, evidence: places, isOptional: isOptional)
    case .contradicted(let message, let nearest, _):
      Claim(
        .contradicted, at: range, tool: tool, kind: kind.rawValue, target: target,
        reason: message.suggesting(nearest).text)
    case .unverifiable(let reason):
      Claim(
        .unverifiable, at: range, tool: tool, kind: kind.rawValue, target: target, reason: reason.text,
        isOptional: isOptional)
    }
  }
}
