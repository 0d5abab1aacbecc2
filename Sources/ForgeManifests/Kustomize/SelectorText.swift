/// A selector of labels or annotations in the notation of `kubectl -l`: `app=web,tier in (a, b),!old`.
struct SelectorText {
  private enum Requirement {
    case equals(String, String)
    case differs(String, String)
    case isIn(String, [String])
    case isNotIn(String, [String])
    case exists(String)
    case isAbsent(String)
  }

  private var requirements: [Requirement] = []

  /// Nil where the text is no selector.
  init?(_ text: String) {
    for part in Self.parts(text) {
      guard let requirement = Self.requirement(part) else { return nil }
      requirements.append(requirement)
    }
  }

  func matches(_ labels: [String: String]) -> Bool {
    requirements.allSatisfy { requirement in
      switch requirement {
      case .equals(let key, let value): labels[key] == value
      case .differs(let key, let value): labels[key] != value
      case .isIn(let key, let values): labels[key].map(values.contains) ?? false
      case .isNotIn(let key, let values): !(labels[key].map(values.contains) ?? false)
      case .exists(let key): labels[key] != nil
      case .isAbsent(let key): labels[key] == nil
      }
    }
  }

  /// The text at the commas outside of parentheses.
  private static func parts(_ text: String) -> [String] {
    var parts: [String] = [""]
    var depth = 0
    for character in text.unicodeScalars {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == ",", depth == 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].unicodeScalars.append(character)
      }
    }
    return parts.map(trimmed).filter { !$0.isEmpty }
  }

  private static func requirement(_ part: String) -> Requirement? {
    for (sign, isEqual) in [("!=", false), ("==", true), ("=", true)] {
      guard let range = part.firstRange(of: sign) else { continue }
      let key = trimmed(part[..<range.lowerBound])
      let value = trimmed(part[range.upperBound...])
      return key.isEmpty ? nil : isEqual ? .equals(key, value) : .differs(key, value)
    }
    if part.hasPrefix("!") { return .isAbsent(trimmed(part.dropFirst())) }
    guard let open = part.firstIndex(of: "("), part.hasSuffix(")") else {
      return part.contains(" ") ? nil : .exists(part)
    }
    let words = part[..<open].split(separator: " ")
    let values = part[part.index(after: open)...].dropLast().split(separator: ",").map(trimmed)
    guard words.count == 2, words[1] == "in" || words[1] == "notin" else { return nil }
    return words[1] == "in" ? .isIn(String(words[0]), values) : .isNotIn(String(words[0]), values)
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let start = text.drop { $0 == " " || $0 == "\t" || $0 == "\n" }
    let count = start.reversed().prefix { $0 == " " || $0 == "\t" || $0 == "\n" }.count
    return String(start.dropLast(count))
  }
}
