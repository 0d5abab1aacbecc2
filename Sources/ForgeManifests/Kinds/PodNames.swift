/// The names that a controller gives its pods, as far as they can be told beforehand.
package struct PodNames: Hashable, Sendable {
  /// A part between the owner's name and the random end.
  package enum Part: Hashable, Sendable {
    /// The hash of a template, up to ten letters and digits.
    case hash
    /// An index, a time or a revision.
    case digits
    case word(String)
  }

  /// What the names are made of.
  package enum Form: Hashable, Sendable {
    case exact([String])
    /// `web-0`, `web-1`, … from a start on.
    case ordinals(String, start: Int, count: Int)
    /// A prefix, parts joined by hyphens, and five random characters.
    case generated(String, parts: [Part])
  }

  /// How this controller makes them.
  package let form: Form

  /// A number of replicas beyond this is a slip or an attack; nobody reads such a list.
  static let mostListed = 1000

  /// What is left of a prefix to which random characters are appended, so that names keep to 63 characters
  /// (apiserver's `names.SimpleNameGenerator`).
  private static let longestPrefix = 58

  init(_ form: Form) {
    self.form = form
  }

  /// Every name that is sure; empty where names are made at random.
  package var listed: [String] {
    switch form {
    case .exact(let names): names
    case .ordinals(let name, let start, let count): (0..<count).map { "\(name)-\(start &+ $0)" }
    case .generated: []
    }
  }

  /// How a page may write the name without knowing it: `web-<hash>-<id>`.
  package var pattern: String {
    switch form {
    case .exact(let names): return names.first ?? ""
    case .ordinals(let name, _, _): return "\(name)-<ordinal>"
    case .generated(let prefix, let parts):
      let middle = parts.map { part in
        switch part {
        case .hash: "<hash>-"
        case .digits: "<number>-"
        case .word(let word): "\(word)-"
        }
      }
      return prefix + middle.joined() + "<id>"
    }
  }

  /// Whether a pod may have this name.
  ///
  /// Ordinals beyond the number of replicas count: an autoscaler or a command may have made more. Random parts may hold
  /// any lower-case letter and digit, though real ones have no vowels: people make names up for examples.
  package func mayBe(_ name: String) -> Bool {
    switch form {
    case .exact(let names): return names.contains(name)
    case .ordinals(let owner, let start, _):
      guard name.hasPrefix("\(owner)-") else { return false }
      let rest = name.dropFirst(owner.count + 1)
      guard Self.isNumber(rest), rest == "0" || !rest.hasPrefix("0"), let ordinal = Int(rest) else { return false }
      return ordinal >= start
    case .generated(let prefix, let parts):
      let start = String(prefix.prefix(Self.longestPrefix))
      guard name.hasPrefix(start) else { return false }
      // What is cut off at the end takes hyphens with it, and the parts cannot be told any more.
      if prefix.utf8.count + parts.count * 11 > Self.longestPrefix, !parts.isEmpty { return name.utf8.count <= 63 }
      let found = name.dropFirst(start.count).split(separator: "-", omittingEmptySubsequences: false)
      guard found.count == parts.count + 1, let end = found.last, Self.isRandom(end), end.utf8.count == 5 else {
        return false
      }
      return zip(parts, found).allSatisfy { part, text in
        switch part {
        case .hash: Self.isRandom(text) && text.utf8.count <= 10
        case .digits: Self.isNumber(text)
        case .word(let word): text == word
        }
      }
    }
  }

  private static func isNumber(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func isRandom(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
  }
}
