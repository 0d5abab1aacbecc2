package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let boundsConflict = Rule(
    "openapi/bounds-conflict", .warning, "Bounds that no value lies between, or that say the same twice",
    why: """
      A minimum above the maximum allows nothing. A bound beside its exclusive form leaves open which of the two is meant.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths: {}
          components: {schemas: {A: {type: integer, minimum: 1, maximum: 2}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths: {}
          components: {schemas: {A: {type: integer, minimum: 2, «maximum»: 1}}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths: {}
          components: {schemas: {A: {type: integer, minimum: 2, «exclusiveMinimum»: 1}}}
          """#), file: specFile),
    ],
    aliases: ["no-mixed-number-range-constraints"]
  ) { api, report in
    let ranges = [
      ("minimum", "maximum"), ("minLength", "maxLength"), ("minItems", "maxItems"), ("minProperties", "maxProperties"),
      ("minContains", "maxContains"),
    ]
    for schema in api.objects(.schema) {
      guard let mapping = schema.node.mapping else { continue }
      for (least, most) in ranges {
        guard let low = mapping[least]?.double, let pair = mapping.pair(most), let high = pair.value.double, low > high
        else { continue }
        report("`\(most)` is below `\(least)`", at: pair.key.range)
      }
      for (bound, exclusive) in [("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")] {
        guard mapping[bound] != nil, let pair = mapping.pair(exclusive), pair.value.double != nil else { continue }
        report("`\(exclusive)` stands beside `\(bound)`", at: pair.key.range)
      }
    }
  }
}
