extension GeneratorDialect {
  /// Hugo: the shortcode `highlight` is a block of code; other shortcodes alone on their lines are no text.
  package static let hugo = GeneratorDialect(markers: ["{{<", "{{%"], includeMarkers: [], hasTOML: true) {
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
    return .text("")
  }
}
