// Cases of schemas. A kind without its direction is expected in the request and in the response.

let schemaCases: [DiffCase] = [
  // Types
  .schema("{type: string}", "{type: integer}", ["type-changed"], ["type-changed"]),
  .schema("{type: number}", "{type: integer}", ["type-narrowed"], ["type-widened"]),
  .schema("{type: [string, integer]}", "{type: string}", ["type-narrowed"], ["type-widened"]),
  .schema("{type: string}", "{}", ["type-widened"], ["type-narrowed"]),
  .schema("{type: string}", "{type: [string, 'null']}", ["became-nullable"], ["became-not-nullable"]),
  .schema(
    "{type: string}", "{type: string, nullable: «true»}", ["became-nullable"], ["became-not-nullable"],
    version: "3.0.3"),
  .schema(
    "{oneOf: [{type: string}, {type: boolean}]}", "{oneOf: [{type: string}, {type: boolean}, {type: 'null'}]}",
    ["became-nullable"], ["became-not-nullable"]),
  .schema("{type: object}", "{properties: {}}", [], []),
  .schema(
    "{$ref: 'https://a.example/one.yaml'}", "{$ref: 'https://a.example/two.yaml'}", ["unresolved-reference-changed"],
    ["unresolved-reference-changed"]),
  // Values
  .schema("{type: string, enum: [a]}", "{type: string, enum: [a, «b»]}", ["enum-value-added"], ["enum-value-removed"]),
  .schema("{type: string, enum: [a, b]}", "{type: string, enum: [b, a]}", [], []),
  .schema("{type: string}", "{type: string, enum: [a]}", ["enum-added"], ["enum-removed"]),
  .schema("{type: string}", "{type: string, const: a}", ["enum-added"], ["enum-removed"]),
  .schema("{type: string, const: a}", "{type: string, enum: [a]}", [], []),
  .schema(
    "{type: string, const: a}", "{type: string, const: b}", ["enum-value-added", "enum-value-removed"],
    ["enum-value-added", "enum-value-removed"]),
  .schema("{type: integer, default: 1}", "{type: integer, default: «2»}", ["default-changed"], ["default-changed"]),
  .schema("{type: integer}", "{type: integer, default: 2}", ["default-changed"], ["default-changed"]),
  .schema("{type: number, default: 1}", "{type: number, default: 1.0}", [], []),
  // Limits
  .schema("{type: integer, maximum: «10»}", "{type: integer, maximum: «5»}", ["range-tightened"], ["range-loosened"]),
  .schema("{type: integer}", "{type: integer, minimum: 1}", ["range-tightened"], ["range-loosened"]),
  .schema(
    "{type: integer, minimum: 1}", "{type: integer, exclusiveMinimum: 1}", ["range-tightened"], ["range-loosened"]),
  .schema(
    "{type: integer, minimum: 1}", "{type: integer, minimum: 1, exclusiveMinimum: true}", ["range-tightened"],
    ["range-loosened"], version: "3.0.3"),
  .schema("{type: string, maxLength: 9}", "{type: string, maxLength: 8}", ["length-tightened"], ["length-loosened"]),
  .schema("{type: string}", "{type: string, minLength: 0}", [], []),
  .schema(
    "{type: array, minItems: 1}", "{type: array, minItems: 2}", ["item-count-tightened"], ["item-count-loosened"]),
  .schema(
    "{type: object}", "{type: object, maxProperties: 2}", ["property-count-tightened"], ["property-count-loosened"]),
  .schema(
    "{type: number, multipleOf: 0.1}", "{type: number, multipleOf: 0.5}", ["multiple-of-tightened"],
    ["multiple-of-loosened"]),
  .schema("{type: number}", "{type: number, multipleOf: 2}", ["multiple-of-tightened"], ["multiple-of-loosened"]),
  .schema(
    "{type: number, multipleOf: 3}", "{type: number, multipleOf: 2}", ["multiple-of-changed"],
    ["multiple-of-changed"]),
  .schema("{type: array}", "{type: array, uniqueItems: true}", ["unique-items-added"], ["unique-items-removed"]),
  // Patterns and formats
  .schema("{type: string}", "{type: string, pattern: a}", ["pattern-added"], ["pattern-removed"]),
  .schema("{type: string, pattern: a}", "{type: string, pattern: b}", ["pattern-changed"], ["pattern-changed"]),
  .schema("{type: string}", "{type: string, format: uuid}", ["format-added"], ["format-removed"]),
  .schema(
    "{type: integer, format: int64}", "{type: integer, format: int32}", ["format-narrowed"], ["format-widened"]),
  .schema(
    "{type: string, format: date}", "{type: string, format: date-time}", ["format-changed"], ["format-changed"]),
  .schema("{not: {type: string}}", "{not: {type: integer}}", ["condition-changed"], ["condition-changed"]),
  .schema("{not: {type: string}}", "{not: {description: Words, type: string}}", [], []),
  // Properties
  .schema(
    "{type: object, «properties»: {}}", "{type: object, properties: {«a»: {}}}",
    ["request-property-added-optional", "response-property-added"],
    ["request-property-removed", "response-property-removed"]),
  .schema(
    "{type: object}", "{type: object, properties: {a: {}}, required: [a]}",
    ["request-property-added-required", "response-property-added"],
    ["request-property-removed", "response-property-removed"]),
  .schema(
    "{type: object, additionalProperties: false}", "{type: object, properties: {a: {}}, additionalProperties: false}",
    ["request-property-added-optional", "response-property-added-to-closed"],
    ["request-property-refused", "response-property-removed"]),
  .schema(
    "{type: object, properties: {«a»: {}}}", "{type: object, properties: {a: {}}, required: [«a»]}",
    ["property-became-required"], ["property-became-optional"]),
  .schema(
    "{type: object, properties: {a: {type: string}}}",
    "{type: object, properties: {a: {type: string, readOnly: true}}}",
    ["request-property-became-read-only"], ["request-property-added-optional"]),
  .schema(
    "{type: object, properties: {a: {type: string}}}",
    "{type: object, properties: {a: {type: string, writeOnly: true}}}", ["response-property-became-write-only"],
    ["response-property-added"]),
  .schema(
    "{type: object, properties: {a: {type: string, readOnly: true}}}",
    "{type: object, properties: {a: {type: integer, readOnly: true}}, required: [a]}",
    ["response-type-changed", "response-property-became-required"],
    ["response-type-changed", "response-property-became-optional"]),
  .schema(
    "{type: object, properties: {a: {type: string}}}",
    "{type: object, properties: {a: {type: string, deprecated: true}}}", ["property-deprecated"],
    ["property-undeprecated"]),
  .schema(
    "{type: object}", "{type: object, additionalProperties: «false»}", ["additional-properties-refused"],
    ["additional-properties-allowed"]),
  .schema(
    "{type: object, additionalProperties: {type: number}}", "{type: object, additionalProperties: {type: integer}}",
    ["type-narrowed"], ["type-widened"]),
  .schema(
    "{type: object, patternProperties: {^a: {type: number}}}",
    "{type: object, patternProperties: {^a: {type: integer}}}", ["type-narrowed"], ["type-widened"]),
  .schema(
    "{type: array, items: {type: string}}", "{type: array, items: {type: integer}}", ["type-changed"],
    ["type-changed"]),
  .schema(
    "{type: array, prefixItems: [{type: string}]}", "{type: array, prefixItems: [{type: integer}]}",
    ["type-changed"], ["type-changed"]),
  .schema(
    "{allOf: [{$ref: '#/components/schemas/A'}, {type: object, properties: {b: {}}}]}",
    "{allOf: [{$ref: '#/components/schemas/A'}, {type: object, properties: {b: {}}, required: [b]}]}",
    ["property-became-required"], ["property-became-optional"], more: ", A: {type: object, properties: {a: {}}}"),
  // Alternatives
  .schema(
    "{oneOf: [{type: string}, {type: boolean}]}", "{oneOf: [{type: string}, {type: boolean}, {type: integer}]}",
    ["alternative-added"], ["alternative-removed"]),
  .schema(
    "{type: string}", "{oneOf: [{type: string}, {type: boolean}]}", ["alternative-added"], ["alternative-removed"]),
  .schema(
    "{type: object}", "{type: object, anyOf: [{required: [a]}, {required: [b]}]}", ["alternatives-added"],
    ["alternatives-removed"]),
  .schema(
    "{oneOf: [{type: object, properties: {a: {}}}, {type: string}]}",
    "{oneOf: [{type: string}, {type: object, properties: {a: {}, b: {}}}]}",
    ["request-property-added-optional", "response-property-added"],
    ["request-property-removed", "response-property-removed"]),
  .schema(
    "{oneOf: [{type: string}, {type: boolean}]}", "{anyOf: [{type: boolean}, {type: string}]}", [], []),
  discriminated("{propertyName: kind}", "{propertyName: type}", ["discriminator-changed"], ["discriminator-changed"]),
  discriminated(nil, "{propertyName: kind}", ["discriminator-added"], ["discriminator-removed"]),
  discriminated(
    "{propertyName: kind}", "{propertyName: kind, mapping: {c: '#/components/schemas/A'}}",
    ["discriminator-value-added", "discriminator-value-removed"],
    ["discriminator-value-added", "discriminator-value-removed"]),
  // Words and XML
  .schema("{title: One}", "{title: Two}", ["description-changed!"], ["description-changed!"]),
  .schema("{example: 1}", "{example: 2}", ["example-changed!"], ["example-changed!"]),
  .schema("{type: string}", "{type: string, xml: {name: a}}", ["xml-changed"], ["xml-changed"]),
]

private func discriminated(
  _ old: String?, _ new: String, _ forward: [String], _ backward: [String]
) -> DiffCase {
  func text(_ discriminator: String?) -> String {
    "{oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]"
      + "\(discriminator.map { ", discriminator: \($0)" } ?? "")}"
  }
  return .schema(
    text(old), text(new), forward, backward, more: ", A: {type: object}, B: {type: object, required: [b]}")
}

// MARK: The same in other words

let sameMeaningCases: [DiffCase] = [
  .schema(
    "{type: object, properties: {a: {type: string}}}",
    "{type: object, properties: {a: {$ref: '#/components/schemas/A'}}}",
    [], [], more: ", A: {type: string}"),
  .schema(
    "{$ref: '#/components/schemas/A'}", "{$ref: '#/components/schemas/B'}", [], [],
    more: ", A: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}, "
      + "B: {type: object, properties: {a: {$ref: '#/components/schemas/B'}}}"),
  .schema(
    "{allOf: [{type: object, properties: {a: {}}}, {required: [a]}]}",
    "{type: object, properties: {a: {}}, required: [a]}", [], []),
  .schema(
    "{oneOf: [{$ref: '#/components/schemas/A'}, {type: boolean}]}",
    "{oneOf: [{$ref: '#/components/schemas/B'}, {type: boolean}]}", [], [],
    more: ", A: {type: string}, B: {type: string}"),
  .schema("{anyOf: [{type: string}, {type: 'null'}]}", "{type: [string, 'null']}", [], []),
  .schema(
    "{oneOf: [{$ref: '#/components/schemas/A'}, {type: 'null'}]}", "{$ref: '#/components/schemas/A'}",
    ["became-not-nullable"], ["became-nullable"], more: ", A: {type: object, properties: {a: {}}}"),
  DiffCase(
    "null in 3.0 and 3.1",
    DiffCase.api(
      "paths: {/a: {get: {parameters: [{name: q, in: query, schema: {type: string, nullable: true}}]}}}",
      version: "3.0.3"),
    DiffCase.api("paths: {/a: {get: {parameters: [{name: q, in: query, schema: {type: [string, 'null']}}]}}}"),
    ["specification-version-changed"], ["specification-version-changed"]),
  DiffCase(
    "2.0 and 3.1",
    DiffCase.api(
      """
      host: a.example
      basePath: /v1
      schemes: [https]
      consumes: [application/json]
      produces: [application/json]
      securityDefinitions: {a: {type: basic}}
      security: [{a: []}]
      paths:
        /a:
          post:
            parameters:
              - {name: q, in: query, type: integer, maximum: 5}
              - {name: body, in: body, required: true, schema: {$ref: '#/definitions/A'}}
            responses: {'200': {description: A, schema: {$ref: '#/definitions/A'}}}
      definitions: {A: {type: object, properties: {a: {type: string, x-nullable: true}}}}
      """, version: "2.0"),
    DiffCase.api(
      """
      servers: [{url: https://a.example/v1}]
      security: [{a: []}]
      paths:
        /a:
          post:
            parameters: [{name: q, in: query, schema: {type: integer, maximum: 5}}]
            requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
            responses:
              '200': {description: A, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
      components:
        securitySchemes: {a: {type: http, scheme: basic}}
        schemas: {A: {type: object, properties: {a: {type: [string, 'null']}}}}
      """), ["specification-version-changed"], ["specification-version-changed"]),
  .description(
    "fields of a form in 2.0",
    "paths: {/a: {post: {consumes: [multipart/form-data], parameters: [{name: f, in: formData, type: string}]}}}",
    "paths: {/a: {post: {consumes: [multipart/form-data], parameters: [{name: f, in: formData, type: string, "
      + "required: true}]}}}", ["request-property-became-required", "request-body-became-required"],
    ["request-property-became-optional", "request-body-became-optional"], version: "2.0"),
]
