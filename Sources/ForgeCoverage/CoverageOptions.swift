package import ForgeDiagnostics

/// When the API counts as documented.
package struct CoverageOptions: Sendable {
  /// The share of public operations, in percent, that must be described and mentioned.
  package var threshold = 100.0
  package var exclusions: [Exclusion] = []
  /// What each part of a description weighs; a part of no weight does not count.
  package var weights: [DescribedPart: Double] = Dictionary(
    uniqueKeysWithValues: DescribedPart.allCases.map { ($0, 1) })
  /// Whether an operation must be mentioned by a page to be documented.
  package var needsMention = true
  /// Pages, as patterns of paths from the root, whose mentions neither count nor are judged.
  package var ignoredPages: [PathPattern] = []
  /// Paths of endpoints that no description is meant to have, such as `/metrics`.
  package var ignoredEndpoints: [PathPattern] = []
  /// Whether the site has a page that shows the figures.
  package var hasPage = true
  /// The day that expiry dates are compared with, as `2026-01-31`.
  package private(set) var today = ""

  /// An operation that a reviewer decided to leave out.
  package struct Exclusion: Hashable, Sendable {
    /// `METHOD /path` or an operationId.
    package let operation: String
    package let reason: String
    /// The last day on which the exclusion holds, as `2026-01-31`; nil for good.
    package let expires: String?
    package let range: SourceRange

    package init(operation: String, reason: String, expires: String?, range: SourceRange) {
      self.operation = operation
      self.reason = reason
      self.expires = expires
      self.range = range
    }
  }

  package init() {}

  /// The options on a day, given as `2026-01-31`.
  package func asOf(_ day: String) -> CoverageOptions {
    var options = self
    options.today = day
    return options
  }

  /// Whether the exclusion no longer holds.
  func isExpired(_ exclusion: Exclusion) -> Bool {
    exclusion.expires.map { !today.isEmpty && $0 < today } ?? false
  }
}

/// A path in which `*` stands for any text without a slash and `**` for any text; without one, the path and all below it.
package struct PathPattern: Hashable, Sendable {
  package let text: String

  package init(_ text: String) {
    self.text = text.hasSuffix("/") ? String(text.dropLast()) : text
  }

  package func matches(_ path: String) -> Bool {
    guard text.contains("*") else { return path == text || path.hasPrefix("\(text)/") }
    return Self.matches(Array(text.utf8)[...], Array(path.utf8)[...])
  }

  /// Goes back to the last star only, so that the time is at most that of all pairs of places.
  private static func matches(_ pattern: ArraySlice<UInt8>, _ path: ArraySlice<UInt8>) -> Bool {
    let star = UInt8(ascii: "*")
    var pattern = pattern
    var path = path
    var retries: [(pattern: ArraySlice<UInt8>, path: ArraySlice<UInt8>, crosses: Bool)] = []
    var steps = 0
    while steps < 100_000 {
      steps += 1
      if pattern.starts(with: [star, star]) {
        retries = [(pattern.dropFirst(2), path, true)]
        pattern = pattern.dropFirst(2)
      } else if pattern.first == star {
        retries.append((pattern.dropFirst(), path, false))
        pattern = pattern.dropFirst()
      } else if let byte = pattern.first, byte == path.first {
        pattern = pattern.dropFirst()
        path = path.dropFirst()
      } else if pattern.isEmpty, path.isEmpty {
        return true
      } else {
        while let last = retries.last, last.path.isEmpty || !last.crosses && last.path.first == UInt8(ascii: "/") {
          retries.removeLast()
        }
        guard let last = retries.popLast() else { return false }
        path = last.path.dropFirst()
        pattern = last.pattern
        retries.append((pattern, path, last.crosses))
      }
    }
    return false
  }
}
