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
      } else if let match = part.wholeMatch(of: /(\S+)\s+(in|notin)\s*\(([^)]*)\)/) {
        let values = match.3.split(separator: ",").map { $0.trimmingSpaces() }
        terms.append(Term(key: String(match.1), test: match.2 == "in" ? .among(values) : .notAmong(values)))
      } else if let match = part.wholeMatch(of: /([^=!\s]+)\s*(!=|==|=)\s*(\S*)/) {
        terms.append(
          Term(key: String(match.1), test: match.2 == "!=" ? .notAmong([String(match.3)]) : .among([String(match.3)])))
      } else if part.contains(where: \.isWhitespace) {
        return nil
      } else {
        terms.append(Term(key: part, test: .exists))
      }
    }
    self.terms = terms
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
