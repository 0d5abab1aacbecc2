package import ForgeDiagnostics
package import ForgeYAML

/// What a value has against a schema.
package struct SchemaViolation: Hashable, Sendable {
  /// The keyword that does not hold, such as `minimum`; empty for the schema `false`.
  package let keyword: String
  package let message: Message
  /// The value, or the key of a property that must not be there.
  package let range: SourceRange
  /// The keyword in the schema.
  package let schema: SourceRange
}

extension SchemaProgram {
  /// Everything that `instance` has against the schema, in the order of the schema's keywords.
  package func violations(of instance: YAMLNode, against schema: SchemaID) -> [SchemaViolation] {
    var evaluator = SchemaEvaluator(program: self)
    var outcome = SchemaEvaluator.Outcome(wantsAll: true, tracks: tracksEvaluation)
    evaluator.evaluate(instance, schema, &outcome)
    return outcome.violations
  }

  /// Whether `instance` is valid; stops at the first keyword that does not hold.
  package func isValid(_ instance: YAMLNode, against schema: SchemaID) -> Bool {
    var evaluator = SchemaEvaluator(program: self)
    var outcome = SchemaEvaluator.Outcome(wantsAll: false, tracks: tracksEvaluation)
    evaluator.evaluate(instance, schema, &outcome)
    return outcome.isValid
  }
}

/// Asks the keywords of compiled schemas about one value and the values in it.
struct SchemaEvaluator {
  /// What is known of one value against one schema.
  struct Outcome {
    private(set) var isValid = true
    private(set) var violations: [SchemaViolation] = []
    var evaluated: EvaluatedParts
    let wantsAll: Bool
    let tracks: Bool

    init(wantsAll: Bool, tracks: Bool) {
      self.wantsAll = wantsAll
      self.tracks = tracks
      evaluated = EvaluatedParts(isTracked: tracks)
    }

    /// Whether nothing more is to be learnt.
    var isDecided: Bool { !isValid && !wantsAll }

    mutating func fail(_ keyword: CompiledKeyword, _ message: @autoclosure () -> Message, at range: SourceRange) {
      isValid = false
      guard wantsAll else { return }
      violations.append(
        SchemaViolation(keyword: keyword.name, message: message(), range: range, schema: keyword.range))
    }

    mutating func invalidate() { isValid = false }

    mutating func fail(_ violation: @autoclosure () -> SchemaViolation) {
      isValid = false
      if wantsAll { violations.append(violation()) }
    }
  }

  /// Schemas in each other beyond this are not asked: they would exhaust the stack.
  private static let maximumDepth = 1_500
  /// Alternatives in alternatives double the work with each level; after so many questions the rest counts as valid.
  private static let maximumSteps = 20_000_000

  let program: SchemaProgram
  /// The schemas that are being asked, those about the current value from `start` on.
  private var active: [SchemaID] = []
  private var start = 0
  private var steps = 0
  /// The resources that were entered, outermost first.
  private var scope: [Int] = []

  init(program: SchemaProgram) {
    self.program = program
  }

  /// Asks `schema` about `node`, the value that is being looked at already.
  mutating func evaluate(_ node: YAMLNode, _ schema: SchemaID, _ outcome: inout Outcome) {
    // A schema that refers back to itself about the same value says nothing more (2020-12 Core, section 9.4.1).
    steps += 1
    guard steps < Self.maximumSteps, active.count < Self.maximumDepth, !active[start...].contains(schema) else {
      return
    }
    let compiled = program[schema]
    switch compiled.body {
    case .always(let isAllowed):
      if !isAllowed {
        outcome.fail(
          SchemaViolation(keyword: "", message: "no value is allowed here", range: node.range, schema: compiled.range))
      }
    case .keywords(let keywords):
      active.append(schema)
      let entersResource = scope.last != compiled.resource
      if entersResource { scope.append(compiled.resource) }
      // What is evaluated counts for this schema and those around it, not for its neighbours.
      var inner = Outcome(wantsAll: outcome.wantsAll, tracks: outcome.tracks)
      for keyword in keywords {
        check(keyword, node, &inner)
        if inner.isDecided { break }
      }
      if entersResource { scope.removeLast() }
      active.removeLast()
      outcome.take(inner)
    }
  }

  /// Asks `schema` about a value inside the current one.
  mutating func evaluateChild(_ node: YAMLNode, _ schema: SchemaID, _ outcome: inout Outcome) {
    let outer = start
    start = active.count
    defer { start = outer }
    var inner = Outcome(wantsAll: outcome.wantsAll, tracks: outcome.tracks)
    evaluate(node, schema, &inner)
    inner.evaluated = EvaluatedParts(isTracked: false)
    outcome.take(inner)
  }

  /// Asks `schema` about a property: one that must not be there is shown at its key.
  mutating func evaluateMember(
    _ pair: YAMLMapping.Pair, _ schema: SchemaID, _ known: some Sequence<String>, _ outcome: inout Outcome
  ) {
    guard case .always(false) = program[schema].body else { return evaluateChild(pair.value, schema, &outcome) }
    let name = pair.key.text ?? ""
    outcome.fail(
      SchemaViolation(
        keyword: "additionalProperties",
        message: Message("`\(name)` is not a property here").suggesting(Suggestion.nearest(to: name, among: known)),
        range: pair.key.range, schema: program[schema].range))
  }

  /// Whether a value inside the current one is valid; nothing is noted.
  mutating func isValid(child node: YAMLNode, _ schema: SchemaID) -> Bool {
    var outcome = Outcome(wantsAll: false, tracks: program.tracksEvaluation)
    evaluateChild(node, schema, &outcome)
    return outcome.isValid
  }

  /// The schema that a dynamic anchor names in the outermost resource that has it.
  func outermost(_ anchor: String) -> SchemaID? {
    for resource in scope where resource < program.dynamicAnchors.count {
      if let schema = program.dynamicAnchors[resource][anchor] { return schema }
    }
    return nil
  }

  private mutating func check(_ keyword: CompiledKeyword, _ node: YAMLNode, _ outcome: inout Outcome) {
    switch keyword.check {
    case .value(let value): note(message(value, node), keyword, node, &outcome)
    case .number(let number): note(message(number, node), keyword, node, &outcome)
    case .string(let string): note(message(string, node), keyword, node, &outcome)
    case .array(let array): check(array, keyword, node, &outcome)
    case .object(let object): check(object, keyword, node, &outcome)
    case .combination(let combination): check(combination, keyword, node, &outcome)
    case .reference(let reference): check(reference, node, &outcome)
    case .unevaluated(let unevaluated): check(unevaluated, node, &outcome)
    }
  }

  private func note(
    _ message: Message?, _ keyword: CompiledKeyword, _ node: YAMLNode, _ outcome: inout Outcome
  ) {
    if let message { outcome.fail(keyword, message, at: node.range) }
  }
}

extension SchemaEvaluator.Outcome {
  /// Adds what another outcome, of the same value or one inside it, found; what it evaluated only where it is valid.
  mutating func take(_ other: SchemaEvaluator.Outcome) {
    for violation in other.violations { fail(violation) }
    if !other.isValid, other.violations.isEmpty { invalidate() }
    if other.isValid { evaluated.formUnion(other.evaluated) }
  }
}

/// The items and properties of one value that schemas looked at (2020-12 Core, section 7.7.1.1).
struct EvaluatedParts {
  private let isTracked: Bool
  private var items: [Bool] = []
  private var properties: [Bool] = []

  init(isTracked: Bool) {
    self.isTracked = isTracked
  }

  mutating func note(item index: Int) { if isTracked { Self.set(index, in: &items) } }

  mutating func note(property index: Int) { if isTracked { Self.set(index, in: &properties) } }

  func contains(item index: Int) -> Bool { index < items.count && items[index] }

  func contains(property index: Int) -> Bool { index < properties.count && properties[index] }

  mutating func formUnion(_ other: EvaluatedParts) {
    guard isTracked else { return }
    for index in other.items.indices where other.items[index] { Self.set(index, in: &items) }
    for index in other.properties.indices where other.properties[index] { Self.set(index, in: &properties) }
  }

  private static func set(_ index: Int, in flags: inout [Bool]) {
    while flags.count <= index { flags.append(false) }
    flags[index] = true
  }
}
