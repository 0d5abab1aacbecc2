// Strings in their styles (emitterc.go, `write_plain_scalar` and its relatives).

extension GoYAMLWriter {
  /// A line is folded at the next space behind this column.
  private var width: Int { dialect == .version2 ? 80 : .max }

  /// Writes a string that stands in a collection at `indent`.
  mutating func writeString(
    _ string: String, _ origins: Origins, indent: Int, isKey: Bool
  ) throws(GoFailure) {
    let start = text.bytes.count
    let run = Run(bytes: Array(string.utf8), origins: origins, indent: indent + 2, folds: !isKey)
    switch GoYAMLScalar(string: string, isKey: isKey, dialect: dialect).style {
    case .plain: writeUnescaped(run)
    case .singleQuoted:
      put("'")
      writeUnescaped(run, quote: UInt8(ascii: "'"))
      put("'")
    case .doubleQuoted: writeEscaped(string, run)
    case .literal(let header):
      text.append(header, nil as Origin?)
      writeLines(run)
    }
    // Folding and escapes may make a text much longer.
    try evaluation.spend(bytes: text.bytes.count - start)
  }

  private struct Run {
    let bytes: [UInt8]
    let origins: Origins
    /// Of the lines after the first.
    let indent: Int
    let folds: Bool
  }

  /// How many characters stand in the line that is being written.
  private var column: Int {
    text.bytes.reversed().lazy.prefix { $0 != 0x0A }.count { $0 & 0xC0 != 0x80 }
  }

  /// Text as it is but for line ends in place of spaces, and each `quote` twice.
  private mutating func writeUnescaped(_ run: Run, quote: UInt8? = nil) {
    let bytes = run.bytes
    guard bytes.contains(where: { $0 == 0x20 || $0 == quote || $0 == 0xE2 }) else {
      text.append(bytes, bytes.indices, run.origins)
      return
    }
    var column = column
    var start = 0
    var (isBehindSpace, isBehindBreak) = (false, false)
    for (place, byte) in bytes.enumerated() {
      let next = place + 1 < bytes.count ? bytes[place + 1] : nil
      if byte & 0xC0 == 0x80 { continue }
      column += 1
      if byte == 0x20 {
        let isInside = quote == nil || place > 0 && next != nil
        if run.folds, !isBehindSpace, column - 1 > width, isInside, next != 0x20 {
          text.append(bytes, start..<place, run.origins)
          put("\n")
          pad(run.indent)
          start = place + 1
          column = run.indent
        }
        isBehindSpace = true
        continue
      }
      let isBreak =
        byte == 0xE2 && next == 0x80 && place + 2 < bytes.count && bytes[place + 2] | 0x01 == 0xA9
      if isBreak {
        column = 0
      } else {
        if isBehindBreak {
          text.append(bytes, start..<place, run.origins)
          pad(run.indent)
          start = place
          column += run.indent
        }
        if byte == quote {
          text.append(bytes, start..<place + 1, run.origins)
          put("'")
          start = place + 1
          column += 1
        }
        isBehindSpace = false
      }
      isBehindBreak = isBreak
    }
    text.append(bytes, start..<bytes.count, run.origins)
  }

  private mutating func writeEscaped(_ string: String, _ run: Run) {
    put("\"")
    var column = column
    var result = String.UnicodeScalarView()
    var isBehindSpace = false
    var isChanged = false
    let scalars = Array(string.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      if scalar == " " {
        if run.folds, !isBehindSpace, column > width, place > 0, place < scalars.count - 1 {
          result.append("\n")
          result.append(contentsOf: repeatElement(" ", count: run.indent))
          column = run.indent
          if scalars[place + 1] == " " {
            result.append("\\")
            column += 1
          }
          isChanged = true
        } else {
          result.append(scalar)
          column += 1
        }
        isBehindSpace = true
        continue
      }
      isBehindSpace = false
      if GoYAMLScalar.isPrintable(scalar), scalar != "\"", scalar != "\\", !GoYAMLScalar.isBreak(scalar) {
        result.append(scalar)
        column += 1
      } else {
        let escape = GoYAMLScalar.escape(scalar)
        result.append(contentsOf: escape.unicodeScalars)
        column += escape.utf8.count
        isChanged = true
      }
    }
    if isChanged {
      text.append(String(result), run.origins.collapsed)
    } else {
      text.append(run.bytes, run.bytes.indices, run.origins)
    }
    put("\"")
  }

  private mutating func writeLines(_ run: Run) {
    let bytes = run.bytes
    // In version 3 a line end at the start is the header's.
    var start = dialect == .version3 && bytes.first == 0x0A ? 1 : 0
    put("\n")
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      if end > start {
        pad(run.indent)
        writeLine(run, start..<end)
      }
      if end < bytes.count { text.append(bytes, end..<end + 1, run.origins) }
      start = end + 1
    }
  }

  /// A line, in which a line separator of Unicode begins another one, with its indentation.
  private mutating func writeLine(_ run: Run, _ range: Range<Int>) {
    let bytes = run.bytes
    var start = range.lowerBound
    for place in range where bytes[place] == 0xE2 && place + 3 < range.upperBound {
      let isBreak = bytes[place + 1] == 0x80 && bytes[place + 2] | 0x01 == 0xA9
      let isDoubled = bytes[place + 3] == 0xE2 && place + 5 < range.upperBound && bytes[place + 5] | 0x01 == 0xA9
      guard isBreak, !isDoubled else { continue }
      text.append(bytes, start..<place + 3, run.origins)
      pad(run.indent)
      start = place + 3
    }
    text.append(bytes, start..<range.upperBound, run.origins)
  }
}

extension GoYAMLScalar {
  /// JSON leaves these characters as they are, and no reader of YAML takes them (readerc.go).
  static func checkReadable(_ string: String, isKey: Bool = false) throws(GoFailure) {
    guard string.utf8.contains(where: { $0 == 0x7F || $0 == 0xC2 || $0 == 0xEF }) else { return }
    for scalar in string.unicodeScalars {
      switch scalar.value {
      case 0x7F...0x84, 0x86...0x9F, 0xFFFE, 0xFFFF: throw GoFailure("yaml: control characters are not allowed")
      case 0x85 where isKey: throw GoFailure("yaml: could not find expected ':'")
      default: break
      }
    }
  }
}
