import Testing

/// Two descriptions, and the kinds of changes from the first to the second and back.
struct DiffCase: Sendable, CustomTestStringConvertible {
  let name: String
  /// With `«…»` where the changes forward stand, or without any.
  let old: String
  let new: String
  let forward: [String]
  let backward: [String]

  var testDescription: String { name }

  init(_ name: String, _ old: String, _ new: String, _ forward: [String], _ backward: [String]) {
    self.name = name
    self.old = old
    self.new = new
    self.forward = forward
    self.backward = backward
  }

  /// A whole description of 3.1, or of `version`, from what follows `info`.
  static func api(_ rest: String, version: String = "3.1.0") -> String {
    let field = version == "2.0" ? "swagger: '2.0'" : "openapi: \(version)"
    return "\(field)\ninfo: {title: API, version: 1.0.0}\n\(rest)\n"
  }

  /// Descriptions that differ after `info`.
  static func description(
    _ name: String, _ old: String, _ new: String, _ forward: [String], _ backward: [String], version: String = "3.1.0"
  ) -> DiffCase {
    DiffCase(name, api(old, version: version), api(new, version: version), forward, backward)
  }

  /// Descriptions of one operation that differ in the fields of the operation.
  static func operation(
    _ name: String, _ old: String, _ new: String, _ forward: [String], _ backward: [String]
  ) -> DiffCase {
    description(
      name, "paths: {/a: {post: {\(old)}}}", "paths: {/a: {post: {\(new)}}}", forward, backward)
  }

  /// Descriptions with one schema, in a request and in a response. A name of a kind without its direction stands for both.
  static func schema(
    _ old: String, _ new: String, _ forward: [String], _ backward: [String], more: String = "", oldMore: String? = nil,
    version: String = "3.1.0"
  ) -> DiffCase {
    func text(_ schema: String, _ more: String) -> String {
      let content = "content: {application/json: {schema: {$ref: '#/components/schemas/S'}}}"
      return """
        paths: {/a: {post: {requestBody: {\(content)}, responses: {"200": {description: A, \(content)}}}}}
        components: {schemas: {S: \(schema)\(more)}}
        """
    }
    func kinds(_ names: [String]) -> [String] {
      names.flatMap { name in
        name.hasPrefix("request-") || name.hasPrefix("response-") || name.hasSuffix("-changed!")
          ? [name.replacing("!", with: "")] : ["request-\(name)", "response-\(name)"]
      }
    }
    return description(
      "\(old) to \(new)", text(old, oldMore ?? more), text(new, more), kinds(forward), kinds(backward),
      version: version)
  }
}

let diffCases: [DiffCase] =
  descriptionCases + operationCases + parameterCases + bodyCases + responseCases + callbackCases + securityCases
  + serverCases + schemaCases + sameMeaningCases

// MARK: Description

private let descriptionCases: [DiffCase] = [
  DiffCase(
    "version of the API", "openapi: 3.1.0\ninfo: {title: API, version: «1.0.0»}\npaths: {}\n",
    "openapi: 3.1.0\ninfo: {title: API, version: «1.1.0»}\npaths: {}\n", ["api-version-changed"],
    ["api-version-changed"]),
  DiffCase(
    "version of the specification", "openapi: «3.0.4»\ninfo: {title: API, version: 1.0.0}\npaths: {}\n",
    "openapi: «3.1.0»\ninfo: {title: API, version: 1.0.0}\npaths: {}\n", ["specification-version-changed"],
    ["specification-version-changed"]),
  DiffCase(
    "title", "openapi: 3.1.0\ninfo: {title: «API», version: 1.0.0}\npaths: {}\n",
    "openapi: 3.1.0\ninfo: {title: «Other», version: 1.0.0}\npaths: {}\n", ["info-changed"], ["info-changed"]),
  .description(
    "words of a tag", "paths: {}\ntags: [{name: a, description: One}]",
    "paths: {}\ntags: [{name: a, description: Two}]", ["tag-description-changed"], ["tag-description-changed"]),
]

// MARK: Operations

private let operationCases: [DiffCase] = [
  .description(
    "an operation more", "«paths»: {/a: {get: {}}}", "paths: {/a: {get: {}}, /b: {«get»: {}}}", ["operation-added"],
    ["operation-removed"]),
  .description(
    "a method more", "paths: {«/a»: {get: {}}}", "paths: {/a: {get: {}, «put»: {}}}", ["operation-added"],
    ["operation-removed"]),
  .description(
    "a deprecated operation less", "paths: {/a: {get: {}, put: {deprecated: true, x-sunset: 2026-01-01}}}",
    "paths: {/a: {get: {}}}", ["deprecated-operation-removed"], ["operation-added"]),
  .description(
    "a deprecated operation without a date less", "paths: {/a: {get: {}, put: {deprecated: true}}}",
    "paths: {/a: {get: {}}}", ["operation-removed"], ["operation-added"]),
  .description(
    "an operation that is internal now", "paths: {/a: {get: {}, put: {}}}",
    "paths: {/a: {get: {}, put: {x-internal: true}}}", ["operation-removed"], ["operation-added"]),
  .description(
    "another method", "paths: {/a: {«put»: {operationId: change}}}", "paths: {/a: {«patch»: {operationId: change}}}",
    ["operation-method-changed"], ["operation-method-changed"]),
  .description(
    "another path", "paths: {/a: {get: {operationId: list}}}", "paths: {/b: {get: {operationId: list}}}",
    ["operation-path-changed"], ["operation-path-changed"]),
  .description(
    "another name of a path parameter",
    "paths: {'/a/{id}': {get: {parameters: [{name: id, in: path, required: true, schema: {type: string}}]}}}",
    "paths: {'/a/{key}': {get: {parameters: [{name: key, in: path, required: true, schema: {type: string}}]}}}",
    ["path-parameter-renamed"], ["path-parameter-renamed"]),
  .description(
    "another type of a path parameter with another name",
    "paths: {'/a/{id}': {get: {parameters: [{name: id, in: path, required: true, schema: {type: string}}]}}}",
    "paths: {'/a/{key}': {get: {parameters: [{name: key, in: path, required: true, schema: {type: integer}}]}}}",
    ["path-parameter-renamed", "request-type-changed"], ["path-parameter-renamed", "request-type-changed"]),
  .operation(
    "another operationId", "operationId: «one»", "operationId: «two»", ["operation-id-changed"],
    ["operation-id-changed"]),
  .operation("an operationId", "tags: []", "operationId: one", ["operation-id-added"], ["operation-id-removed"]),
  .operation(
    "deprecation", "deprecated: false", "deprecated: «true»", ["operation-deprecated"], ["operation-undeprecated"]),
  .operation("tags", "tags: [a, b]", "tags: [b, c]", ["operation-tags-changed"], ["operation-tags-changed"]),
  .operation("order of tags", "tags: [a, b]", "tags: [b, a]", [], []),
  .operation(
    "words", "summary: «One»", "summary: «Two»", ["description-changed"], ["description-changed"]),
]

// MARK: Parameters

private let parameterCases: [DiffCase] = [
  .operation(
    "an optional parameter", "parameters: []", "parameters: [{name: «q», in: query, schema: {type: string}}]",
    ["request-parameter-added-optional"], ["request-parameter-removed"]),
  .operation(
    "a required parameter", "parameters: []", "parameters: [{name: q, in: query, required: true, schema: {}}]",
    ["request-parameter-added-required"], ["request-parameter-removed"]),
  .operation(
    "a parameter with a default", "parameters: []",
    "parameters: [{name: q, in: query, schema: {type: integer, default: 10}}]",
    ["request-parameter-added-with-default"], ["request-parameter-removed"]),
  .operation(
    "a required value", "parameters: [{name: «q», in: query, schema: {}}]",
    "parameters: [{name: q, in: query, required: «true», schema: {}}]", ["request-parameter-became-required"],
    ["request-parameter-became-optional"]),
  .operation(
    "another location", "parameters: [{name: q, in: query, schema: {}}]",
    "parameters: [{name: q, in: header, schema: {}}]",
    ["request-parameter-moved"], ["request-parameter-moved"]),
  .operation(
    "another style", "parameters: [{name: q, in: query, schema: {}}]",
    "parameters: [{name: q, in: query, explode: «false», schema: {}}]", ["request-parameter-serialization-changed"],
    ["request-parameter-serialization-changed"]),
  .operation(
    "the default style in words", "parameters: [{name: q, in: query, schema: {}}]",
    "parameters: [{name: q, in: query, style: form, explode: true, schema: {}}]", [], []),
  .operation(
    "an empty value", "parameters: [{name: q, in: query, schema: {}}]",
    "parameters: [{name: q, in: query, allowEmptyValue: true, schema: {}}]", ["request-parameter-empty-allowed"],
    ["request-parameter-empty-refused"]),
  .operation(
    "a deprecated parameter", "parameters: [{name: q, in: query, schema: {}}]",
    "parameters: [{name: q, in: query, deprecated: true, schema: {}}]", ["request-parameter-deprecated"],
    ["request-parameter-undeprecated"]),
  .operation(
    "the case of a header", "parameters: [{name: X-One, in: header, schema: {}}]",
    "parameters: [{name: x-one, in: header, schema: {}}]", [], []),
  .description(
    "a parameter of the path item",
    "paths: {/a: {get: {parameters: [{name: q, in: query, schema: {type: string}}]}}}",
    "paths: {/a: {parameters: [{name: q, in: query, schema: {type: string}}], get: {}}}", [], []),
  header("{schema: {}}", nil, ["response-header-removed"], ["response-header-added"]),
  header(
    "{schema: {}}", "{required: true, schema: {}}", ["response-header-became-required"],
    ["response-header-became-optional"]),
  header(
    "{schema: {}}", "{explode: true, schema: {}}", ["response-header-serialization-changed"],
    ["response-header-serialization-changed"]),
  header(
    "{schema: {}}", "{deprecated: true, schema: {}}", ["response-header-deprecated"],
    ["response-header-undeprecated"]),
  header("{schema: {type: integer}}", "{schema: {type: string}}", ["response-type-changed"], ["response-type-changed"]),
  webhook(
    "parameters: [{name: q, in: query, schema: {}}]", "parameters: [{name: q, in: header, schema: {}}]",
    ["response-header-moved"], ["response-header-moved"]),
  webhook(
    "parameters: [{name: q, in: query, required: true, schema: {}}]", "parameters: []", ["response-header-removed"],
    ["response-header-added"]),
]

private func header(_ old: String, _ new: String?, _ forward: [String], _ backward: [String]) -> DiffCase {
  func text(_ header: String?) -> String {
    "responses: {'200': {description: A, headers: {\(header.map { "X-One: \($0)" } ?? "")}}}"
  }
  return .operation("header \(old) to \(new ?? "none")", text(old), text(new), forward, backward)
}

private func webhook(_ old: String, _ new: String, _ forward: [String], _ backward: [String]) -> DiffCase {
  .description(
    "webhook \(old) to \(new)", "webhooks: {event: {post: {\(old)}}}", "webhooks: {event: {post: {\(new)}}}", forward,
    backward)
}

// MARK: Bodies

private let json = "content: {application/json: {schema: {type: string}}}"

private let bodyCases: [DiffCase] = [
  .operation(
    "a required body", "tags: []", "requestBody: {required: true, \(json)}", ["request-body-added-required"],
    ["request-body-removed"]),
  .operation(
    "an optional body", "tags: []", "requestBody: {\(json)}", ["request-body-added-optional"], ["request-body-removed"]),
  .operation(
    "a body that is required", "requestBody: {\(json)}", "requestBody: {required: true, \(json)}",
    ["request-body-became-required"], ["request-body-became-optional"]),
  .operation(
    "a media type more", "requestBody: {content: {application/json: {}}}",
    "requestBody: {content: {application/json: {}, text/plain: {}}}", ["request-media-type-added"],
    ["request-media-type-removed"]),
  .operation(
    "a media type of a response more", "responses: {'200': {description: A, content: {application/json: {}}}}",
    "responses: {'200': {description: A, content: {application/json: {}, text/plain: {}}}}",
    ["response-media-type-added"], ["response-media-type-removed"]),
  .operation(
    "a range of media types", "requestBody: {content: {image/png: {schema: {type: string}}}}",
    "requestBody: {content: {image/*: {schema: {type: string}}}}", ["request-media-type-added"],
    ["request-media-type-removed"]),
  .operation(
    "the case of a media type", "requestBody: {content: {Application/JSON: {}}}",
    "requestBody: {content: {application/json: {}}}", [], []),
  .operation(
    "a body of a response", "responses: {'200': {description: A}}", "responses: {'200': {description: A, \(json)}}",
    ["response-body-added"], ["response-body-removed"]),
  .operation(
    "an encoding", "requestBody: {content: {multipart/form-data: {schema: {}}}}",
    "requestBody: {content: {multipart/form-data: {schema: {}, encoding: {a: {contentType: image/png}}}}}",
    ["request-encoding-changed"], ["request-encoding-changed"]),
  .operation(
    "an encoding of a response", "responses: {'200': {description: A, content: {multipart/mixed: {schema: {}}}}}",
    "responses: {'200': {description: A, content: {multipart/mixed: {schema: {}, encoding: {a: {contentType: a/b}}}}}}",
    ["response-encoding-changed"], ["response-encoding-changed"]),
  .operation(
    "an example", "requestBody: {content: {text/plain: {example: a}}}",
    "requestBody: {content: {text/plain: {example: b}}}", ["example-changed"], ["example-changed"]),
  webhook(
    "requestBody: {\(json)}", "requestBody: {required: true, \(json)}", ["response-body-became-required"],
    ["response-body-became-optional"]),
  webhook(
    "requestBody: {content: {application/json: {schema: {type: object, properties: {a: {}}}}}}",
    "requestBody: {content: {application/json: {schema: {type: object}}}}", ["response-property-removed"],
    ["response-property-added"]),
]

// MARK: Responses

private let responseCases: [DiffCase] = [
  .operation(
    "a success more", "responses: {'200': {description: A}}",
    "responses: {'200': {description: A}, «'202'»: {description: B}}", ["success-response-added"],
    ["success-response-removed"]),
  .operation(
    "an error more", "responses: {'200': {description: A}}",
    "responses: {'200': {description: A}, '404': {description: B}}", ["error-response-added"],
    ["error-response-removed"]),
  .operation(
    "an error that default told", "responses: {default: {description: A}}",
    "responses: {default: {description: A}, '404': {description: A}}", [], []),
  .operation(
    "a success that a range told", "responses: {2XX: {description: A}}",
    "responses: {2XX: {description: A}, '201': {description: A}}", [], []),
  webhook(
    "responses: {'200': {description: A}}", "responses: {'200': {description: A}, '204': {description: B}}",
    ["callback-response-added"], ["callback-response-removed"]),
  .operation(
    "a link", "responses: {'200': {description: A}}",
    "responses: {'200': {description: A, links: {next: {operationId: a}}}}", ["response-link-added"],
    ["response-link-removed"]),
  .operation(
    "another link", "responses: {'200': {description: A, links: {next: {operationId: b}}}}",
    "responses: {'200': {description: A, links: {next: {operationId: a}}}}", ["response-link-changed"],
    ["response-link-changed"]),
]

// MARK: Callbacks

private let callbackCases: [DiffCase] = [
  .operation(
    "a callback", "tags: []", "callbacks: {done: {'{$request.body#/url}': {post: {}}}}", ["callback-added"],
    ["callback-removed"]),
  .operation(
    "a call of a callback", "callbacks: {done: {'{$url}': {post: {}}}}",
    "callbacks: {done: {'{$url}': {post: {}, put: {}}}}", ["callback-added"], ["callback-removed"]),
  .operation(
    "a property that a callback sends",
    "callbacks: {done: {'{$url}': {post: {requestBody: {content: {a/b: {schema: {properties: {a: {}}}}}}}}}}",
    "callbacks: {done: {'{$url}': {post: {requestBody: {content: {a/b: {schema: {properties: {}}}}}}}}}",
    ["response-property-removed"], ["response-property-added"]),
  .description(
    "a webhook", "paths: {}\nwebhooks: {}", "paths: {}\nwebhooks: {event: {post: {}}}", ["webhook-added"],
    ["webhook-removed"]),
]

// MARK: Security

private func security(
  _ name: String, _ old: String, _ new: String, _ forward: [String], _ backward: [String],
  schemes: String = "a: {type: http, scheme: basic}, b: {type: http, scheme: bearer}", oldSchemes: String? = nil
) -> DiffCase {
  func text(_ security: String, _ schemes: String) -> String {
    "paths: {/a: {get: {security: \(security)}}}\ncomponents: {securitySchemes: {\(schemes)}}"
  }
  return .description(name, text(old, oldSchemes ?? schemes), text(new, schemes), forward, backward)
}

private func oauth(_ flows: String) -> String { "a: {type: oauth2, flows: {\(flows)}}" }

private func scheme(
  _ name: String, _ old: String, _ new: String, _ forward: [String], _ backward: [String]
) -> DiffCase {
  security(name, "[{a: []}]", "[{a: []}]", forward, backward, schemes: new, oldSchemes: old)
}

private let securityCases: [DiffCase] = [
  security("credentials", "[]", "[{a: []}]", ["security-became-required"], ["security-became-optional"]),
  security(
    "no credentials too", "[{a: []}, {}]", "[{a: []}]", ["security-became-required"], ["security-became-optional"]),
  security(
    "another way", "[{a: []}]", "[{a: []}, {b: []}]", ["security-alternative-added"],
    ["security-alternative-removed"]),
  security(
    "both ways together", "[{a: []}]", "[{a: [], b: []}]",
    ["security-alternative-added", "security-alternative-removed"],
    ["security-alternative-added", "security-alternative-removed"]),
  security(
    "a scope", "[{a: [read]}]", "[{a: [read, «write»]}]", ["security-scope-required"],
    ["security-scope-not-required"]),
  security(
    "another name of a scheme", "[{a: []}]", "[{c: []}]", [], [], schemes: "c: {type: http, scheme: basic}",
    oldSchemes: "a: {type: http, scheme: basic}"),
  .description(
    "requirements of the description",
    "paths: {/a: {get: {security: [{a: []}]}}}\ncomponents: {securitySchemes: {a: {type: http, scheme: basic}}}",
    "paths: {/a: {get: {}}}\nsecurity: [{a: []}]\ncomponents: {securitySchemes: {a: {type: http, scheme: basic}}}",
    [], []),
  scheme(
    "another scheme", "a: {type: http, scheme: basic}", "a: {type: http, scheme: bearer}",
    ["security-scheme-changed"], ["security-scheme-changed"]),
  scheme(
    "a flow", oauth("password: {tokenUrl: /t, scopes: {}}"),
    oauth("password: {tokenUrl: /t, scopes: {}}, clientCredentials: {tokenUrl: /t, scopes: {}}"),
    ["oauth-flow-added"], ["oauth-flow-removed"]),
  scheme(
    "a URL", oauth("password: {tokenUrl: /t, scopes: {}}"), oauth("password: {tokenUrl: /u, scopes: {}}"),
    ["oauth-url-changed"], ["oauth-url-changed"]),
  scheme(
    "a scope of a flow", oauth("password: {tokenUrl: /t, scopes: {}}"),
    oauth("password: {tokenUrl: /t, scopes: {read: Read}}"), ["oauth-scope-added"], ["oauth-scope-removed"]),
]

// MARK: Servers

private func server(
  _ name: String, _ old: String, _ new: String, _ forward: [String], _ backward: [String]
) -> DiffCase {
  .description(
    name, "servers: [\(old)]\npaths: {/a: {get: {}}}", "servers: [\(new)]\npaths: {/a: {get: {}}}", forward, backward)
}

private func variable(_ text: String) -> String { "{url: 'https://{v}.example', variables: {v: {\(text)}}}" }

private let serverCases: [DiffCase] = [
  server(
    "a server", "{url: https://a.example}", "{url: https://a.example}, {url: «https://b.example»}", ["server-added"],
    ["server-removed"]),
  server("a slash", "{url: https://a.example}", "{url: https://a.example/}", [], []),
  server(
    "a value", variable("default: a, enum: [a]"), variable("default: a, enum: [a, b]"),
    ["server-variable-value-added"], ["server-variable-value-removed"]),
  server(
    "a default", variable("default: a"), variable("default: b"), ["server-variable-default-changed"],
    ["server-variable-default-changed"]),
]
