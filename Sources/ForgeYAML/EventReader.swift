import CLibYAML

/// An event of libyaml with byte offsets.
struct YAMLEvent {
  enum Kind {
    case streamStart, streamEnd, documentStart, documentEnd
    case alias(String)
    case scalar(String, YAMLScalar.Style)
    case sequenceStart, mappingStart, collectionEnd
  }

  let kind: Kind
  var anchor: String?
  var tag: String?
  let start: Int
  let end: Int
}

/// Why libyaml stopped, in its own words.
struct SyntaxProblem: Error {
  let problem: String
  let context: String
  let offset: Int
  let contextOffset: Int?
}

/// Reads events until the stream ends or cannot be read on.
struct EventReader: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let offsets: CodePointOffsets
  private let firstIndex: Int

  /// Reads `bytes` in `range`, which lies in the range of `offsets`. The bytes must outlive the reader.
  init(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, offsets: CodePointOffsets) {
    parser = .allocate(capacity: 1)
    self.offsets = offsets
    firstIndex = offsets.index(of: range.lowerBound)
    yaml_parser_initialize(parser)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress.map { $0 + range.lowerBound }, range.count)
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  func next() throws(SyntaxProblem) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) != 0 else { throw problem }
    defer { yaml_event_delete(&event) }
    let start = offset(event.start_mark)
    let end = offset(event.end_mark)
    func plain(_ kind: YAMLEvent.Kind) -> YAMLEvent { YAMLEvent(kind: kind, start: start, end: end) }
    switch event.type {
    case YAML_STREAM_START_EVENT: return plain(.streamStart)
    case YAML_DOCUMENT_START_EVENT: return plain(.documentStart)
    case YAML_DOCUMENT_END_EVENT: return plain(.documentEnd)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return plain(.collectionEnd)
    case YAML_ALIAS_EVENT: return plain(.alias(text(event.data.alias.anchor) ?? ""))
    case YAML_SEQUENCE_START_EVENT:
      let data = event.data.sequence_start
      return YAMLEvent(kind: .sequenceStart, anchor: text(data.anchor), tag: text(data.tag), start: start, end: end)
    case YAML_MAPPING_START_EVENT:
      let data = event.data.mapping_start
      return YAMLEvent(kind: .mappingStart, anchor: text(data.anchor), tag: text(data.tag), start: start, end: end)
    case YAML_SCALAR_EVENT:
      let data = event.data.scalar
      let value = String(decoding: UnsafeBufferPointer(start: data.value, count: data.length), as: UTF8.self)
      return YAMLEvent(
        kind: .scalar(value, style(data.style)), anchor: text(data.anchor), tag: text(data.tag), start: start, end: end)
    default: return plain(.streamEnd)
    }
  }

  private var problem: SyntaxProblem {
    let parser = parser.pointee
    return SyntaxProblem(
      problem: parser.problem.map { String(cString: $0) } ?? "could not be read",
      context: parser.context.map { String(cString: $0) } ?? "",
      offset: offset(parser.problem_mark),
      contextOffset: parser.context == nil ? nil : offset(parser.context_mark))
  }

  private func offset(_ mark: yaml_mark_t) -> Int {
    offsets.offset(of: firstIndex + mark.index)
  }

  private func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    pointer.map { String(cString: $0) }
  }

  private func style(_ style: yaml_scalar_style_t) -> YAMLScalar.Style {
    switch style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }
}
