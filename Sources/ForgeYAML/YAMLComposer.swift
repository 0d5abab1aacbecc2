import ForgeDiagnostics

/// Builds trees from events, with a stack of its own so that depth costs no call frames.
struct YAMLComposer {
  /// A collection that is still open.
  struct Frame {
    let isMapping: Bool
    let start: Int
    let tag: String?
    let anchor: String?
    /// The end of the last child: the end marks of libyaml for block collections run on into what follows.
    var end: Int
    var items: [YAMLNode] = []
    var pairs: [YAMLMapping.Pair] = []
    var key: YAMLNode?
    var size = 1
    var height = 1
  }

  /// What an anchor names. `node` is nil while the node is still open.
  struct Anchored {
    var node: YAMLNode?
    var size = 0
    var height = 0
  }

  let file: SourceFile
  let bytes: UnsafeBufferPointer<UInt8>
  let range: Range<Int>
  let offsets: CodePointOffsets
  let schema: YAMLSchema
  let limits: YAMLLimits
  /// Whether `scalarRanges` is wanted.
  let keepsScalarRanges: Bool

  private(set) var documents: [YAMLDocument] = []
  var diagnostics: [Diagnostic] = []
  /// Where scalars stand, so that a `#` inside them is told from a comment.
  private(set) var scalarRanges: [Range<Int>] = []
  private var frames: [Frame] = []
  private var root: YAMLNode?
  private var anchors: [String: Anchored] = [:]
  private var expandedNodes = 0
  private var hasSpentExpansion = false

  init(
    file: SourceFile, bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, offsets: CodePointOffsets,
    schema: YAMLSchema, limits: YAMLLimits, keepsScalarRanges: Bool
  ) {
    self.file = file
    self.bytes = bytes
    self.range = range
    self.offsets = offsets
    self.schema = schema
    self.limits = limits
    self.keepsScalarRanges = keepsScalarRanges
  }

  /// Reads every document. After a fault it goes on at the next `---`, the only place where the text surely means the
  /// same again.
  mutating func compose() {
    var start = range.lowerBound
    for _ in 0..<max(limits.faults, 1) where start < range.upperBound {
      guard let problem = composeDocuments(from: start) else { return }
      guard let next = nextDocumentMarker(from: max(problem, start + 1)) else { return }
      start = next
    }
  }

  /// Reads documents up to the end, or to a fault, and returns where that is.
  private mutating func composeDocuments(from start: Int) -> Int? {
    let reader = EventReader(bytes, in: start..<range.upperBound, offsets: offsets)
    var documentStart = start
    do {
      while true {
        let event = try reader.next()
        switch event.kind {
        case .streamStart: break
        case .streamEnd: return nil
        case .documentStart:
          documentStart = event.start
          anchors = [:]
        case .documentEnd:
          endDocument(documentStart..<max(event.end, documentStart))
        default:
          guard handle(event) else {
            closeAll()
            endDocument(documentStart..<event.end)
            return event.end
          }
        }
      }
    } catch {
      closeAll()
      if root != nil { endDocument(documentStart..<max(documentStart, error.offset)) }
      diagnostics.append(error.diagnostic(in: file, bytes: bytes, range: range))
      return error.offset
    }
  }

  private mutating func endDocument(_ bytes: Range<Int>) {
    if let root, root.tag == nil, root.alias == nil, root.range.bytes.isEmpty, root.isNull { self.root = nil }
    documents.append(YAMLDocument(root: root, range: file.range(bytes)))
    root = nil
  }

  /// Takes a content event; false where nesting has become too deep to go on.
  private mutating func handle(_ event: YAMLEvent) -> Bool {
    switch event.kind {
    case .alias(let name): return expand(name, at: event.start..<event.end)
    case .scalar(let text, let style):
      let scalar = scalarNode(event, text: text, style: style)
      add(scalar, end: scalar.range.bytes.upperBound)
      if let anchor = event.anchor { anchors[anchor] = Anchored(node: scalar, size: 1) }
    case .sequenceStart: return open(event, isMapping: false)
    case .mappingStart: return open(event, isMapping: true)
    case .collectionEnd: close(end: event.end > event.start ? event.end : nil)
    default: break
    }
    return true
  }

  private mutating func open(_ event: YAMLEvent, isMapping: Bool) -> Bool {
    let properties = (event.anchor == nil ? 0 : 1) + (event.tag == nil ? 0 : 1)
    let start = skipProperties(properties, from: event.start, limit: range.upperBound)
    guard frames.count < limits.depth else {
      reportDepth(at: start..<min(start + 1, range.upperBound))
      return false
    }
    frames.append(
      Frame(isMapping: isMapping, start: start, tag: event.tag, anchor: event.anchor, end: start))
    if let anchor = event.anchor { anchors[anchor] = Anchored() }
    return true
  }

  /// Ends the innermost collection at `end`, or where its last child ends.
  private mutating func close(end: Int?) {
    guard var frame = frames.popLast() else { return }
    if let key = frame.key {
      frame.pairs.append(.init(key: key, value: .missing(at: frame.end, in: file)))
    }
    let bytes = file.range(frame.start..<max(end ?? frame.end, frame.start))
    let content: YAMLNode.Content =
      frame.isMapping ? .mapping(finishedMapping(frame.pairs)) : .sequence(frame.items)
    let node = YAMLNode(content, range: bytes, tag: frame.tag)
    if let anchor = frame.anchor, anchors[anchor]?.node == nil {
      anchors[anchor] = Anchored(node: node, size: frame.size, height: frame.height)
    }
    add(node, end: bytes.bytes.upperBound, size: frame.size, height: frame.height)
  }

  private mutating func closeAll() {
    while !frames.isEmpty { close(end: nil) }
  }

  private mutating func add(_ node: YAMLNode, end: Int, size: Int = 1, height: Int = 0) {
    guard !frames.isEmpty else {
      root = node
      return
    }
    let top = frames.count - 1
    frames[top].end = max(frames[top].end, end)
    frames[top].size += size
    frames[top].height = max(frames[top].height, height + 1)
    if !frames[top].isMapping {
      frames[top].items.append(node)
    } else if let key = frames[top].key {
      frames[top].pairs.append(.init(key: key, value: node))
      frames[top].key = nil
    } else {
      frames[top].key = node
    }
  }

  private mutating func expand(_ name: String, at alias: Range<Int>) -> Bool {
    var target: Anchored?
    if let known = anchors[name] {
      if known.node == nil {
        diagnostics.append(Diagnostic(.yamlRecursiveAlias, .recursiveAlias(name), at: file.range(alias)))
      } else {
        target = known
      }
    } else {
      let message = Message.unknownAlias(name, known: anchors.count > 5 ? nil : anchors.keys.sorted())
      diagnostics.append(Diagnostic(.yamlUnknownAlias, message, at: file.range(alias)))
    }
    guard let target, let node = target.node, spendExpansion(target.size, at: alias) else {
      add(.missing(at: alias.lowerBound, in: file).aliased(at: alias), end: alias.upperBound)
      return true
    }
    guard frames.count + target.height <= limits.depth else {
      reportDepth(at: alias)
      return false
    }
    add(node.aliased(at: alias), end: alias.upperBound, size: target.size, height: target.height)
    return true
  }

  private mutating func spendExpansion(_ size: Int, at alias: Range<Int>) -> Bool {
    guard expandedNodes + size > limits.expandedNodes else {
      expandedNodes += size
      return true
    }
    if !hasSpentExpansion {
      hasSpentExpansion = true
      let message = Message.expansion(limit: limits.expandedNodes)
      diagnostics.append(Diagnostic(.yamlAliasExpansion, message, at: file.range(alias)))
    }
    return false
  }

  private mutating func reportDepth(at bytes: Range<Int>) {
    diagnostics.append(Diagnostic(.yamlTooDeep, .tooDeep(limit: limits.depth), at: file.range(bytes)))
  }

  // MARK: Scalars

  private mutating func scalarNode(_ event: YAMLEvent, text: String, style: YAMLScalar.Style) -> YAMLNode {
    let bytes = scalarRange(event, style: style)
    let (value, mismatch) = schema.value(of: text, style: style, tag: event.tag)
    if let mismatch {
      diagnostics.append(Diagnostic(.yamlTagMismatch, .tagMismatch(text, mismatch), at: file.range(bytes)))
    }
    if keepsScalarRanges { keepScalarRange(bytes, style: style) }
    return YAMLNode(
      .scalar(YAMLScalar(text: text, style: style, value: value)), range: file.range(bytes), tag: event.tag)
  }

  private func scalarRange(_ event: YAMLEvent, style: YAMLScalar.Style) -> Range<Int> {
    let properties = (event.anchor == nil ? 0 : 1) + (event.tag == nil ? 0 : 1)
    if properties == 0, event.start == event.end {
      let place = missingValuePlace(event.start)
      return place..<place
    }
    let start = skipProperties(properties, from: event.start, limit: event.end)
    let isBlock = style == .literal || style == .folded
    return start..<(isBlock ? blockScalarEnd(start..<event.end) : max(event.end, start))
  }

  /// Where a missing value stands: libyaml may put it at the token after it, which can be lines away.
  private func missingValuePlace(_ mark: Int) -> Int {
    guard let frame = frames.last, frame.isMapping, frame.key != nil, frame.end <= mark else { return mark }
    let before = mark > range.lowerBound ? bytes[mark - 1] : 0
    if before == UInt8(ascii: ":") { return mark }
    let keyEnd = frame.end
    let next = bytes[keyEnd..<mark].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? keyEnd
    return next < mark && bytes[next] == UInt8(ascii: ":") ? next + 1 : keyEnd
  }

  private mutating func keepScalarRange(_ bytes: Range<Int>, style: YAMLScalar.Style) {
    guard style == .literal || style == .folded else {
      scalarRanges.append(bytes)
      return
    }
    let header = self.bytes[bytes].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.upperBound
    scalarRanges.append(header..<bytes.upperBound)
  }
}

extension YAMLNode {
  /// The null that stands for a value that is not there.
  static func missing(at offset: Int, in file: SourceFile) -> YAMLNode {
    YAMLNode(.scalar(YAMLScalar(text: "", style: .plain, value: .null)), range: file.range(offset..<offset))
  }
}

extension Message {
  fileprivate static func recursiveAlias(_ name: String) -> Message {
    "`*\(name)` stands inside the node it names"
  }

  fileprivate static func unknownAlias(_ name: String, known: [String]?) -> Message {
    guard let known else { return "`*\(name)` names no anchor before it in this document" }
    guard !known.isEmpty else { return "`*\(name)` names no anchor, this document has none before it" }
    let list = known.map { "`&\($0)`" }.joined(separator: ", ")
    return "`*\(name)` names no anchor before it, known are \(list)"
  }

  fileprivate static func expansion(limit: Int) -> Message {
    "aliases expand to more than \(limit) nodes, those from here on are read as null"
  }

  static func tooDeep(limit: Int) -> Message {
    "nesting deeper than \(limit) levels is not read"
  }

  fileprivate static func tagMismatch(_ text: String, _ type: String) -> Message {
    "`\(text.prefix(40))` is no \(type)"
  }
}
