// The objects of the OpenAPI Specification 3.0.4 and 3.1.1, section 4.8 ("Schema" in 3.0.4), in its order.

extension ObjectDefinition {
  static func openAPI() -> ObjectDefinition {
    ObjectDefinition(
      "OpenAPI Object",
      [
        .required("openapi", .string), .required("info", .object(info)),
        .optional("jsonSchemaDialect", .string, .v31 ... .v31),
        .optional("servers", .list(.object(server))), .required("paths", .object(paths), .v30 ... .v30),
        .optional("paths", .object(paths), .v31 ... .v31),
        .optional("webhooks", .map(.reference(pathItem)), .v31 ... .v31), .optional("components", .object(components)),
        .optional("security", .list(.map(.list(.string)))), .optional("tags", .list(.object(tag))),
        .optional("externalDocs", .object(externalDocumentation)),
      ])
  }

  static func info() -> ObjectDefinition {
    ObjectDefinition(
      "Info Object",
      [
        .required("title", .string), .optional("summary", .string, .v31 ... .v31), .optional("description", .string),
        .optional("termsOfService", .string), .optional("contact", .object(contact)),
        .optional("license", .object(license)), .required("version", .string),
      ])
  }

  static func contact() -> ObjectDefinition {
    ObjectDefinition(
      "Contact Object", [.optional("name", .string), .optional("url", .string), .optional("email", .string)])
  }

  static func license() -> ObjectDefinition {
    ObjectDefinition(
      "License Object",
      [.required("name", .string), .optional("identifier", .string, .v31 ... .v31), .optional("url", .string)],
      exclusive: [("identifier", "url")])
  }

  static func server() -> ObjectDefinition {
    ObjectDefinition(
      "Server Object",
      [
        .required("url", .string), .optional("description", .string),
        .optional("variables", .map(.object(serverVariable))),
      ])
  }

  static func serverVariable() -> ObjectDefinition {
    ObjectDefinition(
      "Server Variable Object",
      [.optional("enum", .list(.string)), .required("default", .string), .optional("description", .string)])
  }

  static func components() -> ObjectDefinition {
    ObjectDefinition(
      "Components Object",
      [
        .optional("schemas", .map(.schema)), .optional("responses", .map(.reference(response))),
        .optional("parameters", .map(.reference(parameter))), .optional("examples", .map(.reference(example))),
        .optional("requestBodies", .map(.reference(requestBody))), .optional("headers", .map(.reference(header))),
        .optional("securitySchemes", .map(.reference(securityScheme))), .optional("links", .map(.reference(link))),
        .optional("callbacks", .map(.reference(callback))),
        .optional("pathItems", .map(.reference(pathItem)), .v31 ... .v31),
      ])
  }

  static func paths() -> ObjectDefinition {
    ObjectDefinition("Paths Object", [], patterned: (.path, .reference(pathItem)))
  }

  static func pathItem() -> ObjectDefinition {
    ObjectDefinition(
      "Path Item Object",
      [
        .optional("$ref", .string), .optional("summary", .string), .optional("description", .string),
        .optional("servers", .list(.object(server))), .optional("parameters", .list(.reference(parameter))),
      ]
        + ["get", "put", "post", "delete", "options", "head", "patch", "trace"].map {
          .optional($0, .object(operation))
        })
  }

  static func operation() -> ObjectDefinition {
    ObjectDefinition(
      "Operation Object",
      [
        .optional("tags", .list(.string)), .optional("summary", .string), .optional("description", .string),
        .optional("externalDocs", .object(externalDocumentation)), .optional("operationId", .string),
        .optional("parameters", .list(.reference(parameter))), .optional("requestBody", .reference(requestBody)),
        .required("responses", .object(responses), .v30 ... .v30),
        .optional("responses", .object(responses), .v31 ... .v31),
        .optional("callbacks", .map(.reference(callback))), .optional("deprecated", .boolean),
        .optional("security", .list(.map(.list(.string)))), .optional("servers", .list(.object(server))),
      ])
  }

  static func externalDocumentation() -> ObjectDefinition {
    ObjectDefinition("External Documentation Object", [.optional("description", .string), .required("url", .string)])
  }

  static func parameter() -> ObjectDefinition {
    ObjectDefinition(
      "Parameter Object",
      [
        .required("name", .string), .required("in", .oneOf(["query", "header", "path", "cookie"])),
      ] + describedValue + [.optional("allowEmptyValue", .boolean), .optional("allowReserved", .boolean)],
      exclusive: [("example", "examples"), ("schema", "content")])
  }

  static func header() -> ObjectDefinition {
    ObjectDefinition("Header Object", describedValue, exclusive: [("example", "examples"), ("schema", "content")])
  }

  private static let describedValue: [Field] = [
    .optional("description", .string), .optional("required", .boolean), .optional("deprecated", .boolean),
    .optional("style", .oneOf(["matrix", "label", "form", "simple", "spaceDelimited", "pipeDelimited", "deepObject"])),
    .optional("explode", .boolean), .optional("schema", .schema), .optional("example", .any),
    .optional("examples", .map(.reference(example))), .optional("content", .map(.object(mediaType))),
  ]

  static func requestBody() -> ObjectDefinition {
    ObjectDefinition(
      "Request Body Object",
      [
        .optional("description", .string), .required("content", .map(.object(mediaType))),
        .optional("required", .boolean),
      ])
  }

  static func mediaType() -> ObjectDefinition {
    ObjectDefinition(
      "Media Type Object",
      [
        .optional("schema", .schema), .optional("example", .any), .optional("examples", .map(.reference(example))),
        .optional("encoding", .map(.object(encoding))),
      ],
      exclusive: [("example", "examples")])
  }

  static func encoding() -> ObjectDefinition {
    ObjectDefinition(
      "Encoding Object",
      [
        .optional("contentType", .string), .optional("headers", .map(.reference(header))),
        .optional("style", .oneOf(["form", "spaceDelimited", "pipeDelimited", "deepObject"])),
        .optional("explode", .boolean), .optional("allowReserved", .boolean),
      ])
  }

  static func responses() -> ObjectDefinition {
    ObjectDefinition("Responses Object", [], patterned: (.status, .reference(response)))
  }

  static func response() -> ObjectDefinition {
    ObjectDefinition(
      "Response Object",
      [
        .required("description", .string), .optional("headers", .map(.reference(header))),
        .optional("content", .map(.object(mediaType))), .optional("links", .map(.reference(link))),
      ])
  }

  static func callback() -> ObjectDefinition {
    ObjectDefinition("Callback Object", [], patterned: (.any, .reference(pathItem)))
  }

  static func example() -> ObjectDefinition {
    ObjectDefinition(
      "Example Object",
      [
        .optional("summary", .string), .optional("description", .string), .optional("value", .any),
        .optional("externalValue", .string),
      ],
      exclusive: [("value", "externalValue")])
  }

  static func link() -> ObjectDefinition {
    ObjectDefinition(
      "Link Object",
      [
        .optional("operationRef", .string), .optional("operationId", .string), .optional("parameters", .map(.any)),
        .optional("requestBody", .any), .optional("description", .string), .optional("server", .object(server)),
      ],
      exclusive: [("operationRef", "operationId")])
  }

  static func tag() -> ObjectDefinition {
    ObjectDefinition(
      "Tag Object",
      [
        .required("name", .string), .optional("description", .string),
        .optional("externalDocs", .object(externalDocumentation)),
      ])
  }

  static func securityScheme() -> ObjectDefinition {
    ObjectDefinition(
      "Security Scheme Object",
      [
        .required("type", .oneOf(["apiKey", "http", "oauth2", "openIdConnect"]), .v30 ... .v30),
        .required("type", .oneOf(["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"]), .v31 ... .v31),
        .optional("description", .string), .optional("name", .string),
        .optional("in", .oneOf(["query", "header", "cookie"])), .optional("scheme", .string),
        .optional("bearerFormat", .string), .optional("flows", .object(oauthFlows)),
        .optional("openIdConnectUrl", .string),
      ])
  }

  static func oauthFlows() -> ObjectDefinition {
    ObjectDefinition(
      "OAuth Flows Object",
      ["implicit", "password", "clientCredentials", "authorizationCode"].map { .optional($0, .object(oauthFlow)) })
  }

  static func oauthFlow() -> ObjectDefinition {
    ObjectDefinition(
      "OAuth Flow Object",
      [
        .optional("authorizationUrl", .string), .optional("tokenUrl", .string), .optional("refreshUrl", .string),
        .required("scopes", .map(.string)),
      ])
  }
}
