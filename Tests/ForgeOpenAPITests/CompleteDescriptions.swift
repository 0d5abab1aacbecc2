/// A description with every object of 2.0, and what only 2.0 has.
enum Swagger20 {
  static let complete = """
    swagger: "2.0"
    info:
      title: Shop
      version: 1.0.0
      termsOfService: none
      contact: {name: A, url: https://example.org, email: a@example.org}
      license: {name: MIT, url: https://example.org/mit}
      x-own: 1
    host: api.example.org:8443
    basePath: /v1
    schemes: [https, wss]
    consumes: [application/json]
    produces: [application/json, text/plain; charset=utf-8]
    tags: [{name: things, description: Things, externalDocs: {url: https://example.org}}]
    externalDocs: {description: More, url: https://example.org/docs}
    security: [{key: []}, {login: [read]}]
    paths:
      /things/{id}:
        parameters:
          - {$ref: '#/parameters/Id'}
        get:
          tags: [things]
          summary: One
          operationId: getThing
          schemes: [https]
          deprecated: false
          parameters:
            - {name: q, in: query, type: array, items: {type: array, items: {type: integer, format: int64}}, collectionFormat: multi, allowEmptyValue: true}
            - {name: X-Trace, in: header, type: string, pattern: '^a', enum: [a], default: a, maxLength: 3}
          responses:
            200: {$ref: '#/responses/Thing'}
            default:
              description: Error
              headers:
                X-Left: {type: integer, description: Calls left, minimum: 0, exclusiveMinimum: false}
              examples: {application/json: {code: 1}, text/plain: no}
        put:
          consumes: [multipart/form-data]
          parameters:
            - {name: f, in: formData, type: file, required: true}
          responses: {"204": {description: Done}}
        post:
          parameters:
            - {name: body, in: body, required: true, schema: {$ref: '#/definitions/Thing'}}
          responses: {"201": {description: Made, schema: {type: file}}}
    parameters:
      Id: {name: id, in: path, required: true, type: integer, format: int64}
    responses:
      Thing: {description: A thing, schema: {$ref: '#/definitions/Thing'}}
    definitions:
      Thing:
        type: object
        discriminator: kind
        required: [kind]
        properties:
          kind: {type: string, readOnly: true, example: a, xml: {name: k, attribute: true}}
          parts: {type: array, items: {$ref: '#/definitions/Thing'}, xml: {wrapped: true}}
        additionalProperties: false
        externalDocs: {url: https://example.org}
      Part:
        allOf: [{$ref: '#/definitions/Thing'}, {type: object, maxProperties: 3}]
        x-nullable: true
    securityDefinitions:
      basic: {type: basic}
      key: {type: apiKey, name: X-Key, in: header}
      login: {type: oauth2, flow: accessCode, authorizationUrl: https://example.org/a, tokenUrl: https://example.org/t, scopes: {read: Reads, x-a: b}}

    """
}

/// A description with what 3.2 brought.
enum OpenAPI32 {
  static let complete = """
    openapi: 3.2.0
    $self: https://example.org/api/openapi.yaml
    info: {title: Shop, version: 1.0.0, summary: Sells, license: {name: MIT, identifier: MIT}}
    jsonSchemaDialect: https://spec.openapis.org/oas/3.1/dialect/base
    servers: [{url: "https://example.org/{env}", name: main, variables: {env: {enum: [dev], default: dev}}}]
    tags: [{name: all, summary: All}, {name: things, parent: all, kind: nav}]
    security: [{login: [read]}, {"#/components/securitySchemes/old": []}]
    webhooks:
      made: {post: {responses: {2XX: {summary: Taken}}}}
    paths:
      /things:
        query:
          operationId: queryThings
          parameters:
            - {name: q, in: querystring, content: {application/x-www-form-urlencoded: {schema: {type: object}}}}
            - {name: c, in: cookie, style: cookie, schema: {type: string}, example: a}
          requestBody:
            content:
              multipart/mixed:
                description: Parts
                itemSchema: {type: string}
                prefixEncoding: [{contentType: text/plain}]
                itemEncoding: {contentType: multipart/mixed, encoding: {a: {style: form}}}
              application/jsonl: {$ref: '#/components/mediaTypes/Lines'}
          responses:
            "200":
              summary: Found
              links: {again: {operationId: queryThings}}
        additionalOperations:
          COPY: {responses: {default: {description: Copied}}}
    components:
      mediaTypes:
        Lines: {itemSchema: {$ref: '#/components/schemas/Thing'}}
      examples:
        thing: {dataValue: {kind: a}, serializedValue: '{"kind":"a"}'}
      schemas:
        Thing:
          type: object
          discriminator: {propertyName: kind, mapping: {a: Thing, b: '#/components/schemas/Thing'}, defaultMapping: Thing}
          xml: {nodeType: element}
          properties:
            self: {$ref: '#/components/schemas/Thing', description: Recursion}
            near: {$dynamicRef: '#thing'}
          $dynamicAnchor: thing
      securitySchemes:
        old: {type: apiKey, name: k, in: query, deprecated: true}
        login:
          type: oauth2
          oauth2MetadataUrl: https://example.org/.well-known
          flows:
            deviceAuthorization:
              deviceAuthorizationUrl: https://example.org/d
              tokenUrl: https://example.org/t
              scopes: {read: Reads}

    """
}
