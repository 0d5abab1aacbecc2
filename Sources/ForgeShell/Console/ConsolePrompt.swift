/// The prompt at the start of a line.
struct ConsolePrompt {
  enum Kind {
    /// `$ `, also after `user@host:~`, `(venv)`, `~/folder` or `bash-5.2`.
    case user
    /// `# ` after `root@host:/` or the like, where it can be nothing but a prompt.
    case root
    /// `# ` alone, which may be a comment.
    case number
    /// `> `, for the next line of a command.
    case more
    /// `PS C:\>`
    case powerShell
  }

  let kind: Kind
  /// How many bytes it has, with the blanks before and the one after.
  let length: Int

  init?(_ line: ArraySlice<UInt8>) {
    let start = line.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.endIndex
    let rest = line[start...]
    if let end = Self.powerShellEnd(rest) {
      self.init(.powerShell, end, line)
      return
    }
    let host = Self.environmentEnd(rest)
    guard let sign = Self.signIndex(line[host...]) else { return nil }
    let isAlone = sign == start
    switch Unicode.Scalar(line[sign]) {
    case "$": self.init(.user, sign + 1, line)
    case "#": self.init(isAlone ? .number : .root, sign + 1, line)
    case "%" where !isAlone: self.init(.user, sign + 1, line)
    case ">" where isAlone: self.init(.more, sign + 1, line)
    default: return nil
    }
  }

  private init(_ kind: Kind, _ end: Int, _ line: ArraySlice<UInt8>) {
    self.kind = kind
    length = end - line.startIndex + (end < line.endIndex ? 1 : 0)
  }

  /// Past `(venv) ` at the start.
  private static func environmentEnd(_ text: ArraySlice<UInt8>) -> Int {
    guard text.first == UInt8(ascii: "("), let close = text.firstIndex(of: UInt8(ascii: ")")) else {
      return text.startIndex
    }
    let name = text[(text.startIndex + 1)..<close]
    guard !name.isEmpty, name.allSatisfy(isHostByte), close + 1 < text.endIndex, text[close + 1] == UInt8(ascii: " ")
    else { return text.startIndex }
    return close + 2
  }

  /// Where the `$`, `#`, `%` or `>` stands that ends a prompt, before a blank or the line's end.
  private static func signIndex(_ text: ArraySlice<UInt8>) -> Int? {
    var index = text.startIndex
    if text.first == UInt8(ascii: "[") {
      guard let close = bracketEnd(text) else { return nil }
      index = close
    } else {
      while index < text.endIndex, isHostByte(text[index]) { index += 1 }
      // `~ $ ` and `/app # ` have a blank; a word has none, or prose before a `$` would be a prompt.
      if index + 1 < text.endIndex, index > text.startIndex, text[index] == UInt8(ascii: " "), isFolder(text[..<index])
      {
        index += 1
      }
    }
    guard index < text.endIndex, "$#%>".utf8.contains(text[index]) else { return nil }
    guard index == text.startIndex || isHost(text[..<index]) else { return nil }
    return index + 1 == text.endIndex || text[index + 1] == UInt8(ascii: " ") ? index : nil
  }

  /// Past `[user@host folder]`.
  private static func bracketEnd(_ text: ArraySlice<UInt8>) -> Int? {
    guard let close = text.firstIndex(of: UInt8(ascii: "]")) else { return nil }
    let inner = text[(text.startIndex + 1)..<close]
    let isHost = inner.contains(UInt8(ascii: "@")) && inner.allSatisfy { isHostByte($0) || $0 == UInt8(ascii: " ") }
    return isHost ? close + 1 : nil
  }

  private static func isFolder(_ text: ArraySlice<UInt8>) -> Bool {
    text.first == UInt8(ascii: "~") || text.first == UInt8(ascii: "/")
  }

  /// Whether what stands before the sign belongs to a prompt: `user@host:~`, `~/x`, `/`, `bash-5.2`.
  private static func isHost(_ text: ArraySlice<UInt8>) -> Bool {
    if isFolder(text) || text.contains(UInt8(ascii: "@")) { return true }
    return ["bash-", "sh-", "zsh-"].contains { text.starts(with: $0.utf8) } || text.last == UInt8(ascii: "~")
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".", "/", "~", "@", ":", "+": true
    default: byte >= 0x80
    }
  }

  /// Past the `>` of `PS C:\Users>`.
  private static func powerShellEnd(_ text: ArraySlice<UInt8>) -> Int? {
    guard text.starts(with: "PS ".utf8) || text.starts(with: "PS>".utf8) else { return nil }
    guard let sign = text.firstIndex(of: UInt8(ascii: ">")) else { return nil }
    let path = text[(text.startIndex + 2)..<sign]
    let isPath = path.allSatisfy { $0 == UInt8(ascii: " ") } || path.contains { "\\:/~".utf8.contains($0) }
    return isPath && (sign + 1 == text.endIndex || text[sign + 1] == UInt8(ascii: " ")) ? sign + 1 : nil
  }
}
