/// A replacement with `$1`, `${1}`, `$name` and `${name}` for what groups matched (Go, regexp `Expand`).
struct GoRegexReplacement {
  enum Part {
    case text([UInt8])
    case group(String)
  }

  private(set) var parts: [Part] = []

  init(_ template: String) {
    var text: [UInt8] = []
    var rest = Substring(template).unicodeScalars
    while let scalar = rest.popFirst() {
      if scalar == "$", rest.first != "$", let name = Self.reference(&rest) {
        parts += [.text(text), .group(name)]
        text = []
        continue
      }
      if scalar == "$", rest.first == "$" { rest.removeFirst() }
      text += Array(String(scalar).utf8)
    }
    parts.append(.text(text))
  }

  /// Takes the name behind a dollar; nil for a dollar without one.
  private static func reference(_ rest: inout Substring.UnicodeScalarView) -> String? {
    let isBraced = rest.first == "{"
    let name = rest.dropFirst(isBraced ? 1 : 0).prefix { scalar in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: true
      default: scalar == "_"
      }
    }
    guard !name.isEmpty, !isBraced || rest[name.endIndex...].first == "}" else { return nil }
    rest = rest[name.endIndex...].dropFirst(isBraced ? 1 : 0)
    return String(String.UnicodeScalarView(name))
  }
}
