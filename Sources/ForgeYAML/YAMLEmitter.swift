import ForgeDiagnostics

/// Writes a tree as YAML in block style, two spaces a level, with quotes only where a reader of YAML 1.1 or 1.2 would
/// take the text for something else. Of a key that stands twice, the first is written; aliases are written out.
package struct YAMLEmitter {
  private var text = ""
  private let comments: [String: YAMLComments]

  private init(_ comments: [String: YAMLComments]) {
    self.comments = comments
  }

  /// The text of `node` with a line feed at its end, and with the comments of the files that its parts come from.
  package static func emit(_ node: YAMLNode, comments: [String: YAMLComments] = [:]) -> String {
    var emitter = YAMLEmitter(comments)
    if emitter.isFlow(node) { emitter.writeComments(above: node.range, indent: 0) }
    if node.isBlock {
      for comment in emitter.besideBrackets(node) { emitter.text += comment + "\n" }
    }
    emitter.writeTag(node, isFollowed: !node.isBlock)
    if node.tag != nil, node.isBlock { emitter.text += "\n" }
    emitter.writeBody(node, indent: 0, parent: -2)
    return emitter.text
  }

  /// Writes what follows `key:` or the tag of `node`: on the same line, or on lines of its own, with `comments` before it.
  private mutating func writeValue(_ node: YAMLNode, indent: Int, comments: [String] = []) {
    if node.tag != nil {
      text += " "
      writeTag(node, isFollowed: false)
    }
    guard node.isBlock else {
      text += " "
      writeBody(node, indent: indent + 2, parent: indent)
      return
    }
    if let first = comments.first { text += " " + first }
    text += "\n"
    for comment in comments.dropFirst() { text += spaces(indent + 2) + comment + "\n" }
    text += spaces(indent + 2)
    writeBody(node, indent: indent + 2, parent: indent)
  }

  /// Writes what follows `- `, `? ` or `: `, where a collection may begin on the same line.
  private mutating func writeItem(_ node: YAMLNode, indent: Int) {
    guard node.tag == nil || !node.isBlock else {
      text.removeLast()
      writeValue(node, indent: indent)
      return
    }
    writeTag(node, isFollowed: true)
    writeBody(node, indent: indent + 2, parent: indent)
  }

  /// Writes `node` at the place where the text stands; its further lines begin at `indent`. `parent` is the column of
  /// the collection it is in.
  private mutating func writeBody(_ node: YAMLNode, indent: Int, parent: Int) {
    switch node.content {
    case .scalar(let scalar): writeScalar(scalar, node: node, parent: parent)
    case .sequence(let items):
      if items.isEmpty { writeEmpty("[]", node) }
      for (place, item) in items.enumerated() {
        if place > 0 { text += spaces(indent) }
        // Those above a mapping's first key are written with the key, unless a bracket stands before it.
        if item.mapping == nil || isFlow(item) { writeComments(above: item.range, indent: indent) }
        if item.isBlock {
          for comment in besideBrackets(item) { text += comment + "\n" + spaces(indent) }
        }
        text += "- "
        writeItem(item, indent: indent)
      }
      if !items.isEmpty { writeComments(beforeEndOf: node, indent: indent) }
    case .mapping(let mapping):
      if mapping.pairs.isEmpty { writeEmpty("{}", node) }
      for (place, pair) in mapping.pairs.enumerated() where mapping.firstPlace(ofKeyAt: place) == place {
        if place > 0 { text += spaces(indent) }
        writeComments(above: pair.key.range, indent: indent)
        write(pair, indent: indent)
      }
      if !mapping.pairs.isEmpty { writeComments(beforeEndOf: node, indent: indent) }
    }
  }

  private mutating func writeEmpty(_ brackets: String, _ node: YAMLNode) {
    text += brackets
    let inside = comments[node.range.path]?.beforeEnd(node.range.bytes) ?? []
    for comment in besideBrackets(node) + inside { text += " " + comment }
    text += "\n"
  }

  private mutating func write(_ pair: YAMLMapping.Pair, indent: Int) {
    if let key = pair.key.scalar {
      let written = Self.oneLine(key, isTagged: pair.key.tag != nil)
      // A key on one line ends after 1024 characters at most (section 7.4.2).
      if written.unicodeScalars.count < 900 {
        writeTag(pair.key, isFollowed: true)
        text += written + ":"
        let comments = [comment(after: pair.key.range)].compactMap(\.self) + besideBrackets(pair.value)
        writeValue(pair.value, indent: indent, comments: pair.value.isBlock ? comments : [])
        return
      }
    }
    text += "? "
    writeItem(pair.key, indent: indent)
    text += spaces(indent) + ": "
    writeItem(pair.value, indent: indent)
  }

  /// Writes comments on lines of their own, where a line has just begun.
  private mutating func writeComments(above range: SourceRange, indent: Int) {
    for comment in comments[range.path]?.above(range.bytes.lowerBound) ?? [] {
      text += comment + "\n" + spaces(indent)
    }
  }

  /// Writes the comments before the last bracket of `node` on lines of their own, after all that is in it.
  private mutating func writeComments(beforeEndOf node: YAMLNode, indent: Int) {
    for comment in comments[node.range.path]?.beforeEnd(node.range.bytes) ?? [] {
      text += spaces(indent) + comment + "\n"
    }
  }

  private func besideBrackets(_ node: YAMLNode) -> [String] {
    comments[node.range.path]?.besideBrackets(node.range.bytes) ?? []
  }

  private func isFlow(_ node: YAMLNode) -> Bool {
    comments[node.range.path]?.isFlow(node.range.bytes) ?? false
  }

  private func comment(after range: SourceRange) -> String? {
    comments[range.path]?.after(range.bytes.upperBound)
  }

  private mutating func writeTag(_ node: YAMLNode, isFollowed: Bool) {
    guard let tag = node.tag else { return }
    let standard = "tag:yaml.org,2002:"
    if tag.hasPrefix(standard), tag.dropFirst(standard.count).utf8.allSatisfy(\.isTagByte), tag != standard {
      text += "!!" + tag.dropFirst(standard.count)
    } else if tag == "!" || tag.hasPrefix("!") && tag.utf8.dropFirst().allSatisfy(\.isTagByte) {
      text += tag
    } else {
      text += "!<" + tag.utf8.map(\.tagText).joined() + ">"
    }
    if isFollowed { text += " " }
  }

  // MARK: Scalars

  private mutating func writeScalar(_ scalar: YAMLScalar, node: YAMLNode, parent: Int) {
    guard case .string(let string) = scalar.value, let header = Self.literalHeader(string) else {
      text += Self.oneLine(scalar, isTagged: node.tag != nil)
      if let comment = comment(after: node.range) { text += " " + comment }
      text += "\n"
      return
    }
    text += header
    // A block in the source ends with its line: what follows is beside something else.
    let isBlock = scalar.style == .literal || scalar.style == .folded
    if !isBlock, let comment = comment(after: node.range) { text += " " + comment }
    text += "\n"
    let content = string.utf8.last == 0x0A ? String(string.unicodeScalars.dropLast()) : string
    for line in content.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if !line.isEmpty { text += spaces(max(parent + 2, 2)) + String(decoding: line, as: UTF8.self) }
      text += "\n"
    }
  }

  /// The header of a literal block that gives `string`; nil where it is better in quotes.
  private static func literalHeader(_ string: String) -> String? {
    let lines = string.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count > 1, string.utf8.contains(where: { $0 != 0x0A }) else { return nil }
    let isReadable = string.unicodeScalars.allSatisfy { PlainText.isPrintable($0) || $0 == "\n" || $0 == "\t" }
    let hasBlankLine = lines.contains { line in !line.isEmpty && line.allSatisfy { $0.isBlankOrBreak } }
    guard isReadable, !hasBlankLine else { return nil }
    let needsIndicator = string.utf8.first.map { $0.isBlankOrBreak } ?? false
    let chomping = string.hasSuffix("\n\n") ? "+" : string.hasSuffix("\n") ? "" : "-"
    return "|" + (needsIndicator ? "2" : "") + chomping
  }

  private static func oneLine(_ scalar: YAMLScalar, isTagged: Bool) -> String {
    switch scalar.value {
    case .null: "null"
    case .bool(let bool): bool ? "true" : "false"
    case .int(let int): kept(scalar) ?? String(int)
    case .float(let double): kept(scalar) ?? Self.float(double)
    case .string(let string): !isTagged && PlainText.isSafe(string) ? string : quoted(string)
    }
  }

  /// The number as it was written, where both versions of YAML take it for the same.
  private static func kept(_ scalar: YAMLScalar) -> String? {
    let new = YAMLSchema.core12.value(ofPlain: scalar.text)
    return new == scalar.value && new == YAMLSchema.yaml11.value(ofPlain: scalar.text) ? scalar.text : nil
  }

  private static func float(_ double: Double) -> String {
    guard double.isFinite else { return double.isNaN ? ".nan" : double < 0 ? "-.inf" : ".inf" }
    let text = "\(double)"
    guard let exponent = text.firstIndex(of: "e"), !text.contains(".") else { return text }
    return text[..<exponent] + ".0" + text[exponent...]
  }

  private static func quoted(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      case _ where PlainText.isPrintable(scalar): text.unicodeScalars.append(scalar)
      case _ where scalar.value <= 0xFF: text += "\\x" + hexadecimal(scalar.value, width: 2)
      case _ where scalar.value <= 0xFFFF: text += "\\u" + hexadecimal(scalar.value, width: 4)
      default: text += "\\U" + hexadecimal(scalar.value, width: 8)
      }
    }
    return text + "\""
  }

  private func spaces(_ count: Int) -> String {
    String(repeating: " ", count: count)
  }
}

extension YAMLNode {
  /// Whether the emitter gives this node lines of its own.
  fileprivate var isBlock: Bool {
    switch content {
    case .scalar: false
    case .sequence(let items): !items.isEmpty
    case .mapping(let mapping): !mapping.pairs.isEmpty
    }
  }
}

extension UInt8 {
  /// Whether this may stand in a tag as it is.
  fileprivate var isTagByte: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
      UInt8(ascii: "/"), UInt8(ascii: ":"):
      true
    default: false
    }
  }

  fileprivate var tagText: String {
    let isSafe = isTagByte || self == UInt8(ascii: ",") || self == UInt8(ascii: "!")
    return isSafe ? String(Unicode.Scalar(self)) : "%" + hexadecimal(UInt32(self), width: 2)
  }
}
