import ForgeDiagnostics
import ForgeYAML

/// The schemas of schemas, as tables of what each keyword holds: `$ref` may name them without a network.
enum MetaSchema {
  /// What a keyword's value is.
  private enum Holds {
    case schema, schemaOrBoolean, schemas, schemaMap, schemaOrSchemas, dependencies, requirements
    case string, uri, fragment, anchor, boolean, count, positive, number, values, names, distinctNames, types, any
    case vocabulary, numberBound
  }

  /// The document that `uri` names; nil where it is not one of ours.
  static func document(_ uri: String) -> YAMLNode? {
    guard let text = text(uri) else { return nil }
    return YAMLStream.parse(SourceFile(path: "\(uri).json", text: text)).root
  }

  private static let base2020 = "https://json-schema.org/draft/2020-12"

  private static func text(_ uri: String) -> String? {
    switch uri {
    case "http://json-schema.org/draft-04/schema": draft(uri, "id", draft4, isBooleanAllowed: false)
    case "http://json-schema.org/draft-07/schema": draft(uri, "$id", draft7, isBooleanAllowed: true)
    case "\(base2020)/schema": schema2020()
    default: vocabularies2020.first { uri == "\(base2020)/meta/\($0.name)" }.map { vocabulary2020($0.name, $0.table) }
    }
  }

  private static func draft(
    _ uri: String, _ identifier: String, _ table: [(String, Holds)], isBooleanAllowed: Bool
  ) -> String {
    let dependencies =
      isBooleanAllowed ? "" : #","dependencies":{"exclusiveMaximum":["maximum"],"exclusiveMinimum":["minimum"]}"#
    return """
      {"\(identifier)":"\(uri)#","$schema":"\(uri)#","type":\(isBooleanAllowed ? #"["object","boolean"]"# : #""object""#),\
      "properties":{\(properties(table, schema: ##"{"$ref":"#"}"##))}\(dependencies),"default":{}}
      """
  }

  private static func schema2020() -> String {
    let names = vocabularies2020.map(\.name)
    let parts = names.map { #"{"$ref":"meta/\#($0)"}"# }.joined(separator: ",")
    let vocabularies = names.map { #""\#(base2020)/vocab/\#($0)":true"# }.joined(separator: ",")
    return """
      {"$schema":"\(base2020)/schema","$id":"\(base2020)/schema","$vocabulary":{\(vocabularies)},\
      "$dynamicAnchor":"meta","allOf":[\(parts)],"type":["object","boolean"],\
      "properties":{\(properties([("definitions", .schemaMap), ("dependencies", .dependencies)], schema: dynamic))}}
      """
  }

  private static func vocabulary2020(_ name: String, _ table: [(String, Holds)]) -> String {
    """
    {"$schema":"\(base2020)/schema","$id":"\(base2020)/meta/\(name)",\
    "$vocabulary":{"\(base2020)/vocab/\(name)":true},"$dynamicAnchor":"meta","type":["object","boolean"],\
    "properties":{\(properties(table, schema: dynamic))}}
    """
  }

  private static let dynamic = ##"{"$dynamicRef":"#meta"}"##

  private static func properties(_ table: [(String, Holds)], schema: String) -> String {
    table.map { #""\#($0)":\#(text($1, schema))"# }.joined(separator: ",")
  }

  private static func text(_ holds: Holds, _ schema: String) -> String {
    let name = #"{"type":"string"}"#
    let list = #"{"type":"array","minItems":1,"items":\#(schema)}"#
    let distinct = #"{"type":"array","items":\#(name),"uniqueItems":true}"#
    let simple = #"{"enum":["array","boolean","integer","null","number","object","string"]}"#
    switch holds {
    case .schema: return schema
    case .schemaOrBoolean: return #"{"anyOf":[{"type":"boolean"},\#(schema)]}"#
    case .schemas: return list
    case .schemaMap: return #"{"type":"object","additionalProperties":\#(schema)}"#
    case .schemaOrSchemas: return #"{"anyOf":[\#(schema),\#(list)]}"#
    case .dependencies: return #"{"type":"object","additionalProperties":{"anyOf":[\#(schema),\#(distinct)]}}"#
    case .requirements: return #"{"type":"object","additionalProperties":\#(distinct)}"#
    case .string: return name
    case .uri: return #"{"type":"string","format":"uri-reference"}"#
    case .fragment: return ##"{"type":"string","format":"uri-reference","pattern":"^[^#]*#?$"}"##
    case .anchor: return #"{"type":"string","pattern":"^[A-Za-z_][-A-Za-z0-9._]*$"}"#
    case .boolean: return #"{"type":"boolean"}"#
    case .count: return #"{"type":"integer","minimum":0}"#
    case .positive, .numberBound: return #"{"type":"number"\#(bound(holds))}"#
    case .number: return #"{"type":"number"}"#
    case .values: return #"{"type":"array"}"#
    case .names: return #"{"type":"array","minItems":1,"items":\#(name),"uniqueItems":true}"#
    case .distinctNames: return distinct
    case .types:
      return #"{"anyOf":[\#(simple),{"type":"array","items":\#(simple),"minItems":1,"uniqueItems":true}]}"#
    case .any: return "{}"
    case .vocabulary: return #"{"type":"object","additionalProperties":{"type":"boolean"}}"#
    }
  }

  /// What is above zero: in draft 4 the bound was a flag beside the limit.
  private static func bound(_ holds: Holds) -> String {
    switch holds {
    case .positive: #","exclusiveMinimum":0"#
    default: #","minimum":0,"exclusiveMinimum":true"#
    }
  }

  private static let assertions: [(String, Holds)] = [
    ("maximum", .number), ("minimum", .number), ("maxLength", .count), ("minLength", .count), ("pattern", .string),
    ("maxItems", .count), ("minItems", .count), ("uniqueItems", .boolean), ("maxProperties", .count),
    ("minProperties", .count), ("type", .types),
  ]

  private static let draft4: [(String, Holds)] =
    assertions + [
      ("id", .string), ("$schema", .string), ("title", .string), ("description", .string), ("default", .any),
      ("multipleOf", .numberBound), ("exclusiveMaximum", .boolean), ("exclusiveMinimum", .boolean),
      ("additionalItems", .schemaOrBoolean), ("items", .schemaOrSchemas), ("required", .names),
      ("additionalProperties", .schemaOrBoolean), ("definitions", .schemaMap), ("properties", .schemaMap),
      ("patternProperties", .schemaMap), ("dependencies", .dependencies), ("enum", .values), ("format", .string),
      ("allOf", .schemas), ("anyOf", .schemas), ("oneOf", .schemas), ("not", .schema),
    ]

  private static let draft7: [(String, Holds)] =
    assertions + [
      ("$id", .uri), ("$schema", .uri), ("$ref", .uri), ("$comment", .string), ("title", .string),
      ("description", .string), ("default", .any), ("readOnly", .boolean), ("writeOnly", .boolean),
      ("examples", .values), ("multipleOf", .positive), ("exclusiveMaximum", .number), ("exclusiveMinimum", .number),
      ("additionalItems", .schema), ("items", .schemaOrSchemas), ("contains", .schema), ("required", .distinctNames),
      ("additionalProperties", .schema), ("definitions", .schemaMap), ("properties", .schemaMap),
      ("patternProperties", .schemaMap), ("dependencies", .dependencies), ("propertyNames", .schema), ("const", .any),
      ("enum", .values), ("format", .string), ("contentMediaType", .string), ("contentEncoding", .string),
      ("if", .schema), ("then", .schema), ("else", .schema), ("allOf", .schemas), ("anyOf", .schemas),
      ("oneOf", .schemas), ("not", .schema),
    ]

  private static let vocabularies2020: [(name: String, table: [(String, Holds)])] = [
    (
      "core",
      [
        ("$id", .fragment), ("$schema", .uri), ("$ref", .uri), ("$anchor", .anchor), ("$dynamicRef", .uri),
        ("$dynamicAnchor", .anchor), ("$vocabulary", .vocabulary), ("$comment", .string), ("$defs", .schemaMap),
      ]
    ),
    (
      "applicator",
      [
        ("prefixItems", .schemas), ("items", .schema), ("contains", .schema), ("additionalProperties", .schema),
        ("properties", .schemaMap), ("patternProperties", .schemaMap), ("dependentSchemas", .schemaMap),
        ("propertyNames", .schema), ("if", .schema), ("then", .schema), ("else", .schema), ("allOf", .schemas),
        ("anyOf", .schemas), ("oneOf", .schemas), ("not", .schema),
      ]
    ),
    ("unevaluated", [("unevaluatedItems", .schema), ("unevaluatedProperties", .schema)]),
    (
      "validation",
      assertions + [
        ("const", .any), ("enum", .values), ("multipleOf", .positive), ("exclusiveMaximum", .number),
        ("exclusiveMinimum", .number), ("maxContains", .count), ("minContains", .count), ("required", .distinctNames),
        ("dependentRequired", .requirements),
      ]
    ),
    (
      "meta-data",
      [
        ("title", .string), ("description", .string), ("default", .any), ("deprecated", .boolean),
        ("readOnly", .boolean), ("writeOnly", .boolean), ("examples", .values),
      ]
    ),
    ("format-annotation", [("format", .string)]),
    ("content", [("contentEncoding", .string), ("contentMediaType", .string), ("contentSchema", .schema)]),
  ]
}
