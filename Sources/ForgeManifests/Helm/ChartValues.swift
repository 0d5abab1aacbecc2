import ForgeGoTemplate
import ForgeYAML

// Values of charts, files and flags become one (Helm, chartutil "coalesce"). What is higher up wins, maps are merged,
// lists are replaced, and a null takes a key away.

extension GoMap {
  /// The values in the documents of a file, later ones over earlier ones.
  static func values(_ documents: [YAMLNode], in text: [UInt8]?) -> GoMap {
    let values = GoMap()
    for document in documents {
      guard let map = GoValue(document, in: text).map else { continue }
      values.override(with: map)
    }
    return values
  }

  /// A copy that shares no map with this.
  func copied() -> GoMap {
    GoMap(entries.mapValues { Entry($0.value.deepCopy(), keyOrigin: $0.keyOrigin) }, type, typeName: typeName)
  }

  /// Takes over every key of `other`; maps on both sides are merged, nulls are kept for the charts to see.
  func override(with other: GoMap) {
    for (key, entry) in other.entries {
      if let map = entry.value.map, let mine = entries[key]?.value.map {
        mine.override(with: map)
        entries[key]?.keyOrigin = entry.keyOrigin ?? entries[key]?.keyOrigin
      } else {
        entries[key] = Entry(entry.value.deepCopy(), keyOrigin: entry.keyOrigin)
      }
    }
  }

  /// Adds what `source` has beyond this map, which wins. While `keepsNulls`, a null here stays; otherwise it removes its
  /// key. The source is used up: it takes on the nulls of this map, and its maps become parts of it.
  func coalesce(_ source: GoMap, keepsNulls: Bool) {
    for (key, entry) in entries where entry.value.isNull { source.entries[key] = entry }
    for (key, entry) in source.entries {
      guard let mine = entries[key] else {
        entries[key] = entry
        continue
      }
      if mine.value.isNull {
        if !keepsNulls { entries[key] = nil }
      } else if let map = entry.value.map, let own = mine.value.map {
        own.coalesce(map, keepsNulls: keepsNulls)
      }
    }
  }

  /// The map at a path of keys with `.` between them.
  func table(_ path: some StringProtocol) -> GoMap? {
    var map = self
    for key in path.split(separator: ".", omittingEmptySubsequences: false) {
      guard let next = map.entries[String(key)]?.value.map else { return nil }
      map = next
    }
    return map
  }

  /// The value at a path of keys with `.` between them; nil where there is none.
  func value(at path: some StringProtocol) -> GoValue? {
    guard let dot = path.lastIndex(of: ".") else {
      return entries[String(path)]?.value
    }
    return table(path[..<dot])?.entries[String(path[path.index(after: dot)...])]?.value
  }

  /// A map that has this one at the end of `path`.
  func nested(at path: String) -> GoMap {
    path == "."
      ? self
      : path.split(separator: ".", omittingEmptySubsequences: false).reversed().reduce(self) { inner, key in
        GoMap([String(key): .map(inner)])
      }
  }
}
