import ForgeDiagnostics

/// Why JSON could not be read on.
struct JSONProblem: Error {
  let message: Message
  let bytes: Range<Int>
  /// Whether the text is right without what stands there.
  var isDeletable = false
}

/// Reads JSON (RFC 8259) to the tree that YAML gives, over bytes and with a stack of its own.
struct JSONParser {
  struct Outcome {
    let documents: [YAMLDocument]
    let diagnostics: [Diagnostic]
    /// Whether the text is JSON from end to end; duplicate keys do not count.
    let isWellFormed: Bool
  }

  private struct Frame {
    let isMapping: Bool
    let start: Int
    var items: [YAMLNode] = []
    var pairs: [YAMLMapping.Pair] = []
    var key: YAMLNode?
    /// The end of what has been read, for a collection that is never closed.
    var end: Int
  }

  private let file: SourceFile
  private let path: String
  private var reader: JSONTokenReader
  private let limits: YAMLLimits
  private var frames: [Frame] = []
  private var diagnostics: [Diagnostic] = []

  private init(file: SourceFile, reader: JSONTokenReader, limits: YAMLLimits) {
    self.file = file
    path = file.path
    self.reader = reader
    self.limits = limits
  }

  /// Reads `bytes`, those of `file` made valid UTF-8, in `range`.
  static func parse(
    _ file: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, limits: YAMLLimits
  ) -> Outcome {
    let reader = JSONTokenReader(bytes, in: range)
    var parser = JSONParser(file: file, reader: reader, limits: limits)
    return parser.parse(range)
  }

  private mutating func parse(_ range: Range<Int>) -> Outcome {
    reader.skipSpace()
    let start = reader.offset
    var root: YAMLNode?
    var isWellFormed = true
    do throws(JSONProblem) {
      root = try value()
      reader.skipSpace()
      if !reader.isAtEnd { throw reader.problem(.contentAfterValue) }
    } catch {
      isWellFormed = false
      if root == nil { root = closeAll() }
      let rule = error.message == .tooDeep(limit: limits.depth) ? RuleDescription.yamlTooDeep : .yamlSyntax
      let place = file.range(error.bytes)
      let fix =
        error.isDeletable ? Fix("Delete the comma", isSafe: true, edits: [.init(replacing: place, with: "")]) : nil
      diagnostics.append(Diagnostic(rule, error.message, at: place, fix: fix))
    }
    let documents = root.map { [YAMLDocument(root: $0, range: file.range(start..<range.upperBound))] } ?? []
    return Outcome(documents: documents, diagnostics: diagnostics, isWellFormed: isWellFormed)
  }

  /// Reads one value with everything in it. `frames` holds what is open between the tokens.
  private mutating func value() throws(JSONProblem) -> YAMLNode {
    while true {
      reader.skipSpace()
      let start = reader.offset
      let node: YAMLNode
      if reader.take(UInt8(ascii: "{")) {
        try open(isMapping: true, start: start)
        guard reader.take(UInt8(ascii: "}")) else {
          try readKey()
          continue
        }
        node = close()
      } else if reader.take(UInt8(ascii: "[")) {
        try open(isMapping: false, start: start)
        guard reader.take(UInt8(ascii: "]")) else { continue }
        node = close()
      } else {
        let scalar = try reader.scalar()
        node = makeNode(scalar, start: start)
      }
      if let root = try complete(node) { return root }
    }
  }

  /// Puts a finished node where it belongs and closes what ends after it; returns the root when that is finished.
  private mutating func complete(_ node: YAMLNode) throws(JSONProblem) -> YAMLNode? {
    var node = node
    while !frames.isEmpty {
      let top = frames.count - 1
      frames[top].end = node.range.bytes.upperBound
      let isMapping = frames[top].isMapping
      if let key = frames[top].key {
        frames[top].pairs.append(.init(key: key, value: node))
        frames[top].key = nil
      } else {
        frames[top].items.append(node)
      }
      reader.skipSpace()
      if reader.take(UInt8(ascii: ",")) {
        if isMapping { try readKey() }
        return nil
      }
      guard reader.take(UInt8(ascii: isMapping ? "}" : "]")) else { throw missingEnd(isMapping) }
      node = close()
    }
    return node
  }

  private mutating func open(isMapping: Bool, start: Int) throws(JSONProblem) {
    guard frames.count < limits.depth else {
      throw JSONProblem(message: .tooDeep(limit: limits.depth), bytes: start..<start + 1)
    }
    frames.append(Frame(isMapping: isMapping, start: start, end: reader.offset))
    reader.skipSpace()
  }

  private mutating func readKey() throws(JSONProblem) {
    reader.skipSpace()
    let start = reader.offset
    let text = try reader.key()
    let key = makeNode(YAMLScalar(text: text, style: .doubleQuoted, value: .string(text)), start: start)
    frames[frames.count - 1].key = key
    reader.skipSpace()
    guard reader.take(UInt8(ascii: ":")) else { throw reader.problem(.colonExpected) }
  }

  private func makeNode(_ scalar: YAMLScalar, start: Int) -> YAMLNode {
    YAMLNode(.scalar(scalar), range: SourceRange(path: path, bytes: start..<reader.offset))
  }

  private mutating func close() -> YAMLNode {
    let end = reader.offset
    return close(end: end)
  }

  private mutating func close(end: Int) -> YAMLNode {
    let frame = frames.removeLast()
    let range = SourceRange(path: path, bytes: frame.start..<end)
    guard frame.isMapping else { return YAMLNode(.sequence(frame.items), range: range) }
    let mapping = YAMLMapping(frame.pairs)
    diagnostics += YAMLComposer.duplicateKeys(of: mapping)
    return YAMLNode(.mapping(mapping), range: range)
  }

  /// What could be read of a text that breaks off.
  private mutating func closeAll() -> YAMLNode? {
    var node: YAMLNode?
    while let frame = frames.last {
      var end = frame.end
      if let inner = node {
        end = max(end, inner.range.bytes.upperBound)
        if frame.isMapping, let key = frame.key {
          frames[frames.count - 1].pairs.append(.init(key: key, value: inner))
        } else if !frame.isMapping {
          frames[frames.count - 1].items.append(inner)
        }
      } else if let key = frame.key {
        end = max(end, key.range.bytes.upperBound)
        let missing = YAMLNode.missing(at: key.range.bytes.upperBound, in: file)
        frames[frames.count - 1].pairs.append(.init(key: key, value: missing))
      }
      node = close(end: end)
    }
    return node
  }

  private func missingEnd(_ isMapping: Bool) -> JSONProblem {
    let bracket = isMapping ? "}" : "]"
    guard reader.isAtEnd, let frame = frames.last else { return reader.problem(.endExpected(bracket)) }
    return JSONProblem(message: .jsonNotClosed(isMapping ? "{" : "["), bytes: frame.start..<frame.start + 1)
  }
}

extension Message {
  fileprivate static let contentAfterValue: Message = "JSON text has ended before this"
  fileprivate static let colonExpected: Message = "`:` expected after the key"

  fileprivate static func endExpected(_ bracket: String) -> Message { "`,` or `\(bracket)` expected here" }

  fileprivate static func jsonNotClosed(_ bracket: String) -> Message { "`\(bracket)` is never closed" }
}
