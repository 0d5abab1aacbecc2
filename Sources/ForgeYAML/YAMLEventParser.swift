import CLibYAML
import ForgeDiagnostics

/// Builds the tree from libyaml's events, which carry the start and the end of everything.
///
/// Not recursive: collections that are open stand on a stack.
struct YAMLEventParser {
  /// A collection that is open.
  private struct Frame {
    let start: Int
    let isMapping: Bool
    let isFlow: Bool
    let anchor: String?
    let tag: String?
    var items: [YAMLNode] = []
    /// The key whose value comes next.
    var key: YAMLNode?
    var pairs: [YAMLMapping.Pair] = []
    var keys: [String: SourceRange] = [:]
    /// The end of the last thing inside: libyaml ends block collections where the next token starts.
    var end: Int
  }

  private let file: SourceFile
  private let range: Range<Int>
  private let schema: YAMLSchema
  private let limits: YAMLLimits
  /// The offset in the file of each character, where not every character is one byte.
  private let characterOffsets: [Int]?
  private var stack: [Frame] = []
  private var documents: [YAMLDocument] = []
  private var root: YAMLNode?
  private var anchors: [String: (node: YAMLNode, size: Int)] = [:]
  private var expanded = 0
  private var diagnostics: [Diagnostic] = []

  init(_ file: SourceFile, _ range: Range<Int>, schema: YAMLSchema, limits: YAMLLimits) {
    self.file = file
    self.range = range
    self.schema = schema
    self.limits = limits
    let bytes = file.bytes
    characterOffsets =
      bytes[range].contains { $0 >= 0x80 } ? range.filter { bytes[$0] & 0xC0 != 0x80 } + [range.upperBound] : nil
  }

  mutating func parse() -> ([YAMLDocument], [Diagnostic]) {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { return ([], []) }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    file.bytes[range].withUnsafeBufferPointer { buffer in
      yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
      readEvents(&parser)
    }
    // What was read before an error stays.
    while !stack.isEmpty { closeCollection(at: nil) }
    if let root { documents.append(YAMLDocument(root: root)) }
    return (documents, diagnostics)
  }

  private mutating func readEvents(_ parser: inout yaml_parser_t) {
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(&parser, &event) == 1 else {
        diagnostics.append(YAMLSyntaxError.diagnostic(parser, in: file, at: problemOffset(parser)))
        return
      }
      defer { yaml_event_delete(&event) }
      if event.type == YAML_STREAM_END_EVENT { return }
      guard handle(event) else { return }
    }
  }

  private func offset(_ mark: yaml_mark_t) -> Int {
    guard let characterOffsets else { return min(range.lowerBound + mark.index, range.upperBound) }
    return mark.index < characterOffsets.count ? characterOffsets[mark.index] : range.upperBound
  }

  private func problemOffset(_ parser: yaml_parser_t) -> Int {
    parser.error == YAML_READER_ERROR
      ? min(range.lowerBound + parser.problem_offset, range.upperBound) : offset(parser.problem_mark)
  }

  /// Takes one event; false ends the reading.
  private mutating func handle(_ event: yaml_event_t) -> Bool {
    switch event.type {
    case YAML_DOCUMENT_START_EVENT:
      anchors = [:]
      root = nil
    case YAML_DOCUMENT_END_EVENT:
      documents.append(YAMLDocument(root: root))
      root = nil
    case YAML_SCALAR_EVENT: addScalar(event)
    case YAML_ALIAS_EVENT: return addAlias(event)
    case YAML_SEQUENCE_START_EVENT:
      let data = event.data.sequence_start
      return open(
        event, isMapping: false, isFlow: data.style == YAML_FLOW_SEQUENCE_STYLE, text(data.anchor), text(data.tag))
    case YAML_MAPPING_START_EVENT:
      let data = event.data.mapping_start
      return open(
        event, isMapping: true, isFlow: data.style == YAML_FLOW_MAPPING_STYLE, text(data.anchor), text(data.tag))
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: closeCollection(at: offset(event.end_mark))
    default: break
    }
    return true
  }

  private func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  private mutating func open(
    _ event: yaml_event_t, isMapping: Bool, isFlow: Bool, _ anchor: String?, _ tag: String?
  ) -> Bool {
    var start = offset(event.start_mark)
    if isFlow || anchor != nil || tag != nil { start = startAfterProperties(start, isFlow: isFlow) }
    guard stack.count < limits.depth else {
      diagnostics.append(Diagnostic(.yamlTooDeep, .tooDeep(limits.depth), at: file.range(start..<start + 1)))
      return false
    }
    stack.append(Frame(start: start, isMapping: isMapping, isFlow: isFlow, anchor: anchor, tag: tag, end: start))
    return true
  }

  /// A node's range leaves out its anchor and tag, which the event's marks include.
  private func startAfterProperties(_ start: Int, isFlow: Bool) -> Int {
    var offset = start
    let bytes = file.bytes
    while offset < range.upperBound {
      switch bytes[offset] {
      case UInt8(ascii: "&"), UInt8(ascii: "!"):
        while offset < range.upperBound, bytes[offset] > 0x20 { offset += 1 }
      case 0x20, 0x09, 0x0A, 0x0D: offset += 1
      default: return offset
      }
    }
    return start
  }

  private mutating func addScalar(_ event: yaml_event_t) {
    let data = event.data.scalar
    let string = String(decoding: UnsafeBufferPointer(start: data.value, count: data.length), as: UTF8.self)
    let style: YAMLScalar.Style =
      switch data.style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE: .literal
      case YAML_FOLDED_SCALAR_STYLE: .folded
      default: .plain
      }
    var start = offset(event.start_mark)
    var end = offset(event.end_mark)
    let (anchor, tag) = (text(data.anchor), text(data.tag))
    if end > start, anchor != nil || tag != nil { start = min(end, startAfterProperties(start, isFlow: false)) }
    if style == .literal || style == .folded {
      while end > start, file.bytes[end - 1] <= 0x20 { end -= 1 }
    }
    let value = value(of: string, style, tag)
    add(
      YAMLNode(.scalar(YAMLScalar(text: string, style: style, value: value)), range: file.range(start..<end), tag: tag),
      anchor: anchor, size: 1)
  }

  private func value(of text: String, _ style: YAMLScalar.Style, _ tag: String?) -> YAMLScalar.Value {
    switch tag {
    case nil: return style == .plain ? schema.value(of: text) : .string(text)
    case "tag:yaml.org,2002:int", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:null": return schema.value(of: text)
    case "tag:yaml.org,2002:float":
      if case .int(let value) = schema.value(of: text) { return .float(Double(value)) }
      return schema.value(of: text)
    default: return .string(text)
    }
  }

  private mutating func addAlias(_ event: yaml_event_t) -> Bool {
    let range = file.range(offset(event.start_mark)..<offset(event.end_mark))
    let name = text(event.data.alias.anchor) ?? ""
    guard let (node, size) = anchors[name] else {
      let isOpen = stack.contains { $0.anchor == name }
      diagnostics.append(Diagnostic(.yamlAlias, isOpen ? .recursiveAlias(name) : .unknownAlias(name), at: range))
      add(YAMLNode(.scalar(YAMLScalar(text: "", style: .plain, value: .null)), range: range), anchor: nil, size: 1)
      return true
    }
    expanded += size
    guard expanded <= limits.expandedNodes else {
      diagnostics.append(Diagnostic(.yamlAlias, .tooManyNodes(limits.expandedNodes), at: range))
      return false
    }
    add(node, anchor: nil, size: size, end: range.bytes.upperBound)
    return true
  }

  private mutating func closeCollection(at end: Int?) {
    guard var frame = stack.popLast() else { return }
    if let key = frame.key { insert(key, emptyValue(after: key), into: &frame) }
    let upper = frame.isFlow ? end ?? frame.end : frame.end
    let range = file.range(min(frame.start, upper)..<upper)
    let content: YAMLNode.Content =
      frame.isMapping ? .mapping(YAMLMapping(merged(frame.pairs))) : .sequence(frame.items)
    add(
      YAMLNode(content, range: range, tag: frame.tag), anchor: frame.anchor,
      size: frame.items.count + 2 * frame.pairs.count + 1)
  }

  private func emptyValue(after key: YAMLNode) -> YAMLNode {
    let end = key.range.bytes.upperBound
    return YAMLNode(.scalar(YAMLScalar(text: "", style: .plain, value: .null)), range: file.range(end..<end))
  }

  private mutating func add(_ node: YAMLNode, anchor: String?, size: Int, end: Int? = nil) {
    if let anchor { anchors[anchor] = (node, Self.size(of: node)) }
    guard var frame = stack.popLast() else {
      root = node
      return
    }
    frame.end = max(frame.end, end ?? node.range.bytes.upperBound)
    if !frame.isMapping {
      frame.items.append(node)
    } else if let key = frame.key {
      insert(key, node, into: &frame)
    } else {
      frame.key = node
    }
    stack.append(frame)
  }

  /// How many nodes an alias to `node` adds.
  private static func size(of node: YAMLNode) -> Int {
    switch node.content {
    case .scalar: 1
    case .sequence(let items): items.reduce(1) { $0 + size(of: $1) }
    case .mapping(let mapping): mapping.pairs.reduce(1) { $0 + 1 + size(of: $1.value) }
    }
  }

  /// The first of two equal keys stays; the second is a finding.
  private mutating func insert(_ key: YAMLNode, _ value: YAMLNode, into frame: inout Frame) {
    frame.key = nil
    if let text = key.text, !(text == "<<" && key.isPlain) {
      if let first = frame.keys[text] {
        diagnostics.append(
          Diagnostic(.yamlDuplicateKey, .duplicateKey(text), at: key.range, notes: [Note("first set here", at: first)]))
        return
      }
      frame.keys[text] = key.range
    }
    frame.pairs.append(YAMLMapping.Pair(key: key, value: value))
  }

  /// Pairs with those that `<<` brings in: keys of the mapping itself win, then earlier ones (YAML 1.1 merge type).
  private func merged(_ pairs: [YAMLMapping.Pair]) -> [YAMLMapping.Pair] {
    guard pairs.contains(where: { $0.key.text == "<<" && $0.key.isPlain }) else { return pairs }
    var keys = Set(pairs.compactMap(\.key.text))
    var result: [YAMLMapping.Pair] = []
    for pair in pairs {
      guard pair.key.text == "<<", pair.key.isPlain else {
        result.append(pair)
        continue
      }
      let sources = pair.value.sequence ?? [pair.value]
      for source in sources.compactMap(\.mapping) {
        result += source.pairs.filter { $0.key.text.map { keys.insert($0).inserted } ?? true }
      }
    }
    return result
  }
}

extension YAMLNode {
  /// A scalar without quotes.
  fileprivate var isPlain: Bool {
    guard case .scalar(let scalar) = content else { return false }
    return scalar.style == .plain
  }
}

extension Message {
  fileprivate static func tooDeep(_ limit: Int) -> Message {
    Message("more than \(limit) levels of nesting")
  }

  fileprivate static func unknownAlias(_ name: String) -> Message {
    Message("no anchor `&\(name)` before this alias")
  }

  fileprivate static func recursiveAlias(_ name: String) -> Message {
    Message("alias `*\(name)` stands inside its own anchor")
  }

  fileprivate static func tooManyNodes(_ limit: Int) -> Message {
    Message("aliases expand to more than \(limit) nodes")
  }

  fileprivate static func duplicateKey(_ key: String) -> Message {
    Message("key `\(key)` is set twice")
  }
}
