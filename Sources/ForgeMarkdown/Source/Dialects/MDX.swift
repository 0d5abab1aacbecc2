extension GeneratorDialect {
  /// MDX, as Docusaurus reads it: imports, exports, comments and the tags of components are no text.
  package static let mdx = GeneratorDialect(
    markers: ["import ", "export ", "{/*", "<", "```"], includeMarkers: []
  ) { line, bytes in
    // There is no code by indentation.
    if bytes[line].starts(with: "```".utf8) { return .dedented }
    let text = String(decoding: bytes[line], as: UTF8.self)
    if text.hasPrefix("import "), text.contains("'") || text.contains("\"") { return .text("") }
    if text.hasPrefix("export const ") || text.hasPrefix("export default ") || text.hasPrefix("export function ") {
      return .text("")
    }
    if text.hasPrefix("{/*"), text.hasSuffix("*/}") { return .text("") }
    return isComponent(text) ? .text("") : nil
  }

  /// `<Tabs>`, `</TabItem>`, `<TOCInline toc={toc} />`: one tag alone, its name with a capital.
  private static func isComponent(_ text: String) -> Bool {
    guard text.hasPrefix("<"), text.hasSuffix(">"), text.filter({ $0 == "<" }).count == 1 else { return false }
    let name = text.dropFirst(text.hasPrefix("</") ? 2 : 1)
    return name.first?.isUppercase == true
  }
}
