/// Goes through a session line by line.
struct ConsoleReader {
  private struct Line {
    /// Without the line end.
    let range: Range<Int>
    let prompt: ConsolePrompt?
  }

  /// A command that is still open after this many lines, or bytes, ends with its first line: each further line means
  /// reading it again.
  private static let lineLimit = 400
  private static let byteLimit = 50_000

  private let bytes: [UInt8]
  private let lines: [Line]
  private let isRootSession: Bool
  private var index = 0
  private var commands: [ConsoleCommand] = []
  private var outputs: [Range<Int>] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var lines: [Line] = []
    var start = 0
    while start < bytes.count {
      let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let end = newline > start && bytes[newline - 1] == UInt8(ascii: "\r") ? newline - 1 : newline
      lines.append(Line(range: start..<end, prompt: ConsolePrompt(bytes[start..<end])))
      start = newline + 1
    }
    self.lines = lines
    isRootSession = Self.isRootSession(lines, bytes)
  }

  /// Whether `# ` is a prompt: there is no other prompt, the first line has it before a command, and no line without it
  /// looks like one. Else a comment stands above what it is about.
  private static func isRootSession(_ lines: [Line], _ bytes: [UInt8]) -> Bool {
    let filled = lines.filter { !$0.range.isEmpty }
    guard let first = filled.first, let prompt = first.prompt, prompt.kind == .number else { return false }
    guard CommandLikeness.isCommand(bytes[first.range].dropFirst(prompt.length)) else { return false }
    return filled.allSatisfy { line in
      switch line.prompt?.kind {
      case .number, .more: true
      case .user, .root, .powerShell: false
      case nil: !CommandLikeness.isCommand(bytes[line.range])
      }
    }
  }

  mutating func session() -> ConsoleSession {
    guard lines.contains(where: { beginsCommand($0) }) else { return whole() }
    while index < lines.count {
      let line = lines[index]
      index += 1
      if beginsCommand(line), let prompt = line.prompt {
        readCommand(line, prompt)
      } else {
        addOutput(line)
      }
    }
    return ConsoleSession(commands: commands, outputs: outputs, hasPrompts: true)
  }

  /// Without prompts, all lines are commands.
  private func whole() -> ConsoleSession {
    let command = ConsoleCommand(prompt: nil, pieces: [0..<bytes.count], script: ShellScript.parse(bytes))
    return ConsoleSession(commands: bytes.isEmpty ? [] : [command], outputs: [], hasPrompts: false)
  }

  private func beginsCommand(_ line: Line) -> Bool {
    switch line.prompt?.kind {
    case .user, .root, .powerShell: true
    case .number: isRootSession
    case .more, nil: false
    }
  }

  private mutating func addOutput(_ line: Line) {
    if let last = outputs.last, index > 1, last.upperBound == lines[index - 2].range.upperBound {
      outputs[outputs.count - 1] = last.lowerBound..<line.range.upperBound
    } else {
      outputs.append(line.range)
    }
  }

  // MARK: Commands

  private mutating func readCommand(_ line: Line, _ prompt: ConsolePrompt) {
    let start = line.range.lowerBound + prompt.length
    var pieces = [start..<line.range.upperBound]
    let promptRange = line.range.lowerBound..<start
    guard prompt.kind != .powerShell else {
      if !pieces[0].isEmpty { commands.append(ConsoleCommand(prompt: promptRange, pieces: pieces, script: nil)) }
      return
    }
    while endsInBackslash(pieces), let next = nextPiece(pieces) { pieces.append(next) }
    let script = complete(&pieces)
    if pieces.contains(where: { !$0.isEmpty }) {
      commands.append(ConsoleCommand(prompt: promptRange, pieces: pieces, script: script))
    }
  }

  /// Takes lines while bash would ask for more. Where they do not complete the command, none of them belongs to it.
  private mutating func complete(_ pieces: inout [Range<Int>]) -> ShellScript {
    let script = parse(pieces)
    guard script.isUnfinished else { return script }
    let outerIndex = index
    var longer = pieces
    var count = longer.reduce(0) { $0 + $1.count }
    while longer.count - pieces.count < Self.lineLimit, count < Self.byteLimit, let next = nextPiece(longer) {
      longer.append(next)
      count += next.count
      let longerScript = parse(longer)
      if !longerScript.isUnfinished {
        pieces = longer
        return longerScript
      }
    }
    index = outerIndex
    return script
  }

  /// The next line, unless a command begins there, without its prompt for more.
  private mutating func nextPiece(_ pieces: [Range<Int>]) -> Range<Int>? {
    guard index < lines.count, !beginsCommand(lines[index]) else { return nil }
    let line = lines[index]
    index += 1
    let prompt = line.prompt?.kind == .more ? line.prompt?.length ?? 0 : 0
    return line.range.lowerBound + prompt..<line.range.upperBound
  }

  private func endsInBackslash(_ pieces: [Range<Int>]) -> Bool {
    guard let last = pieces.last else { return false }
    return bytes[last].reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
  }

  /// The pieces as one script, with a line end after each but the last.
  private func parse(_ pieces: [Range<Int>]) -> ShellScript {
    var text: [UInt8] = []
    var offsets: [Int] = []
    var lineEnd: Int?
    for piece in pieces {
      if let lineEnd {
        text.append(UInt8(ascii: "\n"))
        offsets.append(lineEnd)
      }
      text += bytes[piece]
      offsets += piece
      lineEnd = piece.upperBound
    }
    offsets.append(pieces.last?.upperBound ?? 0)
    return ShellScript.parse(text, offsets: offsets)
  }
}
