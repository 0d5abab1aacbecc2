import ForgeDiagnostics

extension SyntaxProblem {
  /// The finding, in words that say what to do, at the place that has to change.
  func diagnostic(in file: SourceFile, bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>) -> Diagnostic {
    let text = SyntaxText(bytes: bytes, range: range)
    let (message, place) = explanation(text)
    var notes: [Note] = []
    if let contextOffset, place.lowerBound != contextOffset, let started = Self.starts[context] {
      notes.append(Note(started, at: file.range(text.character(at: contextOffset))))
    }
    var fix: Fix?
    if message == .tab {
      let edit = Fix.Edit(replacing: file.range(place), with: String(repeating: "  ", count: place.count))
      fix = Fix("Replace with spaces", isSafe: false, edits: [edit])
    }
    return Diagnostic(.yamlSyntax, message, at: file.range(place), notes: notes, fix: fix)
  }

  private func explanation(_ text: SyntaxText) -> (Message, Range<Int>) {
    if let tabs = text.indentingTabs(at: offset) { return (.tab, tabs) }
    let here = text.character(at: offset)
    let start = contextOffset.map { text.character(at: $0) } ?? here
    switch problem {
    case "mapping values are not allowed in this context":
      return (text.hasValueBefore(offset) ? .secondColon : .valueTooDeep, here)
    case "could not find expected ':'":
      return (.missingColon, text.restOfLine(from: contextOffset ?? offset))
    case "did not find expected key":
      return (context.contains("flow") ? .flowKeyExpected : .keyExpected, here)
    case "did not find expected '-' indicator": return (.dashExpected, here)
    case "block sequence entries are not allowed in this context": return (.dashNotAllowed, here)
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      let isList = problem.hasSuffix("']'")
      return offset >= text.contentEnd ? (.notClosed(isList ? "[" : "{"), start) : (.flowEnd(isList ? "]" : "}"), here)
    case "found unexpected end of stream", "found unexpected document indicator":
      return (.quoteNotClosed, start)
    case "found unknown escape character": return (.unknownEscape, text.characters(2, from: offset))
    case "did not find expected hexdecimal number", "found invalid Unicode character escape code":
      return (.badEscape, here)
    case "found character that cannot start any token":
      return (text.text(here) == "\t" ? .tabAsSpace : .cannotStart(text.text(here)), here)
    case "did not find expected node content":
      return here.isEmpty ? (.valueExpectedAtEnd, here) : (.valueExpected(text.text(here)), here)
    case "did not find expected <document start>": return (.contentAfterDocument, here)
    case "found unexpected ':'": return (.colonWithoutSpace, here)
    case "found undefined tag handle": return (.undefinedTag, start)
    case "did not find expected comment or line break": return (.blockHeader, here)
    default:
      let words = context.isEmpty ? problem : "\(problem) \(context)"
      return (Message(words), here)
    }
  }

  /// What each context of libyaml calls the place where it began.
  private static let starts: [String: Message] = [
    "while parsing a block mapping": "this mapping starts here",
    "while parsing a block collection": "this list starts here",
    "while parsing a flow mapping": "this mapping starts here",
    "while parsing a flow sequence": "this list starts here",
    "while scanning a plain scalar": "this text starts here",
    "while scanning a quoted scalar": "this text starts here",
    "while parsing a quoted scalar": "this text starts here",
    "while scanning a block scalar": "this text starts here",
  ]
}

/// Looks around a place in text that could not be read.
private struct SyntaxText {
  let bytes: UnsafeBufferPointer<UInt8>
  let range: Range<Int>

  /// The end of the last character that is not white space.
  var contentEnd: Int {
    (bytes[range].lastIndex { !$0.isBlankOrBreak } ?? range.lowerBound - 1) + 1
  }

  func text(_ place: Range<Int>) -> String {
    String(decoding: bytes[place], as: UTF8.self)
  }

  /// The one character at `offset`, empty at the end of a line; past the content, the end of it.
  func character(at offset: Int) -> Range<Int> {
    let start = min(offset, contentEnd)
    guard start < range.upperBound, !bytes[start].isBreak else { return start..<start }
    var end = start + 1
    while end < range.upperBound, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return start..<end
  }

  func characters(_ count: Int, from offset: Int) -> Range<Int> {
    var place = character(at: offset)
    for _ in 1..<count { place = place.lowerBound..<character(at: place.upperBound).upperBound }
    return place
  }

  func restOfLine(from start: Int) -> Range<Int> {
    var end = start
    while end < range.upperBound, !bytes[end].isBreak { end += 1 }
    while end > start, bytes[end - 1].isBlankOrBreak { end -= 1 }
    return start..<end
  }

  /// The tabs in the white space that the line of `offset` begins with, if the place is in or right after it.
  func indentingTabs(at offset: Int) -> Range<Int>? {
    let line = lineStart(offset)
    var content = line
    while content < range.upperBound, bytes[content] == 0x20 || bytes[content] == 0x09 { content += 1 }
    guard offset <= content, let first = bytes[line..<content].firstIndex(of: 0x09) else { return nil }
    let end = bytes[first..<content].firstIndex { $0 != 0x09 } ?? content
    return first..<end
  }

  /// Whether the line of `offset` has a `: ` before it.
  func hasValueBefore(_ offset: Int) -> Bool {
    let line = Array(bytes[lineStart(offset)..<min(offset, range.upperBound)])
    return line.indices.dropLast().contains { line[$0] == UInt8(ascii: ":") && line[$0 + 1].isBlankOrBreak }
  }

  private func lineStart(_ offset: Int) -> Int {
    var start = min(offset, range.upperBound)
    while start > range.lowerBound, !bytes[start - 1].isBreak { start -= 1 }
    return start
  }
}

extension Message {
  fileprivate static let tab: Message = "tab indents this line, YAML indents with spaces alone"
  fileprivate static let tabAsSpace: Message = "tab cannot stand before this, use spaces"
  fileprivate static let secondColon: Message = "second `: ` on this line, put the value in quotes"
  fileprivate static let valueTooDeep: Message =
    "a value cannot start here, the text before it is a value already; check the indentation"
  fileprivate static let colonWithoutSpace: Message = "white space has to follow this `:`"
  fileprivate static let missingColon: Message = "no `:` follows this key"
  fileprivate static let keyExpected: Message =
    "key expected here, check the indentation and the quotes of the value before it"
  fileprivate static let flowKeyExpected: Message = "key expected here"
  fileprivate static let dashExpected: Message = "`-` expected here, the list above has not ended"
  fileprivate static let dashNotAllowed: Message = "a list cannot start here, put its first `-` on a line of its own"
  fileprivate static let quoteNotClosed: Message = "quote is never closed"
  fileprivate static let unknownEscape: Message =
    "unknown escape in double quotes, write `\\\\` for a backslash or use single quotes"
  fileprivate static let badEscape: Message = "escape names no character"
  fileprivate static let valueExpectedAtEnd: Message = "value expected here"
  fileprivate static let contentAfterDocument: Message = "document has ended before this, `---` starts another"
  fileprivate static let undefinedTag: Message = "tag uses a handle that no `%TAG` line declares"
  fileprivate static let blockHeader: Message =
    "text cannot follow `|` or `>` on the same line, start it on the next one"

  fileprivate static func notClosed(_ bracket: String) -> Message { "`\(bracket)` is never closed" }

  fileprivate static func flowEnd(_ bracket: String) -> Message { "`,` or `\(bracket)` expected here" }

  fileprivate static func cannotStart(_ character: String) -> Message {
    "`\(character)` cannot start a plain text, put it in quotes"
  }

  fileprivate static func valueExpected(_ character: String) -> Message {
    "value expected here, not `\(character)`"
  }
}
