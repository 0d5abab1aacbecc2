/// What stands at a place of a description, as far as references need it: which section of `components` holds such
/// values, and whether the keys there are names that the author chose.
struct ReferenceContext: Hashable, Sendable {
  var section: String?
  var keysAreNames = false

  /// What stands below `key`; nil where it is data that clients send, in which nothing is a reference.
  func below(_ key: String) -> ReferenceContext? {
    if keysAreNames { return ReferenceContext(section: section) }
    switch key {
    case "example", "default", "const", "enum": return nil
    case "value" where section == "examples": return nil
    case "examples" where section == "schemas": return nil
    case "dataValue" where section == "examples": return nil
    case "properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "schemas":
      return ReferenceContext(section: "schemas", keysAreNames: true)
    case "schema", "itemSchema", "items", "allOf", "oneOf", "anyOf", "not", "additionalProperties", "prefixItems",
      "contains", "if",
      "then", "else", "propertyNames", "unevaluatedItems", "unevaluatedProperties", "contentSchema":
      return ReferenceContext(section: "schemas")
    case "responses", "parameters", "examples", "requestBodies", "headers", "securitySchemes", "links", "callbacks":
      return ReferenceContext(section: key, keysAreNames: true)
    case "requestBody": return ReferenceContext(section: "requestBodies")
    case "content", "mediaTypes": return ReferenceContext(section: "mediaTypes", keysAreNames: true)
    case "encoding", "paths", "webhooks", "pathItems", "additionalOperations":
      return ReferenceContext(keysAreNames: true)
    case "securityDefinitions": return ReferenceContext(section: "securitySchemes", keysAreNames: true)
    case "components": return ReferenceContext()
    default: return section == "schemas" ? self : ReferenceContext()
    }
  }
}
