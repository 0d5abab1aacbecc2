/// HTTP messages: a request or status line, headers, and after an empty line the body.
extension Language {
  static let http: Language = {
    var body = json.modes["main"] ?? Mode()
    let starts: [Rule] =
      ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "QUERY"].map {
        .enter($0 + " ", "request", .keyword, .lineBegin)
      } + [.enter("HTTP/", "status", .keyword, .lineBegin)]
    // A second message may follow the body.
    body.rules = starts.map { .become($0.open, "main", .lineBegin) } + body.rules
    let line = End(isAtLineEnd: true)
    let version = Rule.run("HTTP/", .digits.adding("."), .keyword, .afterBlank)
    let headers = Mode(
      rules: starts + [.comment("#", .lineBegin), .become("\n\n", "body"), .become("\n\r\n", "body"), .string("\"")],
      words: Words(
        start: ByteSet.visible.removing("\""), body: .visible, hasMembers: false,
        scalar: Scalar(stops: ByteSet("\""))),
      numbers: .words,
      keys: Keys(marks: ByteSet(":"), allowsBlank: false, isHeadOnly: true), separators: "\n")
    return Language(
      "http https",
      [
        "main": headers, "body": body,
        "request": Mode(
          rules: [version], words: Words(start: .visible, body: .visible, other: .string, hasMembers: false), end: line),
        "status": Mode(
          rules: [.run("/", .digits.adding("."), .keyword)],
          words: Words(start: .letters.adding("123456789"), body: .name.adding("./-'"), hasMembers: false),
          numbers: .words, end: line),
      ])
  }()
}
