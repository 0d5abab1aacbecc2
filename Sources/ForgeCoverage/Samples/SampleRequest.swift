import ForgeDiagnostics
package import ForgeMarkdown
package import ForgeShell
package import ForgeYAML

/// A request that a page names or shows, before it is known which operation it means. Ranges are offsets in `sample`.
package struct SampleRequest: Sendable {
  /// How a page names a request, and so how sure it is that it speaks of this API.
  package enum Form: Hashable, Sendable {
    /// `METHOD /path` as such: speaks of the API that the page documents.
    case endpoint
    /// The same among other text, as in a listing: may be of another API.
    case listing
    /// A call: its URL says whom it speaks to.
    case call
  }

  /// A name that a request gives a value.
  package struct Field: Sendable {
    package let name: ExpandedWord
    package let range: Range<Int>
  }

  package struct Status: Hashable, Sendable {
    package let code: Int
    package let range: Range<Int>
  }

  /// A status that stands in another sample: the block after the request.
  package struct Answer: Sendable {
    package let status: Status
    package let sample: SampleText
  }

  /// What an answer brings, in the sample of the request or in a block behind it.
  package struct Response: Sendable {
    /// Nil where the page does not say.
    package let status: Int?
    package let body: ExpandedWord
    package let sample: SampleText
    package let extent: Extent

    /// How much of the body is there.
    package enum Extent: Sendable {
      /// All of it: behind a call that prints what it gets.
      case whole
      /// Perhaps a part: behind a sentence.
      case part
      /// What a program picked from it, under names of its own perhaps.
      case picked
    }
  }

  package enum Body: Sendable {
    /// As it is sent.
    case text(ExpandedWord)
    /// A literal of the sample's language.
    case value(SampleValue)
    /// Fields of a form.
    case form([Field])
  }

  package let form: Form
  package let sample: SampleText
  /// In capitals.
  package let method: String
  /// Nil where the method goes without saying.
  package let methodRange: Range<Int>?
  /// A URL, or a path.
  package let target: ExpandedWord
  /// What the mention is in the text: the URL, or the method and the path.
  package let range: Range<Int>
  /// The inline node or block that says it.
  package let node: MarkdownNode.ID
  /// Query parameters that stand apart from the URL.
  package var query: [Field] = []
  package var headers: [Field] = []
  /// The value of `Host`, which a request without a host in its URL is sent to.
  package var host: String?
  package var body: Body?
  /// The value of `Content-Type`, without parameters.
  package var contentType: String?
  package var statuses: [Status] = []
  package var answers: [Answer] = []
  package var responses: [Response] = []

  init(
    _ form: Form, _ sample: SampleText, method: String, at methodRange: Range<Int>?, target: ExpandedWord,
    range: Range<Int>, node: MarkdownNode.ID
  ) {
    self.form = form
    self.sample = sample
    self.method = method
    self.methodRange = methodRange
    self.target = target
    self.range = range
    self.node = node
  }
}

/// A value as a code sample writes it, in JavaScript or Python; ranges are offsets in the sample.
package indirect enum SampleValue: Sendable {
  package struct Property: Sendable {
    package let key: String
    package let range: Range<Int>
    package let value: SampleValue
  }

  case string(ExpandedWord, Range<Int>)
  case scalar(YAMLScalar, Range<Int>)
  /// `isOpen` where it takes in properties of another object.
  case object([Property], Range<Int>, isOpen: Bool)
  case array([SampleValue], Range<Int>)
  /// A client of HTTP, and the URL that it puts before others.
  case client(base: ExpandedWord?)
  case unknown(Range<Int>)

  /// What JSON says; nested JSON is not taken apart.
  static func json(_ word: ExpandedWord, _ range: Range<Int>) -> SampleValue {
    let file = SourceFile(path: "value.json", text: word.text)
    guard let root = YAMLStream.parse(file).root, case .scalar(let scalar) = root.content else {
      return .unknown(range)
    }
    return .scalar(scalar, range)
  }

  subscript(key: String) -> SampleValue? {
    guard case .object(let properties, _, _) = self else { return nil }
    return properties.first { $0.key == key }?.value
  }

  /// The value, or nothing that is known where it holds more than `limit` values, or as many texts of a line each.
  func bounded(_ limit: Int) -> SampleValue {
    var left = limit
    var pending = [self]
    while let value = pending.popLast(), left >= 0 {
      left -= 1
      switch value {
      case .string(let word, _): left -= word.segments.count + word.text.utf8.count / 80
      case .object(let properties, _, _): pending += properties.prefix(max(0, left + 1)).map(\.value)
      case .array(let items, _): pending += items.prefix(max(0, left + 1))
      case .scalar, .client, .unknown: break
      }
    }
    guard left < 0 else { return self }
    switch self {
    case .string(_, let range), .object(_, let range, _), .array(_, let range): return .unknown(range)
    default: return self
    }
  }

  var string: ExpandedWord? {
    guard case .string(let word, _) = self else { return nil }
    return word
  }

  /// The keys without their quotes.
  var names: [SampleRequest.Field] {
    fields.map { field in
      let isQuoted = field.range.count == field.name.text.utf8.count + 2
      let range = isQuoted ? field.range.lowerBound + 1..<field.range.upperBound - 1 : field.range
      return SampleRequest.Field(name: field.name, range: range)
    }
  }

  /// The keys as they are written.
  var fields: [SampleRequest.Field] {
    guard case .object(let properties, _, _) = self else { return [] }
    return properties.map { SampleRequest.Field(name: ExpandedWord($0.key), range: $0.range) }
  }
}

extension ExpandedWord {
  /// The text at `range` of `bytes`, as it stands there.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.init(segments: [
      Segment(
        certainty: .known, text: String(decoding: bytes[range], as: UTF8.self), range: range, isVerbatim: true,
        isSplit: false)
    ])
  }

  /// Something unknown at `range`.
  init(unknownAt range: Range<Int>) {
    self.init(segments: [Segment(certainty: .unknown, text: "…", range: range, isVerbatim: false, isSplit: false)])
  }

  static func + (left: ExpandedWord, right: ExpandedWord) -> ExpandedWord {
    ExpandedWord(segments: left.segments + right.segments)
  }

  /// The text from `offset` on.
  func dropping(_ count: Int) -> ExpandedWord {
    var left = count
    var segments: [Segment] = []
    for segment in self.segments {
      let length = segment.text.utf8.count
      guard left < length else {
        left -= length
        continue
      }
      guard left > 0 else {
        segments.append(segment)
        continue
      }
      let start = segment.isVerbatim ? segment.range.lowerBound + left : segment.range.lowerBound
      segments.append(
        Segment(
          certainty: segment.certainty, text: String(decoding: Array(segment.text.utf8.dropFirst(left)), as: UTF8.self),
          range: start..<segment.range.upperBound, isVerbatim: segment.isVerbatim, isSplit: segment.isSplit))
      left = 0
    }
    return ExpandedWord(segments: segments)
  }
}
