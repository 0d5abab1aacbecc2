extension ObjectDefinition {
  /// The Schema Object. In 3.1 it is JSON Schema 2020-12, where a keyword that nobody knows is an annotation; in 3.0 the
  /// fields are a closed list (section 4.7.24).
  static func schema(_ version: SpecificationVersion) -> ObjectDefinition {
    version == .v30 ? schema30 : schema31
  }

  private static let annotations: [Field] = [
    .optional("title", .string), .optional("description", .string), .optional("format", .string),
    .optional("default", .any), .optional("readOnly", .boolean), .optional("writeOnly", .boolean),
    .optional("deprecated", .boolean), .optional("example", .any), .optional("enum", .list(.any)),
    .optional("externalDocs", .object(externalDocumentation)), .optional("discriminator", .object(discriminator)),
    .optional("xml", .object(xml)),
  ]

  private static let assertions: [Field] = [
    .optional("multipleOf", .number), .optional("maximum", .number), .optional("minimum", .number),
    .optional("maxLength", .integer), .optional("minLength", .integer), .optional("pattern", .string),
    .optional("maxItems", .integer), .optional("minItems", .integer), .optional("uniqueItems", .boolean),
    .optional("maxProperties", .integer), .optional("minProperties", .integer), .optional("required", .list(.string)),
  ]

  private static let applicators: [Field] = [
    .optional("allOf", .list(.schema)), .optional("oneOf", .list(.schema)), .optional("anyOf", .list(.schema)),
    .optional("not", .schema), .optional("items", .schema), .optional("properties", .map(.schema)),
    .optional("additionalProperties", .schema),
  ]

  private static let schema30 = ObjectDefinition(
    "Schema Object",
    annotations + assertions + applicators + [
      .optional("type", .oneOf(["array", "boolean", "integer", "number", "object", "string"])),
      .optional("nullable", .boolean), .optional("exclusiveMaximum", .boolean), .optional("exclusiveMinimum", .boolean),
    ])

  private static let schema31 = ObjectDefinition(
    "Schema Object",
    annotations + assertions + applicators + [
      .optional("exclusiveMaximum", .number), .optional("exclusiveMinimum", .number), .optional("const", .any),
      .optional("examples", .list(.any)), .optional("prefixItems", .list(.schema)), .optional("contains", .schema),
      .optional("minContains", .integer), .optional("maxContains", .integer), .optional("if", .schema),
      .optional("then", .schema), .optional("else", .schema), .optional("dependentSchemas", .map(.schema)),
      .optional("dependentRequired", .map(.list(.string))), .optional("patternProperties", .map(.schema)),
      .optional("propertyNames", .schema), .optional("unevaluatedItems", .schema),
      .optional("unevaluatedProperties", .schema), .optional("contentEncoding", .string),
      .optional("contentMediaType", .string), .optional("contentSchema", .schema), .optional("$defs", .map(.schema)),
      .optional("$id", .string), .optional("$schema", .string), .optional("$anchor", .string),
      .optional("$dynamicAnchor", .string), .optional("$dynamicRef", .string), .optional("$comment", .string),
    ],
    patterned: (.any, .any))

  private static func discriminator() -> ObjectDefinition {
    ObjectDefinition("Discriminator Object", [.required("propertyName", .string), .optional("mapping", .map(.string))])
  }

  private static func xml() -> ObjectDefinition {
    ObjectDefinition(
      "XML Object",
      [
        .optional("name", .string), .optional("namespace", .string), .optional("prefix", .string),
        .optional("attribute", .boolean), .optional("wrapped", .boolean),
      ])
  }
}
