import ForgeDiagnostics
import ForgeYAML

/// What a field of a kustomization holds (`api/types`).
indirect enum KustomizationField: Sendable {
  case text
  case texts
  case number
  case bool
  case anything
  /// A mapping of texts by any key.
  case pairs
  case list(of: KustomizationField)
  case mapping([String: KustomizationField])

  private static let selector: [String: KustomizationField] = [
    "group": .text, "version": .text, "kind": .text, "name": .text, "namespace": .text, "labelSelector": .text,
    "annotationSelector": .text,
  ]

  private static let fieldSpec = KustomizationField.mapping([
    "group": .text, "version": .text, "kind": .text, "path": .text, "create": .bool,
  ])

  private static let generatorOptions: [String: KustomizationField] = [
    "labels": .pairs, "annotations": .pairs, "disableNameSuffixHash": .bool, "immutable": .bool,
  ]

  private static let generator: [String: KustomizationField] = [
    "name": .text, "namespace": .text, "behavior": .text, "files": .texts, "literals": .texts, "envs": .texts,
    "env": .text, "options": .mapping(generatorOptions), "filesMode": .text,
  ]

  private static let patch = KustomizationField.mapping([
    "path": .text, "patch": .text, "target": .mapping(selector),
    "options": .mapping([
      "allowNameChange": .bool, "allowKindChange": .bool, "allowNoTargetMatch": .bool,
    ]),
  ])

  private static let valueOptions = KustomizationField.mapping([
    "delimiter": .text, "index": .number, "create": .bool, "encoding": .text,
  ])

  static let replacement = KustomizationField.mapping([
    "path": .text,
    "source": .mapping(
      selector.merging(["fieldPath": .text, "options": valueOptions]) { first, _ in first }),
    "targets": .list(
      of: .mapping([
        "select": .mapping(selector), "reject": .list(of: .mapping(selector)), "fieldPaths": .texts,
        "options": valueOptions,
      ])),
  ])

  private static let chart = KustomizationField.mapping([
    "name": .text, "repo": .text, "version": .text, "releaseName": .text, "namespace": .text, "valuesFile": .text,
    "additionalValuesFiles": .texts, "valuesInline": .anything, "valuesMerge": .text, "includeCRDs": .bool,
    "skipHooks": .bool, "apiVersions": .texts, "kubeVersion": .text, "nameTemplate": .text, "skipTests": .bool,
    "debug": .bool,
  ])

  static let kustomization: [String: KustomizationField] = [
    "apiVersion": .text, "kind": .text, "metadata": .anything, "openapi": .pairs, "namePrefix": .text,
    "nameSuffix": .text, "namespace": .text, "commonLabels": .pairs, "commonAnnotations": .pairs,
    "labels": .list(
      of: .mapping([
        "pairs": .pairs, "includeSelectors": .bool, "includeTemplates": .bool, "fields": .list(of: fieldSpec),
      ])),
    "patchesStrategicMerge": .texts, "patchesJson6902": .list(of: patch), "patches": .list(of: patch),
    "images": .list(
      of: .mapping(["name": .text, "newName": .text, "newTag": .text, "digest": .text, "tagSuffix": .text])),
    "replicas": .list(of: .mapping(["name": .text, "count": .number])),
    "replacements": .list(of: replacement),
    "vars": .list(
      of: .mapping(["name": .text, "objref": .anything, "fieldref": .anything])),
    "sortOptions": .mapping([
      "order": .text, "legacySortOptions": .mapping(["orderFirst": .texts, "orderLast": .texts]),
    ]),
    "resources": .texts, "components": .texts, "crds": .texts, "bases": .texts,
    "configMapGenerator": .list(of: .mapping(generator)),
    "secretGenerator": .list(of: .mapping(generator.merging(["type": .text]) { first, _ in first })),
    "helmGlobals": .mapping(["chartHome": .text, "configHome": .text]),
    "helmCharts": .list(of: chart), "helmChartInflationGenerator": .anything,
    "generatorOptions": .mapping(generatorOptions), "configurations": .texts, "generators": .texts,
    "transformers": .texts, "validators": .texts, "buildMetadata": .texts,
  ]

  /// The findings for what is not as it should be.
  func check(_ node: YAMLNode, named name: String) -> [Diagnostic] {
    guard !node.isNull else { return [] }
    switch self {
    case .anything: return []
    case .text: return node.string == nil ? [wrongType(node, name, "a text, put it in quotes")] : []
    case .number: return node.int == nil ? [wrongType(node, name, "a number")] : []
    case .bool: return node.bool == nil ? [wrongType(node, name, "`true` or `false`")] : []
    case .texts: return Self.list(of: .text).check(node, named: name)
    case .list(let item):
      guard let items = node.sequence else { return [wrongType(node, name, "a list")] }
      return items.flatMap { item.check($0, named: name) }
    case .pairs:
      guard let mapping = node.mapping else { return [wrongType(node, name, "a mapping of texts")] }
      return mapping.pairs.flatMap { Self.text.check($0.value, named: $0.key.text ?? name) }
    case .mapping(let fields):
      guard let mapping = node.mapping else { return [wrongType(node, name, "a mapping")] }
      return mapping.pairs.flatMap { Self.check($0, among: fields) }
    }
  }

  static func check(_ pair: YAMLMapping.Pair, among fields: [String: KustomizationField]) -> [Diagnostic] {
    let name = pair.key.text ?? ""
    if let field = fields[name] { return field.check(pair.value, named: name) }
    let near = Suggestion.nearest(to: name, among: fields.keys)
    let fix = near.map { Fix.replace(pair.key.range, with: $0) }
    return [Diagnostic(.unknownManifestField, .unknownField(name).suggesting(near), at: pair.key.range, fix: fix)]
  }

  private func wrongType(_ node: YAMLNode, _ name: String, _ wanted: String) -> Diagnostic {
    Diagnostic(.kustomizeError, Message("`\(name)` must be \(wanted)"), at: node.range)
  }
}

extension Message {
  fileprivate static func unknownField(_ name: String) -> Message {
    "`\(name)` is no field of a kustomization"
  }
}
