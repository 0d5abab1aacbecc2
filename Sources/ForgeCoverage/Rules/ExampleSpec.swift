import ForgeDiagnostics

/// The description that the examples of the coverage rules speak of.
enum ExampleSpec {
  static let path = "openapi.yaml"

  static let text = """
    openapi: 3.1.0
    info: {title: Harbor, version: 1.0.0}
    servers: [{url: "https://api.harbor.example/v1"}]
    paths:
      /ships:
        get:
          summary: List ships
          parameters: [{name: flag, in: query, schema: {type: string}}]
          responses: {"200": {description: The ships}}
        post:
          summary: Register a ship
          requestBody:
            content:
              application/json:
                schema: {type: object, required: [name], properties: {name: {type: string}, length: {type: integer}}}
          responses: {"201": {description: Registered}}
      /ships/{shipId}:
        parameters: [{name: shipId, in: path, required: true, schema: {type: string}}]
        get:
          summary: Read a ship
          responses:
            "200":
              description: The ship
              content:
                application/json:
                  schema:
                    type: object
                    required: [name]
                    properties: {name: {type: string}, length: {type: integer}, flag: {type: string}}
        delete:
          deprecated: true
          summary: Remove a ship
          responses: {"204": {description: Removed}}
      /audits:
        get:
          x-internal: true
          summary: List audits
          responses: {"200": {description: The audits}}
    components:
      schemas:
        Fault: {type: object, required: [code], properties: {code: {type: string, enum: [not_found, busy]}, retry: {type: integer}}}

    """

  /// A page beside the description on which a rule finds nothing.
  static func good(_ page: String) -> RuleExample { .good(page, among: [path: text]) }

  /// A page beside the description on which a rule finds what is marked.
  static func bad(_ page: String) -> RuleExample { .bad(page, among: [path: text]) }
}
