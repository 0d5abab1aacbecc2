import ForgeMarkdown
import ForgeShell

/// A program that sends requests, and how its arguments say which.
struct RequestTool: Sendable {
  let names: Set<String>
  let read: @Sendable (ShellCall) -> [ShellCall.Request]
}

/// A command of a program, its words expanded.
struct ShellCall: Sendable {
  /// A request as the arguments say it.
  struct Request: Sendable {
    var method: ExpandedWord?
    var target: ExpandedWord
    var query: [SampleRequest.Field] = []
    var headers: [SampleRequest.Field] = []
    var body: SampleRequest.Body?
    var contentType: String?
    /// The method where none is named.
    var impliedMethod = "GET"
  }

  let name: String
  let arguments: [ExpandedWord]
  /// What stands in a heredoc or here-string for the command to read.
  let input: ExpandedWord?
}

/// Reads the calls of shell blocks, one block after the other: what is assigned in one holds in those after it.
struct ShellRequests {
  private var values: [String: ExpandedWord] = [:]
  private var filter: ScriptFilter?
  private static let tools: [RequestTool] = [.curl, .wget, .httpie]
  private static let toolNames = Set(tools.flatMap(\.names))
  /// Programs that run the command that follows among their arguments.
  private static let wrappers: Set<String> = [
    "sudo", "time", "env", "watch", "timeout", "nice", "nohup", "exec", "command", "xargs", "kubectl", "docker",
    "podman",
    "docker-compose", "ssh", "oc", "nerdctl",
  ]
  private static let shells: Set<String> = ["sh", "bash", "zsh", "ash", "dash"]

  /// Whether text begins with a call.
  static func isCall(_ text: ArraySlice<UInt8>) -> Bool {
    let isPrompted = text.count > 2 && text[text.startIndex] == UInt8(ascii: "$") && text[text.startIndex + 1] == 0x20
    let text = isPrompted ? text.dropFirst(2) : text
    guard let end = text.prefix(9).firstIndex(where: { $0 <= 0x20 }) else { return false }
    let word = text[..<end]
    return toolNames.contains(String(decoding: word, as: UTF8.self))
  }

  /// The requests of a block or of inline code.
  mutating func requests(in sample: SampleText, node: MarkdownNode.ID) -> [SampleRequest] {
    guard filter?.isWorthReading(sample.bytes[...]) ?? true else { return [] }
    let session = ConsoleSession.parse(sample.bytes)
    var requests: [SampleRequest] = []
    var outputs = session.outputs[...]
    for (place, command) in session.commands.enumerated() {
      guard let script = command.script else { continue }
      let found = read(script.commands, depth: 0).compactMap { Self.request($0, sample, node) }
      requests += found
      guard !found.isEmpty else { continue }
      let end = place + 1 < session.commands.count ? session.commands[place + 1].range.lowerBound : sample.bytes.count
      outputs = outputs.drop { $0.lowerBound < command.range.upperBound }
      if let output = outputs.first, output.upperBound <= end, sample.bytes[output].starts(with: "HTTP/".utf8) {
        let line = output.prefix { sample.bytes[$0] != UInt8(ascii: "\n") }
        let range = output.lowerBound..<output.lowerBound + line.count
        if let status = HTTPMessages.status(sample.bytes, range) {
          requests[requests.count - 1].statuses.append(status)
        }
      }
    }
    return requests
  }

  /// Looks through the scripts of a page before they are read, one after the other.
  mutating func prepare(_ scripts: [ArraySlice<UInt8>]) {
    filter = ScriptFilter(scripts, tools: Self.toolNames)
  }

  private static func request(
    _ request: ShellCall.Request, _ sample: SampleText, _ node: MarkdownNode.ID
  ) -> SampleRequest? {
    let count = request.target.text.utf8.count
    guard count > 0, let range = request.target.sourceRange(of: 0..<count) else { return nil }
    // A method that is not known could be any.
    guard request.method?.isKnown != false else { return nil }
    let method = request.method?.text.uppercased() ?? request.impliedMethod
    let methodRange = request.method.flatMap { $0.sourceRange(of: 0..<$0.text.utf8.count) }
    var result = SampleRequest(
      .call, sample, method: method, at: methodRange, target: request.target, range: range, node: node)
    result.query = request.query
    result.headers = request.headers
    result.body = request.body
    result.contentType = request.contentType
    return result
  }

  private mutating func read(_ list: CommandList, depth: Int) -> [ShellCall.Request] {
    let piped = piped(list)
    return list.simpleCommands.flatMap { command -> [ShellCall.Request] in
      assign(command.words.isEmpty ? command.assignments : command.declarations)
      let words = command.words.flatMap { expand($0).fields }
      guard let name = words.first?.value else { return [] }
      if Self.shells.contains(name), depth < 4, let script = Self.script(words) {
        return read(script, depth: depth + 1)
      }
      guard let call = Self.call(words, input(of: command) ?? piped[command.range]) else { return [] }
      return Self.tools.first { $0.names.contains(call.name) }?.read(call) ?? []
    }
  }

  private func expand(_ word: Word) -> ExpandedWord {
    word.expanded(values: { values[$0] })
  }

  private mutating func assign(_ assignments: [Assignment]) {
    for assignment in assignments {
      guard case .word(let word) = assignment.value, assignment.index == nil else {
        values[assignment.name] = nil
        continue
      }
      let value = expand(word)
      let whole = assignment.isAppend ? values[assignment.name].map { $0 + value } : value
      // Variables that stand for each other twice would double with every line.
      let isSmall = whole.map { $0.segments.count <= 256 && $0.text.utf8.count <= 16_384 } ?? false
      values[assignment.name] = isSmall ? whole : nil
    }
  }

  private func input(of command: SimpleCommand) -> ExpandedWord? {
    for redirection in command.redirections {
      if let heredoc = redirection.heredoc { return expand(heredoc.body) }
      if redirection.kind == .hereString { return expand(redirection.target) }
    }
    return nil
  }

  /// What commands read from the command before them in a pipeline, as far as that says it.
  private func piped(_ list: CommandList) -> [Range<Int>: ExpandedWord] {
    var inputs: [Range<Int>: ExpandedWord] = [:]
    for pipeline in list.items.flatMap({ [$0.first] + $0.rest.map(\.pipeline) }) {
      for (before, after) in zip(pipeline.commands, pipeline.commands.dropFirst()) {
        guard case .simple(let reader) = after else { continue }
        inputs[reader.range] = output(of: before) ?? ExpandedWord(unknownAt: before.range)
      }
    }
    return inputs
  }

  /// What `echo`, `printf` or `cat` writes.
  private func output(of command: Command) -> ExpandedWord? {
    guard case .simple(let writer) = command, let name = writer.words.first?.literalValue else { return nil }
    let arguments = writer.arguments.map(expand).filter { $0.value?.hasPrefix("-") != true }
    switch name {
    case "echo": return arguments.count == 1 ? arguments[0] : nil
    case "printf": return arguments.count == 2 && arguments[0].text.hasPrefix("%s") ? arguments[1] : arguments.first
    case "cat": return arguments.isEmpty ? input(of: writer) : nil
    default: return nil
    }
  }

  /// The call that `words` are, or that a wrapper runs.
  private static func call(_ words: [ExpandedWord], _ input: ExpandedWord?) -> ShellCall? {
    guard let name = words.first?.value else { return nil }
    if toolNames.contains(base(name)) {
      return ShellCall(name: base(name), arguments: Array(words.dropFirst()), input: input)
    }
    guard wrappers.contains(base(name)),
      let inner = words.dropFirst().firstIndex(where: { ["curl", "wget"].contains($0.value.map(base) ?? "") })
    else { return nil }
    return ShellCall(name: base(words[inner].text), arguments: Array(words[(inner + 1)...]), input: input)
  }

  private static func base(_ name: String) -> String {
    name.lastIndex(of: "/").map { String(name[name.index(after: $0)...]) } ?? name
  }

  /// What `sh -c '…'` runs.
  private static func script(_ words: [ExpandedWord]) -> CommandList? {
    guard let flag = words.firstIndex(where: { $0.value?.hasPrefix("-") == true && $0.value?.hasSuffix("c") == true }),
      flag + 1 < words.count
    else { return nil }
    let word = words[flag + 1]
    let bytes = Array(word.text.utf8)
    var offsets = bytes.indices.map { word.sourceRange(of: $0..<$0 + 1)?.lowerBound ?? 0 }
    offsets.append((word.sourceRange(of: 0..<bytes.count)?.upperBound ?? 0))
    return ShellScript.parse(bytes, offsets: offsets).commands
  }
}

extension ShellCall {
  /// `Name: value` as a field; nil where it is not that.
  static func header(_ word: ExpandedWord) -> SampleRequest.Field? {
    field(word, until: [UInt8(ascii: ":"), UInt8(ascii: ";")])
  }

  /// The value of a `Content-Type: …` header, without parameters.
  static func contentType(_ word: ExpandedWord) -> String? {
    guard word.text.lowercased().hasPrefix("content-type:") else { return nil }
    return String(word.text.dropFirst("content-type:".count).drop { $0 == " " }.prefix { $0 != ";" && $0 != " " })
  }

  /// What stands before one of `marks` as a field.
  static func field(_ word: ExpandedWord, until marks: Set<UInt8>, from start: Int = 0) -> SampleRequest.Field? {
    let bytes = Array(word.text.utf8)
    let end = bytes[min(start, bytes.count)...].firstIndex(where: marks.contains) ?? bytes.count
    guard end > start, word.isKnown(in: start..<end), let range = word.sourceRange(of: start..<end) else { return nil }
    return SampleRequest.Field(name: ExpandedWord(String(decoding: bytes[start..<end], as: UTF8.self)), range: range)
  }

  /// The names of `a=1&b=2`.
  static func formFields(_ word: ExpandedWord) -> [SampleRequest.Field] {
    let bytes = Array(word.text.utf8)
    var fields: [SampleRequest.Field] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "&")) ?? bytes.count
      if bytes[start..<end].contains(UInt8(ascii: "=")),
        let field = field(word, until: [UInt8(ascii: "=")], from: start)
      {
        fields.append(field)
      }
      start = end + 1
    }
    return fields
  }
}
