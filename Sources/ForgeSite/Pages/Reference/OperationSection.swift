import ForgeHTML
import ForgeOpenAPI
import ForgeYAML

extension ReferenceWriter {
  /// An operation with all that a caller has to know.
  func write(_ operation: APIOperation, to html: inout HTMLWriter) {
    html.markup("<section class=\"api-operation\">\n<h2")
    html.attribute("id", operation.anchor)
    html.markup(">")
    html.text(operation.summary.isEmpty ? operation.name : operation.summary)
    html.markup("<a class=\"heading-anchor\"")
    html.attribute("href", url: "#\(operation.anchor)")
    html.markup(" aria-label=\"Link to this section\"></a></h2>\n<p class=\"api-endpoint\"><span")
    html.attribute("class", "method \(operation.method.lowercased())")
    html.markup(">")
    html.text(operation.method)
    html.markup("</span> <code>")
    html.text(operation.path)
    html.markup("</code>")
    if operation.origin == .path {
      html.markup(" <a class=\"api-try\"")
      html.attribute("href", url: "../#\(operation.swaggerFragment)")
      html.markup(">Swagger UI<span class=\"visually-hidden\">: ")
      html.text(operation.name)
      html.markup("</span></a>")
    }
    html.markup("</p>\n")
    if operation.isDeprecated { html.markup("<p class=\"api-mark\"><strong>Deprecated</strong></p>\n") }
    writeMarkdown(operation.description, below: 2, to: &html)
    if operation.origin == .path { writeSecurity(operation, to: &html) }
    writeParameters(operation, to: &html)
    if let body = api.requestBody(of: operation) { writeBody(body, to: &html) }
    writeResponses(operation, to: &html)
    writeCallbacks(operation, to: &html)
    if operation.origin == .path {
      html.markup("<h3>Example call</h3>\n")
      writeCode(api.curl(operation), "bash", "curl", to: &html)
    }
    writeMentions(mentions[operation.name] ?? [], to: &html)
    html.markup("</section>\n")
  }

  private func writeMentions(_ links: [PageContext.Link], to html: inout HTMLWriter) {
    guard !links.isEmpty else { return }
    html.markup("<p class=\"api-facts\">Mentioned in ")
    for (index, link) in links.enumerated() {
      if index > 0 { html.markup(", ") }
      html.markup("<a")
      html.attribute("href", url: link.href)
      html.markup(">")
      html.text(link.title)
      html.markup("</a>")
    }
    html.markup("</p>\n")
  }

  private func writeSecurity(_ operation: APIOperation, to html: inout HTMLWriter) {
    html.markup("<p class=\"api-facts\">")
    html.text(api.credentials(of: operation))
    html.markup("</p>\n")
  }

  private func writeParameters(_ operation: APIOperation, to html: inout HTMLWriter) {
    for (title, parameters) in operation.parameterGroups {
      html.markup("<h3>")
      html.text(title)
      html.markup("</h3>\n<ul class=\"api-members\">\n")
      for parameter in parameters {
        let media = api.mediaTypes(of: parameter).first?.mediaType
        let schema = parameter["schema"] ?? media?["schema"] ?? parameter
        var tree = SchemaTree(writer: self, maximumDepth: 3)
        tree.writeMember(
          parameter["name"]?.string ?? "", schema, isRequired: parameter["required"]?.bool == true,
          description: parameter["description"]?.string,
          marks: parameter["deprecated"]?.bool == true ? ["deprecated"] : [],
          to: &html)
      }
      html.markup("</ul>\n")
    }
  }

  private func writeBody(_ body: YAMLNode, to html: inout HTMLWriter) {
    html.markup("<h3>Request body</h3>\n")
    writeMarkdown(body["description"]?.string ?? "", below: 3, to: &html)
    if body["required"]?.bool != true { html.markup("<p class=\"api-facts\">May be left out</p>\n") }
    if let schema = body["schema"] { writeContent("application/json", body, schema, to: &html) }
    for (range, media) in api.mediaTypes(of: body) { writeContent(range.text ?? "", media, media["schema"], to: &html) }
  }

  private func writeResponses(_ operation: APIOperation, to html: inout HTMLWriter) {
    let responses = api.responses(of: operation)
    guard !responses.isEmpty else { return }
    html.markup("<h3>Responses</h3>\n")
    for (index, (status, response)) in responses.enumerated() {
      html.markup("<details class=\"api-response\"")
      if index == 0 { html.markup(" open") }
      html.markup("><summary><code>")
      html.text(status.text ?? "")
      html.markup("</code> ")
      let description = response["description"]?.string ?? ""
      let plain = Self.plainText(description)
      let beginning = Self.beginning(of: plain)
      html.text(plain.isEmpty ? response["summary"]?.string ?? "" : beginning)
      html.markup("</summary>\n")
      if beginning != plain { writeMarkdown(description, below: 3, to: &html) }
      writeLinks(response, to: &html)
      writeHeaders(response, to: &html)
      if let schema = response["schema"] { writeContent("application/json", response, schema, to: &html) }
      for (range, media) in api.mediaTypes(of: response) {
        writeContent(range.text ?? "", media, media["schema"] ?? media["itemSchema"], to: &html)
      }
      html.markup("</details>\n")
    }
  }

  /// The operations that can follow a response, and what of it goes into them.
  private func writeLinks(_ response: YAMLNode, to html: inout HTMLWriter) {
    for pair in response["links"]?.mapping?.pairs ?? [] {
      guard let link = api.resolved(pair.value) else { continue }
      html.markup("<p class=\"api-facts\">Link <code>")
      html.text(pair.key.text ?? "")
      html.markup("</code> to <code>")
      html.text(link["operationId"]?.string ?? link["operationRef"]?.string ?? "")
      html.markup("</code></p>\n")
      writeMarkdown(link["description"]?.string ?? "", below: 3, to: &html)
    }
  }

  /// What the API calls in turn: each with the address it calls and the body it sends.
  private func writeCallbacks(_ operation: APIOperation, to html: inout HTMLWriter) {
    let calls = api.callbacks(of: operation)
    guard !calls.isEmpty else { return }
    html.markup("<h3>Callbacks</h3>\n")
    for call in calls {
      html.markup("<p class=\"api-endpoint\"><span")
      html.attribute("class", "method \(call.method)")
      html.markup(">")
      html.text(call.method.uppercased())
      html.markup("</span> <code>")
      html.text(call.url)
      html.markup("</code></p>\n")
      writeMarkdown(call.node["description"]?.string ?? call.node["summary"]?.string ?? "", below: 3, to: &html)
      if let body = call.node["requestBody"].flatMap({ api.resolved($0) }) { writeBody(body, to: &html) }
    }
  }

  private func writeHeaders(_ response: YAMLNode, to html: inout HTMLWriter) {
    let headers = response["headers"]?.mapping?.pairs ?? []
    guard !headers.isEmpty else { return }
    html.markup("<details class=\"api-headers\"><summary>Headers</summary>\n<ul class=\"api-members\">\n")
    for pair in headers {
      guard let header = api.resolved(pair.value) else { continue }
      var tree = SchemaTree(writer: self, maximumDepth: 1)
      tree.writeMember(
        pair.key.text ?? "", header["schema"] ?? header, isRequired: header["required"]?.bool == true,
        description: header["description"]?.string, marks: [], to: &html)
    }
    html.markup("</ul></details>\n")
  }

  private func writeContent(_ type: String, _ holder: YAMLNode, _ schema: YAMLNode?, to html: inout HTMLWriter) {
    html.markup("<p class=\"api-type\"><code>")
    html.text(type)
    html.markup("</code>")
    if let schema {
      html.markup(" ")
      writeType(api.summary(of: schema), to: &html)
    }
    html.markup("</p>\n")
    if let schema {
      var tree = SchemaTree(writer: self, maximumDepth: 3)
      tree.writeMembers(of: schema, to: &html)
    }
    guard let example = api.example(of: holder, schema: schema) else { return }
    let isText = example.value.string != nil && !type.contains("json")
    let code = isText ? example.value.string ?? "" : JSONEmitter.emit(example.value)
    writeCode(code, isText ? "text" : "json", example.isMade ? "Example, made from the schema" : "Example", to: &html)
  }

  /// The type of a value; the name of a component leads to it.
  func writeType(_ summary: SchemaSummary, to html: inout HTMLWriter) {
    html.markup("<span class=\"api-kind\">")
    html.text(summary.type)
    html.markup("</span>")
    guard let component = summary.component, api.components(.schema)?[component] != nil else { return }
    html.markup(" <a class=\"api-component\"")
    html.attribute("href", url: "\(schemas)#\(component)")
    html.markup(">")
    html.text(component)
    html.markup("</a>")
  }

  /// A text of Markdown as its reader sees it, without line ends around it.
  private static func plainText(_ markdown: String) -> String {
    let text = String(decoding: BlockText.of(markdown), as: UTF8.self)
    return String(text.drop(while: \.isNewline).reversed().drop(while: \.isNewline).reversed())
  }

  /// The first line, as far as a line goes: to the end of a sentence, else to the end of a word.
  private static func beginning(of text: String) -> String {
    let line = text.prefix { !$0.isNewline }
    guard line.count > 100 else { return String(line) }
    let part = line.prefix(98)
    if let end = part.ranges(of: ". ").last?.lowerBound { return String(part[...end]) }
    return part.prefix(upTo: part.lastIndex(of: " ") ?? part.endIndex) + " …"
  }
}
