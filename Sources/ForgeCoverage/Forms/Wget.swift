import ForgeShell

extension RequestTool {
  /// GNU Wget, as its manual describes it.
  static let wget = RequestTool(names: ["wget"]) { call in
    var targets: [ExpandedWord] = []
    var request = ShellCall.Request(target: ExpandedWord(""))
    var words = call.arguments[...]
    while let word = words.popFirst() {
      guard word.text.hasPrefix("-"), word.text != "-" else {
        targets.append(word)
        continue
      }
      guard word.text.hasPrefix("--") else {
        // `-O file`, `-qO- …`: a value stands in the same word, or it is the next.
        if let last = word.text.unicodeScalars.last, "OoPtTUe".unicodeScalars.contains(last) { _ = words.popFirst() }
        continue
      }
      let name = word.text.dropFirst(2).prefix { $0 != "=" }
      let hasValue = word.text.contains("=")
      let value = hasValue ? word.dropping(name.utf8.count + 3) : nil
      switch name {
      case "method": request.method = value ?? words.popFirst()
      case "header":
        if let header = (value ?? words.popFirst()).flatMap(ShellCall.header) { request.headers.append(header) }
      case "post-data", "body-data":
        if name == "post-data" { request.impliedMethod = "POST" }
        guard let data = value ?? words.popFirst() else { break }
        let isText = ["{", "["].contains(data.text.drop { $0.isWhitespace }.prefix(1))
        request.body = isText ? .text(data) : .form(ShellCall.formFields(data))
      case "spider": request.impliedMethod = "HEAD"
      case "post-file":
        request.impliedMethod = "POST"
        if !hasValue { _ = words.popFirst() }
      case "body-file", "output-document", "output-file", "user", "password", "timeout", "tries", "user-agent":
        if !hasValue { _ = words.popFirst() }
      default: break
      }
    }
    return targets.map { target in
      var request = request
      request.target = target
      return request
    }
  }
}
