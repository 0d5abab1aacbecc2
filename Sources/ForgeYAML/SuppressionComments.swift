import ForgeDiagnostics

/// `# forge-docs allow: …` comments of a YAML file.
///
/// A comment after something speaks for its line; one alone on its line speaks for the next line and all that is
/// indented deeper below it.
enum SuppressionComments {
  static func all(in file: SourceFile, _ range: Range<Int>, _ documents: [YAMLDocument]) -> [Suppression] {
    guard file.bytes.firstRange(of: Suppression.marker, in: range) != nil else { return [] }
    let scalars = multiLineScalars(documents)
    let lines = LineIndex(file)
    var suppressions: [Suppression] = []
    var bounds = range
    while let found = file.bytes.firstRange(of: Suppression.marker, in: bounds) {
      bounds = found.upperBound..<range.upperBound
      let line = lines.line(of: found.lowerBound)
      let content = lines.content(ofLine: line)
      guard let sign = file.bytes[content.lowerBound..<found.lowerBound].lastIndex(of: UInt8(ascii: "#")),
        file.bytes[(sign + 1)..<found.lowerBound].allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: "#") }),
        !scalars.contains(where: { $0.contains(sign) })
      else { continue }
      let isAlone = file.bytes[content.lowerBound..<sign].allSatisfy { $0 == 0x20 || $0 == 0x09 }
      let covered = isAlone ? block(after: line, lines, file.bytes) : content
      if let suppression = Suppression(in: file, comment: sign..<content.upperBound, covering: covered) {
        suppressions.append(suppression)
      }
    }
    return suppressions
  }

  private static func block(after line: Int, _ lines: LineIndex, _ bytes: [UInt8]) -> Range<Int> {
    func indentation(_ content: Range<Int>) -> Int? {
      bytes[content].firstIndex { $0 != 0x20 }.map { $0 - content.lowerBound }
    }
    var first = line + 1
    while first <= lines.count {
      let content = lines.content(ofLine: first)
      if let column = indentation(content), bytes[content.lowerBound + column] != UInt8(ascii: "#") { break }
      first += 1
    }
    guard first <= lines.count, let base = indentation(lines.content(ofLine: first)) else {
      return lines.content(ofLine: line)
    }
    var last = first
    while last < lines.count {
      if let column = indentation(lines.content(ofLine: last + 1)), column <= base { break }
      last += 1
    }
    return lines.content(ofLine: first).lowerBound..<lines.content(ofLine: last).upperBound
  }

  /// The ranges of scalars in which a `#` is text.
  private static func multiLineScalars(_ documents: [YAMLDocument]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var pending = documents.compactMap(\.root)
    while let node = pending.popLast() {
      switch node.content {
      case .scalar(let scalar): if scalar.style != .plain { ranges.append(node.range.bytes) }
      case .sequence(let items): pending += items
      case .mapping(let mapping): pending += mapping.pairs.flatMap { [$0.key, $0.value] }
      }
    }
    return ranges
  }
}
