import ForgeDiagnostics
import ForgeFiles
import ForgeMarkdown
import ForgeShell

/// What bash refuses in a block, or waits for at its end: the first fault alone, for the others most often follow from it.
struct ScriptFault {
  private let message: Message
  /// In the block's text.
  private let range: Range<Int>

  /// Nil where bash reads all of the block, and where it is not sure that the fault stands in a command: pages show output
  /// in blocks for bash too, parts of scripts, and notations of their own.
  init?(
    _ session: ConsoleSession, _ fence: CodeFence, _ sample: SampleText,
    _ context: @autoclosure () -> FileMention.Context
  ) {
    guard session.commands.contains(where: { $0.script.map(Self.isFaulty) ?? false }), Self.isBash(fence, session)
    else { return nil }
    let context = context()
    guard !Self.isPart(fence, sample.bytes, context),
      !Wording.isWarning(context.lead?.lastSentence ?? ""), !Wording.isWarning(context.heading)
    else { return nil }
    let text = ScriptText(sample.bytes)
    var doubtful = 0
    for case let script? in session.commands.map(\.script) {
      // Each look reads the block. What has so many faults that are none is no session.
      guard doubtful < 20 else { return nil }
      guard let fault = Self.first(script, text) else { continue }
      doubtful += 1
      guard text.isCommand(at: fault.range.lowerBound), !text.isNotation(fault.range.lowerBound),
        script.isUnfinished ? !text.isLeftOut(after: fault.range.lowerBound) : !text.hasNotation(fault.range.lowerBound)
      else { continue }
      self = fault
      return
    }
    return nil
  }

  private init(_ message: Message, _ range: Range<Int>) {
    self.message = message
    self.range = range
  }

  func claim(_ sample: SampleText) -> CommandClaim {
    CommandClaim(
      tool: "bash", kind: .syntax, target: "for bash", range: sample.range(range), verdict: .contradicted(message))
  }

  private static func isFaulty(_ script: ShellScript) -> Bool {
    !script.openHeredocs.isEmpty || script.errors.contains { !$0.isAtRunTime }
  }

  private static func first(_ script: ShellScript, _ text: ScriptText) -> ScriptFault? {
    if let heredoc = script.openHeredocs.first {
      let isIndented = text.hasIndentedLine(heredoc.delimiter, after: heredoc.start)
      return ScriptFault(
        isIndented ? .indentedEnd(heredoc.delimiter) : .endMissing(heredoc.delimiter), text.word(at: heredoc.start))
    }
    guard let error = script.errors.first(where: { !$0.isAtRunTime }) else { return nil }
    return ScriptFault(error.message, error.range)
  }

  /// Other shells take what bash refuses, and without a prompt a session may be output alone.
  private static func isBash(_ fence: CodeFence, _ session: ConsoleSession) -> Bool {
    switch fence.language.lowercased() {
    case "bash", "sh", "shell": true
    case "console", "shell-session", "shellsession", "sh-session", "terminal", "bash-session": session.hasPrompts
    default: false
    }
  }

  /// Whether a block shows lines of a script, whose beginning or end may stand elsewhere.
  private static func isPart(_ fence: CodeFence, _ bytes: [UInt8], _ context: FileMention.Context) -> Bool {
    if let first = bytes.first, first == UInt8(ascii: " ") || first == UInt8(ascii: "\t") { return true }
    if !TreePath.pathExtension(of: fence.title).isEmpty { return true }
    let first = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    if first.hasPrefix("#"), isScriptName(String(first.dropFirst()).trimmingBlanks()) { return true }
    return context.lead?.lastCodes.contains(where: isScriptName) ?? false
  }

  private static func isScriptName(_ text: String) -> Bool {
    ["sh", "bash"].contains(TreePath.pathExtension(of: text)) && !text.contains(" ")
  }
}

/// The lines of a block, asked whether they are commands.
private struct ScriptText {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  // MARK: Lines

  private func lineStart(_ place: Int) -> Int {
    (bytes[..<min(place, bytes.count)].lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
  }

  private func lineEnd(_ place: Int) -> Int {
    bytes[min(place, bytes.count)...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
  }

  private func line(_ place: Int) -> String {
    String(decoding: bytes[lineStart(place)..<lineEnd(place)], as: UTF8.self)
  }

  /// The lines after the one of `place`, without blanks around them.
  private func lines(after place: Int) -> [String] {
    let end = lineEnd(place)
    guard end < bytes.count else { return [] }
    return String(decoding: bytes[(end + 1)...], as: UTF8.self).split(separator: "\n").map { line in
      String(line.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
  }

  /// The operator and the delimiter that begin at `start`.
  func word(at start: Int) -> Range<Int> {
    var end = start
    while end < bytes.count, bytes[end] == UInt8(ascii: "<") || bytes[end] == UInt8(ascii: "-") { end += 1 }
    while end < bytes.count, bytes[end] == UInt8(ascii: " ") { end += 1 }
    while end < bytes.count, !" \t\r\n|>;&)".utf8.contains(bytes[end]) { end += 1 }
    return start..<end
  }

  func hasIndentedLine(_ delimiter: String, after place: Int) -> Bool {
    lines(after: place).contains(delimiter)
  }

  // MARK: What is no script

  /// Whether a line after `place` says that something is left out, which may be the end that is missed.
  func isLeftOut(after place: Int) -> Bool {
    lines(after: place).contains { line in
      let marks = line.drop { $0 == "#" || $0 == " " || $0 == "[" || $0 == "(" || $0 == "<" }
      return marks.hasPrefix("...") || marks.hasPrefix("…")
    }
  }

  /// Whether `place` lies in a placeholder such as `<the pod's name>`, `[the pod's name]` or `{{ … }}`.
  func isNotation(_ place: Int) -> Bool {
    let start = lineStart(place)
    let (before, after) = (bytes[start..<min(place, bytes.count)], bytes[min(place, bytes.count)..<lineEnd(place)])
    return [("<", ">"), ("[", "]"), ("{", "}")].contains { (opening: Unicode.Scalar, closing: Unicode.Scalar) in
      guard let open = before.lastIndex(of: UInt8(ascii: opening)), after.contains(UInt8(ascii: closing)) else {
        return false
      }
      // `${x:-'a}` and `[[ 'a ]]` are bash, and so is `<(sort 'a)`.
      guard !before[open...].contains(UInt8(ascii: closing)), open + 1 < bytes.count else { return false }
      if opening == "<" { return isLetter(bytes[open + 1]) }
      return isLetter(bytes[open + 1]) && (open == start || bytes[open - 1] != UInt8(ascii: "$"))
        || open > start && bytes[open - 1] == UInt8(ascii: "{")
    }
  }

  /// Whether the line at `place` has signs of a notation: alternatives, what may be left out, templates, an ellipsis.
  func hasNotation(_ place: Int) -> Bool {
    let line = line(place)
    if ["...", "…", "{{", "{%", "⏎", "→"].contains(where: { line.contains($0) }) { return true }
    if let open = line.firstIndex(of: "("), let close = line[open...].firstIndex(of: ")"),
      line[open...close].contains("|")
    {
      return true
    }
    if let open = line.firstIndex(of: "<"), let close = line[open...].firstIndex(of: ">"),
      let first = line[line.index(after: open)..<close].first
    {
      return first.isLetter || first.isNumber
    }
    return line.contains(" [") && !line.contains("if [") && !line.contains("[[")
  }

  // MARK: Commands

  /// Whether the line at `place`, with those that it goes on from, begins like a command rather than like output.
  func isCommand(at place: Int) -> Bool {
    var start = lineStart(place)
    while start >= 2, endsInBackslash(start - 1) { start = lineStart(start - 1) }
    let line = bytes[start..<lineEnd(start)]
    if line.contains(where: { !" \t\r({!".utf8.contains($0) }) { return isCommand(line) }
    // After a brace or parenthesis alone the next line tells a group from JSON.
    guard let next = lines(after: start).first(where: { !$0.isEmpty && !$0.hasPrefix("#") }) else { return false }
    return isCommand(Array(next.utf8)[...])
  }

  private func endsInBackslash(_ end: Int) -> Bool {
    let end = end > 0 && bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end
    return bytes[..<end].reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
  }

  private func isCommand(_ line: ArraySlice<UInt8>) -> Bool {
    var text = Substring(String(decoding: line, as: UTF8.self)).drop(while: \.isWhitespace)
    // The prompt of a session.
    for prompt in ["$ ", "# ", "> "] where text.hasPrefix(prompt) { text = text.dropFirst(2) }
    if let end = text.firstIndex(where: { $0 == "$" || $0 == "#" }), text[..<end].contains("@"),
      text[text.index(after: end)...].first == " "
    {
      text = text[end...].dropFirst(2)
    }
    // What opens something has a command after it.
    while let first = text.first, "({!".contains(first) { text = text.dropFirst().drop(while: \.isWhitespace) }
    let words = text.split(whereSeparator: \.isWhitespace)
    guard let first = words.first.map(String.init) else { return false }
    let rest = Array(String(words.dropFirst().joined(separator: " ")).utf8)
    switch first {
    case "if", "while", "until", "elif", "time", "then", "do", "else":
      return isCommand(rest[...])
    case "for", "select":
      return words.count > 2 && words[2].hasPrefix("in") || words.count > 1 && words[1].hasPrefix("((")
    case "case": return words.count > 2 && words[2] == "in"
    case "function", "[[", "[": return words.count > 1
    default: break
    }
    if Self.ends.contains(String(first.prefix { $0 != ";" })) { return words.count == 1 || first.contains(";") }
    if Self.builtins.contains(String(first.prefix { $0 != ";" })) || Tool.named[first] != nil { return true }
    if isAssignment(first) || first.hasSuffix("()") || first.hasPrefix("$") { return true }
    return CommandLikeness.isCommand(Array(text.utf8)[...])
  }

  /// What a line that ends something begins with, which is no word of prose where it stands alone. JSON ends in braces too.
  private static let ends: Set<String> = ["fi", "done", "esac"]

  private static let builtins: Set<String> = [
    "alias", "awk", "cd", "command", "cut", "declare", "echo", "eval", "exec", "exit", "export", "find", "gh", "grep",
    ":", "false", "kill", "local", "printf", "read", "readonly", "return", "sed", "set", "shopt", "sleep", "sort",
    "source",
    "sudo", "tee", "true",
    "test", "tr", "trap", "uniq", "unset", "wait", "xargs", "yq",
  ]

  private func isAssignment(_ word: String) -> Bool {
    guard let sign = word.firstIndex(of: "="), let first = word.first, first.isLetter || first == "_" else {
      return false
    }
    return word[..<sign].allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "+") }
  }

  private func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
}

extension Message {
  fileprivate static func endMissing(_ delimiter: String) -> Message { "no line `\(delimiter)` ends the heredoc" }
  fileprivate static func indentedEnd(_ delimiter: String) -> Message {
    "`\(delimiter)` ends the heredoc only at the start of its line"
  }
}
