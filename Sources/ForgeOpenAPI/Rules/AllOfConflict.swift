package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let allOfConflict = Rule(
    "openapi/all-of-conflict", .error, "Parts of `allOf` that exclude each other",
    why: """
      A value has to fit all parts. Where two want different types, of the value or of a property, none does.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths: {}
          components: {schemas: {A: {allOf: [{type: object}, {type: object}]}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths: {}
          components: {schemas: {A: {«allOf»: [{type: object}, {type: string}]}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths: {}
          components:
            schemas:
              A:
                «allOf»:
                  - {properties: {id: {type: string}}}
                  - {properties: {id: {type: integer}}}
          """#), file: specFile),
    ],
    aliases: ["allof-conflicts"]
  ) { api, report in
    for schema in api.objects(.schema) {
      guard let pair = schema.node.mapping?.pair("allOf"), let parts = pair.value.sequence else { continue }
      var whole: SchemaTypes?
      var properties: [String: SchemaTypes] = [:]
      for part in [schema.node] + parts.compactMap({ api.resolved($0) }) {
        if let types = SchemaTypes(of: part) {
          if let whole, !whole.overlaps(types) {
            report("one part wants type \(whole.text), another type \(types.text)", at: pair.key.range)
            break
          }
          whole = whole ?? types
        }
        for property in part["properties"]?.mapping?.pairs ?? [] {
          guard let name = property.key.text, let node = api.resolved(property.value), let types = SchemaTypes(of: node)
          else { continue }
          if let other = properties[name], !other.overlaps(types) {
            report(
              "`\(name)` has type \(other.text) in one part, \(types.text) in another", at: pair.key.range,
              notes: [Note("here", at: property.key.range)])
          }
          properties[name] = properties[name] ?? types
        }
      }
    }
  }
}
