import ForgeDiagnostics
package import ForgeYAML

extension APIDescription {
  /// The description as one document: everything in other files is moved into `components`, and references lead there.
  ///
  /// A path item in another file takes the place of its reference, since 3.0 has no component for it. What `selection`
  /// leaves out goes, and with it the components and tags that only it used.
  package func bundled(_ selection: BundleSelection = BundleSelection()) -> YAMLNode? {
    guard let root = files.root else { return nil }
    var bundler = Bundler(self, selection)
    let bundle = bundler.bundle(root)
    return selection.isWhole ? bundle : ComponentPruning.prune(bundle, version: version)
  }
}

/// The part of a description that goes into a bundle.
package struct BundleSelection: Hashable, Sendable {
  /// Leaves out whatever is marked `x-internal: true`: operations, path items, parameters, properties and others.
  package var isPublic: Bool
  /// Keeps operations with one of these tags; all where there are none.
  package var tags: Set<String>

  package init(isPublic: Bool = false, tags: Set<String> = []) {
    self.isPublic = isPublic
    self.tags = tags
  }

  var isWhole: Bool { !isPublic && tags.isEmpty }

  func keeps(_ node: YAMLNode) -> Bool { !isPublic || node["x-internal"]?.bool != true }

  /// Whether an operation of a path item stays.
  func keepsOperation(_ node: YAMLNode, in item: YAMLNode, _ internalTags: Set<String>) -> Bool {
    if isPublic, node.isInternalOperation(in: item, internalTags) { return false }
    guard !tags.isEmpty else { return true }
    return (node["tags"]?.sequence ?? []).contains { $0.text.map(tags.contains) ?? false }
  }
}

private struct Bundler {
  let files: APIFiles
  let version: SpecificationVersion?
  let selection: BundleSelection
  private let internalTags: Set<String>
  /// The component that each place outside the root was given, by section and name.
  private var names: [APIReference: (section: String, name: String)] = [:]
  private var taken: [String: Set<String>] = [:]
  private var added: [String: [YAMLMapping.Pair]] = [:]
  private var pending: [(reference: APIReference, section: String, name: String)] = []

  init(_ api: APIDescription, _ selection: BundleSelection) {
    files = api.files
    version = api.version
    self.selection = selection
    internalTags = api.files.root?.internalTags ?? []
  }

  /// The field that holds a section of components, and the way to it: 2.0 has its sections at the root.
  private func place(of section: String) -> [String] {
    guard version == .v20 else { return ["components", section] }
    switch section {
    case "schemas": return ["definitions"]
    case "securitySchemes": return ["securityDefinitions"]
    default: return [section]
    }
  }

  mutating func bundle(_ root: YAMLNode) -> YAMLNode {
    for section in Self.sections {
      let names = root.value(at: JSONPointer(tokens: place(of: section)))?.mapping?.pairs.compactMap(\.key.text)
      taken[section] = Set(names ?? [])
    }
    var pairs: [YAMLMapping.Pair] = []
    let range = root.range
    for pair in root.mapping?.pairs ?? [] {
      let value =
        pair.key.text == "paths" || pair.key.text == "webhooks"
        ? paths(pair.value) : rewrite(pair.value, (ReferenceContext().below(pair.key.text ?? "") ?? ReferenceContext()))
      pairs.append(YAMLMapping.Pair(key: pair.key, value: value))
    }
    while let (reference, section, name) = pending.popLast() {
      guard let target = files.target(of: reference) else { continue }
      let key = YAMLNode.text(name, at: target.range)
      added[section, default: []].append(
        YAMLMapping.Pair(key: key, value: rewrite(target, ReferenceContext(section: section))))
    }
    return YAMLNode(.mapping(YAMLMapping(withComponents(pairs, range.path))), range: range)
  }

  private static let sections = [
    "schemas", "responses", "parameters", "examples", "requestBodies", "headers", "securitySchemes", "links",
    "callbacks", "pathItems", "mediaTypes",
  ]

  private func withComponents(_ pairs: [YAMLMapping.Pair], _ path: String) -> [YAMLMapping.Pair] {
    guard !added.isEmpty else { return pairs }
    guard version != .v20 else { return adding(to: pairs) }
    var pairs = pairs
    let index = pairs.firstIndex { $0.key.text == "components" }
    let sections = adding(to: index.flatMap { pairs[$0].value.mapping?.pairs } ?? [])
    let place = index.map { pairs[$0].value.range } ?? sections[0].value.range
    let components = YAMLNode(.mapping(YAMLMapping(sections)), range: place)
    if let index {
      pairs[index] = YAMLMapping.Pair(key: pairs[index].key, value: components)
    } else {
      pairs.append(YAMLMapping.Pair(key: .text("components", at: place), value: components))
    }
    return pairs
  }

  /// `sections` with what was moved here from other files.
  private func adding(to sections: [YAMLMapping.Pair]) -> [YAMLMapping.Pair] {
    var sections = sections
    for (section, more) in added.sorted(by: { $0.key < $1.key }) {
      let name = place(of: section).last ?? section
      let more = more.sorted { ($0.key.text ?? "") < ($1.key.text ?? "") }
      if let existing = sections.firstIndex(where: { $0.key.text == name }) {
        let pair = sections[existing]
        let merged = (pair.value.mapping?.pairs ?? []) + more
        sections[existing] = YAMLMapping.Pair(
          key: pair.key, value: YAMLNode(.mapping(YAMLMapping(merged)), range: pair.value.range))
      } else {
        let place = more[0].value.range
        sections.append(
          YAMLMapping.Pair(key: .text(name, at: place), value: YAMLNode(.mapping(YAMLMapping(more)), range: place)))
      }
    }
    return sections
  }

  private func keepsOperation(_ pair: YAMLMapping.Pair, in item: YAMLNode) -> Bool {
    selection.keepsOperation(pair.value, in: item, internalTags)
  }

  /// The operations below a field, as far as they stay; nil for none.
  private func operations(_ field: YAMLMapping.Pair, in item: YAMLNode) -> YAMLMapping.Pair? {
    guard let pairs = field.value.mapping?.pairs else { return field }
    let kept = pairs.filter { keepsOperation($0, in: item) }
    guard !kept.isEmpty else { return nil }
    return YAMLMapping.Pair(
      key: field.key, value: YAMLNode(.mapping(YAMLMapping(kept)), range: field.value.range))
  }

  /// Path items stand where their references stood, internal operations gone.
  private mutating func paths(_ node: YAMLNode) -> YAMLNode {
    var pairs: [YAMLMapping.Pair] = []
    for pair in node.mapping?.pairs ?? [] {
      guard let item = files.resolved(pair.value), let mapping = item.mapping else {
        pairs.append(pair)
        continue
      }
      let methods = YAMLNode.methods(version)
      let kept = mapping.pairs.compactMap { pair -> YAMLMapping.Pair? in
        switch pair.key.text ?? "" {
        case let key where methods.contains(key): keepsOperation(pair, in: item) ? pair : nil
        case "additionalOperations": operations(pair, in: item)
        // What is left of the path is not internal.
        case "x-internal" where selection.isPublic: nil
        default: selection.keeps(pair.value) ? pair : nil
        }
      }
      let hasOperation = kept.contains { (methods + ["additionalOperations"]).contains($0.key.text ?? "") }
      if !hasOperation, kept.count < mapping.pairs.count { continue }
      let rewritten = rewrite(YAMLNode(.mapping(YAMLMapping(kept)), range: item.range), ReferenceContext())
      pairs.append(YAMLMapping.Pair(key: pair.key, value: rewritten))
    }
    return YAMLNode(.mapping(YAMLMapping(pairs)), range: node.range)
  }

  /// `node` with its references leading into the bundle.
  private mutating func rewrite(_ node: YAMLNode, _ context: ReferenceContext) -> YAMLNode {
    switch node.content {
    case .scalar: return node
    case .sequence(let items):
      let element = ReferenceContext(section: context.section)
      let kept = items.filter(isKept)
      return YAMLNode(.sequence(kept.map { rewrite($0, element) }), range: node.range, tag: node.tag)
    case .mapping(let mapping):
      let pairs = mapping.pairs.filter { isKept($0.value) }.map { pair -> YAMLMapping.Pair in
        let key = pair.key.text ?? ""
        if key == "required", !context.keysAreNames, selection.isPublic {
          return YAMLMapping.Pair(key: pair.key, value: required(pair.value, in: mapping))
        }
        if key == "$ref", !context.keysAreNames, let text = pair.value.string {
          return YAMLMapping.Pair(key: pair.key, value: reference(text, pair.value, context.section))
        }
        if key == "mapping", !context.keysAreNames {
          return YAMLMapping.Pair(key: pair.key, value: discriminatorMapping(pair.value))
        }
        guard let below = context.below(key) else { return pair }
        return YAMLMapping.Pair(key: pair.key, value: rewrite(pair.value, below))
      }
      return YAMLNode(.mapping(YAMLMapping(pairs)), range: node.range, tag: node.tag)
    }
  }

  /// Whether a part stays: what a reference leads to counts, too.
  private func isKept(_ node: YAMLNode) -> Bool {
    guard selection.isPublic, node.mapping != nil else { return true }
    return selection.keeps(node) && files.resolved(node).map(selection.keeps) ?? true
  }

  /// The names of required properties without those that were left out.
  private func required(_ node: YAMLNode, in schema: YAMLMapping) -> YAMLNode {
    guard let names = node.sequence, let properties = schema["properties"]?.mapping else { return node }
    let kept = names.filter { name in name.text.flatMap { properties[$0] }.map(isKept) ?? true }
    return YAMLNode(.sequence(kept), range: node.range, tag: node.tag)
  }

  private mutating func reference(_ text: String, _ node: YAMLNode, _ section: String?) -> YAMLNode {
    // What a schema with a `$id` says of its own parts stays true wherever it stands.
    if text.hasPrefix("#"), let base = files.resource(at: node.range), base.index > 0 { return node }
    guard case .success(let reference) = files.place(of: text, at: node.range) else { return node }
    guard reference.path != files.rootPath else { return .text("#\(reference.pointer)", at: node.range) }
    let (section, name) = component(for: reference, section ?? "schemas")
    return .text("#\(JSONPointer(tokens: place(of: section) + [name]))", at: node.range)
  }

  /// A discriminator's mapping holds names or references as plain text.
  private mutating func discriminatorMapping(_ node: YAMLNode) -> YAMLNode {
    guard let mapping = node.mapping else { return node }
    let pairs = mapping.pairs.map { pair -> YAMLMapping.Pair in
      guard let text = pair.value.string, text.contains("#") || text.contains(".") else { return pair }
      return YAMLMapping.Pair(key: pair.key, value: reference(text, pair.value, "schemas"))
    }
    return YAMLNode(.mapping(YAMLMapping(pairs)), range: node.range)
  }

  private mutating func component(for reference: APIReference, _ section: String) -> (section: String, name: String) {
    if let known = names[reference] { return known }
    let last = reference.pointer.tokens.last ?? Self.fileName(reference.path)
    let base = String(last.map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "_" })
    var name = base
    var number = 2
    while !taken[section, default: []].insert(name).inserted {
      name = "\(base)_\(number)"
      number += 1
    }
    names[reference] = (section, name)
    pending.append((reference, section, name))
    return (section, name)
  }

  private static func fileName(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.split(separator: ".").first ?? name)
  }
}

extension YAMLNode {
  /// A text that is not in any file, at the place that caused it.
  fileprivate static func text(_ text: String, at range: SourceRange) -> YAMLNode {
    YAMLNode(.scalar(YAMLScalar(text: text, style: .plain, value: .string(text))), range: range)
  }
}
