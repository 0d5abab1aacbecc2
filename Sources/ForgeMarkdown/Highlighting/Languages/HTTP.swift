/// HTTP messages: a request or status line, headers, and after an empty line the body.
extension Language {
  static let http: Language = {
    var body = json.modes["main"] ?? Mode()
    let starts: [Rule] =
      ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "QUERY"].map {
        Rule(open: $0, kind: .keyword, place: .lineBegin, next: ByteSet(" "), action: .enter("request"))
      } + [Rule(open: "HTTP", kind: .keyword, place: .lineBegin, next: ByteSet("/"), action: .enter("status"))]
    // A second message may follow the body.
    body.rules =
      starts.map { Rule(open: $0.open, place: .lineBegin, next: $0.next, action: .become("main", isLeft: true)) }
      + body.rules
    let line = End(isAtLineEnd: true)
    let version = Rule.run("HTTP/", .digits.adding("."), .keyword, .afterBlank)
    let headers = Mode(
      rules: starts + [.comment("#", .lineBegin), .become("\n\n", "body"), .become("\n\r\n", "body"), .string("\"")],
      words: Words(
        start: ByteSet.visible.removing(":\""), body: .visible, hasMembers: false,
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
