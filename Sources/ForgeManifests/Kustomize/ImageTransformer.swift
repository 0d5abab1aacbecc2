import ForgeDiagnostics
import ForgeYAML

/// One entry of `images` (`api/filters/imagetag`).
struct ImageTransformer {
  let entry: YAMLNode
  let fields: [FieldSpec]

  func apply(to resources: inout [KustomizedResource]) throws(KustomizeFault) {
    let name = entry["name"]?.text ?? ""
    let tail = "(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?"
    guard let pattern = TargetPattern("^\(name)\(tail)$", anchored: false) else {
      throw KustomizeFault("`\(name)` is no regular expression", at: entry["name"]?.range ?? entry.range)
    }
    for place in resources.indices where resources[place].kind != "CustomResourceDefinition" {
      resources[place].root = inContainers(resources[place].root, pattern)
      let editor = FieldEditor(empty: nil) { (node) throws(KustomizeFault) in changed(node, pattern) }
      try editor.apply(fields, to: &resources[place])
    }
  }

  /// Containers anywhere in an object, as custom resources have them.
  private func inContainers(_ node: YAMLNode, _ pattern: borrowing TargetPattern) -> YAMLNode {
    guard let mapping = node.mapping else {
      guard let items = node.sequence else { return node }
      var changed: [YAMLNode] = []
      for item in items { changed.append(inContainers(item, pattern)) }
      return node.with(items: changed)
    }
    var pairs: [YAMLMapping.Pair] = []
    for pair in mapping.pairs {
      var value = inContainers(pair.value, pattern)
      if pair.key.text == "containers" || pair.key.text == "initContainers", let items = value.sequence {
        var changed: [YAMLNode] = []
        for item in items {
          changed.append(item["image"].map { item.setting("image", to: self.changed($0, pattern)) } ?? item)
        }
        value = value.with(items: changed)
      }
      pairs.append(.init(key: pair.key, value: value))
    }
    return node.with(pairs: pairs)
  }

  private func changed(_ node: YAMLNode, _ pattern: borrowing TargetPattern) -> YAMLNode {
    guard let text = node.text, pattern.matches(text) else { return node }
    var (name, tag, digest) = Self.parts(of: text)
    let newName = entry["newName"]?.text ?? "", newTag = entry["newTag"]?.text ?? ""
    let newDigest = entry["digest"]?.text ?? "", suffix = entry["tagSuffix"]?.text ?? ""
    if !newName.isEmpty { name = newName }
    if !newTag.isEmpty || !newDigest.isEmpty {
      (tag, digest) = (newTag, newDigest)
    } else if !suffix.isEmpty {
      (tag, digest) = (tag + suffix, "")
    }
    let result = name + (tag.isEmpty ? "" : ":\(tag)") + (digest.isEmpty ? "" : "@\(digest)")
    guard result != text else { return node }
    let giver = ["newTag", "digest", "newName", "tagSuffix"].first { !(entry[$0]?.text ?? "").isEmpty }
    return .string(result, at: giver.flatMap { entry[$0]?.range } ?? node.range)
  }

  /// Name, tag and digest; a colon before the first slash belongs to the host.
  static func parts(of image: String) -> (name: String, tag: String, digest: String) {
    let slash = image.firstIndex(of: "/") ?? image.startIndex
    let rest = image[slash...]
    let at = rest.firstIndex(of: "@")
    let colon = rest.firstIndex(of: ":")
    let digest = at.map { String(image[image.index(after: $0)...]) } ?? ""
    guard let colon, at.map({ colon < $0 }) ?? true else {
      return (String(image[..<(at ?? image.endIndex)]), "", digest)
    }
    return (String(image[..<colon]), String(image[image.index(after: colon)..<(at ?? image.endIndex)]), digest)
  }
}
