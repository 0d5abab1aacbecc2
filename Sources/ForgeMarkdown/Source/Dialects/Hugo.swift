import ForgeDiagnostics

extension GeneratorDialect {
  /// Hugo: the shortcode `highlight` is a block of code; other shortcodes alone on their lines are no text.
  package static let hugo = GeneratorDialect(
    markers: ["{{<", "{{%"], includeMarkers: ["readfile"], hasTOML: true, words: references
  ) {
    line, bytes in
    let text = bytes[line]
    guard text.starts(with: "{{<".utf8) || text.starts(with: "{{%".utf8) else { return nil }
    guard text.suffix(3).elementsEqual(">}}".utf8) || text.suffix(3).elementsEqual("%}}".utf8) else { return nil }
    let words = String(decoding: text.dropFirst(3).dropLast(3), as: UTF8.self).split(separator: " ")
    // Two on one line, with text between them.
    guard String(decoding: text.dropFirst(3), as: UTF8.self).firstRange(of: "{{") == nil else { return nil }
    if words.first == "highlight" {
      let language = words.count > 1 ? words[1].filter { $0 != "\"" } : ""
      return .text("```\(language)")
    }
    if words == ["/highlight"] || words == ["/", "highlight"] { return .text("```") }
    if words.first == "readfile" {
      let parameters = words.dropFirst().map { $0.filter { $0 != "\"" } }
      func value(_ key: String) -> String? {
        parameters.first { $0.hasPrefix("\(key)=") }.map { String($0.dropFirst(key.count + 1)) }
      }
      guard let path = value("file") ?? parameters.first(where: { !$0.contains("=") }) else { return nil }
      let request = IncludeDirective.Request(path: path, selections: [], range: line)
      return value("code") == "true" ? .code(request, language: value("lang") ?? "") : .include([request])
    }
    return .text("")
  }

  /// `{{< relref "page.md" >}}` in the place of a destination is the address `relref:page.md`.
  private static let references: @Sendable (Range<Int>, [UInt8]) -> [(range: Range<Int>, text: String)] = {
    line, bytes in
    var found: [(range: Range<Int>, text: String)] = []
    var start = line.lowerBound
    while let open = bytes.firstRange(of: Array("]({{".utf8), in: start..<line.upperBound),
      let close = bytes.firstRange(of: Array("}})".utf8), in: open.upperBound..<line.upperBound)
    {
      start = close.upperBound
      let range = open.lowerBound + 2..<close.upperBound - 1
      let inside = String(decoding: bytes[range].dropFirst(3).dropLast(3), as: UTF8.self)
      let words = inside.split(separator: " ").map { $0.filter { $0 != "\"" && $0 != "'" } }
      guard words.count >= 2, ["ref", "relref"].contains(words[0]) else { continue }
      let path = words[1].hasPrefix("path=") ? String(words[1].dropFirst("path=".count)) : words[1]
      found.append((range, "relref:\(path)"))
    }
    return found
  }
}
