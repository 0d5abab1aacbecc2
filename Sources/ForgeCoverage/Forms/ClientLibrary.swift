import ForgeShell

/// What the clients of HTTP in JavaScript and Python are called, and what their arguments mean.
enum ClientLibrary {
  typealias Arguments = CodeExpressions.Arguments

  /// A call that sends a request.
  struct Call {
    var method: ExpandedWord?
    var methodRange: Range<Int>?
    var target: SampleValue?
    var base: ExpandedWord?
    var query: SampleValue?
    var headers: SampleValue?
    var body: SampleRequest.Body?
  }

  private static let verbs: Set<String> = ["get", "post", "put", "patch", "delete", "head", "options"]
  /// Modules whose functions are named for methods.
  private static let modules: Set<String> = ["requests", "httpx", "axios", "ky", "got", "superagent", "needle"]

  private static let constructors: Set<String> = [
    "requests.Session", "requests.session", "httpx.Client", "httpx.AsyncClient", "aiohttp.ClientSession",
    "axios.create",
    "ky.create", "ky.extend", "got.extend",
  ]

  /// Whether a call of this name makes a client.
  static func isConstructor(_ called: String) -> Bool { constructors.contains(called) }

  /// Whether a call of `path` may send a request: only then are its arguments worth a look.
  static func maySend(_ path: [String], client: SampleValue?) -> Bool {
    if case .client = client { return true }
    if client != nil { return false }
    return modules.contains(path[0]) || ["fetch", "window", "$fetch", "ofetch"].contains(path[0])
  }

  /// The URL that a new client puts before others, in an optional; nil where `called` makes no client.
  static func client(_ called: String, _ arguments: Arguments) -> ExpandedWord?? {
    switch called {
    case "requests.Session", "requests.session": .some(nil)
    case "httpx.Client", "httpx.AsyncClient": .some(arguments.named["base_url"]?.string)
    case "aiohttp.ClientSession":
      .some(arguments.named["base_url"]?.string ?? arguments.positional.first?.string)
    case "axios.create": .some(arguments.positional.first?["baseURL"]?.string)
    case "ky.create", "ky.extend", "got.extend": .some(arguments.positional.first?["prefixUrl"]?.string)
    default: nil
    }
  }

  /// The request that `called`, a name with dots, sends; nil where it sends none. `client` is the value of its first name.
  static func call(_ path: [String], _ arguments: Arguments, client: SampleValue?) -> Call? {
    let verb = path.count == 2 ? path[1] : ""
    // A variable of the same name is something else.
    let isModule = modules.contains(path[0]) && client == nil
    var base: ExpandedWord?
    var isClient = false
    if case .client(let url) = client {
      base = url
      isClient = true
    }
    var call: Call?
    if path == ["fetch"] || path == ["window", "fetch"] || path == ["$fetch"] || path == ["ofetch"] {
      call = fetch(arguments)
    } else if path.count == 1, path[0] == "axios" || path[0] == "ky" || path[0] == "got" || isClient {
      call = configured(arguments)
    } else if (isModule || isClient) && verb == "request" {
      call = request(arguments)
    } else if (isModule || isClient) && verbs.contains(verb) {
      call = verbCall(verb, arguments, path[0])
    }
    call?.base = base
    return call
  }

  /// `fetch(url, {method, headers, body})`
  private static func fetch(_ arguments: Arguments) -> Call {
    let options = arguments.positional.dropFirst().first
    var call = Call(target: arguments.positional.first)
    setMethod(options?["method"], &call)
    call.headers = options?["headers"]
    call.query = options?["params"] ?? options?["query"]
    call.body = body(options?["body"] ?? options?["json"])
    return call
  }

  /// `axios({url, method, …})` or `axios(url, {…})`
  private static func configured(_ arguments: Arguments) -> Call {
    guard let first = arguments.positional.first, case .object = first else { return fetch(arguments) }
    var call = Call(target: first["url"])
    setMethod(first["method"], &call)
    configure(&call, first)
    return call
  }

  private static func configure(_ call: inout Call, _ options: SampleValue) {
    call.headers = options["headers"]
    call.query = options["params"] ?? options["searchParams"]
    if let data = body(options["data"] ?? options["json"] ?? options["body"]) { call.body = data }
    if let base = options["baseURL"]?.string { call.base = base }
  }

  /// `requests.request("GET", url, …)`, or `axios.request({…})`.
  private static func request(_ arguments: Arguments) -> Call {
    guard let method = arguments.positional.first ?? arguments.named["method"], case .string = method else {
      return configured(arguments)
    }
    var call = Call(target: arguments.positional.dropFirst().first ?? arguments.named["url"])
    setMethod(method, &call)
    keywords(&call, arguments)
    return call
  }

  /// `requests.post(url, json=…)`, `axios.post(url, data, {…})`.
  private static func verbCall(
    _ verb: String, _ arguments: Arguments, _ library: String
  ) -> Call {
    var call = Call(target: arguments.positional.first ?? arguments.named["url"])
    call.method = ExpandedWord(verb.uppercased())
    if library == "requests" || library == "httpx" || !arguments.named.isEmpty {
      keywords(&call, arguments, position: library == "requests" ? 1 : nil)
      return call
    }
    let takesData = ["post", "put", "patch"].contains(verb) && library != "ky" && library != "got"
    if takesData, let data = arguments.positional.dropFirst().first { call.body = body(data) }
    if let options = arguments.positional.dropFirst(takesData ? 2 : 1).first { configure(&call, options) }
    return call
  }

  /// `position` is where the library takes query or body without a name: behind the URL.
  private static func keywords(_ call: inout Call, _ arguments: Arguments, position: Int? = nil) {
    let unnamed = position.flatMap { arguments.positional.dropFirst($0).first }
    let takesBody = ["POST", "PUT", "PATCH"].contains(call.method?.text ?? "")
    call.query = arguments.named["params"] ?? (takesBody ? nil : unnamed)
    call.headers = arguments.named["headers"]
    if let json = arguments.named["json"] {
      call.body = .value(json)
    } else if let data = arguments.named["data"] ?? arguments.named["content"] ?? (takesBody ? unnamed : nil) {
      call.body = if case .object = data { .form(data.fields) } else { body(data) }
    }
  }

  private static func setMethod(_ value: SampleValue?, _ call: inout Call) {
    guard let value else { return }
    guard case .string(let word, let range) = value else {
      // A variable's, and so any.
      call.method = ExpandedWord(unknownAt: 0..<0)
      return
    }
    call.method = word
    // Without its quotes.
    call.methodRange = word.sourceRange(of: 0..<word.text.utf8.count) ?? range
  }

  /// A string is sent as it is.
  private static func body(_ value: SampleValue?) -> SampleRequest.Body? {
    guard let value else { return nil }
    guard case .string(let word, _) = value else { return .value(value) }
    return ["{", "["].contains(word.text.drop { $0.isWhitespace }.prefix(1)) ? .text(word) : nil
  }
}
