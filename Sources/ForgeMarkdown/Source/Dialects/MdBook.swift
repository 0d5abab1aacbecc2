extension GeneratorDialect {
  /// mdBook: `{{#include file.sh:4:9}}`, with `:anchor`, and the like for Rust.
  package static let mdBook = GeneratorDialect(markers: ["{{#"], includeMarkers: ["{{#"]) { line, bytes in
    guard bytes[line].starts(with: "{{#".utf8), bytes[line].suffix(2).elementsEqual("}}".utf8) else { return nil }
    let inside = String(decoding: bytes[line].dropFirst(3).dropLast(2), as: UTF8.self)
    let words = inside.split(separator: " ")
    guard words.count >= 2, ["include", "rustdoc_include", "playground"].contains(words[0]) else {
      return words.first == "title" ? .text("") : nil
    }
    let parts = words[1].split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    return .include([IncludeDirective.Request(path: String(parts[0]), selections: selections(parts), range: line)])
  }

  /// `file:3` is one line, `file:3:` all from it on, `file::9` all up to it.
  private static func selections(_ parts: [Substring]) -> [IncludeDirective.Selection] {
    guard parts.count > 1 else { return [] }
    if parts.count == 2, let line = Int(parts[1]) { return [.lines(line, line)] }
    if parts.count == 2 { return [.region(String(parts[1]))] }
    return [.lines(Int(parts[1]), Int(parts[2]))]
  }
}
