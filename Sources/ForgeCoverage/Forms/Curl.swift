import ForgeShell

extension RequestTool {
  /// curl, as its manual describes it.
  static let curl = RequestTool(names: ["curl"]) { call in
    var reader = CurlArguments(call.input)
    reader.read(call.arguments)
    return reader.requests
  }
}

private struct CurlArguments {
  private(set) var requests: [ShellCall.Request] = []
  private let input: ExpandedWord?
  private var targets: [ExpandedWord] = []
  private var method: ExpandedWord?
  private var headers: [SampleRequest.Field] = []
  private var query: [SampleRequest.Field] = []
  private var data: [ExpandedWord] = []
  private var form: [SampleRequest.Field] = []
  private var hasData = false
  private var isQuery = false
  private var impliedMethod: String?
  private var isJSON = false
  private var contentType: String?

  init(_ input: ExpandedWord?) {
    self.input = input
  }

  /// Short options that take a value, in their own word or the next.
  private static let shortValues = Set("AbcCdDeEFHhKmoPQrtTuUwxXyYzIX".unicodeScalars).subtracting(["I", "h"])

  /// Long options that take none; all others do, as most of curl's.
  private static let flags: Set<String> = [
    "silent", "show-error", "fail", "fail-with-body", "location", "location-trusted", "include", "head", "get",
    "insecure",
    "verbose", "compressed", "globoff", "http1.0", "http1.1", "http2", "http2-prior-knowledge", "http3", "ipv4", "ipv6",
    "remote-name", "remote-name-all", "remote-header-name", "remote-time", "no-buffer", "progress-bar",
    "no-progress-meter",
    "basic", "digest", "negotiate", "ntlm", "anyauth", "create-dirs", "tcp-nodelay", "tlsv1", "tlsv1.2", "tlsv1.3",
    "ssl",
    "retry-connrefused", "retry-all-errors", "path-as-is", "parallel", "raw", "netrc", "netrc-optional", "disable",
    "fail-early", "junk-session-cookies", "post301", "post302", "post303", "xattr", "append", "no-keepalive",
    "ssl-reqd",
    "show-headers", "styled-output", "no-sessionid", "haproxy-protocol", "next",
  ]

  mutating func read(_ arguments: [ExpandedWord]) {
    var words = arguments[...]
    var takesOptions = true
    while let word = words.popFirst() {
      guard takesOptions, word.text.utf8.first == UInt8(ascii: "-"), word.text != "-" else {
        targets.append(word)
        continue
      }
      if word.text == "--" {
        takesOptions = false
      } else if word.text.hasPrefix("--") {
        long(word, &words)
      } else {
        short(word, &words)
      }
    }
    finish()
  }

  private mutating func long(_ word: ExpandedWord, _ words: inout ArraySlice<ExpandedWord>) {
    let name = String(word.text.dropFirst(2))
    // curl itself takes no `=`, but pages write it, and newer tools do.
    if let mark = name.firstIndex(of: "=") {
      let key = String(name[..<mark])
      return option(key, word.dropping(key.utf8.count + 3))
    }
    if name == "next" { return finish() }
    if Self.flags.contains(name) || name.hasPrefix("no-") { return flag(name) }
    if let value = words.popFirst() { option(name, value) }
  }

  /// `-sSfX POST`: flags, and at the end perhaps one with a value.
  private mutating func short(_ word: ExpandedWord, _ words: inout ArraySlice<ExpandedWord>) {
    let letters = Array(word.text.unicodeScalars.dropFirst())
    var offset = 1
    for letter in letters {
      offset += String(letter).utf8.count
      if Self.shortValues.contains(letter) {
        let rest = word.dropping(offset)
        let value = rest.text.isEmpty ? words.popFirst() : rest
        if let value, let name = Self.longName(letter) { option(name, value) }
        return
      }
      switch letter {
      case ":": return finish()
      case "G": flag("get")
      case "I": flag("head")
      default: break
      }
    }
  }

  private static func longName(_ letter: Unicode.Scalar) -> String? {
    switch letter {
    case "X": "request"
    case "d": "data"
    case "F": "form"
    case "H": "header"
    case "T": "upload-file"
    default: nil
    }
  }

  private mutating func flag(_ name: String) {
    switch name {
    case "get": isQuery = true
    case "head": impliedMethod = "HEAD"
    default: break
    }
  }

  private mutating func option(_ name: String, _ value: ExpandedWord) {
    switch name {
    case "request": method = value
    case "url": targets.append(value)
    case "header":
      contentType = ShellCall.contentType(value) ?? contentType
      if !value.text.hasPrefix("@"), let header = ShellCall.header(value) { headers.append(header) }
    case "data", "data-raw", "data-binary", "data-ascii", "data-urlencode", "json":
      hasData = true
      isJSON = isJSON || name == "json"
      add(value, isEncoded: name == "data-urlencode", takesFiles: name != "data-raw")
    case "form", "form-string":
      impliedMethod = impliedMethod ?? "POST"
      if let field = ShellCall.field(value, until: [UInt8(ascii: "=")]) { form.append(field) }
    case "upload-file": impliedMethod = "PUT"
    case "url-query": if let field = ShellCall.field(value, until: [UInt8(ascii: "=")]) { query.append(field) }
    default: break
    }
  }

  private mutating func add(_ value: ExpandedWord, isEncoded: Bool, takesFiles: Bool) {
    if takesFiles, value.text == "@-" {
      if let input { data.append(input) }
    } else if takesFiles, value.text.hasPrefix("@") {
      // A file: what is sent is not on the page.
      data.append(ExpandedWord(unknownAt: value.sourceRange(of: 0..<1) ?? 0..<0))
    } else {
      data.append(value)
    }
  }

  /// Makes requests of what was read, one for each URL, and begins anew.
  private mutating func finish() {
    for target in targets {
      var request = ShellCall.Request(method: method, target: target)
      request.headers = headers
      request.contentType = contentType
      request.query = query + (isQuery ? data.flatMap(ShellCall.formFields) : [])
      request.impliedMethod = impliedMethod ?? (hasData && !isQuery ? "POST" : "GET")
      if !form.isEmpty {
        request.body = .form(form)
      } else if !isQuery, let first = data.first {
        request.body = body(first)
      }
      requests.append(request)
    }
    self.targets = []
    (method, impliedMethod, isQuery, hasData, isJSON) = (nil, nil, false, false, false)
    contentType = nil
    (headers, query, data, form) = ([], [], [], [])
  }

  private func body(_ first: ExpandedWord) -> SampleRequest.Body? {
    let isText = isJSON || ["{", "["].contains(first.text.drop { $0.isWhitespace }.prefix(1))
    if isText { return data.count == 1 ? .text(first) : nil }
    return .form(data.flatMap(ShellCall.formFields))
  }
}
