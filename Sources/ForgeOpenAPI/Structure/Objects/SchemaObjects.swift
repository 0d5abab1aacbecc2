// The Schema Object and what is inside it, to "XML Object" of the OpenAPI Specification 3.2.0. From 3.1 on it is
// JSON Schema 2020-12, where a keyword that nobody knows is an annotation; before, the fields are a closed list.

extension ObjectDefinition {
  static let schema = ObjectDefinition(
    "Schema Object", annotations + assertions + applicators + identifiers, schemaConstraints)

  private static let jsonTypes = ["array", "boolean", "integer", "null", "number", "object", "string"]

  private static let annotations: [Field] = [
    .optional("title", .string), .optional("description", .string), .optional("format", .string),
    .optional("default", .any), .optional("readOnly", .boolean), .optional("writeOnly", .boolean, since: .v30),
    .optional("deprecated", .boolean, since: .v30), .optional("example", .any),
    .optional("examples", .list(.any), since: .v31), .optional("externalDocs", .object(.externalDocumentation)),
    .optional("discriminator", .string, until: .v20),
    .optional("discriminator", .object(.discriminator), since: .v30), .optional("xml", .object(.xml)),
    .optional("contentEncoding", .string, since: .v31), .optional("contentMediaType", .string, since: .v31),
  ]

  private static let assertions: [Field] = [
    .optional("type", .types(jsonTypes + ["file"], allowsLists: true), until: .v20),
    .optional("type", .types(jsonTypes.filter { $0 != "null" }, allowsLists: false), since: .v30, until: .v30),
    .optional("type", .types(jsonTypes, allowsLists: true), since: .v31),
    .optional("nullable", .boolean, since: .v30, until: .v30), .optional("enum", .list(.any)),
    .optional("const", .any, since: .v31), .optional("multipleOf", .positiveNumber), .optional("maximum", .number),
    .optional("exclusiveMaximum", .boolean, until: .v30), .optional("exclusiveMaximum", .number, since: .v31),
    .optional("minimum", .number), .optional("exclusiveMinimum", .boolean, until: .v30),
    .optional("exclusiveMinimum", .number, since: .v31), .optional("maxLength", .integer),
    .optional("minLength", .integer), .optional("pattern", .string), .optional("maxItems", .integer),
    .optional("minItems", .integer), .optional("uniqueItems", .boolean), .optional("maxProperties", .integer),
    .optional("minProperties", .integer), .optional("required", .list(.string)),
    .optional("minContains", .integer, since: .v31), .optional("maxContains", .integer, since: .v31),
    .optional("dependentRequired", .map(.list(.string)), since: .v31),
  ]

  private static let applicators: [Field] = [
    .optional("allOf", .list(.schema)), .optional("oneOf", .list(.schema), since: .v30),
    .optional("anyOf", .list(.schema), since: .v30), .optional("not", .schema, since: .v30),
    .optional("items", .schemaOrList, until: .v20), .optional("items", .schema, since: .v30),
    .optional("properties", .map(.schema)), .optional("additionalProperties", .schemaOrBoolean),
    .optional("prefixItems", .list(.schema), since: .v31), .optional("contains", .schema, since: .v31),
    .optional("if", .schema, since: .v31), .optional("then", .schema, since: .v31),
    .optional("else", .schema, since: .v31), .optional("dependentSchemas", .map(.schema), since: .v31),
    .optional("patternProperties", .map(.schema), since: .v31), .optional("propertyNames", .schema, since: .v31),
    .optional("unevaluatedItems", .schema, since: .v31), .optional("unevaluatedProperties", .schema, since: .v31),
    .optional("contentSchema", .schema, since: .v31), .optional("$defs", .map(.schema), since: .v31),
  ]

  private static let identifiers: [Field] = [
    .optional("$ref", .referenceToSameKind), .optional("$dynamicRef", .referenceToSameKind, since: .v31),
    .optional("$id", .text(.uriReferenceWithoutFragment), since: .v31),
    .optional("$schema", .text(.uriReference), since: .v31),
    .optional("$anchor", .string, since: .v31), .optional("$dynamicAnchor", .string, since: .v31),
    .optional("$vocabulary", .map(.boolean), since: .v31), .optional("$comment", .string, since: .v31),
  ]

  private static let schemaConstraints: [Constraint] = [
    .demand(.required("items"), .when("type", is: "array"), since: .v30, until: .v30),
    .demand(.filled("required"), until: .v30), .demand(.filled("enum"), until: .v30), .demand(.filled("allOf")),
    .demand(.filled("oneOf"), since: .v30), .demand(.filled("anyOf"), since: .v30),
    .demand(.filled("prefixItems"), since: .v31),
  ]

  static let discriminator = ObjectDefinition(
    "Discriminator Object",
    [
      .required("propertyName", .string), .optional("mapping", .map(.string)),
      .optional("defaultMapping", .string, since: .v32),
    ])

  static let xml = ObjectDefinition(
    "XML Object",
    [
      .optional("nodeType", .oneOf(["element", "attribute", "text", "cdata", "none"]), since: .v32),
      .optional("name", .string), .optional("namespace", .text(.uriReference)), .optional("prefix", .string),
      .optional("attribute", .boolean), .optional("wrapped", .boolean),
    ],
    [
      .demand(.exclusive("attribute", "nodeType"), since: .v32),
      .demand(.exclusive("wrapped", "nodeType"), since: .v32),
    ])
}
