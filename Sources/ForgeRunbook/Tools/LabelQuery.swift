/// A label selector as command lines write it (Kubernetes, "Labels and Selectors"): `a=b,c!=d,e in (x,y),!f`.
struct LabelQuery: Sendable {
  struct Term: Sendable {
    enum Test: Sendable {
      case among([String]), notAmong([String]), exists, absent
    }

    let key: String
    let test: Test
  }

  let terms: [Term]

  /// Nil for what is no selector.
  init?(_ text: String) {
    var terms: [Term] = []
    for part in Self.parts(text) {
      let part = part.trimmingSpaces()
      guard !part.isEmpty else { return nil }
      if part.hasPrefix("!") {
        terms.append(Term(key: part.dropFirst().trimmingSpaces(), test: .absent))
      } else if let term = Self.setTerm(part) ?? Self.equalityTerm(part) {
        terms.append(term)
      } else if part.contains(where: \.isWhitespace) {
        return nil
      } else {
        terms.append(Term(key: part, test: .exists))
      }
    }
    self.terms = terms
  }

  /// `key in (a, b)`, `key notin (a)`.
  private static func setTerm(_ text: String) -> Term? {
    guard text.hasSuffix(")"), let open = text.firstIndex(of: "(") else { return nil }
    let words = text[..<open].split(whereSeparator: \.isWhitespace)
    let inside = text[text.index(after: open)...].dropLast()
    guard words.count == 2, words[1] == "in" || words[1] == "notin", !inside.contains(")") else { return nil }
    let values = inside.split(separator: ",").map { $0.trimmingSpaces() }
    return Term(key: String(words[0]), test: words[1] == "in" ? .among(values) : .notAmong(values))
  }

  /// `key=value`, `key==value`, `key!=value`.
  private static func equalityTerm(_ text: String) -> Term? {
    guard let sign = text.firstIndex(where: { $0 == "=" || $0 == "!" }) else { return nil }
    let rest = text[sign...]
    let length = rest.hasPrefix("!=") || rest.hasPrefix("==") ? 2 : rest.hasPrefix("=") ? 1 : 0
    let (key, value) = (text[..<sign].trimmingSpaces(), rest.dropFirst(length).trimmingSpaces())
    guard length > 0, !key.isEmpty, !(key + value).contains(where: \.isWhitespace) else { return nil }
    return Term(key: key, test: rest.hasPrefix("!") ? .notAmong([value]) : .among([value]))
  }

  /// The terms, at the commas outside parentheses.
  private static func parts(_ text: String) -> [Substring] {
    var parts: [Substring] = []
    var depth = 0
    var start = text.startIndex
    for index in text.indices {
      switch text[index] {
      case "(": depth += 1
      case ")": depth -= 1
      case "," where depth == 0:
        parts.append(text[start..<index])
        start = text.index(after: index)
      default: break
      }
    }
    return parts + [text[start...]]
  }

  func matches(_ labels: [String: String]) -> Bool {
    terms.allSatisfy { term in
      let value = labels[term.key]
      switch term.test {
      case .among(let values): return value.map(values.contains) ?? false
      case .notAmong(let values): return !(value.map(values.contains) ?? false)
      case .exists: return value != nil
      case .absent: return value == nil
      }
    }
  }
}

extension StringProtocol {
  fileprivate func trimmingSpaces() -> String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
