import ForgeYAML

/// Which lists a strategic merge joins by key, by type.
struct MergeSchema {
  struct Field {
    let type: String?
    /// Nil for what is no list that merges; empty for a list of scalars that does.
    let keys: [String]?
  }

  private var types: [String: [String: Field]] = [:]
  private var roots: [String: String] = [:]

  /// The type of an object; nil where no schema knows it, and its lists are replaced.
  func type(apiVersion: String, kind: String) -> String? {
    roots["\(apiVersion) \(kind)"]
  }

  func field(_ name: String, of type: String?) -> Field? {
    type.flatMap { types[$0]?[name] }
  }

  static let builtIn: MergeSchema = {
    var schema = MergeSchema()
    for line in BuiltInMergeTypes.table.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let name = words.first else { continue }
      var fields: [String: Field] = [:]
      for word in words.dropFirst() {
        let parts = word.split(separator: "*", omittingEmptySubsequences: false)
        let named = parts[0].split(separator: ":")
        let keys = parts.count > 1 ? parts[1].split(separator: "+").map(String.init) : nil
        fields[String(named[0])] = Field(type: named.count > 1 ? String(named[1]) : nil, keys: keys)
      }
      schema.types[String(name)] = fields
    }
    for (apiVersion, kinds) in BuiltInMergeTypes.kinds {
      for kind in kinds.split(separator: " ") {
        schema.roots["\(apiVersion) \(kind)"] = String(kind)
        if schema.types[String(kind)] == nil {
          schema.types[String(kind)] = ["metadata": Field(type: "ObjectMeta", keys: nil)]
        }
      }
    }
    return schema
  }()

  private init() {}

  /// The schema of an OpenAPI document, as `openapi.path` names one; it takes the place of the built-in one.
  init(_ document: YAMLNode) {
    for (name, definition) in document["definitions"]?.texts ?? [] {
      types[name] = Self.fields(definition)
      for kind in definition["x-kubernetes-group-version-kind"]?.sequence ?? [] {
        let group = kind["group"]?.text ?? ""
        let version = kind["version"]?.text ?? ""
        roots["\(group.isEmpty ? version : "\(group)/\(version)") \(kind["kind"]?.text ?? "")"] = name
      }
    }
  }

  private static func fields(_ definition: YAMLNode) -> [String: Field] {
    var fields: [String: Field] = [:]
    for (name, property) in definition["properties"]?.texts ?? [] {
      let strategy = property["x-kubernetes-patch-strategy"]?.text ?? ""
      let isList = property["type"]?.text == "array"
      var keys: [String]?
      if isList, strategy.contains("merge") {
        keys =
          property["x-kubernetes-list-map-keys"]?.sequence?.compactMap(\.text)
          ?? [property["x-kubernetes-patch-merge-key"]?.text].compactMap(\.self)
      }
      let reference = (isList ? property["items"]?["$ref"] : property["$ref"])?.text
      fields[name] = Field(type: reference?.split(separator: "/").last.map(String.init), keys: keys)
    }
    return fields
  }
}
