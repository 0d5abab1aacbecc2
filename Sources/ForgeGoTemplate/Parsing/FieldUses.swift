/// Which fields the templates of a set name, whatever they belong to.
package struct FieldUses: Sendable {
  /// Every name in a chain of fields, and every part of a text constant that could be one.
  package private(set) var names: Set<String> = []
  /// The last names of chains: fields whose values are used as a whole, with all that is in them.
  package private(set) var wholes: Set<String> = []

  package init(_ templates: GoTemplateSet) {
    for name in templates.names { templates[name].map { add($0.body) } }
  }

  /// Takes every word of a text for a name that is used as a whole: a text that may be rendered by `tpl`.
  package mutating func add(words text: String) {
    for word in text.utf8.split(whereSeparator: { !Self.isNameByte($0) }) {
      let name = String(decoding: word, as: UTF8.self)
      names.insert(name)
      wholes.insert(name)
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...0xFF: true
    default: false
    }
  }

  private mutating func add(_ nodes: [TemplateNode]) {
    for node in nodes {
      switch node {
      case .text, .breakLoop, .continueLoop: break
      case .action(let pipeline): add(pipeline)
      case .branch(let branch):
        add(branch.pipeline)
        add(branch.body)
        add(branch.otherwise)
      case .invocation(let invocation): invocation.argument.map { add($0) }
      }
    }
  }

  private mutating func add(_ pipeline: TemplatePipeline) {
    for command in pipeline.commands {
      // `index .Values "a" "b"` is a chain of fields with other words.
      let isIndex = command.operands.count > 2 && isNamed(command.operands[0], ["index", "get", "dig", "hasKey"])
      for (place, operand) in command.operands.enumerated() {
        let isInner = isIndex && place == 1 && isText(command.operands[2])
        add(operand, isWhole: !isInner)
      }
    }
  }

  private func isNamed(_ operand: TemplateOperand, _ names: Set<String>) -> Bool {
    if case .function(let name) = operand.content { return names.contains(name) }
    return false
  }

  private func isText(_ operand: TemplateOperand) -> Bool {
    if case .string = operand.content { return true }
    return false
  }

  private mutating func add(_ operand: TemplateOperand, isWhole: Bool) {
    switch operand.content {
    case .field(let fields), .variable(_, let fields): add(fields, isWhole: isWhole)
    case .chain(let inner, let fields):
      // What is in parentheses lends only the field that follows.
      add(inner, isWhole: false)
      add(fields, isWhole: isWhole)
    case .pipeline(let pipeline):
      if let command = pipeline.commands.first, pipeline.commands.count == 1, command.operands.count == 1, !isWhole {
        add(command.operands[0], isWhole: false)
      } else {
        add(pipeline)
      }
    case .string(let text): add(words: text)
    case .dot, .null, .bool, .number, .function: break
    }
  }

  private mutating func add(_ fields: [String], isWhole: Bool) {
    names.formUnion(fields)
    if isWhole, let last = fields.last { wholes.insert(last) }
  }
}
