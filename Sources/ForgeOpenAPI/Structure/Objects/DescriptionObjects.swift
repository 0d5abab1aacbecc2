// What describes an API as a whole: "OpenAPI Object" to "Components Object" of the OpenAPI Specification 3.2.0, with
// what earlier versions had in their places. Fields are in the order of its tables.

extension ObjectDefinition {
  static let openAPI = ObjectDefinition(
    "OpenAPI Object",
    [
      .required("swagger", .string, until: .v20), .required("openapi", .string, since: .v30),
      .optional("$self", .text(.uriReferenceWithoutFragment), since: .v32), .required("info", .object(.info)),
      .optional("jsonSchemaDialect", .text(.uriReference), since: .v31),
      .optional("servers", .list(.object(.server)), since: .v30),
      .optional("host", .text(.host), until: .v20), .optional("basePath", .text(.basePath), until: .v20),
      .optional("schemes", .list(.oneOf(schemes)), until: .v20),
      .optional("consumes", .list(.text(.mediaRange)), until: .v20),
      .optional("produces", .list(.text(.mediaRange)), until: .v20),
      .required("paths", .object(.paths), until: .v30), .optional("paths", .object(.paths), since: .v31),
      .optional("webhooks", .map(.object(.pathItem)), since: .v31),
      .optional("components", .object(.components), since: .v30),
      .optional("definitions", .map(.schema), until: .v20),
      .optional("parameters", .map(.object(.parameter)), until: .v20),
      .optional("responses", .map(.object(.response)), until: .v20),
      .optional("securityDefinitions", .map(.object(.securityScheme)), until: .v20),
      .optional("security", .list(.object(.securityRequirement))), .optional("tags", .list(.object(.tag))),
      .optional("externalDocs", .object(.externalDocumentation)),
    ])

  static let schemes = ["http", "https", "ws", "wss"]

  static let info = ObjectDefinition(
    "Info Object",
    [
      .required("title", .string), .optional("summary", .string, since: .v31), .optional("description", .string),
      .optional("termsOfService", .string, until: .v20),
      .optional("termsOfService", .text(.uriReference), since: .v30), .optional("contact", .object(.contact)),
      .optional("license", .object(.license)), .required("version", .string),
    ])

  static let contact = ObjectDefinition(
    "Contact Object",
    [.optional("name", .string), .optional("url", .text(.uriReference)), .optional("email", .text(.email))])

  static let license = ObjectDefinition(
    "License Object",
    [
      .required("name", .string), .optional("identifier", .string, since: .v31),
      .optional("url", .text(.uriReference)),
    ],
    [.demand(.exclusive("identifier", "url"), since: .v31)])

  static let server = ObjectDefinition(
    "Server Object",
    [
      .required("url", .string, until: .v31), .required("url", .text(.serverURL), since: .v32),
      .optional("description", .string), .optional("name", .string, since: .v32),
      .optional("variables", .map(.object(.serverVariable))),
    ])

  static let serverVariable = ObjectDefinition(
    "Server Variable Object",
    [.optional("enum", .list(.string)), .required("default", .string), .optional("description", .string)])

  static let components = ObjectDefinition(
    "Components Object",
    [
      .optional("schemas", .map(.schema, keys: .componentName)),
      .optional("responses", .map(.reference(.response), keys: .componentName)),
      .optional("parameters", .map(.reference(.parameter), keys: .componentName)),
      .optional("examples", .map(.reference(.example), keys: .componentName)),
      .optional("requestBodies", .map(.reference(.requestBody), keys: .componentName)),
      .optional("headers", .map(.reference(.header), keys: .componentName)),
      .optional("securitySchemes", .map(.reference(.securityScheme), keys: .componentName)),
      .optional("links", .map(.reference(.link), keys: .componentName)),
      .optional("callbacks", .map(.reference(.callback), keys: .componentName)),
      .optional("pathItems", .map(.object(.pathItem), keys: .componentName), since: .v31),
      .optional("mediaTypes", .map(.reference(.mediaType), keys: .componentName), since: .v32),
    ])

  static let tag = ObjectDefinition(
    "Tag Object",
    [
      .required("name", .string), .optional("summary", .string, since: .v32), .optional("description", .string),
      .optional("externalDocs", .object(.externalDocumentation)), .optional("parent", .string, since: .v32),
      .optional("kind", .string, since: .v32),
    ])

  static let externalDocumentation = ObjectDefinition(
    "External Documentation Object", [.optional("description", .string), .required("url", .text(.uriReference))])
}
