package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let parameterDuplicate = Rule(
    "openapi/parameter-duplicate", .error, "Parameter that is declared twice",
    why: """
      A parameter is told by its name and place. Of two with the same, one is passed over, and tools do not agree on which. An
      operation may replace one of its path.
      """,
    examples: [
      .good(
        minimal(
          #"""
          paths:
            /a:
              parameters:
                - {name: q, in: query, schema: {}}
                - {name: q, in: header, schema: {}}
          """#), file: specFile),
      .bad(
        minimal(
          #"""
          paths:
            /a:
              parameters:
                - {name: q, in: query, schema: {}}
                - {name: «q», in: query, schema: {}}
          """#), file: specFile),
    ],
    aliases: ["operation-parameters-unique", "operation-parameters"]
  ) { api, report in
    var lists: [YAMLNode] = api.objects(.pathItem).compactMap { $0.node["parameters"] }
    lists += api.objects(.operation).compactMap { $0.node["parameters"] }
    for list in lists {
      var first: [[String]: (item: YAMLNode, range: SourceRange)] = [:]
      var end: Int?
      for item in list.sequence ?? [] {
        defer { end = item.range.bytes.upperBound }
        guard let parameter = api.resolved(item), let name = parameter["name"]?.string,
          let place = parameter["in"]?.string
        else { continue }
        let range = (item["$ref"] ?? item["name"] ?? item).range
        if let earlier = first[[name, place]] {
          let isSame = earlier.item.hasSameValue(as: item)
          report(
            "`\(name)` in \(place) is declared twice", at: range, notes: [Note("here", at: earlier.range)],
            fix: isSame ? end.flatMap { api.files.fix(deletingSecond: item, after: $0) } : nil)
        } else {
          first[[name, place]] = (item, range)
        }
      }
    }
  }
}
