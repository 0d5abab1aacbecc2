import ForgeDiagnostics

/// Runs one template on one value (text/template, exec.go).
struct TemplateExecutor {
  enum Flow {
    case goesOn, breaks, continues
  }

  let template: GoTemplate
  let evaluation: GoEvaluation
  /// The action that called this template.
  let frame: Origin?
  /// The origins of the template's own text, in this call.
  private let literals: Origins
  private(set) var output = OriginText()
  /// The innermost last.
  var variables: [(name: String, value: GoValue)]

  /// What `template` writes for `dot`.
  static func run(
    _ template: GoTemplate, _ dot: GoValue, _ evaluation: GoEvaluation
  ) throws(GoTemplateError) -> OriginText {
    let frame = evaluation.action
    defer { evaluation.action = frame }
    return try evaluation.nested(template.name) { () throws(GoTemplateError) in
      var executor = TemplateExecutor(template, dot, evaluation, frame: frame)
      _ = try executor.walk(template.body, dot)
      return executor.output
    }
  }

  private init(_ template: GoTemplate, _ dot: GoValue, _ evaluation: GoEvaluation, frame: Origin?) {
    self.template = template
    self.evaluation = evaluation
    self.frame = frame
    variables = [("$", dot)]
    if case .whole(let origin) = template.text.origins, origin.kind == .literal {
      literals = .whole(Origin(.literal, origin.range, outer: frame))
    } else {
      literals = template.text.origins
    }
  }

  func fault(_ failure: GoFailure, _ range: Range<Int>) -> GoTemplateError {
    GoTemplateError(failure, at: template.text.source(of: range))
  }

  /// Makes the action at `range` the one that is being evaluated.
  private func enter(_ range: Range<Int>) throws(GoTemplateError) {
    do throws(GoFailure) { try evaluation.spendStep() } catch { throw fault(error, range) }
    evaluation.action = Origin(.action, template.text.source(of: range), outer: frame)
  }

  // MARK: Nodes

  private mutating func walk(_ nodes: [TemplateNode], _ dot: GoValue) throws(GoTemplateError) -> Flow {
    let scope = variables.count
    defer { variables.removeLast(variables.count - scope) }
    for node in nodes {
      switch node {
      case .text(let range):
        do throws(GoFailure) { try evaluation.spend(bytes: range.count) } catch { throw fault(error, range) }
        output.append(template.text.bytes, range, literals)
      case .action(let pipeline):
        try enter(pipeline.range)
        let value = try self.value(of: pipeline, dot)
        if pipeline.variables.isEmpty { try write(value, pipeline.range) }
      case .branch(let branch):
        let flow = try run(branch, dot)
        if flow != .goesOn { return flow }
      case .invocation(let invocation): try run(invocation, dot)
      case .breakLoop: return .breaks
      case .continueLoop: return .continues
      }
    }
    return .goesOn
  }

  private mutating func write(_ value: GoValue, _ range: Range<Int>) throws(GoTemplateError) {
    let start = output.bytes.count
    var isWhole = true
    if value.isNull {
      output.append("<no value>", evaluation.action)
    } else {
      isWhole = value.appendDescription(to: &output, fallback: evaluation.action)
    }
    do throws(GoFailure) {
      try evaluation.spend(bytes: output.bytes.count - start)
      if !isWhole { throw GoFailure("value has too many parts to be written", kind: .limit) }
    } catch {
      throw fault(error, range)
    }
  }

  private mutating func run(_ invocation: TemplateInvocation, _ dot: GoValue) throws(GoTemplateError) {
    try enter(invocation.range)
    guard let called = evaluation.templates[invocation.name] else {
      throw fault(GoFailure("template \"\(invocation.name)\" not defined"), invocation.range)
    }
    let argument = try invocation.argument.map { pipeline throws(GoTemplateError) in try value(of: pipeline, dot) }
    output.append(try nested(called, argument ?? .null, invocation.range))
  }

  /// What another template writes; an error in it names this call.
  func nested(_ called: GoTemplate, _ dot: GoValue, _ range: Range<Int>) throws(GoTemplateError) -> OriginText {
    do throws(GoTemplateError) { return try Self.run(called, dot, evaluation) } catch {
      var error = error
      error.includes.append(template.text.source(of: range))
      throw error
    }
  }

  // MARK: Branches

  private mutating func run(_ branch: TemplateBranch, _ dot: GoValue) throws(GoTemplateError) -> Flow {
    let scope = variables.count
    defer { variables.removeLast(variables.count - scope) }
    try enter(branch.pipeline.range)
    let value = try value(of: branch.pipeline, dot)
    switch branch.kind {
    case .if: return try walk(value.isTrue ? branch.body : branch.otherwise, dot)
    case .with: return value.isTrue ? try walk(branch.body, value) : try walk(branch.otherwise, dot)
    case .range: return try loop(branch, value, dot)
    }
  }

  private mutating func loop(
    _ branch: TemplateBranch, _ value: GoValue, _ dot: GoValue
  ) throws(GoTemplateError) -> Flow {
    var isEmpty = true
    switch value.content {
    case .null: break
    case .int(let count, let type) where type != .duration:
      // Go 1.22 and newer range over integers.
      var index = 0
      while index < count {
        isEmpty = false
        let element = GoValue.int(index, type)
        if try iterate(branch, index: element, element: element) == .breaks { return .goesOn }
        index += 1
      }
    default:
      if let list = value.list {
        isEmpty = list.elements.isEmpty
        for (index, element) in list.elements.enumerated() {
          if try iterate(branch, index: .int(index), element: element) == .breaks { return .goesOn }
        }
      } else if let map = value.map {
        isEmpty = map.entries.isEmpty
        for key in map.sortedKeys {
          guard let entry = map.entries[key] else { continue }
          let name = GoValue(.string(key), entry.keyOrigin)
          if try iterate(branch, index: name, element: entry.value) == .breaks { return .goesOn }
        }
      } else {
        throw fault(GoFailure("range can't iterate over \(value.goDescription)"), branch.pipeline.range)
      }
    }
    return isEmpty ? try walk(branch.otherwise, dot) : .goesOn
  }

  /// One round of a loop: with two variables the index comes first, one alone is the element.
  private mutating func iterate(
    _ branch: TemplateBranch, index: GoValue, element: GoValue
  ) throws(GoTemplateError) -> Flow {
    do throws(GoFailure) { try evaluation.spendStep() } catch { throw fault(error, branch.pipeline.range) }
    let names = branch.pipeline.variables
    let values = names.count == 2 ? [index, element] : [element]
    for (place, (name, value)) in zip(names, values).enumerated() {
      if branch.pipeline.isAssignment {
        assign(name, value)
      } else {
        variables[variables.count - names.count + place].value = value
      }
    }
    return try walk(branch.body, element)
  }

  /// Gives the innermost variable of this name another value.
  mutating func assign(_ name: String, _ value: GoValue) {
    guard let place = variables.lastIndex(where: { $0.name == name }) else { return }
    variables[place].value = value
  }
}
