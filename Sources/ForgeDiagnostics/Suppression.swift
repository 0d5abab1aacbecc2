/// A comment beside a fault that accepts it: `forge-docs allow: links/unknown-page — the page comes with 2.0`.
package struct Suppression: Hashable, Sendable {
  /// The rules it accepts, each with the range of its name.
  package let rules: [Name]
  /// Empty where the author gave none, which is a finding.
  package let reason: String
  /// The comment, from `forge-docs` to its last character.
  package let range: SourceRange
  /// The lines it speaks for, as bytes of the same file.
  package let covered: Range<Int>

  /// A rule named in a suppression.
  package struct Name: Hashable, Sendable {
    package let rule: RuleID
    package let range: SourceRange
  }

  /// The words that start a suppression inside a comment.
  package static let marker = Array("forge-docs allow:".utf8)

  /// Reads the suppression in the comment text `comment` of `file`; nil where the comment holds no marker.
  ///
  /// Rule names are separated by commas or white space; the reason follows `—`, `--` or ` - `.
  package init?(in file: SourceFile, comment: Range<Int>, covering covered: Range<Int>) {
    guard let start = file.bytes.firstRange(of: Self.marker, in: comment)?.lowerBound else { return nil }
    var offset = start + Self.marker.count
    var names: [Name] = []
    var reason = ""
    while offset < comment.upperBound {
      let byte = file.bytes[offset]
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\t") {
        offset += 1
        continue
      }
      let wordEnd =
        file.bytes[offset..<comment.upperBound].firstIndex { $0 == 0x20 || $0 == 0x2C || $0 == 0x09 }
        ?? comment.upperBound
      let word = file.text(in: offset..<wordEnd)
      if word == "—" || word == "–" || word == "-" || word == "--" {
        reason = file.text(in: wordEnd..<comment.upperBound).trimmingSpaces()
        break
      }
      names.append(Name(rule: RuleID(word), range: file.range(offset..<wordEnd)))
      offset = wordEnd
    }
    rules = names
    self.reason = reason
    self.covered = covered
    range = file.range(start..<comment.upperBound)
  }
}

extension String {
  /// This text without spaces, tabs and line ends at either end.
  package func trimmingSpaces() -> String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\n" || $0 == "\r" || $0 == "\r\n" }
    var text = self[...]
    while let first = text.first, isSpace(first) { text.removeFirst() }
    while let last = text.last, isSpace(last) { text.removeLast() }
    return String(text)
  }
}
