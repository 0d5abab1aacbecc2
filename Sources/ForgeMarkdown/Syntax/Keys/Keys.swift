/// Keys to press, as MkDocs writes them: `++ctrl+alt+del++`. Names that are no key leave the text as it is.
enum Keys {
  private static let names: [String: String] = [
    "alt": "Alt", "altgr": "AltGr", "arrow-down": "↓", "arrow-left": "←", "arrow-right": "→", "arrow-up": "↑",
    "backslash": "\\", "backspace": "Backspace", "bksp": "Backspace", "break": "Break", "caps": "Caps Lock",
    "caps-lock": "Caps Lock", "cmd": "Cmd", "comma": ",", "command": "Cmd", "context-menu": "Menu", "control": "Ctrl",
    "ctrl": "Ctrl", "del": "Del", "delete": "Del", "down": "↓", "end": "End", "enter": "Enter", "equal": "=",
    "esc": "Esc", "escape": "Esc", "fn": "Fn", "home": "Home", "ins": "Ins", "insert": "Ins", "left": "←",
    "menu": "Menu", "meta": "Meta", "minus": "-", "num-lock": "Num Lock", "option": "Option", "page-down": "Page Down",
    "page-up": "Page Up", "pagedown": "Page Down", "pageup": "Page Up", "pause": "Pause", "period": ".",
    "pgdn": "Page Down",
    "pgup": "Page Up", "pipe": "|", "plus": "+", "print-screen": "Print Screen", "prtsc": "Print Screen",
    "return": "Enter",
    "right": "→", "scroll-lock": "Scroll Lock", "semicolon": ";", "shift": "Shift", "slash": "/", "space": "Space",
    "spacebar": "Space", "super": "Super", "tab": "Tab", "tilde": "~", "underscore": "_", "up": "↑", "win": "Win",
    "windows": "Win",
  ]

  /// What is written on the keys that `list` names; nil where one of them is no key.
  static func labels(of list: ArraySlice<UInt8>) -> [String]? {
    var labels: [String] = []
    for name in String(decoding: list, as: UTF8.self).split(separator: "+", omittingEmptySubsequences: false) {
      guard let label = label(of: String(name)) else { return nil }
      labels.append(label)
    }
    return labels
  }

  private static func label(of name: String) -> String? {
    if name.count >= 3, name.hasPrefix("\""), name.hasSuffix("\"") { return String(name.dropFirst().dropLast()) }
    let name = name.lowercased()
    if let known = names[name] { return known }
    if name.hasPrefix("f"), let number = Int(name.dropFirst()), (1...24).contains(number) { return "F\(number)" }
    if name.hasPrefix("num"), let number = Int(name.dropFirst(3)), (0...9).contains(number) { return "Num \(number)" }
    return name.count == 1 && name != " " ? name.uppercased() : nil
  }

  /// The keys in a run of text. They stand alone: `i++` and `a++b++` are none.
  static func replacements(in run: TextRun) -> [TextRun.Replacement] {
    let bytes = run.bytes
    let plus = UInt8(ascii: "+")
    var replacements: [TextRun.Replacement] = []
    var offset = 0
    while let open = bytes[offset...].firstIndex(of: plus) {
      offset = open + 1
      guard open + 1 < bytes.count, bytes[open + 1] == plus, open == 0 || !bytes[open - 1].isASCIIAlphanumeric else {
        continue
      }
      offset = open + 2
      guard let close = close(after: offset, in: bytes), run.isVerbatim(open..<close + 2),
        labels(of: bytes[offset..<close]) != nil
      else { continue }
      replacements.append(TextRun.Replacement(range: open..<close + 2, kind: .keys, Array(bytes[offset..<close])))
      offset = close + 2
    }
    return replacements
  }

  /// The offset of the two plus signs that end the keys starting at `start`, before any white space outside quotes.
  private static func close(after start: Int, in bytes: [UInt8]) -> Int? {
    var offset = start
    var isQuoted = false
    while offset + 1 < bytes.count, offset - start < 200 {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte.isASCIISpace, !isQuoted { return nil }
      if !isQuoted, byte == UInt8(ascii: "+"), bytes[offset + 1] == UInt8(ascii: "+"), offset > start {
        let isWord = offset + 2 < bytes.count && bytes[offset + 2].isASCIIAlphanumeric
        return isWord ? nil : offset
      }
      offset += 1
    }
    return nil
  }
}
