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
}
