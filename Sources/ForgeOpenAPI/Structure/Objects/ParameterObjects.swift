// Parameters and headers: the Parameter and Header Objects of all versions, and the Items Object of 2.0.

extension ObjectDefinition {
  static let queryStyles = ["form", "spaceDelimited", "pipeDelimited", "deepObject"]

  static let parameter = ObjectDefinition(
    "Parameter Object",
    [
      .required("name", .string),
      .required("in", .oneOf(["query", "header", "path", "formData", "body"]), until: .v20),
      .required("in", .oneOf(["query", "header", "path", "cookie"]), since: .v30, until: .v31),
      .required("in", .oneOf(["query", "querystring", "header", "path", "cookie"]), since: .v32),
      .optional("description", .string), .optional("required", .boolean),
      .optional("deprecated", .boolean, since: .v30), .optional("allowEmptyValue", .boolean),
      .optional("style", .oneOf(styles), since: .v30, until: .v31),
      .optional("style", .oneOf(styles + ["cookie"]), since: .v32),
      .optional("allowReserved", .boolean, since: .v30), .optional("schema", .schema, until: .v20),
    ] + describedValue + simpleTypes(["string", "number", "integer", "boolean", "array", "file"])
      + collectionFormats(["csv", "ssv", "tsv", "pipes", "multi"]),
    parameterConstraints + swaggerParameterConstraints)

  static let header = ObjectDefinition(
    "Header Object",
    [
      .optional("description", .string), .optional("required", .boolean, since: .v30),
      .optional("deprecated", .boolean, since: .v30), .optional("style", .oneOf(["simple"]), since: .v30),
    ] + describedValue + simpleTypes(simpleTypeNames, isRequired: true)
      + collectionFormats(["csv", "ssv", "tsv", "pipes"]),
    valueConstraints + [.demand(.required("items"), .when("type", is: "array"), until: .v20)])

  /// What arrays of 2.0's parameters and headers hold.
  static let items = ObjectDefinition(
    "Items Object",
    simpleTypes(simpleTypeNames, isRequired: true) + collectionFormats(["csv", "ssv", "tsv", "pipes"]),
    [.demand(.required("items"), .when("type", is: "array"))])

  private static let styles = ["matrix", "label", "simple"] + queryStyles
  private static let simpleTypeNames = ["string", "number", "integer", "boolean", "array"]

  private static let describedValue: [Field] = [
    .optional("explode", .boolean, since: .v30), .optional("schema", .schema, since: .v30),
    .optional("example", .any, since: .v30), .optional("examples", .map(.reference(.example)), since: .v30),
    .optional("content", content, since: .v30, until: .v31), .optional("content", contentOrReferences, since: .v32),
  ]

  /// The part of JSON Schema that 2.0 has for values that are not bodies.
  private static func simpleTypes(_ names: [String], isRequired: Bool = false) -> [Field] {
    let type = Field(name: "type", value: .oneOf(names), isRequired: isRequired, versions: .v20 ... .v20)
    let others: [(String, Value)] = [
      ("format", .string), ("items", .object(.items)), ("default", .any), ("maximum", .number),
      ("exclusiveMaximum", .boolean), ("minimum", .number), ("exclusiveMinimum", .boolean), ("maxLength", .integer),
      ("minLength", .integer), ("pattern", .string), ("maxItems", .integer), ("minItems", .integer),
      ("uniqueItems", .boolean), ("enum", .list(.any)), ("multipleOf", .positiveNumber),
    ]
    return [type] + others.map { .optional($0.0, $0.1, until: .v20) }
  }

  private static func collectionFormats(_ names: [String]) -> [Field] {
    [.optional("collectionFormat", .oneOf(names), until: .v20)]
  }

  /// What holds for a value that has either a schema or a media type.
  private static let valueConstraints: [Constraint] =
    [
      .demand(.exactlyOne(["schema", "content"]), since: .v30), .demand(.single("content"), since: .v30),
      .demand(.exclusive("example", "examples"), since: .v30),
    ] + Constraint.excluded(["style", "explode", "allowReserved"], .with("content"), since: .v30)
    + Constraint.excluded(["example", "examples"], .with("content"), since: .v30, until: .v31)

  private static let parameterConstraints: [Constraint] =
    valueConstraints + [
      .demand(.values("style", ["matrix", "label", "simple"]), .when("in", is: "path"), since: .v30),
      .demand(.values("style", queryStyles), .when("in", is: "query"), since: .v30),
      .demand(.values("style", ["simple"]), .when("in", is: "header"), since: .v30),
      .demand(.values("style", ["form"]), .when("in", is: "cookie"), since: .v30, until: .v31),
      .demand(.values("style", ["form", "cookie"]), .when("in", is: "cookie"), since: .v32),
      .demand(.excluded("schema"), .when("in", is: "querystring"), since: .v32),
      .demand(.excluded("allowEmptyValue"), .unless("in", is: "query", "formData")),
      .demand(.form("name", .headerName), .when("in", is: "header")),
      .demand(.form("name", .pathParameterName), .when("in", is: "path")),
    ]

  private static let swaggerParameterConstraints: [Constraint] =
    [
      .demand(.required("schema"), .when("in", is: "body"), until: .v20),
      .demand(.required("type"), .unless("in", is: "body"), until: .v20),
      .demand(.excluded("schema"), .unless("in", is: "body"), until: .v20),
      .demand(.required("items"), .when("type", is: "array"), until: .v20),
      .demand(
        .values("type", simpleTypeNames), .unless("in", is: "formData"), until: .v20),
      .demand(
        .values("collectionFormat", ["csv", "ssv", "tsv", "pipes"]), .unless("in", is: "query", "formData"),
        until: .v20),
    ] + Constraint.excluded(["type", "format", "items", "collectionFormat"], .when("in", is: "body"), until: .v20)
}
