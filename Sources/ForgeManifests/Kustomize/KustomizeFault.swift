import ForgeDiagnostics

/// What stops one step of a build, and where the kustomization causes it.
struct KustomizeFault: Error {
  let rule: RuleDescription
  let message: Message
  let range: SourceRange
  var notes: [Note] = []

  init(_ message: Message, at range: SourceRange, rule: RuleDescription = .kustomizeError, notes: [Note] = []) {
    self.message = message
    self.range = range
    self.rule = rule
    self.notes = notes
  }
}
