import ForgeDiagnostics
import ForgeYAML

extension ChangeArea {
  static let description = ChangeArea(
    "Description",
    [.apiVersionChanged, .specificationVersionChanged, .infoChanged, .tagDescriptionChanged])
}

extension ChangeKind {
  static let apiVersionChanged = ChangeKind(
    "api-version-changed", .safe, "`info.version` changed", why: "It is a name for the rest of the changes.",
    isEditorial: true)

  static let specificationVersionChanged = ChangeKind(
    "specification-version-changed", .safe, "Description written for another version of OpenAPI",
    why: "Clients do not see it; tools that read the description may have to follow.", isEditorial: true)

  static let infoChanged = ChangeKind(
    "info-changed", .safe, "Title, description, contact, license or terms of the API changed",
    why: "It is for people.", isEditorial: true)

  static let tagDescriptionChanged = ChangeKind(
    "tag-description-changed", .safe, "What the description says of a tag changed", why: "It is for people.",
    isEditorial: true)
}

extension APIComparison {
  mutating func compareDescription() {
    if let before = old.version, let after = new.version, before.value.text != after.value.text {
      let texts = "from \(before.value.text ?? "") to \(after.value.text ?? "")"
      collector.add(
        .specificationVersionChanged, "the version of OpenAPI changed \(texts)", old: before.place, new: after.place)
    }
    compareInfo()
    compareTags()
  }

  private mutating func compareInfo() {
    let oldInfo = old.root["info"]
    let newInfo = new.root["info"]
    let names = (oldInfo?.mapping?.pairs ?? []) + (newInfo?.mapping?.pairs ?? [])
    var seen: Set<String> = []
    for name in names.compactMap(\.key.text) where seen.insert(name).inserted {
      let before = oldInfo?.mapping?.pair(name)
      let after = newInfo?.mapping?.pair(name)
      guard before?.value.canonicalText != after?.value.canonicalText else { continue }
      let isVersion = name == "version"
      let message =
        isVersion
        ? "version `\(before?.value.text ?? "")` became `\(after?.value.text ?? "")`" : "`info.\(name)` changed"
      collector.add(
        isVersion ? .apiVersionChanged : .infoChanged, message,
        old: before?.place ?? oldInfo?.place ?? old.root.place, new: after?.place ?? newInfo?.place ?? new.root.place)
    }
  }

  /// Tags that only one side declares have no operations, or operations that tell of them.
  private mutating func compareTags() {
    var before: [String: YAMLNode] = [:]
    for tag in old.root["tags"]?.sequence ?? [] { before[tag["name"]?.text ?? ""] = tag }
    for tag in new.root["tags"]?.sequence ?? [] {
      guard let name = tag["name"]?.text, let earlier = before[name], earlier.canonicalText != tag.canonicalText else {
        continue
      }
      collector.add(.tagDescriptionChanged, "tag `\(name)` is described anew", old: earlier.place, new: tag.place)
    }
  }

  /// Tells of a change in the words of an object, at the first field that changed.
  mutating func compareWords(
    _ subject: String, _ before: YAMLNode, _ after: YAMLNode, _ operation: Int?,
    fields: [String] = ["summary", "description", "externalDocs"]
  ) {
    for field in fields where before[field]?.canonicalText != after[field]?.canonicalText {
      collector.add(
        .descriptionChanged, "`\(field)` of \(subject) changed",
        old: before.mapping?.pair(field)?.place ?? before.place,
        new: after.mapping?.pair(field)?.place ?? after.place, operation: operation)
    }
    for field in ["example", "examples"] {
      guard old.examples(before[field]) != new.examples(after[field]) else { continue }
      collector.add(
        .exampleChanged, "`\(field)` of \(subject) changed", old: before.mapping?.pair(field)?.place ?? before.place,
        new: after.mapping?.pair(field)?.place ?? after.place, operation: operation)
    }
  }
}

extension DiffSource {
  /// One example, or examples by name with references followed, as text that is equal for equal ones.
  fileprivate func examples(_ node: YAMLNode?) -> [String] {
    guard let pairs = node?.mapping?.pairs else { return node.map { [$0.canonicalText] } ?? [] }
    return pairs.map { "\($0.key.text ?? ""): \((resolved($0.value) ?? $0.value).canonicalText)" }.sorted()
  }
}
