import ForgeDiagnostics

/// One evaluation of templates: what they may cost, and what they share. Not for more than one task.
package final class GoEvaluation {
  package struct Limits: Hashable, Sendable {
    /// How many bytes all templates together may write, results of functions included.
    package var bytes: Int
    /// How many actions may be evaluated.
    package var steps: Int
    /// How deep `include`, `template` and `tpl` may stand inside each other.
    package var depth: Int

    package init(bytes: Int = 128 << 20, steps: Int = 5_000_000, depth: Int = 250) {
      self.bytes = bytes
      self.steps = steps
      self.depth = depth
    }
  }

  package private(set) var templates: GoTemplateSet
  package let functions: [String: GoFunction]
  private let limits: Limits
  private var bytes = 0
  private var steps = 0
  private(set) var depth = 0
  /// The action that is being evaluated: the origin of what it computes.
  package internal(set) var action: Origin?

  package init(_ templates: GoTemplateSet, functions: [String: GoFunction], limits: Limits = Limits()) {
    self.templates = templates
    self.functions = functions
    self.limits = limits
  }

  /// Counts `count` bytes that a function or a template is about to write.
  package func spend(bytes count: Int) throws(GoFailure) {
    let (sum, overflow) = bytes.addingReportingOverflow(max(0, count))
    bytes = sum
    if overflow || sum > limits.bytes {
      throw GoFailure("templates write more than \(limits.bytes >> 20) MB", kind: .limit)
    }
  }

  /// Counts one step.
  package func spendStep() throws(GoFailure) {
    steps += 1
    if steps > limits.steps { throw GoFailure("templates take more than \(limits.steps) steps", kind: .limit) }
  }

  /// What the template `name` writes for `dot`; nil where there is none.
  package func render(_ name: String, _ dot: GoValue) throws(GoTemplateError) -> OriginText? {
    guard let template = templates[name] else { return nil }
    return try TemplateExecutor.run(template, dot, self)
  }

  /// What the function `name` gives for `arguments`; fails where there is none.
  package func calling(_ name: String, _ arguments: [GoValue]) throws(GoFailure) -> GoValue {
    guard let function = functions[name] else { throw GoFailure("function \"\(name)\" not defined") }
    return try function(GoCall(arguments, self))
  }

  /// Runs `body` with other templates in scope.
  func with<Result>(
    _ templates: GoTemplateSet, _ body: () throws(GoTemplateError) -> Result
  ) throws(GoTemplateError) -> Result {
    let outer = self.templates
    self.templates = templates
    defer { self.templates = outer }
    return try body()
  }

  /// Runs `body` one level deeper.
  func nested<Result>(_ name: String, _ body: () throws(GoTemplateError) -> Result) throws(GoTemplateError) -> Result {
    guard depth < limits.depth else {
      throw GoTemplateError(
        GoFailure("rendering template has a nested reference name: \(name): unable to execute template", kind: .limit),
        at: action?.range ?? .file(name))
    }
    depth += 1
    defer { depth -= 1 }
    return try body()
  }
}
