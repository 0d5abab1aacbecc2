import ForgeMarkdown
import ForgeShell

/// Reads blocks of HTTP: requests with headers and bodies, and the responses that follow them (RFC 9112).
struct HTTPMessages {
  /// Whether the block before ended in a request that a response may follow.
  private var hasOpenRequest = false

  /// Whether a line begins a request or a response.
  static func isStart(_ line: ArraySlice<UInt8>, _ methods: Set<String>) -> Bool {
    if line.starts(with: "HTTP/".utf8) { return true }
    let word = line.prefix { $0 != 0x20 }
    guard methods.contains(String(decoding: word, as: UTF8.self)) else { return false }
    let text = Array(line)
    guard let place = EndpointText.first(in: text, methods: methods), place.method.lowerBound == 0 else { return false }
    // A path alone on its line, or with the version behind it: else it is a listing with remarks.
    let rest = text[place.path.upperBound...].drop { $0 <= 0x20 }
    return rest.isEmpty || rest.starts(with: "HTTP/".utf8)
  }

  /// The requests of a block; a response without one belongs to the last of `earlier`, where that ended its block.
  mutating func requests(
    in sample: SampleText, methods: Set<String>, node: MarkdownNode.ID, _ earlier: inout [PageRequests.Saying]
  ) -> [SampleRequest] {
    var requests: [SampleRequest] = []
    var lines = HTTPLines(sample.bytes)
    while let line = lines.next() {
      let text = sample.bytes[line]
      if text.starts(with: "HTTP/".utf8) {
        guard let status = Self.status(sample.bytes, line) else { continue }
        let response = response(status, sample, methods, &lines)
        if !requests.isEmpty {
          requests[requests.count - 1].statuses.append(status)
          requests[requests.count - 1].responses += response
        } else if hasOpenRequest, case .request(var request) = earlier.last {
          request.answers.append(SampleRequest.Answer(status: status, sample: sample))
          request.responses += response
          earlier[earlier.count - 1] = .request(request)
        }
        lines.skipMessage(sample.bytes, methods)
        hasOpenRequest = false
      } else if Self.isStart(text, methods), let request = request(line, sample, methods, node, &lines) {
        requests.append(request)
      }
    }
    if !requests.isEmpty { hasOpenRequest = requests.last?.statuses.isEmpty == true }
    return requests
  }

  private func request(
    _ line: Range<Int>, _ sample: SampleText, _ methods: Set<String>, _ node: MarkdownNode.ID, _ lines: inout HTTPLines
  ) -> SampleRequest? {
    guard let place = EndpointText.first(in: sample.bytes, from: line.lowerBound, methods: methods),
      place.path.upperBound <= line.upperBound
    else { return nil }
    var request = EndpointText.request(place, .endpoint, sample, node: node)
    // Headers up to an empty line (RFC 9112 section 5); query lines may go on below the path.
    while let line = lines.peek(), !sample.bytes[line].allSatisfy({ $0 <= 0x20 }) {
      guard !sample.bytes[line].starts(with: "HTTP/".utf8), let colon = Self.colon(sample.bytes, line) else { break }
      _ = lines.next()
      let name = line.lowerBound..<colon
      let field = SampleRequest.Field(name: ExpandedWord(sample.bytes, name), range: name)
      request.headers.append(field)
      let value = String(decoding: sample.bytes[colon + 1..<line.upperBound], as: UTF8.self)
        .drop { $0 == " " }.prefix { $0 != " " && $0 != "\r" && $0 != ";" }
      switch field.name.text.lowercased() {
      case "host": request.host = String(value)
      case "content-type": request.contentType = String(value)
      default: break
      }
    }
    if let body = lines.body(sample.bytes, methods) {
      let word = ExpandedWord(sample.bytes, body)
      let isJSON = "{[".utf8.contains(sample.bytes[body.lowerBound])
      request.body = isJSON ? .text(word) : .form(ShellCall.formFields(word))
    }
    return request
  }

  /// What stands below the headers of a response, where it is JSON.
  private func response(
    _ status: SampleRequest.Status, _ sample: SampleText, _ methods: Set<String>, _ lines: inout HTTPLines
  ) -> [SampleRequest.Response] {
    while let line = lines.peek(), Self.colon(sample.bytes, line) != nil { _ = lines.next() }
    guard let body = lines.body(sample.bytes, methods), "{[".utf8.contains(sample.bytes[body.lowerBound]) else {
      return []
    }
    let word = ExpandedWord(sample.bytes, body)
    return [SampleRequest.Response(status: status.code, body: word, sample: sample, extent: .whole)]
  }

  private static func colon(_ bytes: [UInt8], _ line: Range<Int>) -> Int? {
    guard let colon = bytes[line].firstIndex(of: UInt8(ascii: ":")), colon > line.lowerBound else { return nil }
    let isName = bytes[line.lowerBound..<colon].allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "{") && $0 < 0x7F }
    return isName ? colon : nil
  }

  /// `HTTP/1.1 201 Created`
  static func status(_ bytes: [UInt8], _ line: Range<Int>) -> SampleRequest.Status? {
    guard let space = bytes[line].firstIndex(of: 0x20) else { return nil }
    let start = bytes[space..<line.upperBound].firstIndex { $0 != 0x20 } ?? line.upperBound
    let end = bytes[start..<line.upperBound].firstIndex { $0 <= 0x20 } ?? line.upperBound
    guard let code = Int(String(decoding: bytes[start..<end], as: UTF8.self)), (100...599).contains(code) else {
      return nil
    }
    return SampleRequest.Status(code: code, range: start..<end)
  }
}

/// The lines of a block, without their ends.
private struct HTTPLines {
  private let lines: [Range<Int>]
  private var index = 0

  init(_ bytes: [UInt8]) {
    var lines: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let end = newline > start && bytes[newline - 1] == UInt8(ascii: "\r") ? newline - 1 : newline
      lines.append(start..<end)
      start = newline + 1
    }
    self.lines = lines
  }

  func peek() -> Range<Int>? { index < lines.count ? lines[index] : nil }

  mutating func next() -> Range<Int>? {
    guard let line = peek() else { return nil }
    index += 1
    return line
  }

  /// The lines after an empty one, up to the next message; nil where there are none.
  mutating func body(_ bytes: [UInt8], _ methods: Set<String>) -> Range<Int>? {
    guard let line = peek(), bytes[line].allSatisfy({ $0 <= 0x20 }) else { return nil }
    let first = index + 1
    skipMessage(bytes, methods)
    let filled = lines[min(first, index)..<index].filter { !bytes[$0].allSatisfy { $0 <= 0x20 } }
    guard let start = filled.first, let end = filled.last else { return nil }
    return start.lowerBound..<end.upperBound
  }

  /// Goes on to the next message: what begins one, or a line of `###` as editors' clients have between requests.
  mutating func skipMessage(_ bytes: [UInt8], _ methods: Set<String>) {
    while let line = peek() {
      if HTTPMessages.isStart(bytes[line], methods) { return }
      index += 1
      if bytes[line].starts(with: "###".utf8) { return }
    }
  }
}
