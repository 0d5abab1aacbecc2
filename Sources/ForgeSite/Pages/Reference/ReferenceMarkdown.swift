import ForgeDiagnostics
import ForgeMarkdown
import ForgeOpenAPI
import ForgeYAML

/// Writes a page of the reference as Markdown: what `ReferenceWriter` shows, with tables for what it unfolds.
struct ReferenceMarkdown {
  let api: APIDescription
  let links: TwinLinks
  /// The page that is written, and that of the schemas, from the site's root.
  let url: String
  let schemas: String
  /// The pages that mention an operation, by its method and path.
  let mentions: [String: [ListedPage]]

  /// A tag: what it is about, and its operations.
  func group(_ title: String, _ description: String, _ operations: [APIOperation]) -> [UInt8] {
    var writer = MarkdownWriter()
    writer.heading(1, [.text(title)])
    text(description, below: 1, to: &writer)
    for operation in operations { write(operation, to: &writer) }
    return writer.bytes
  }

  /// Every named schema of the description.
  func schemas(_ schemas: YAMLMapping) -> [UInt8] {
    var writer = MarkdownWriter()
    writer.heading(1, [.text("Schemas")])
    for pair in schemas.pairs {
      guard let name = pair.key.text, !name.hasPrefix("x-"), pair.value["x-internal"]?.bool != true else { continue }
      writer.heading(2, [.code(name)], anchor: name)
      let summary = api.summary(of: pair.value)
      text(summary.description, below: 2, to: &writer)
      let facts = facts(summary)
      if !facts.isEmpty { writer.paragraph(Array(facts.joined(separator: [.text("; ")]))) }
      members(of: pair.value, to: &writer)
    }
    return writer.bytes
  }

  private func text(_ text: String, below level: Int, to writer: inout MarkdownWriter) {
    writer.text(text, ofAPI: api.path, below: level)
  }

  /// A text of the description on one line, for the cell of a table: its blocks lose their form, not their words.
  private func line(_ text: String) -> [MarkdownSpan] {
    guard !text.isEmpty else { return [] }
    let document = MarkdownDocument(SourceFile(path: api.path, text: text), flavor: .site)
    let tree = document.tree
    let isPlain = document.definitions.isEmpty && document.footnotes.isEmpty
    if isPlain, tree.children(of: 0).allSatisfy({ tree[$0].kind == .paragraph }) {
      let markdown = String(decoding: document.markdown(MarkdownWritingOptions()), as: UTF8.self)
      return [.markdown(markdown.split(whereSeparator: \.isWhitespace).joined(separator: " "))]
    }
    let leaves = tree.order().filter { [.paragraph, .heading, .tableCell].contains(tree[$0].kind) }
    return [.text(leaves.map { tree.plainText(of: $0).trimmingSpaces() }.joined(separator: " "))]
  }

  // MARK: Operations

  private func write(_ operation: APIOperation, to writer: inout MarkdownWriter) {
    writer.heading(
      2, [.text(operation.summary.isEmpty ? operation.name : operation.summary)], anchor: operation.anchor)
    writer.paragraph([.code("\(operation.method) \(operation.path)")])
    if operation.isDeprecated { writer.paragraph([.strong([.text("Deprecated")])]) }
    text(operation.description, below: 2, to: &writer)
    if operation.origin == .path { writer.paragraph([.text(api.credentials(of: operation))]) }
    for (title, parameters) in operation.parameterGroups {
      writer.heading(3, [.text(title)])
      table(parameters.map { parameterRow($0) }, to: &writer)
    }
    if let body = api.requestBody(of: operation) {
      writer.heading(3, [.text("Request body")])
      write(body: body, to: &writer)
    }
    responses(of: operation, to: &writer)
    callbacks(of: operation, to: &writer)
    if operation.origin == .path {
      writer.heading(3, [.text("Example call")])
      writer.code(api.curl(operation), language: "bash")
    }
    let pages = mentions[operation.name] ?? []
    guard !pages.isEmpty else { return }
    let names = pages.enumerated().flatMap { index, page -> [MarkdownSpan] in
      let link = MarkdownSpan.link([.text(page.title)], to: links.page(page.url, from: url))
      return index > 0 ? [.text(", "), link] : [link]
    }
    writer.paragraph([.text("Mentioned in ")] + names)
  }

  private func parameterRow(_ parameter: YAMLNode) -> [[MarkdownSpan]] {
    let media = api.mediaTypes(of: parameter).first?.mediaType
    return row(
      parameter["name"]?.string ?? "", parameter["schema"] ?? media?["schema"] ?? parameter,
      isRequired: parameter["required"]?.bool == true, description: parameter["description"]?.string,
      marks: parameter["deprecated"]?.bool == true ? ["deprecated"] : [])
  }

  private func write(body: YAMLNode, to writer: inout MarkdownWriter) {
    text(body["description"]?.string ?? "", below: 3, to: &writer)
    if body["required"]?.bool != true { writer.paragraph([.text("May be left out")]) }
    if let schema = body["schema"] { content("application/json", body, schema, to: &writer) }
    for (range, media) in api.mediaTypes(of: body) { content(range.text ?? "", media, media["schema"], to: &writer) }
  }

  private func responses(of operation: APIOperation, to writer: inout MarkdownWriter) {
    let responses = api.responses(of: operation)
    guard !responses.isEmpty else { return }
    writer.heading(3, [.text("Responses")])
    for (status, response) in responses {
      let description = response["description"]?.string ?? response["summary"]?.string ?? ""
      writer.paragraph([.strong([.code(status.text ?? "")]), .text(" ")] + line(description))
      for pair in response["links"]?.mapping?.pairs ?? [] {
        guard let link = api.resolved(pair.value) else { continue }
        let target = link["operationId"]?.string ?? link["operationRef"]?.string ?? ""
        writer.paragraph([.text("Link "), .code(pair.key.text ?? ""), .text(" to "), .code(target)])
      }
      headers(of: response, to: &writer)
      if let schema = response["schema"] { content("application/json", response, schema, to: &writer) }
      for (range, media) in api.mediaTypes(of: response) {
        content(range.text ?? "", media, media["schema"] ?? media["itemSchema"], to: &writer)
      }
    }
  }

  private func headers(of response: YAMLNode, to writer: inout MarkdownWriter) {
    let rows = (response["headers"]?.mapping?.pairs ?? []).compactMap { pair in
      api.resolved(pair.value).map { header in
        row(
          pair.key.text ?? "", header["schema"] ?? header, isRequired: header["required"]?.bool == true,
          description: header["description"]?.string, marks: [])
      }
    }
    guard !rows.isEmpty else { return }
    writer.paragraph([.text("Headers:")])
    table(rows, to: &writer)
  }

  private func callbacks(of operation: APIOperation, to writer: inout MarkdownWriter) {
    let calls = api.callbacks(of: operation)
    guard !calls.isEmpty else { return }
    writer.heading(3, [.text("Callbacks")])
    for call in calls {
      writer.paragraph([.code("\(call.method.uppercased()) \(call.url)")])
      text(call.node["description"]?.string ?? call.node["summary"]?.string ?? "", below: 3, to: &writer)
      guard let body = call.node["requestBody"].flatMap({ api.resolved($0) }) else { continue }
      write(body: body, to: &writer)
    }
  }

  /// A body of one type: what it is, its members where no schema of the components says them, and an example.
  private func content(_ type: String, _ holder: YAMLNode, _ schema: YAMLNode?, to writer: inout MarkdownWriter) {
    let summary = schema.map { api.summary(of: $0) }
    writer.paragraph([.code(type)] + (summary.map { [.text(" ")] + self.type($0) } ?? []))
    if let schema, summary?.component == nil { members(of: schema, to: &writer) }
    guard let example = api.example(of: holder, schema: schema) else { return }
    let isText = example.value.string != nil && !type.contains("json")
    writer.paragraph([.text(example.isMade ? "Example, made from the schema:" : "Example:")])
    writer.code(
      isText ? example.value.string ?? "" : JSONEmitter.emit(example.value), language: isText ? "text" : "json")
  }

  // MARK: Schemas

  private static let memberLimit = 300
  private static let maximumDepth = 3

  private func table(_ rows: [[[MarkdownSpan]]], to writer: inout MarkdownWriter) {
    writer.table(["Name", "Type", "Required", "Description"], rows)
  }

  /// The properties of a schema, those inside them by their paths; what is named is linked, not repeated.
  private func members(of schema: YAMLNode, to writer: inout MarkdownWriter) {
    var rows: [[[MarkdownSpan]]] = []
    appendRows(of: schema, "", 0, to: &rows)
    table(rows, to: &writer)
    guard let node = api.resolved(schema) else { return }
    for keyword in ["oneOf", "anyOf"] {
      for (index, part) in (node[keyword]?.sequence ?? []).enumerated() {
        let summary = api.summary(of: part)
        writer.paragraph([.text("Alternative \(index + 1): ")] + type(summary))
        guard summary.component == nil else { continue }
        var rows: [[[MarkdownSpan]]] = []
        appendRows(of: part, "", 1, to: &rows)
        table(rows, to: &writer)
      }
    }
  }

  private func appendRows(of schema: YAMLNode, _ prefix: String, _ depth: Int, to rows: inout [[[MarkdownSpan]]]) {
    guard depth <= Self.maximumDepth, let node = api.resolved(schema) else { return }
    let parts = [node] + (node["allOf"]?.sequence ?? []).compactMap { api.resolved($0) }
    let required = Set(parts.flatMap { $0["required"]?.sequence ?? [] }.compactMap(\.text))
    for part in parts {
      for pair in part["properties"]?.mapping?.pairs ?? [] where pair.value["x-internal"]?.bool != true {
        guard rows.count < Self.memberLimit else { return }
        let name = pair.key.text ?? ""
        rows.append(
          row(
            prefix + name, pair.value, isRequired: required.contains(name), description: nil, marks: []))
        guard api.summary(of: pair.value).component == nil else { continue }
        appendRows(of: pair.value, "\(prefix)\(name).", depth + 1, to: &rows)
      }
    }
    if let items = node["items"], api.summary(of: items).component == nil {
      let path = prefix.isEmpty ? "[]." : "\(prefix.dropLast())[]."
      appendRows(of: items, path, depth + 1, to: &rows)
    }
    if let values = node["additionalProperties"], values.mapping != nil, api.summary(of: values).component == nil {
      appendRows(of: values, "\(prefix)*.", depth + 1, to: &rows)
    }
  }

  private func row(
    _ name: String, _ schema: YAMLNode, isRequired: Bool, description: String?, marks: [String]
  ) -> [[MarkdownSpan]] {
    let summary = api.summary(of: schema)
    let marks = Set(marks + summary.marks).sorted().map { [MarkdownSpan.text($0)] }
    let facts = Array((marks + facts(summary)).joined(separator: [.text("; ")]))
    let words = [line(description ?? summary.description), facts.isEmpty ? [] : [.text("(")] + facts + [.text(")")]]
    return [
      [.code(name)], type(summary), [.text(isRequired ? "yes" : "no")],
      Array(words.filter { !$0.isEmpty }.joined(separator: [.text(" ")])),
    ]
  }

  /// What bounds a value, what it may be, and what it is where it is left out.
  private func facts(_ summary: SchemaSummary) -> [[MarkdownSpan]] {
    func values(_ label: String, _ values: [String]) -> [MarkdownSpan] {
      let codes = values.map { [MarkdownSpan.code($0.trimmingSpaces())] }
      return [.text("\(label) ")] + codes.joined(separator: [.text(", ")])
    }
    var facts = summary.constraints.map { constraint -> [MarkdownSpan] in
      let pattern = "matches "
      return constraint.hasPrefix(pattern)
        ? values("matches", [String(constraint.dropFirst(pattern.count))]) : [.text(constraint)]
    }
    if !summary.values.isEmpty { facts.append(values("one of", summary.values)) }
    if let value = summary.defaultValue { facts.append(values("default", [value])) }
    return facts
  }

  /// The type of a value; the name of a component leads to it.
  private func type(_ summary: SchemaSummary) -> [MarkdownSpan] {
    guard let component = summary.component, api.components(.schema)?[component] != nil else {
      return [.text(summary.type)]
    }
    let place = "#\(SitePath.percentEncoded(component))"
    let target = url == schemas ? place : links.page(schemas + place, from: url)
    return [.text("\(summary.type) "), .link([.text(component)], to: target)]
  }
}

extension MarkdownWriter {
  /// A text of the description at `path`, its headings below one of `level`.
  mutating func text(_ text: String, ofAPI path: String, below level: Int) {
    guard !text.isEmpty else { return }
    var options = MarkdownWritingOptions()
    options.headingsBelow = level
    markdown(MarkdownDocument(SourceFile(path: path, text: text), flavor: .site).markdown(options))
  }
}
