package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let unresolvedReference = Rule(
    "openapi/unresolved-reference", .error, "Reference that leads nowhere",
    why: """
      Generators stop, and Swagger UI shows an error in place of the schema. The path is relative to the file that the \
      reference stands in; `~1` is a slash in a JSON pointer (RFC 6901).
      """,
    examples: [
      .good(
        minimal("paths: {}\ncomponents:\n  schemas:\n    A: {$ref: '#/components/schemas/B'}\n    B: {}"),
        file: specFile),
      .bad(
        minimal("paths: {}\ncomponents:\n  schemas:\n    A: {$ref: «'#/components/schemas/C'»}\n    B: {}"),
        file: specFile),
    ],
    aliases: ["no-unresolved-refs", "invalid-ref"]
  ) { api, report in
    for (reference, text) in api.files.allReferences {
      guard !text.contains("://") else { continue }
      guard let place = APIReference(text, in: reference.range.path) else {
        report("`\(text)` is not a path inside the root with a JSON pointer", at: reference.range)
        continue
      }
      if api.files.files[place.path] == nil {
        let nearest = Suggestion.nearest(to: place.path, among: api.files.files.keys.sorted())
        report(Message("no file `\(place.path)`").suggesting(nearest), at: reference.range)
      } else if api.files.resolved(reference: place) == nil {
        let nearest = api.files.nearestPointer(to: place)
        report(
          Message("nothing at `\(place.pointer)` in `\(place.path)`").suggesting(nearest), at: reference.range)
      }
    }
  }

  package static let externalReference = Rule(
    "openapi/external-reference", .error, "Reference to another host",
    why: """
      The description cannot be built without the network, and means something else when the other host changes. Copy \
      the file into the repository.
      """,
    examples: [
      .good(minimal("paths: {}\ncomponents:\n  schemas:\n    A: {type: string}"), file: specFile),
      .bad(
        minimal("paths: {}\ncomponents:\n  schemas:\n    A: {$ref: «https://example.org/a.yaml»}"), file: specFile),
    ]
  ) { api, report in
    for (reference, text) in api.files.allReferences where text.contains("://") {
      report("`\(text)` is on another host", at: reference.range)
    }
  }
}

extension APIFiles {
  /// Every `$ref` of every file, by path and place: its value, and its text.
  var allReferences: [(node: YAMLNode, text: String)] {
    var references: [(YAMLNode, String)] = []
    for (_, file) in files.sorted(by: { $0.key < $1.key }) {
      var pending = file.root.map { [($0, ReferenceContext())] } ?? []
      while let (node, context) = pending.popLast() {
        switch node.content {
        case .scalar: break
        case .sequence(let items): pending += items.map { ($0, ReferenceContext(section: context.section)) }
        case .mapping(let mapping):
          for pair in mapping.pairs {
            let key = pair.key.text ?? ""
            if key == "$ref", !context.keysAreNames, let text = pair.value.string {
              references.append((pair.value, text))
            }
            if let below = context.below(key) { pending.append((pair.value, below)) }
          }
        }
      }
    }
    return references.sorted { $0.0.range < $1.0.range }
  }

  /// What `reference` leads to after all further references; nil where one of them leads nowhere or round in a circle.
  func resolved(reference: APIReference) -> YAMLNode? {
    target(of: reference).flatMap { resolved($0) }
  }

  /// The sibling of the place that `reference` names with the nearest name.
  func nearestPointer(to reference: APIReference) -> String? {
    var tokens = reference.pointer.tokens
    guard let last = tokens.popLast(), let root = files[reference.path]?.root,
      let parent = root.value(at: JSONPointer(tokens: tokens)),
      let names = parent.mapping?.pairs.compactMap(\.key.text),
      let nearest = Suggestion.nearest(to: last, among: names)
    else { return nil }
    return "\(JSONPointer(tokens: tokens + [nearest]))"
  }
}
