// Security: "Security Scheme Object" to "Security Requirement Object" of the OpenAPI Specification 3.2.0, and 2.0's
// one flow per scheme.

extension ObjectDefinition {
  static let securityRequirement = ObjectDefinition(
    "Security Requirement Object", [], patterned: (.any, .list(.string)))

  static let securityScheme = ObjectDefinition(
    "Security Scheme Object",
    [
      .required("type", .oneOf(["basic", "apiKey", "oauth2"]), until: .v20),
      .required("type", .oneOf(["apiKey", "http", "oauth2", "openIdConnect"]), since: .v30, until: .v30),
      .required("type", .oneOf(["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"]), since: .v31),
      .optional("description", .string), .optional("name", .string),
      .optional("in", .oneOf(["query", "header"]), until: .v20),
      .optional("in", .oneOf(["query", "header", "cookie"]), since: .v30),
      .optional("flow", .oneOf(["implicit", "password", "application", "accessCode"]), until: .v20),
      .optional("authorizationUrl", .text(.uriReference), until: .v20),
      .optional("tokenUrl", .text(.uriReference), until: .v20), .optional("scopes", .map(.string), until: .v20),
      .optional("scheme", .string, since: .v30), .optional("bearerFormat", .string, since: .v30),
      .optional("flows", .object(.oauthFlows), since: .v30),
      .optional("openIdConnectUrl", .text(.uriReference), since: .v30),
      .optional("oauth2MetadataUrl", .text(.uriReference), since: .v32),
      .optional("deprecated", .boolean, since: .v32),
    ],
    schemeConstraints + swaggerSchemeConstraints)

  private static let schemeConstraints: [Constraint] =
    [
      .demand(.required("name"), .when("type", is: "apiKey")), .demand(.required("in"), .when("type", is: "apiKey")),
      .demand(.required("scheme"), .when("type", is: "http"), since: .v30),
      .demand(.required("flows"), .when("type", is: "oauth2"), since: .v30),
      .demand(.required("openIdConnectUrl"), .when("type", is: "openIdConnect"), since: .v30),
    ] + Constraint.excluded(["name", "in"], .unless("type", is: "apiKey"))
    + Constraint.excluded(["scheme", "bearerFormat"], .unless("type", is: "http"), since: .v30)
    + Constraint.excluded(["flows", "oauth2MetadataUrl"], .unless("type", is: "oauth2"), since: .v30)
    + Constraint.excluded(["openIdConnectUrl"], .unless("type", is: "openIdConnect"), since: .v30)

  private static let swaggerSchemeConstraints: [Constraint] =
    [
      .demand(.required("flow"), .when("type", is: "oauth2"), until: .v20),
      .demand(.required("scopes"), .when("type", is: "oauth2"), until: .v20),
      .demand(.required("authorizationUrl"), .when("flow", is: "implicit", "accessCode"), until: .v20),
      .demand(.required("tokenUrl"), .when("flow", is: "password", "application", "accessCode"), until: .v20),
      .demand(.excluded("authorizationUrl"), .when("flow", is: "password", "application"), until: .v20),
      .demand(.excluded("tokenUrl"), .when("flow", is: "implicit"), until: .v20),
    ]
    + Constraint.excluded(
      ["flow", "authorizationUrl", "tokenUrl", "scopes"], .unless("type", is: "oauth2"), until: .v20)

  static let oauthFlows = ObjectDefinition(
    "OAuth Flows Object",
    [
      .optional("implicit", .object(.implicitFlow)), .optional("password", .object(.passwordFlow)),
      .optional("clientCredentials", .object(.clientCredentialsFlow)),
      .optional("authorizationCode", .object(.authorizationCodeFlow)),
      .optional("deviceAuthorization", .object(.deviceAuthorizationFlow), since: .v32),
    ])

  /// The OAuth Flow Object of one flow, with the addresses that this flow needs.
  static func flow(_ name: String, _ addresses: [String]) -> ObjectDefinition {
    ObjectDefinition(
      "OAuth Flow Object", variant: name,
      addresses.map { .required($0, .text(.uriReference)) } + [
        .optional("refreshUrl", .text(.uriReference)), .required("scopes", .map(.string)),
      ])
  }
}
