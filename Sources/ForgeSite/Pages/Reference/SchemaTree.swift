import ForgeDiagnostics
import ForgeHTML
import ForgeOpenAPI
import ForgeYAML

/// Writes a schema as a list of its members, those inside them folded away. What is named is shown to a certain depth, and
/// linked beyond; a schema inside itself is linked.
struct SchemaTree {
  let writer: ReferenceWriter
  let maximumDepth: Int
  private var active: [SourceRange] = []
  private var count = 0
  private static let maximumCount = 300

  private var api: APIDescription { writer.api }

  init(writer: ReferenceWriter, maximumDepth: Int) {
    self.writer = writer
    self.maximumDepth = maximumDepth
  }

  /// A property, parameter or header with what is inside it.
  mutating func writeMember(
    _ name: String, _ schema: YAMLNode, isRequired: Bool, description: String?, marks: [String],
    to html: inout HTMLWriter
  ) {
    count += 1
    let summary = api.summary(of: schema)
    html.markup("<li><p class=\"api-member\"><code>")
    html.text(name)
    html.markup("</code> ")
    writer.writeType(summary, to: &html)
    if isRequired { html.markup(" <strong class=\"api-required\">required</strong>") }
    for mark in Set(marks + summary.marks).sorted() {
      html.markup(" <em class=\"api-mark\">")
      html.text(mark)
      html.markup("</em>")
    }
    html.markup("</p>\n")
    writer.writeMarkdown(description ?? summary.description, below: 3, to: &html)
    writer.writeFacts(summary, to: &html)
    if hasMembers(schema), canOpen(schema) {
      html.markup("<details><summary>")
      html.text("Inside \(name)")
      html.markup("</summary>\n")
      writeMembers(of: schema, to: &html)
      html.markup("</details>\n")
    }
    html.markup("</li>\n")
  }

  /// The properties, items or alternatives of a schema.
  mutating func writeMembers(of schema: YAMLNode, to html: inout HTMLWriter) {
    guard canOpen(schema), let node = api.resolved(schema) else { return }
    active.append(node.range)
    defer { active.removeLast() }
    let parts = [node] + (node["allOf"]?.sequence ?? []).compactMap { api.resolved($0) }
    let properties = parts.flatMap { part in
      (part["properties"]?.mapping?.pairs ?? []).filter { $0.value["x-internal"]?.bool != true }
    }
    let required = Set(parts.flatMap { $0["required"]?.sequence ?? [] }.compactMap(\.text))
    if !properties.isEmpty {
      html.markup("<ul class=\"api-members\">\n")
      for pair in properties {
        let name = pair.key.text ?? ""
        writeMember(
          name, pair.value, isRequired: required.contains(name), description: nil, marks: [], to: &html)
      }
      html.markup("</ul>\n")
    }
    if let items = node["items"], hasMembers(items) { writeMembers(of: items, to: &html) }
    if let values = node["additionalProperties"], values.mapping != nil, hasMembers(values) {
      writeMembers(of: values, to: &html)
    }
    for keyword in ["oneOf", "anyOf"] { writeAlternatives(node[keyword]?.sequence ?? [], to: &html) }
  }

  private mutating func writeAlternatives(_ parts: [YAMLNode], to html: inout HTMLWriter) {
    for (index, part) in parts.enumerated() {
      let summary = api.summary(of: part)
      html.markup("<details class=\"api-alternative\"><summary>Alternative ")
      html.number(index + 1)
      html.markup(": ")
      html.text(summary.component ?? summary.type)
      html.markup("</summary>\n<p class=\"api-type\">")
      writer.writeType(summary, to: &html)
      html.markup("</p>\n")
      writer.writeMarkdown(summary.description, below: 3, to: &html)
      writer.writeFacts(summary, to: &html)
      writeMembers(of: part, to: &html)
      html.markup("</details>\n")
    }
  }

  private func hasMembers(_ schema: YAMLNode) -> Bool {
    guard let node = api.resolved(schema) else { return false }
    if ["properties", "allOf", "oneOf", "anyOf"].contains(where: { node[$0] != nil }) { return true }
    if let items = node["items"], api.resolved(items)?.range != node.range { return hasMembers(below: items, 0) }
    if let values = node["additionalProperties"], values.mapping != nil { return hasMembers(below: values, 0) }
    return false
  }

  /// Lists of lists, a few deep.
  private func hasMembers(below schema: YAMLNode, _ depth: Int) -> Bool {
    guard depth < 6, let node = api.resolved(schema) else { return false }
    if ["properties", "allOf", "oneOf", "anyOf"].contains(where: { node[$0] != nil }) { return true }
    return (node["items"] ?? node["additionalProperties"]).map { hasMembers(below: $0, depth + 1) } ?? false
  }

  private func canOpen(_ schema: YAMLNode) -> Bool {
    guard count < Self.maximumCount, active.count <= maximumDepth, let node = api.resolved(schema) else { return false }
    return !active.contains(node.range)
  }
}
