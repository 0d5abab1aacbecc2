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
    guard text.contains(text: "...") || text.contains(text: "…") else { return (text, false) }
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
    func has(_ part: StaticString) -> Bool { bytes.contains(text: part) }
    if has("…") || has("...") || has("[!code") || has("{%") || has("<%") || hasTemplate(bytes) { return true }
    if hasPlaceholder(bytes) { return true }
    if language == "json", has("//") || has("/*") { return true }
    return bytes.split(separator: 0x0A).contains { line in
      line.starts(with: "+".utf8) || line.starts(with: "@@".utf8) || line.starts(with: "---  ".utf8)
    }
  }

  /// Whether `{{` stands in the text other than in an expression of a workflow, `${{`.
  private static func hasTemplate(_ bytes: [UInt8]) -> Bool {
    var start = 0
    while let found = bytes.firstRange(of: Array("{{".utf8), in: start..<bytes.count) {
      guard found.lowerBound > 0, bytes[found.lowerBound - 1] == UInt8(ascii: "$") else { return true }
      start = found.upperBound
    }
    return false
  }

  /// Whether a placeholder in angle brackets, `<name>`, stands in a line.
  private static func hasPlaceholder(_ bytes: [UInt8]) -> Bool {
    for place in bytes.indices.dropLast() where bytes[place] == UInt8(ascii: "<") {
      guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[place + 1] | 0x20) else { continue }
      let end = bytes[(place + 1)...].first { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") || $0 == 0x0A }
      if end == UInt8(ascii: ">") { return true }
    }
    return false
  }

  /// What a whole document of the language would be for, by its first words; nil for what may be anything.
  var purpose: String? { Self.purpose(of: bytes) }

  static func purpose(of bytes: [UInt8]) -> String? {
    if hasKey("apiVersion:", bytes), hasKey("kind:", bytes) { return "Kubernetes" }
    if bytes.contains(text: "\"apiVersion\""), bytes.contains(text: "\"kind\"") { return "Kubernetes" }
    if hasKey("services:", bytes), bytes.contains(text: "image:") || bytes.contains(text: "build:") { return "Compose" }
    if hasKey("jobs:", bytes), hasKey("on:", bytes) || hasKey("\"on\":", bytes) { return "GitHub" }
    return nil
  }

  /// Whether a line begins with a key and its colon.
  private static func hasKey(_ key: String, _ bytes: [UInt8]) -> Bool {
    let key = Array(key.utf8)
    var start = 0
    while let found = bytes.firstRange(of: key, in: start..<bytes.count) {
      if found.lowerBound == 0 || bytes[found.lowerBound - 1] == UInt8(ascii: "\n") { return true }
      start = found.upperBound
    }
    return false
  }
}
