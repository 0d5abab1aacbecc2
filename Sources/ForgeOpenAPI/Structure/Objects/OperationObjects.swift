// What describes requests and responses: "Paths Object" to "Link Object" of the OpenAPI Specification 3.2.0, but for
// parameters and headers.

extension ObjectDefinition {
  static let paths = ObjectDefinition("Paths Object", [], patterned: (.path, .object(.pathItem)))

  static let pathItem = ObjectDefinition(
    "Path Item Object",
    [
      .optional("$ref", .referenceToSameKind), .optional("summary", .string, since: .v30),
      .optional("description", .string, since: .v30),
    ]
      + ["get", "put", "post", "delete", "options", "head", "patch"].map { .optional($0, .object(.operation)) }
      + [
        .optional("trace", .object(.operation), since: .v30), .optional("query", .object(.operation), since: .v32),
        .optional("additionalOperations", .map(.object(.operation), keys: .additionalMethod), since: .v32),
        .optional("servers", .list(.object(.server)), since: .v30),
        .optional("parameters", .list(.reference(.parameter))),
      ])

  static let operation = ObjectDefinition(
    "Operation Object",
    [
      .optional("tags", .list(.string)), .optional("summary", .string), .optional("description", .string),
      .optional("externalDocs", .object(.externalDocumentation)), .optional("operationId", .string),
      .optional("consumes", .list(.text(.mediaRange)), until: .v20),
      .optional("produces", .list(.text(.mediaRange)), until: .v20),
      .optional("parameters", .list(.reference(.parameter))),
      .optional("requestBody", .reference(.requestBody), since: .v30),
      .required("responses", .object(.responses), until: .v30),
      .optional("responses", .object(.responses), since: .v31),
      .optional("schemes", .list(.oneOf(schemes)), until: .v20),
      .optional("callbacks", .map(.reference(.callback)), since: .v30), .optional("deprecated", .boolean),
      .optional("security", .list(.object(.securityRequirement))),
      .optional("servers", .list(.object(.server)), since: .v30),
    ])

  static let requestBody = ObjectDefinition(
    "Request Body Object",
    [
      .optional("description", .string), .required("content", content, until: .v31),
      .required("content", contentOrReferences, since: .v32), .optional("required", .boolean),
    ])

  static let mediaType = ObjectDefinition(
    "Media Type Object",
    [
      .optional("description", .string, since: .v32), .optional("schema", .schema),
      .optional("itemSchema", .schema, since: .v32), .optional("example", .any),
      .optional("examples", .map(.reference(.example))), .optional("encoding", .map(.object(.encoding))),
    ] + positionalEncodings,
    [
      .demand(.exclusive("example", "examples")), .demand(.exclusive("encoding", "prefixEncoding"), since: .v32),
      .demand(.exclusive("encoding", "itemEncoding"), since: .v32),
    ])

  static let encoding = ObjectDefinition(
    "Encoding Object",
    [
      .optional("contentType", .text(.mediaRanges)), .optional("headers", .map(.reference(.header), keys: .headerName)),
      .optional("encoding", .map(.object(.encoding)), since: .v32),
      .optional("style", .oneOf(queryStyles)), .optional("explode", .boolean), .optional("allowReserved", .boolean),
    ] + positionalEncodings,
    [
      .demand(.exclusive("encoding", "prefixEncoding"), since: .v32),
      .demand(.exclusive("encoding", "itemEncoding"), since: .v32),
    ])

  private static let positionalEncodings: [Field] = [
    .optional("prefixEncoding", .list(.object(.encoding)), since: .v32),
    .optional("itemEncoding", .object(.encoding), since: .v32),
  ]

  static let content = Value.map(.object(.mediaType), keys: .mediaRange)
  static let contentOrReferences = Value.map(.reference(.mediaType), keys: .mediaRange)

  static let responses = ObjectDefinition(
    "Responses Object", [], patterned: (.status, .reference(.response)), [.demand(.anyField("response"))])

  static let response = ObjectDefinition(
    "Response Object",
    [
      .optional("summary", .string, since: .v32), .required("description", .string, until: .v31),
      .optional("description", .string, since: .v32), .optional("schema", .schema, until: .v20),
      .optional("headers", .map(.object(.header), keys: .headerName), until: .v20),
      .optional("headers", .map(.reference(.header), keys: .headerName), since: .v30),
      .optional("examples", .map(.any, keys: .mediaRange), until: .v20),
      .optional("content", content, since: .v30, until: .v31),
      .optional("content", contentOrReferences, since: .v32),
      .optional("links", .map(.reference(.link)), since: .v30),
    ])

  static let callback = ObjectDefinition("Callback Object", [], patterned: (.any, .object(.pathItem)))

  static let example = ObjectDefinition(
    "Example Object",
    [
      .optional("summary", .string), .optional("description", .string), .optional("dataValue", .any, since: .v32),
      .optional("serializedValue", .string, since: .v32), .optional("externalValue", .text(.uriReference)),
      .optional("value", .any),
    ],
    [
      .demand(.exclusive("value", "externalValue")), .demand(.exclusive("value", "dataValue"), since: .v32),
      .demand(.exclusive("value", "serializedValue"), since: .v32),
      .demand(.exclusive("serializedValue", "externalValue"), since: .v32),
    ])

  static let link = ObjectDefinition(
    "Link Object",
    [
      .optional("operationRef", .text(.uriReference)), .optional("operationId", .string),
      .optional("parameters", .map(.any)), .optional("requestBody", .any), .optional("description", .string),
      .optional("server", .object(.server)),
    ],
    [.demand(.exactlyOne(["operationRef", "operationId"]))])
}
