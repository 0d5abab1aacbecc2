import ForgeDiagnostics
import ForgeFiles
import ForgeYAML

/// A key and value for a generated ConfigMap or Secret, with the place that gave it.
struct DataEntry {
  let key: String
  let bytes: [UInt8]
  let keyRange: SourceRange
  let range: SourceRange
}

extension KustomizationBuild {
  /// What `envs`, `literals` and `files` of a generator give, in that order (`api/kv`).
  mutating func dataEntries(_ generator: YAMLNode, in folder: String) throws(KustomizeFault) -> [DataEntry] {
    var entries: [DataEntry] = []
    let environments = (generator["envs"]?.sequence ?? []) + [generator["env"]].compactMap(\.self)
    for item in environments {
      let file = try read(item.text ?? "", from: folder, at: item.range)
      entries += try variables(of: file, named: item)
    }
    for item in generator["literals"]?.sequence ?? [] { entries.append(try Self.literal(item)) }
    for item in generator["files"]?.sequence ?? [] {
      let (key, path) = try Self.source(item)
      let file = try read(path, from: folder, at: item.range)
      let whole = file.range(0..<file.bytes.count)
      entries.append(DataEntry(key: key, bytes: file.bytes, keyRange: item.range, range: whole))
    }
    var seen: Set<String> = []
    for entry in entries where !seen.insert(entry.key).inserted {
      throw KustomizeFault(.sameKey(entry.key), at: entry.keyRange)
    }
    return entries
  }

  private static func literal(_ item: YAMLNode) throws(KustomizeFault) -> DataEntry {
    let text = item.text ?? ""
    guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
      throw KustomizeFault("literal is not `key=value`", at: item.range)
    }
    var value = text[text.index(after: equals)...]
    if let quote = value.first, value.count > 1, quote == "\"" || quote == "'", value.last == quote {
      value = value.dropFirst().dropLast()
    }
    return DataEntry(key: String(text[..<equals]), bytes: Array(value.utf8), keyRange: item.range, range: item.range)
  }

  private static func source(_ item: YAMLNode) throws(KustomizeFault) -> (key: String, path: String) {
    let text = item.text ?? ""
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    switch parts.count {
    case 1: return (TreePath.name(of: text), text)
    case 2 where !parts[0].isEmpty && !parts[1].isEmpty: return (String(parts[0]), String(parts[1]))
    default: throw KustomizeFault("file is neither `path` nor `key=path`", at: item.range)
    }
  }

  /// The lines of a file of variables. A name alone takes its value from the environment of whoever builds.
  private mutating func variables(of file: SourceFile, named item: YAMLNode) throws(KustomizeFault) -> [DataEntry] {
    var entries: [DataEntry] = []
    var start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < file.bytes.count {
      let end = file.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? file.bytes.count
      var line = file.bytes[start..<end]
      if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
      line = line.drop { [0x20, 0x09, 0x0B, 0x0C, 0x0D].contains($0) }
      start = end + 1
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      let range = file.range(line.startIndex..<line.endIndex)
      let equals = line.firstIndex(of: UInt8(ascii: "="))
      let key = String(decoding: line[..<(equals ?? line.endIndex)], as: UTF8.self)
      guard !key.isEmpty, !key.contains(" ") else { throw KustomizeFault(.noVariable(key), at: range) }
      if equals == nil { gaps.append(.init(.missing("environment variable \(key)"), at: range)) }
      let value = equals.map { Array(line[($0 + 1)...]) } ?? []
      entries.append(DataEntry(key: key, bytes: value, keyRange: range, range: range))
    }
    return entries
  }
}

extension Message {
  fileprivate static func sameKey(_ key: String) -> Message {
    "key `\(key)` stands twice in the generated data"
  }

  fileprivate static func noVariable(_ name: String) -> Message {
    "`\(name)` is no name of a variable"
  }
}
