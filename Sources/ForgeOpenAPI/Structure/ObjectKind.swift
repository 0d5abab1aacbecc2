/// The objects that the specification defines, those of all its versions.
package enum ObjectKind: UInt8, Hashable, Sendable, CaseIterable {
  case openAPI, info, contact, license, externalDocumentation, tag, server, serverVariable, components
  case paths, pathItem, operation, parameter, header, items, requestBody, mediaType, encoding
  case responses, response, callback, example, link
  case schema, discriminator, xml
  case securityRequirement, securityScheme, oauthFlows
  case implicitFlow, passwordFlow, clientCredentialsFlow, authorizationCodeFlow, deviceAuthorizationFlow

  /// What the specification says of the object, over all versions.
  var definition: ObjectDefinition {
    switch self {
    case .openAPI: .openAPI
    case .info: .info
    case .contact: .contact
    case .license: .license
    case .externalDocumentation: .externalDocumentation
    case .tag: .tag
    case .server: .server
    case .serverVariable: .serverVariable
    case .components: .components
    case .paths: .paths
    case .pathItem: .pathItem
    case .operation: .operation
    case .parameter: .parameter
    case .header: .header
    case .items: .items
    case .requestBody: .requestBody
    case .mediaType: .mediaType
    case .encoding: .encoding
    case .responses: .responses
    case .response: .response
    case .callback: .callback
    case .example: .example
    case .link: .link
    case .schema: .schema
    case .discriminator: .discriminator
    case .xml: .xml
    case .securityRequirement: .securityRequirement
    case .securityScheme: .securityScheme
    case .oauthFlows: .oauthFlows
    case .implicitFlow: .flow("implicit", ["authorizationUrl"])
    case .passwordFlow: .flow("password", ["tokenUrl"])
    case .clientCredentialsFlow: .flow("clientCredentials", ["tokenUrl"])
    case .authorizationCodeFlow: .flow("authorizationCode", ["authorizationUrl", "tokenUrl"])
    case .deviceAuthorizationFlow: .flow("deviceAuthorization", ["deviceAuthorizationUrl", "tokenUrl"])
    }
  }
}
