package import ForgeDiagnostics

/// Templates by name, as `define` and files declare them.
package struct GoTemplateSet: Sendable {
  private var templates: [String: GoTemplate] = [:]
  private let functions: Set<String>

  /// An empty set whose templates may call `functions`, beside the builtins.
  package init(functions: some Sequence<String>) {
    self.functions = TemplateBuiltin.names.union(functions)
  }

  /// The template of this name.
  package subscript(name: String) -> GoTemplate? { templates[name] }

  package var names: Dictionary<String, GoTemplate>.Keys { templates.keys }

  /// Adds the templates that `file` declares: its text under `name`, and those of its `define` actions. A later one takes
  /// the place of an earlier one of its name, unless it is empty.
  package mutating func add(_ file: SourceFile, name: String) throws(GoTemplateError) {
    let origin = Origin(.literal, file.range(0..<file.bytes.count))
    try add(TemplateText(name: name, bytes: file.bytes, origins: .whole(origin)))
  }

  /// Adds the templates that a computed text declares, as `tpl` does, and gives the text itself as one.
  mutating func adding(_ text: TemplateText) throws(GoTemplateError) -> GoTemplate {
    let parsed = try TemplateParser.parse(text, functions: functions)
    for template in parsed.dropLast() {
      if templates[template.name] != nil, template.isEmpty { continue }
      templates[template.name] = template
    }
    return parsed[parsed.count - 1]
  }

  private mutating func add(_ text: TemplateText) throws(GoTemplateError) {
    for template in try TemplateParser.parse(text, functions: functions) {
      if templates[template.name] != nil, template.isEmpty { continue }
      templates[template.name] = template
    }
  }
}
