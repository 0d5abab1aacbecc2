import ForgeDiagnostics
import ForgeYAML

extension APIFiles {
  /// The safe fix that gives `mapping` the field `name` with a plain `value`: in place of the value it has, or as a pair
  /// after that of `neighbor`, written as the mapping is.
  func fix(setting name: String, to value: String, after neighbor: String, of mapping: YAMLNode) -> Fix? {
    let title = "Set `\(name): \(value)`"
    if let old = mapping[name] {
      guard old.scalar != nil, !old.range.bytes.isEmpty else { return nil }
      return Fix(title, isSafe: true, edits: [Fix.Edit(replacing: old.range, with: value)])
    }
    guard let pair = mapping.mapping?.pair(neighbor), let source = files[mapping.range.path]?.source,
      pair.value.alias == nil, mapping.alias == nil
    else { return nil }
    let end = pair.value.range.bytes.upperBound
    let key = pair.key.range.bytes.lowerBound
    let start = mapping.range.bytes.lowerBound
    guard key < source.bytes.count, start < source.bytes.count, end <= source.bytes.count else { return nil }
    var place = end
    let text: String
    if source.bytes[start] == UInt8(ascii: "{") {
      text = source.bytes[key] == UInt8(ascii: "\"") ? ", \"\(name)\": \(value)" : ", \(name): \(value)"
    } else {
      // The key's column, whatever stands before it: a dash counts as the space that it takes.
      let line = source.bytes[..<key].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
      // A comment stays with its field.
      place =
        source.bytes[end...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? source.bytes.count
      text = "\n" + String(repeating: " ", count: key - line) + "\(name): \(value)"
    }
    return Fix(title, isSafe: true, edits: [Fix.Edit(replacing: source.range(place..<place), with: text)])
  }

  /// The safe fix that takes an item out of a list, from the end of the one before it; nil where a comment would go too.
  func fix(deletingSecond item: YAMLNode, after end: Int) -> Fix? {
    guard let source = files[item.range.path]?.source, item.alias == nil, end <= item.range.bytes.lowerBound,
      !source.bytes[end..<item.range.bytes.upperBound].contains(UInt8(ascii: "#"))
    else { return nil }
    let edit = Fix.Edit(replacing: source.range(end..<item.range.bytes.upperBound), with: "")
    return Fix("Delete the second \(item.text.map { "`\($0)`" } ?? "one")", isSafe: true, edits: [edit])
  }

  /// The edit that takes a field with a plain value out of `mapping`; nil where that is not certain to leave the rest as
  /// it is, a comment above all.
  func edit(deleting pair: YAMLMapping.Pair, of mapping: YAMLNode) -> Fix.Edit? {
    guard let source = files[mapping.range.path]?.source, pair.value.alias == nil, mapping.alias == nil,
      let pairs = mapping.mapping?.pairs, pairs.count > 1, let index = pairs.firstIndex(of: pair),
      pairs.allSatisfy({ mapping.range.contains($0.key.range) && mapping.range.contains($0.value.range) })
    else { return nil }
    let isFlow = source.bytes[mapping.range.bytes.lowerBound] == UInt8(ascii: "{")
    let range = isFlow ? Self.flowRange(of: index, in: pairs) : Self.lineRange(of: pair, in: source.bytes)
    guard let range, !source.bytes[range].contains(UInt8(ascii: "#")) else { return nil }
    return Fix.Edit(replacing: source.range(range), with: "")
  }

  /// A pair between commas, with one of them.
  private static func flowRange(of index: Int, in pairs: [YAMLMapping.Pair]) -> Range<Int>? {
    let pair = pairs[index]
    let start = index > 0 ? pairs[index - 1].value.range.bytes.upperBound : pair.key.range.bytes.lowerBound
    let end = index > 0 ? pair.value.range.bytes.upperBound : pairs[1].key.range.bytes.lowerBound
    return start <= end ? start..<end : nil
  }

  /// The line of a pair that has one to itself.
  private static func lineRange(of pair: YAMLMapping.Pair, in bytes: [UInt8]) -> Range<Int>? {
    let key = pair.key.range.bytes.lowerBound
    let start = bytes[..<key].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let end = bytes[pair.value.range.bytes.upperBound...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
    guard let end, bytes[start..<key].allSatisfy({ $0 == UInt8(ascii: " ") }),
      bytes[start..<end].count(where: { $0 == UInt8(ascii: "\n") }) == 1
    else { return nil }
    return start..<end
  }
}

extension YAMLNode {
  /// The fix that gives a scalar another text, which needs no quotes and keeps those that are there.
  func fix(writing text: String, isSafe: Bool) -> Fix? {
    textPlace.map {
      Fix("Replace with `\(text)`", isSafe: isSafe, edits: [Fix.Edit(replacing: $0, with: text)])
    }
  }

  /// The safe fix that puts `mark` before the text of a scalar.
  func fix(prefixing mark: String) -> Fix? {
    guard var place = textPlace else { return nil }
    place.bytes = place.bytes.lowerBound..<place.bytes.lowerBound
    return Fix("Put `\(mark)` before it", isSafe: true, edits: [Fix.Edit(replacing: place, with: mark)])
  }

  /// Where the text of a scalar stands, without its quotes; nil for blocks, for aliases and for nothing.
  private var textPlace: SourceRange? {
    guard let scalar, alias == nil, !range.bytes.isEmpty else { return nil }
    var place = range
    switch scalar.style {
    case .plain: break
    case .singleQuoted, .doubleQuoted: place.bytes = range.bytes.lowerBound + 1..<range.bytes.upperBound - 1
    case .literal, .folded: return nil
    }
    return place
  }
}

extension SourceRange {
  fileprivate func contains(_ other: SourceRange) -> Bool {
    path == other.path && bytes.lowerBound <= other.bytes.lowerBound && other.bytes.upperBound <= bytes.upperBound
  }
}
