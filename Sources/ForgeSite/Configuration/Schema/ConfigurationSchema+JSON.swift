import ForgeDiagnostics

extension ConfigurationSchema {
  /// The schema as a document of JSON Schema 2020-12, with what it refers to.
  package func json(title: String, definitions: [(name: String, schema: ConfigurationSchema)]) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.pair("$schema", "https://json-schema.org/draft/2020-12/schema")
      writer.pair("title", title)
      writeKeywords(isKey: true, &writer)
      guard !definitions.isEmpty else { return }
      writer.key("$defs")
      writer.object { writer in
        for (name, schema) in definitions {
          writer.key(name)
          writer.object { schema.writeKeywords(isKey: false, &$0) }
        }
      }
    }
    return writer.finish()
  }

  /// The keywords of the schema; where it is that of a key, the key may lack its value.
  private func writeKeywords(isKey: Bool, _ writer: inout JSONWriter) {
    if let definition { writer.pair("$ref", "#/$defs/\(definition)") }
    writeTypes(types + (isKey && !types.isEmpty ? ["null"] : []), &writer)
    if !words.isEmpty { writeWords(isKey: isKey, &writer) }
    if let pattern { writer.pair("pattern", pattern) }
    if let minimum { writer.pair("minimum", minimum) }
    if let maximum { writer.pair("maximum", maximum) }
    if let item = items.first {
      writer.key("items")
      writer.object { item.writeKeywords(isKey: false, &$0) }
    }
    if types.contains("object") { writeMembers(&writer) }
  }

  private func writeTypes(_ types: [String], _ writer: inout JSONWriter) {
    guard let first = types.first else { return }
    guard types.count > 1 else { return writer.pair("type", first) }
    writer.key("type")
    writer.array { writer in
      for type in types { writer.string(type) }
    }
  }

  private func writeWords(isKey: Bool, _ writer: inout JSONWriter) {
    writer.key("enum")
    writer.array { writer in
      for word in words { writer.string(word) }
      if words.contains("off") { writer.bool(false) }
      if isKey { writer.null() }
    }
  }

  private func writeMembers(_ writer: inout JSONWriter) {
    if let keys {
      writer.key("properties")
      writer.object { writer in
        for key in keys {
          writer.key(key.name)
          writer.object { writer in
            if !key.text.isEmpty { writer.pair("description", key.text) }
            key.schema.writeKeywords(isKey: !key.isRequired, &writer)
          }
        }
      }
      let required = keys.filter(\.isRequired)
      if !required.isEmpty {
        writer.key("required")
        writer.array { writer in
          for key in required { writer.string(key.name) }
        }
      }
    }
    if isSinglePair {
      writer.pair("minProperties", 1)
      writer.pair("maxProperties", 1)
    }
    writer.key("additionalProperties")
    guard let value = values.first else { return writer.bool(false) }
    writer.object { value.writeKeywords(isKey: !isSinglePair, &$0) }
  }
}
