import ForgeDiagnostics

// Pipelines, commands and operands.

extension TemplateExecutor {
  /// The value of the last command; declared variables come into scope.
  mutating func value(of pipeline: TemplatePipeline, _ dot: GoValue) throws(GoTemplateError) -> GoValue {
    var value: GoValue?
    for command in pipeline.commands { value = try self.value(of: command, dot, final: value) }
    let result = value ?? .null
    for name in pipeline.variables {
      if pipeline.isAssignment { assign(name, result) } else { variables.append((name, result)) }
    }
    return result
  }

  /// The value of a command; `final` is what stands before the pipe, its last argument.
  private mutating func value(
    of command: TemplateCommand, _ dot: GoValue, final: GoValue?
  ) throws(GoTemplateError) -> GoValue {
    let first = command.operands[0]
    switch first.content {
    case .field(let names): return try fields(names, of: dot, command, dot, final)
    case .variable(let name, let names) where !names.isEmpty:
      return try fields(names, of: variable(name), command, dot, final)
    case .chain(let operand, let names):
      return try fields(names, of: try value(of: operand, dot), command, dot, final)
    case .function(let name): return try call(name, command, dot, final)
    case .null: throw fault(GoFailure("nil is not a command"), first.range)
    default:
      guard command.operands.count == 1, final == nil else {
        throw fault(GoFailure("can't give argument to non-function \(shown(first))"), first.range)
      }
      return try value(of: first, dot)
    }
  }

  private func shown(_ operand: TemplateOperand) -> String {
    String(decoding: template.text.bytes[operand.range], as: UTF8.self)
  }

  private func variable(_ name: String) -> GoValue {
    variables.last { $0.name == name }?.value ?? .null
  }

  /// The value of an operand that is an argument.
  private mutating func value(of operand: TemplateOperand, _ dot: GoValue) throws(GoTemplateError) -> GoValue {
    switch operand.content {
    case .dot: return dot
    case .null: return .null
    case .bool(let bool): return constant(.bool(bool), operand)
    case .string(let text): return constant(.string(text), operand)
    case .number(.int(let int)), .number(.character(let int)): return constant(.int(int, .int), operand)
    case .number(.float(let double)): return constant(.float(double), operand)
    case .variable(let name, let names):
      let command = TemplateCommand(operands: [operand], range: operand.range)
      return names.isEmpty ? variable(name) : try fields(names, of: variable(name), command, dot, nil)
    case .field(let names):
      return try fields(names, of: dot, TemplateCommand(operands: [operand], range: operand.range), dot, nil)
    case .chain(let inner, let names):
      let command = TemplateCommand(operands: [operand], range: operand.range)
      return try fields(names, of: try value(of: inner, dot), command, dot, nil)
    case .function(let name):
      return try call(name, TemplateCommand(operands: [operand], range: operand.range), dot, nil)
    case .pipeline(let pipeline): return try value(of: pipeline, dot)
    }
  }

  /// A constant; its text is the template's own.
  private func constant(_ content: GoValue.Content, _ operand: TemplateOperand) -> GoValue {
    var range = operand.range
    guard case .string(let text) = content else {
      return GoValue(content, Origin(.literal, template.text.source(of: range), outer: frame))
    }
    if range.count == text.utf8.count + 2 { range = range.lowerBound + 1..<range.upperBound - 1 }
    let kind: Origin.Kind = range.count == text.utf8.count ? .literal : .action
    return GoValue(content, Origin(kind, template.text.source(of: range), outer: frame))
  }

  // MARK: Fields

  /// `.a.b.c`: only the last may be a method with arguments.
  private mutating func fields(
    _ names: [String], of receiver: GoValue, _ command: TemplateCommand, _ dot: GoValue, _ final: GoValue?
  ) throws(GoTemplateError) -> GoValue {
    var value = receiver
    for (place, name) in names.enumerated() {
      let isLast = place == names.count - 1
      var arguments: [GoValue] = []
      if isLast {
        for operand in command.operands.dropFirst() { arguments.append(try self.value(of: operand, dot)) }
        if let final { arguments.append(final) }
      }
      do throws(GoFailure) {
        value = try Self.field(name, of: value, arguments, isFirst: place == 0, evaluation)
      } catch {
        throw fault(error, command.operands[0].range)
      }
    }
    return value
  }

  /// A field, a key or the result of a method (exec.go, `evalField`).
  private static func field(
    _ name: String, of receiver: GoValue, _ arguments: [GoValue], isFirst: Bool, _ evaluation: GoEvaluation
  ) throws(GoFailure) -> GoValue {
    switch receiver.content {
    case .map(let map):
      guard arguments.isEmpty else { throw GoFailure("\(name) is not a method but has arguments") }
      if let value = map.entries[name]?.value { return value }
      if name == "AsMap", map.typeName != nil { return .map(map) }
      // `missingkey=zero`, as Helm sets it.
      return map.type == .string ? .string("") : .null
    case .object(let object):
      if let method = object.method(name) { return try method(GoCall(arguments, evaluation)) }
      if let value = try object.field(name) {
        guard arguments.isEmpty else { throw GoFailure("\(name) is not a method but has arguments") }
        return value
      }
      throw GoFailure("can't evaluate field \(name) in type \(object.typeName)")
    case .null:
      // What came out of a map is a nil interface; what was in a variable or parentheses has lost even that.
      if isFirst { return .null }
      throw GoFailure("nil pointer evaluating interface {}.\(name)")
    default: throw GoFailure("can't evaluate field \(name) in type \(isFirst ? receiver.typeName : "interface {}")")
    }
  }

  // MARK: Calls

  private mutating func call(
    _ name: String, _ command: TemplateCommand, _ dot: GoValue, _ final: GoValue?
  ) throws(GoTemplateError) -> GoValue {
    if name == "and" || name == "or" { return try shortCircuit(name, command, dot, final) }
    var arguments: [GoValue] = []
    for operand in command.operands.dropFirst() { arguments.append(try value(of: operand, dot)) }
    if let final { arguments.append(final) }
    switch name {
    case "include": return try include(arguments, command)
    case "tpl": return try renderText(arguments, command)
    default: break
    }
    do throws(GoFailure) {
      try evaluation.spendStep()
      guard let function = evaluation.functions[name] ?? TemplateBuiltin.functions[name] else {
        throw GoFailure("\"\(name)\" is not a defined function")
      }
      return try function(GoCall(arguments, evaluation))
    } catch {
      let isRefusal = error.kind != .error
      let message = isRefusal ? error.message : "error calling \(name): \(error.message)"
      throw fault(GoFailure(message, kind: error.kind), command.range)
    }
  }

  /// The first argument that decides, and none after it.
  private mutating func shortCircuit(
    _ name: String, _ command: TemplateCommand, _ dot: GoValue, _ final: GoValue?
  ) throws(GoTemplateError) -> GoValue {
    var last: GoValue?
    for operand in command.operands.dropFirst() {
      let value = try value(of: operand, dot)
      if value.isTrue == (name == "or") { return value }
      last = value
    }
    guard let result = final ?? last else {
      throw fault(GoFailure("wrong number of args for \(name): want at least 1 got 0"), command.range)
    }
    return result
  }

  /// Helm's `include`: a template's text as a value.
  private mutating func include(_ arguments: [GoValue], _ command: TemplateCommand) throws(GoTemplateError) -> GoValue {
    guard arguments.count == 2 else {
      throw fault(GoFailure("wrong number of args for include: want 2 got \(arguments.count)"), command.range)
    }
    guard let name = arguments[0].text else {
      throw fault(GoCall(arguments, evaluation).wrongType("string", 0), command.range)
    }
    guard let called = evaluation.templates[name] else {
      throw fault(
        GoFailure("error calling include: template: no template \"\(name)\" associated with template \"gotpl\""),
        command.range)
    }
    return try nested(called, arguments[1], command.range).value
  }

  /// Helm's `tpl`: a text rendered as a template, which may call all others.
  private mutating func renderText(
    _ arguments: [GoValue], _ command: TemplateCommand
  ) throws(GoTemplateError) -> GoValue {
    guard arguments.count == 2 else {
      throw fault(GoFailure("wrong number of args for tpl: want 2 got \(arguments.count)"), command.range)
    }
    guard let text = arguments[0].text else {
      throw fault(GoCall(arguments, evaluation).wrongType("string", 0), command.range)
    }
    guard text.utf8.contains(UInt8(ascii: "{")) else { return arguments[0] }
    let origins = arguments[0].origins
    let known = origins.isUnknown ? evaluation.action.map { Origins.whole($0) } ?? .unknown : origins
    let source = TemplateText(name: template.name, bytes: Array(text.utf8), origins: known)
    do throws(GoTemplateError) {
      var templates = evaluation.templates
      let main = try templates.adding(source)
      return try evaluation.with(templates) { () throws(GoTemplateError) in
        try TemplateExecutor.run(main, arguments[1], evaluation).value
      }
    } catch {
      var error = error
      error.includes.append(template.text.source(of: command.range))
      throw error
    }
  }
}
