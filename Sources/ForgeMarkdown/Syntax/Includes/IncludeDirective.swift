package import ForgeDiagnostics

/// A line that says what to include, or marks a region of a file that others include.
///
/// MkDocs' snippets: `--8<-- "path"`, `"path:3:8"`, `"path:region"`, or paths between two lines of `--8<--`; a `;` before
/// it leaves the line as it is. Our own form renders as nothing elsewhere: `<!-- forge-docs include: path region NAME -->`.
package struct IncludeDirective {
  /// What to take of a file.
  enum Selection: Hashable, Sendable {
    /// Lines from 1, both ends included; nil is the file's own end, negative numbers count from it.
    case lines(Int?, Int?)
    case region(String)
  }

  /// A file, and the parts of it; all of it where no part is named.
  struct Request: Hashable, Sendable {
    let path: String
    let selections: [Selection]
    /// The path and what follows it, in the file of the directive.
    let range: Range<Int>
  }

  enum Form {
    case include([Request])
    /// Scissors alone: the lines up to the next such line are paths.
    case fence
    /// The start or end of a region.
    case region(name: String, isStart: Bool)
    /// A directive that is shown instead of followed; the offset of the mark before it.
    case escaped(Int)
    /// A file as a block of code in the language.
    case code(Request, language: String)
    /// A line that means this text.
    case text(String)
    /// A line whose indentation means nothing.
    case dedented
  }

  let form: Form
  /// Where the directive starts, after indentation and quote markers.
  let start: Int

  static let scissors = Array("-8<-".utf8)
  static let marker = Array("forge-docs include:".utf8)

  /// Reads the line at `line`, its line ending left out; nil for any other line.
  init?(_ line: Range<Int>, _ bytes: [UInt8], _ dialect: GeneratorDialect? = nil) {
    var offset = line.lowerBound
    while offset < line.upperBound, bytes[offset].isBlank || bytes[offset] == UInt8(ascii: ">") { offset += 1 }
    start = offset
    if let form = Self.comment(offset..<line.upperBound, bytes) ?? Self.region(line, bytes) {
      self.form = form
      return
    }
    if let form = dialect?.form(Self.trimmed(offset..<line.upperBound, bytes), bytes) {
      self.form = form
      return
    }
    let isEscaped = offset < line.upperBound && bytes[offset] == UInt8(ascii: ";")
    if isEscaped { offset += 1 }
    guard let after = Self.afterScissors(offset, line.upperBound, bytes) else { return nil }
    let rest = Self.trimmed(after..<line.upperBound, bytes)
    if isEscaped {
      form = .escaped(start)
    } else if rest.isEmpty {
      form = .fence
    } else {
      let quote = bytes[rest.lowerBound]
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), rest.count > 2,
        bytes[rest.upperBound - 1] == quote
      else { return nil }
      form = .include([Self.request(rest.lowerBound + 1..<rest.upperBound - 1, bytes)])
    }
  }

  /// What a line between two fences names: nothing for an empty one, or one that a `;` takes out.
  static func listed(_ line: Range<Int>, _ bytes: [UInt8]) -> [Request] {
    var path = trimmed(line, bytes)
    while path.lowerBound < path.upperBound, bytes[path.lowerBound] == UInt8(ascii: ">") {
      path = trimmed(path.lowerBound + 1..<path.upperBound, bytes)
    }
    guard !path.isEmpty, bytes[path.lowerBound] != UInt8(ascii: ";") else { return [] }
    return [request(path, bytes)]
  }

  /// The paths that the directives of `file` name, wherever they stand: what to read before it is parsed.
  package static func paths(in file: SourceFile, _ dialect: GeneratorDialect? = nil) -> [String] {
    let bytes = file.bytes
    let all = 0..<bytes.count
    let markers = [scissors, marker] + (dialect?.includeMarkers.map { Array($0.utf8) } ?? [])
    guard markers.contains(where: { bytes.firstRange(of: $0, in: all) != nil }) else { return [] }
    var paths: [String] = []
    var isListing = false
    let index = LineIndex(file)
    for line in 1...index.count {
      let content = index.content(ofLine: line)
      switch IncludeDirective(content, bytes, dialect)?.form {
      case .include(let requests)?: paths += requests.map(\.path)
      case .code(let request, _)?: paths.append(request.path)
      case .fence?: isListing.toggle()
      default: if isListing { paths += listed(content, bytes).map(\.path) }
      }
    }
    return paths
  }

  // MARK: Parts

  /// The offset after `--8<--`, with any number of dashes on both sides.
  private static func afterScissors(_ start: Int, _ end: Int, _ bytes: [UInt8]) -> Int? {
    var offset = start
    while offset < end, bytes[offset] == UInt8(ascii: "-") { offset += 1 }
    guard offset > start, offset + 2 < end, bytes[offset] == UInt8(ascii: "8"), bytes[offset + 1] == UInt8(ascii: "<"),
      bytes[offset + 2] == UInt8(ascii: "-")
    else { return nil }
    offset += 2
    while offset < end, bytes[offset] == UInt8(ascii: "-") { offset += 1 }
    return offset
  }

  static func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, bytes[start].isASCIISpace { start += 1 }
    while end > start, bytes[end - 1].isASCIISpace { end -= 1 }
    return start..<end
  }

  /// `path`, `path:region`, `path:3:8`, and several line ranges with commas between them.
  private static func request(_ range: Range<Int>, _ bytes: [UInt8]) -> Request {
    let text = String(decoding: bytes[range], as: UTF8.self)
    guard let colon = text.firstIndex(of: ":"), !text.hasPrefix("http") else {
      return Request(path: text, selections: [], range: range)
    }
    let rest = text[text.index(after: colon)...]
    let path = String(text[..<colon])
    if rest.contains(where: { $0.isLetter || $0 == "_" }) {
      return Request(path: path, selections: [.region(String(rest))], range: range)
    }
    let selections = rest.split(separator: ",").map { part -> Selection in
      let ends = part.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map { Int($0) }
      return .lines(ends[0], ends.count > 1 ? ends[1] : nil)
    }
    return Request(path: path, selections: selections, range: range)
  }

  /// `<!-- forge-docs include: path lines 3-8 -->` or `… region NAME -->`.
  private static func comment(_ line: Range<Int>, _ bytes: [UInt8]) -> Form? {
    guard bytes[line].starts(with: "<!--".utf8) else { return nil }
    let inside = trimmed(line.lowerBound + 4..<line.upperBound, bytes)
    guard bytes[inside].starts(with: marker) else { return nil }
    var rest = trimmed(inside.lowerBound + marker.count..<inside.upperBound, bytes)
    guard rest.count >= 3, bytes[rest].reversed().starts(with: "-->".utf8.reversed()) else { return nil }
    rest = trimmed(rest.lowerBound..<rest.upperBound - 3, bytes)
    let words = String(decoding: bytes[rest], as: UTF8.self).split(separator: " ")
    guard let path = words.first, words.count == 1 || words.count == 3 else { return nil }
    var selections: [Selection] = []
    if words.count == 3 {
      switch words[1] {
      case "region": selections = [.region(String(words[2]))]
      case "lines":
        selections = words[2].split(separator: ",").map { part in
          let ends = part.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map { Int($0) }
          return .lines(ends[0], ends.count > 1 ? ends[1] : ends[0])
        }
      default: return nil
      }
    }
    return .include([Request(path: String(path), selections: selections, range: rest)])
  }

  /// `--8<-- [start:name]` and `[end:name]`, or an editor's `#region name` and `#endregion`, in a comment of any language.
  private static func region(_ line: Range<Int>, _ bytes: [UInt8]) -> Form? {
    if let scissors = bytes.firstRange(of: scissors, in: line) {
      let rest = bytes[scissors.upperBound..<line.upperBound].drop { $0 == UInt8(ascii: "-") || $0.isBlank }
      for (word, isStart) in [("[start:", true), ("[end:", false)] where rest.starts(with: word.utf8) {
        let name = rest.dropFirst(word.utf8.count)
        guard let end = name.firstIndex(of: UInt8(ascii: "]")) else { return nil }
        return .region(name: String(decoding: name[..<end], as: UTF8.self).trimmingSpaces(), isStart: isStart)
      }
      return nil
    }
    for (word, isStart) in [("ANCHOR:", true), ("ANCHOR_END:", false), ("#region", true), ("#endregion", false)] {
      guard let found = bytes.firstRange(of: Array(word.utf8), in: line) else { continue }
      let before = bytes[line.lowerBound..<found.lowerBound]
      guard before.allSatisfy({ $0.isBlank || "/#<!-*;".utf8.contains($0) }) else { return nil }
      let words = String(decoding: bytes[found.upperBound..<line.upperBound], as: UTF8.self).split(separator: " ")
      let name = words.first.map(String.init) ?? ""
      return .region(name: name.hasPrefix("-->") || name.hasPrefix("*/") ? "" : name, isStart: isStart)
    }
    return nil
  }
}
