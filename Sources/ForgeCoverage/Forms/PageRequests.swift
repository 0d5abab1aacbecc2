import ForgeDiagnostics
import ForgeMarkdown
import ForgeOpenAPI
import ForgeShell

/// What a page says of endpoints, in its order.
struct PageRequests {
  /// One place that names an endpoint.
  enum Saying {
    /// Apart from the list: a request has many parts, which would all move when the list grows.
    indirect case request(SampleRequest)
    /// By its operationId.
    case operation(id: String, range: SourceRange, node: MarkdownNode.ID)
  }

  var sayings: [Saying] = []
  let document: MarkdownDocument
  let tree: MarkdownTree
  let index: EndpointIndex
  var places: PlaceFinder
  private var shell = ShellRequests()
  private var code = CodeRequests()
  private var http = HTTPMessages()
  var blocks = BlockNeighbours()
  /// The block that was read as an answer last.
  var lastResponse: MarkdownNode.ID = -1

  static func read(_ document: MarkdownDocument, _ index: EndpointIndex) -> [Saying] {
    var reader = PageRequests(document, index)
    reader.prepareShell()
    document.tree.walk { id, isEntering in
      // The destination of a link stands behind its text.
      if isEntering { reader.read(id) } else if document.tree[id].kind == .link { reader.readOperationLink(id) }
    }
    return reader.sayings
  }

  private init(_ document: MarkdownDocument, _ index: EndpointIndex) {
    self.document = document
    tree = document.tree
    self.index = index
    places = PlaceFinder(in: document)
  }

  private mutating func prepareShell() {
    var scripts: [ArraySlice<UInt8>] = []
    for node in tree.nodes where node.kind == .codeBlock {
      let language = node.info.isEmpty ? "" : CodeFence(info: tree.string(node.info)).language.lowercased()
      if BlockReading.mayBeShell(language) { scripts.append(tree.bytes(node.literal)) }
    }
    // Calls in the middle of a sentence use the variables of blocks, too.
    for node in tree.nodes where node.kind == .code {
      let code = tree.bytes(node.literal)
      if ShellRequests.isCall(code) { scripts.append(code) }
    }
    shell.prepare(scripts)
  }

  private mutating func read(_ id: MarkdownNode.ID) {
    let node = tree[id]
    blocks.enter(id, node)
    switch node.kind {
    case .code: readCode(id)
    case .codeBlock: readBlock(id, CodeFence(info: tree.string(node.info)).language.lowercased())
    case .link, .heading: readText(id)
    case .strong: readStrong(id)
    case .tableRow: readRow(id)
    default: break
    }
  }

  mutating func add(_ requests: [SampleRequest]) {
    for request in requests { sayings.append(.request(request)) }
  }

  // MARK: Inline

  private mutating func readCode(_ id: MarkdownNode.ID) {
    let literal = tree.bytes(tree[id].literal)
    if literal.count <= index.longestID, let operation = index.endpoint(id: String(decoding: literal, as: UTF8.self)) {
      let sample = SampleText([id], in: document, &places)
      let name = index.operation(operation).operationID ?? ""
      sayings.append(.operation(id: name, range: sample.range(0..<sample.bytes.count), node: id))
      return
    }
    guard literal.contains(UInt8(ascii: "/")) else { return readSeparate(id, literal) }
    if ShellRequests.isCall(literal) {
      let sample = SampleText([id], in: document, &places)
      add(shell.requests(in: sample, node: id))
    } else if EndpointText.first(in: Array(literal), methods: index.methods) != nil {
      let sample = SampleText([id], in: document, &places)
      var requests = EndpointText.requests(in: sample, methods: index.methods, node: id)
      if !requests.isEmpty { requests[requests.count - 1].answers = statedAnswers(after: id) }
      add(requests)
    }
  }

  /// What prose says right behind an endpoint: returns `201` or `409`.
  private mutating func statedAnswers(after id: MarkdownNode.ID) -> [SampleRequest.Answer] {
    var answers: [SampleRequest.Answer] = []
    var text = tree[id].next
    while text >= 0, tree[text].kind == .text {
      let words = tree.string(tree[text].literal).lowercased().split { " ,:".contains($0) }
      let phrase = words.joined(separator: " ")
      guard answers.isEmpty ? Self.verbs.contains(phrase) : ["or", "and", ""].contains(phrase) else { break }
      let code = tree[text].next
      guard code >= 0, tree[code].kind == .code else { break }
      let literal = tree.string(tree[code].literal)
      let digits = literal.prefix { $0.isNumber }
      guard digits.count == 3, let status = Int(digits), (200...599).contains(status),
        literal.count == 3 || literal.dropFirst(3).first == " "
      else { break }
      let sample = SampleText([code], in: document, &places)
      answers.append(.init(status: .init(code: status, range: 0..<3), sample: sample))
      text = tree[code].next
    }
    return answers
  }

  private static let verbs: Set<String> = [
    "returns", "return", "answers", "answers with", "responds with", "responds", "replies with", "replies", "gives",
    "fails with", "is answered with", "returns a", "returns an", "returns status", "responds with a", "answers with a",
    "→", "->", "will return", "always returns", "then returns", "returns http",
  ]

  private mutating func readOperationLink(_ id: MarkdownNode.ID) {
    let scheme = "operation:"
    let link = MarkdownLink(id, in: tree)
    guard link.destination.hasPrefix(scheme),
      let endpoint = index.endpoint(id: String(link.destination.dropFirst(scheme.count)))
    else { return }
    let name = index.operation(endpoint).operationID ?? ""
    sayings.append(.operation(id: name, range: places.destinationRange(of: link), node: id))
  }

  /// The endpoints that the text of a heading, link or cell names, with the path in code or not. Those that stand in code
  /// whole are read there.
  mutating func readText(_ id: MarkdownNode.ID) {
    let children = tree.children(of: id)
    guard children.contains(where: mayNameMethod) else { return }
    let sample = SampleText(children, in: document, &places)
    var isCode: [Bool] = []
    for child in children.flatMap({ tree.order(from: $0) }) {
      let node = tree[child]
      switch node.kind {
      case .text, .code: isCode += repeatElement(node.kind == .code, count: node.literal.range.count)
      case .softBreak, .lineBreak: isCode.append(false)
      // The text of a link is its own.
      case .link: return
      default: break
      }
    }
    var offset = 0
    while let found = EndpointText.first(in: sample.bytes, from: offset, methods: index.methods) {
      offset = found.path.upperBound
      if found.method.lowerBound < isCode.count, !isCode[found.method.lowerBound] {
        add([EndpointText.request(found, .endpoint, sample, node: id)])
      }
    }
  }

  /// Whether it is text with a capital: methods are written so.
  private func mayNameMethod(_ id: MarkdownNode.ID) -> Bool {
    tree[id].kind == .text
      && tree.bytes(tree[id].literal).contains { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
  }

  // MARK: Blocks

  private mutating func readBlock(_ id: MarkdownNode.ID, _ language: String) {
    let literal = tree.bytes(tree[id].literal)
    if Self.json.contains(language) { return readResponse(id) }
    guard let reading = BlockReading(language, literal, index.methods) else { return }
    let sample = SampleText(block: id, in: document)
    switch reading {
    case .http: add(http.requests(in: sample, methods: index.methods, node: id, &sayings))
    case .shell: add(shell.requests(in: sample, node: id))
    case .code(let language): add(code.requests(in: sample, language, node: id))
    case .listing: add(EndpointText.listing(in: sample, methods: index.methods, node: id))
    }
  }
}

/// How a code block is read.
private enum BlockReading {
  case http, shell, listing
  case code(CodeLanguageKind)

  private static let shells: Set<String> = [
    "bash", "sh", "shell", "zsh", "ksh", "console", "shell-session", "shellsession", "sh-session", "terminal", "curl",
    "bash-session", "session", "ansi",
  ]
  /// Whether a block of this language may be a script.
  static func mayBeShell(_ language: String) -> Bool { language.isEmpty || shells.contains(language) }

  private static let scripts: Set<String> = [
    "js", "javascript", "mjs", "cjs", "jsx", "ts", "typescript", "tsx", "node", "vue", "svelte",
  ]

  init?(_ language: String, _ code: ArraySlice<UInt8>, _ methods: Set<String>) {
    switch language {
    case "http", "https", "rest", "httpspec", "http-request": self = .http
    case "python", "py", "python3", "pycon", "ipython": self = .code(.python)
    case _ where Self.shells.contains(language): self = .shell
    case _ where Self.scripts.contains(language): self = .code(.script)
    // `admonish` is text in a box.
    case "text", "txt", "plain", "plaintext", "none", "admonish": self = .listing
    case "":
      let line = code.drop { $0 <= 0x20 }.prefix { $0 != UInt8(ascii: "\n") }
      if HTTPMessages.isStart(line, methods) {
        self = .http
      } else if ShellRequests.isCall(line) || ConsoleSession.parse(Array(code)).hasPrompts {
        self = .shell
      } else {
        self = .listing
      }
    default: return nil
    }
  }
}
