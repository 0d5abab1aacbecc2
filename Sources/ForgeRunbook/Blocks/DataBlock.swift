import ForgeDiagnostics
import ForgeMarkdown
import ForgeYAML

/// A block of YAML or JSON, as far as it can be read. Ranges are offsets in its text.
struct DataBlock {
  let bytes: [UInt8]
  let documents: [YAMLNode]
  /// What no reader of the language accepts.
  let faults: [Diagnostic]
  /// Whether it is a document as it stands, rather than one with gaps, placeholders, or text of another language in it.
  let isComplete: Bool

  static let languages: Set<String> = ["yaml", "yml", "json"]

  init(_ text: [UInt8], language: String) {
    let (bytes, hasGaps) = Self.withoutGaps(text)
    self.bytes = bytes
    let stream = YAMLStream.parse(SourceFile(path: "", bytes: bytes), schema: .go)
    documents = stream.documents.compactMap(\.root).filter { !$0.isNull }
    faults = stream.diagnostics.filter { $0.rule == RuleDescription.yamlSyntax.id }
    isComplete = !hasGaps && !Self.isOfAnotherLanguage(bytes, language)
  }

  /// The text with blanks where lines say that something is left out, so that all places stay.
  private static func withoutGaps(_ text: [UInt8]) -> (bytes: [UInt8], hasGaps: Bool) {
    var bytes = text
    var hasGaps = false
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let line = String(decoding: bytes[start..<end], as: UTF8.self).trimmingBlanks()
      let content = line.hasPrefix("- ") ? String(line.dropFirst(2)).trimmingBlanks() : line
      let bare = content.trimmingPrefix(while: { "#/[({<".contains($0) || $0 == " " })
      if bare.hasPrefix("...") || bare.hasPrefix("…") || bare.hasPrefix("[…") {
        hasGaps = true
        for place in start..<end { bytes[place] = 0x20 }
      }
      start = end + 1
    }
    return (bytes, hasGaps)
  }

  /// Templates, diffs, notes of site generators and placeholders in angle brackets: none of them is YAML, or yet a document.
  private static func isOfAnotherLanguage(_ bytes: [UInt8], _ language: String) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    if text.contains("…") || text.contains("...") || text.contains("[!code") { return true }
    if text.contains("{%") || text.contains("<%") || text.replacing("${{", with: "").contains("{{") { return true }
    if text.firstMatch(of: /<[A-Za-z][^<>\n]*>/) != nil { return true }
    if language == "json", text.contains("//") || text.contains("/*") { return true }
    return text.split(separator: "\n").contains { $0.hasPrefix("+") || $0.hasPrefix("@@") || $0.hasPrefix("---  ") }
  }

  /// What a whole document of the language would be for, by its first words; nil for what may be anything.
  var purpose: String? {
    let text = String(decoding: bytes, as: UTF8.self)
    let keys = Set(
      text.split(separator: "\n").compactMap { line -> Substring? in
        guard let colon = line.firstIndex(of: ":"), line.first != " ", line.first != "#" else { return nil }
        return line[..<colon]
      })
    if keys.isSuperset(of: ["apiVersion", "kind"]) { return "Kubernetes" }
    if text.contains("\"apiVersion\""), text.contains("\"kind\"") { return "Kubernetes" }
    if keys.contains("services"), text.contains("image:") || text.contains("build:") { return "Compose" }
    if keys.contains("jobs"), keys.contains("on") || keys.contains("\"on\"") { return "GitHub" }
    return nil
  }
}
