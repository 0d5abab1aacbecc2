import ForgeDiagnostics

/// A line that opens a container, or closes one.
enum ContainerMarker {
  case footnote(FootnoteDefinition)
  case admonition(Admonition)
  case tab(title: String)
  case definition
  /// A line of two dollars, above or below TeX.
  case mathFence
  /// A line of colons: containers between two of them are not indented.
  case fence(FencedContainer)
  /// The last row of a table above a line that is no row, though libcmark would go on with a paragraph.
  case lastRow
  /// A row of a table that libcmark would take for the underline of a heading.
  case underline
}

/// The Markdown that libcmark gets in place of a page that has containers of our own.
///
/// libcmark knows footnotes, admonitions, tabs and definitions as little as any text. But their content is indented by
/// four columns, and so is that of a list item whose marker is as wide: the marker line of each becomes that of an ordered
/// item, and the items become what they stand for afterwards. A fence of colons becomes a comment, which is a block of its
/// own wherever it stands, and what is between two of them is put into one container. Fences of dollars become those of
/// code.
struct ContainerSource {
  struct Replacement {
    let marker: ContainerMarker
    /// Where the rewritten part of the line starts, and where the text that stays does, in the file.
    let range: Range<Int>
  }

  let lines: BlockLines
  private let body: Range<Int>
  private let syntax: Syntax
  /// The lines that are two dollars and nothing else, ascending.
  private let mathFences: [Int]
  private(set) var replacements: [Int: Replacement] = [:]
  /// Lines that look like markers and are code.
  private var hidden: Set<Int> = []

  private static let marker = Array("01) ".utf8)
  /// How many bytes take the place of a marker in what libcmark gets.
  static let markerLength = marker.count
  private static let mathFence = Array("~~~~~~~~~ math".utf8)
  private static let mathEnd = Array("~~~~~~~~~".utf8)
  private static let row = Array("a".utf8)
  /// Keeps an item whose first line has no text open for indented blocks; removed from the tree again.
  static let placeholder = Array("<!---->".utf8)

  init(_ lines: BlockLines, body: Range<Int>, syntax: Syntax) {
    self.lines = lines
    self.body = body
    self.syntax = syntax
    mathFences = syntax.contains(.math) ? DollarFence.lines(lines) : []
  }

  /// Whether the page may hold any of the containers: looked at before anything is built.
  static func isNeeded(_ bytes: [UInt8], body: Range<Int>, syntax: Syntax) -> Bool {
    func contains(_ text: String) -> Bool { bytes.firstRange(of: Array(text.utf8), in: body) != nil }
    return syntax.contains(.footnotes) && contains("[^") && contains("]:")
      || syntax.contains(.admonitions) && (contains("!!! ") || contains("???") || contains(":::"))
      || syntax.contains(.tabs) && contains("=== \"") || syntax.contains(.math) && contains("$$")
      || syntax.contains(.definitionLists) && DefinitionLists.isNeeded(bytes, body)
  }

  /// Finds the marker lines that `tree`, made of ``markdown``, does not hide in code or raw HTML; false where there are
  /// no more. Content of a container is code until its marker is known, so containers in containers take a turn each.
  mutating func findMarkers(in tree: MarkdownTree) -> Bool {
    let places = LinePlaces(tree, count: lines.count)
    var isChanged = dropHidden(places)
    var line = 1
    while line <= lines.count {
      defer { line += 1 }
      guard replacements[line] == nil, !places.isLiteral[line], !hidden.contains(line),
        let found = replacement(ofLine: line, places)
      else {
        continue
      }
      if case .mathFence = found.marker {
        guard let end = mathEnd(after: line, places) else { continue }
        replacements[end.line] = end.replacement
        replacements[line] = found
        line = end.line
      } else {
        replacements[line] = found
      }
      isChanged = true
    }
    return isChanged
  }

  /// Gives lines back that turned out to be code once the markers before them were known; false where there are none.
  mutating func dropHidden(in tree: MarkdownTree) -> Bool {
    dropHidden(LinePlaces(tree, count: lines.count))
  }

  private mutating func dropHidden(_ places: LinePlaces) -> Bool {
    var found = dropHiddenMath(places)
    for (line, replacement) in replacements where places.codeColumn[line] > 0 {
      if case .mathFence = replacement.marker { continue }
      // Code may begin on the line of a marker, after it.
      let column = replacement.range.lowerBound - lines.content(ofLine: line).lowerBound + 1
      guard places.codeColumn[line] <= column else { continue }
      hidden.insert(line)
      replacements[line] = nil
      found = true
    }
    return found
  }

  /// What follows last rows is read as where no paragraph stands above it, and underlines as text.
  mutating func apply(_ corrections: TableFinder.Corrections) {
    for (line, range) in corrections.lastRows { replacements[line] = Replacement(marker: .lastRow, range: range) }
    for (line, range) in corrections.underlines { replacements[line] = Replacement(marker: .underline, range: range) }
  }

  /// Takes the markers of definitions back that have no term; false where there are none.
  mutating func dropDefinitions(at drop: Set<Int>) {
    hidden.formUnion(drop)
    for line in drop { replacements[line] = nil }
  }

  /// Takes fences of dollars back that are not the two ends of one code block: they stand in code, or not in the same
  /// containers. The second may open another.
  private mutating func dropHiddenMath(_ places: LinePlaces) -> Bool {
    let fences = replacements.keys.filter { if case .mathFence? = replacements[$0]?.marker { true } else { false } }
    var found = false
    var opening: Int?
    for line in fences.sorted() {
      guard let start = opening else {
        opening = line
        continue
      }
      opening = nil
      guard places.codeEnd[start] != line else { continue }
      hidden.insert(start)
      replacements[start] = nil
      replacements[line] = nil
      found = true
    }
    return found
  }

  /// The first line that ``findMarkers(in:)`` would find; nil for none.
  func firstMarker(in tree: MarkdownTree) -> Int? {
    var further = self
    guard further.findMarkers(in: tree) else { return nil }
    return further.replacements.keys.filter { replacements[$0] == nil }.min()
  }

  /// The line of two dollars that ends the TeX above it; a line without one is text.
  private func mathEnd(after line: Int, _ places: LinePlaces) -> (line: Int, replacement: Replacement)? {
    let next = mathFences.partitionPoint { $0 <= line }
    guard next < mathFences.count, case let end = mathFences[next], replacements[end] == nil else { return nil }
    let content = lines.content(ofLine: end)
    guard let start = lines.bytes[content].firstIndex(of: UInt8(ascii: "$")), quoteDepth(end) == quoteDepth(line) else {
      return nil
    }
    return (end, Replacement(marker: .mathFence, range: start..<content.upperBound))
  }

  /// How many markers of block quotes stand before the fence of dollars on `line`.
  private func quoteDepth(_ line: Int) -> Int {
    lines.bytes[lines.content(ofLine: line)].count { $0 == UInt8(ascii: ">") }
  }

  private func replacement(ofLine line: Int, _ places: LinePlaces) -> Replacement? {
    let content = lines.content(ofLine: line)
    var offset = content.lowerBound
    var columns = 0
    while offset < content.upperBound, lines.bytes[offset].isBlank || lines.bytes[offset] == UInt8(ascii: ">") {
      columns = lines.bytes[offset] == UInt8(ascii: ">") ? -1 : columns + 1
      offset += 1
    }
    // Deeper indentation continues a paragraph, unless a container of the line took it.
    let isInside = places.startsBlock[line] || columns - indentation(ofLine: line - 1) <= 3 && mayDefine(line, places)
    guard columns <= 3 || isInside, offset < content.upperBound else { return nil }
    let rest = offset..<content.upperBound
    switch lines.bytes[offset] {
    case UInt8(ascii: "[") where syntax.contains(.footnotes):
      guard let (footnote, text) = FootnoteDefinition.read(rest, lines.bytes, line: Int32(line)) else { return nil }
      return Replacement(marker: .footnote(footnote), range: offset..<text)
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      guard syntax.contains(.admonitions), let admonition = Admonition(rest, lines.bytes) else { return nil }
      return Replacement(marker: .admonition(admonition), range: rest)
    case UInt8(ascii: "="):
      guard syntax.contains(.tabs), let title = Tabs.title(rest, lines.bytes) else { return nil }
      return Replacement(marker: .tab(title: title), range: rest)
    case UInt8(ascii: "$") where syntax.contains(.math):
      return DollarFence.isFence(rest, lines.bytes) ? Replacement(marker: .mathFence, range: rest) : nil
    case UInt8(ascii: ":"):
      if let text = DefinitionLists.text(rest, lines.bytes) {
        guard syntax.contains(.definitionLists), mayDefine(line, places) else { return nil }
        return Replacement(marker: .definition, range: offset..<text)
      }
      guard syntax.contains(.admonitions), let fence = FencedContainer(rest, lines.bytes) else { return nil }
      return Replacement(marker: .fence(fence), range: rest)
    default: return nil
    }
  }

  /// How many characters of white space start a line; 0 for a line that is not there.
  private func indentation(ofLine line: Int) -> Int {
    lines.bytes[lines.content(ofLine: line)].prefix(while: \.isBlank).count
  }

  /// A definition follows a paragraph, or a definition, with one empty line between them at most.
  private func mayDefine(_ line: Int, _ places: LinePlaces) -> Bool {
    for above in [line - 1, line - 2] where above >= 1 {
      if lines.bytes[lines.content(ofLine: above)].allSatisfy({ $0.isBlank || $0 == UInt8(ascii: ">") }) { continue }
      if case .definition? = replacements[above]?.marker { return true }
      return places.isParagraph[above] && replacements[above] == nil
    }
    return false
  }

  /// The Markdown for libcmark: as many lines as the page has.
  var markdown: [UInt8] {
    var markdown: [UInt8] = []
    markdown.reserveCapacity(body.count + 64)
    var start = body.lowerBound
    var isInMath = false
    for (line, replacement) in replacements.sorted(by: { $0.key < $1.key }) {
      markdown.append(contentsOf: lines.bytes[start..<replacement.range.lowerBound])
      start = replacement.range.upperBound
      switch replacement.marker {
      case .underline: markdown.append(contentsOf: Self.row)
      case .fence, .lastRow: markdown.append(contentsOf: Self.placeholder)
      case .mathFence:
        markdown.append(contentsOf: isInMath ? Self.mathEnd : Self.mathFence)
        isInMath.toggle()
      default:
        markdown.append(contentsOf: Self.marker)
        if start == lines.content(ofLine: line).upperBound { markdown.append(contentsOf: Self.placeholder) }
      }
    }
    markdown.append(contentsOf: lines.bytes[start..<body.upperBound])
    return markdown
  }

  /// How the columns of each rewritten line differ from those that libcmark saw.
  var columnShifts: [Int32: BlockLines.ColumnShift] {
    var shifts: [Int32: BlockLines.ColumnShift] = [:]
    for (line, replacement) in replacements {
      let column = replacement.range.lowerBound - lines.content(ofLine: line).lowerBound + 1
      shifts[Int32(line)] = BlockLines.ColumnShift(
        column: column, length: replacement.range.count - Self.marker.count)
    }
    return shifts
  }

  /// The rows that tables were ended at, by their lines.
  var lastRows: [Int: Range<Int>] {
    replacements.compactMapValues { replacement in
      if case .lastRow = replacement.marker { replacement.range } else { nil }
    }
  }

  /// The lines of rows that libcmark would take for the underline of a heading.
  var underlines: Set<Int> {
    Set(replacements.keys.filter { if case .underline? = replacements[$0]?.marker { true } else { false } })
  }

  /// The footnotes in the order of their lines.
  var footnotes: [FootnoteDefinition] {
    replacements.sorted { $0.key < $1.key }.compactMap { _, replacement in
      if case .footnote(let footnote) = replacement.marker { footnote } else { nil }
    }
  }
}
