import ForgeShell

extension RequestTool {
  /// HTTPie and xh: `http [METHOD] URL [ITEM …]`.
  static let httpie = RequestTool(names: ["http", "https", "xh", "xhs"]) { call in
    var words: [ExpandedWord] = []
    var rest = call.arguments[...]
    var isForm = false
    while let word = rest.popFirst() {
      guard word.text.hasPrefix("-"), word.text != "-" else {
        words.append(word)
        continue
      }
      if ["--form", "-f", "--multipart"].contains(word.text) { isForm = true }
      if valued.contains(word.text) { _ = rest.popFirst() }
    }
    guard let first = words.first else { return [] }
    var method: ExpandedWord?
    if words.count > 1, first.isKnown, first.text.allSatisfy({ $0.isLetter }), !first.text.isEmpty,
      EndpointIndex.knownMethods.contains(first.text.uppercased())
    {
      method = words.removeFirst()
    }
    var request = ShellCall.Request(method: method, target: words.removeFirst())
    var fields: [SampleRequest.Field] = []
    var properties: [SampleValue.Property] = []
    for word in words { read(word, &request, &fields, &properties) }
    if !fields.isEmpty {
      request.impliedMethod = "POST"
      let range = fields[0].range.lowerBound..<fields[fields.count - 1].range.upperBound
      request.body = isForm ? .form(fields) : .value(.object(properties, range, isOpen: false))
    } else if let input = call.input {
      request.impliedMethod = "POST"
      request.body = .text(input)
    }
    return [request]
  }

  /// Options whose value is the next word.
  private static let valued: Set<String> = [
    "--auth", "-a", "--auth-type", "-A", "--output", "-o", "--session", "--timeout", "--verify", "--cert", "--cert-key",
    "--proxy", "--print", "-p", "--pretty", "--style", "-s", "--max-redirects", "--format-options", "--bearer",
  ]

  /// `name=text`, `name:=json`, `name==query`, `Name:header`, `name@file`: the first separator counts, the longest there.
  private static func read(
    _ word: ExpandedWord, _ request: inout ShellCall.Request, _ fields: inout [SampleRequest.Field],
    _ properties: inout [SampleValue.Property]
  ) {
    let bytes = Array(word.text.utf8)
    guard let mark = bytes.firstIndex(where: { ":=@".utf8.contains($0) }), mark > 0,
      let field = ShellCall.field(word, until: [bytes[mark]])
    else { return }
    let separator = String(decoding: bytes[mark...].prefix(2), as: UTF8.self)
    if separator == "==" { return request.query.append(field) }
    if bytes[mark] == UInt8(ascii: ":"), separator != ":=" { return request.headers.append(field) }
    fields.append(field)
    let start = separator == ":=" ? mark + 2 : mark + 1
    let range = word.sourceRange(of: start..<bytes.count) ?? field.range
    // A nested path, or text of a file, is not followed.
    let value: SampleValue =
      separator == "=@" || bytes[mark] == UInt8(ascii: "@") || !word.isKnown
      ? .unknown(range)
      : separator == ":=" ? .json(word.dropping(start), range) : .string(word.dropping(start), range)
    let name = field.name.text.prefix { $0 != "[" }
    properties.append(
      SampleValue.Property(
        key: String(name), range: field.range, value: name.count < field.name.text.count ? .unknown(range) : value))
  }
}
