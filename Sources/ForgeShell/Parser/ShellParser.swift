import ForgeDiagnostics

/// Reads bash from bytes by recursive descent, without tokens in between: what a byte means depends on where it stands.
/// This file is the cursor; the constructs are in extensions.
struct ShellParser {
  /// How many constructs may stand inside each other, which bounds every recursion here and over the tree.
  static let depthLimit = 150

  let bytes: [UInt8]
  /// Where each byte stands in the text that ranges refer to: nil is the same place.
  let offsets: [Int]?
  var position = 0
  /// Where reading ends, which an expression known to end there brings forward.
  var limit: Int
  var depth = 0
  var isTooDeep = false
  /// Whether bash reads this only when it comes to run it: what stands in backquotes and heredocs.
  var isAtRunTime = false
  /// Whether something is open at the end of the text.
  var isUnfinished = false
  /// What ends the list that is read, and the lists around it.
  var terminators: Terminators = []
  var comments: [ShellComment] = []
  var marks: [ShellMark] = []
  var errors: [ShellSyntaxError] = []
  /// Heredocs whose line has not ended yet.
  var pendingHeredocs: [PendingHeredoc] = []
  /// The heredocs met so far, by the place of their operator.
  var heredocs: [Int: HeredocExtent] = [:]
  /// Those of an earlier reading.
  var knownHeredocs: [Int: HeredocExtent] = [:]
  /// Where the parenthesis that opens at a place closes; -1 where none does.
  var closingParentheses: [Int: Int] = [:]
  /// The same of brackets in arrays.
  var closingBrackets: [Int: Int] = [:]
  /// No `[` before this place has a `]` in its word.
  var unclosedBracketEnd = 0

  init(_ bytes: [UInt8], offsets: [Int]?) {
    self.bytes = bytes
    self.offsets = offsets
    limit = bytes.count
  }

  mutating func script() -> CommandList {
    let commands = list(until: [])
    readPendingHeredocs()
    return commands
  }

  // MARK: Bytes

  var isAtEnd: Bool { position >= limit }

  /// The byte at `position + distance` as a scalar; NUL past the end, which every loop has to look for itself.
  func peek(_ distance: Int = 0) -> Unicode.Scalar { scalar(at: position + distance) }

  func scalar(at index: Int) -> Unicode.Scalar {
    index < limit ? Unicode.Scalar(bytes[index]) : "\0"
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// Moves past `expected`, line continuations in it included (POSIX 2.2.1), if it stands here.
  mutating func take(_ expected: StaticString) -> Bool {
    guard let end = end(of: expected) else { return false }
    position = end
    return true
  }

  func stands(_ expected: StaticString) -> Bool { end(of: expected) != nil }

  func end(of expected: StaticString) -> Int? {
    var index = position
    for byte in UnsafeBufferPointer(start: expected.utf8Start, count: expected.utf8CodeUnitCount) {
      index = pastContinuations(index)
      guard index < limit, bytes[index] == byte else { return nil }
      index += 1
    }
    return index
  }

  /// The length of the line end at `index`: LF or CRLF; 0 where there is none.
  func newlineLength(at index: Int) -> Int {
    if scalar(at: index) == "\n" { return 1 }
    guard index < limit, bytes[index] == 0x0D else { return 0 }
    return index + 1 >= limit ? 1 : bytes[index + 1] == 0x0A ? 2 : 0
  }

  /// The length of a backslash and the line end that it removes; 0 where there is none.
  func continuationLength(at index: Int) -> Int {
    guard scalar(at: index) == "\\" else { return 0 }
    let length = newlineLength(at: index + 1)
    return length == 0 ? 0 : length + 1
  }

  func pastContinuations(_ index: Int) -> Int {
    var index = index
    while true {
      let length = continuationLength(at: index)
      if length == 0 { return index }
      index += length
    }
  }

  mutating func skipContinuations() {
    position = pastContinuations(position)
  }

  // MARK: Ranges and errors

  /// The range that `start..<end` has in the outer text.
  func range(_ start: Int, _ end: Int) -> Range<Int> {
    guard let offsets else { return start..<max(start, end) }
    return offsets[start]..<max(offsets[start], offsets[end])
  }

  func range(from start: Int) -> Range<Int> { range(start, position) }

  /// Notes the token from `start` to here.
  mutating func mark(_ kind: ShellMark.Kind, from start: Int) {
    marks.append(ShellMark(kind: kind, range: range(start, position)))
  }

  mutating func fail(_ message: Message, _ range: Range<Int>) {
    guard !isTooDeep else { return }
    errors.append(ShellSyntaxError(range: range, message: message, isAtRunTime: isAtRunTime))
  }

  /// As `fail`, for what bash meets only when it comes to run it.
  mutating func failAtRunTime(_ message: Message, _ range: Range<Int>) {
    guard !isTooDeep else { return }
    errors.append(ShellSyntaxError(range: range, message: message, isAtRunTime: true))
  }

  /// As `fail`, for what more text could mend where this is the end of it.
  mutating func failUnfinished(_ message: Message, _ range: Range<Int>) {
    if isAtEnd, limit == bytes.count { isUnfinished = true }
    fail(message, range)
  }

  /// Runs `body` one level deeper, or gives up on the rest of the text where that is too deep.
  mutating func nested<Result>(from start: Int, _ body: (inout ShellParser) -> Result) -> Result {
    depth += 1
    if depth > Self.depthLimit, !isTooDeep {
      failAtRunTime(.tooDeep, range(start, limit))
      isTooDeep = true
    }
    if isTooDeep { position = limit }
    let result = body(&self)
    if isTooDeep { position = limit }
    depth -= 1
    return result
  }

  /// Runs `body` as if the text ended at `end`, and continues there.
  mutating func bounded<Result>(by end: Int, _ body: (inout ShellParser) -> Result) -> Result {
    let outer = limit
    limit = min(limit, max(end, position))
    let result = body(&self)
    position = limit
    limit = outer
    return result
  }
}

extension Message {
  fileprivate static let tooDeep: Message = "constructs nest deeper than \(String(ShellParser.depthLimit))"
}
