/// ANSI colours, or nothing.
package struct TextStyle: Sendable {
  private let hasColor: Bool

  package init(hasColor: Bool) {
    self.hasColor = hasColor
  }

  private func wrapped(_ text: String, _ code: String) -> String {
    hasColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  package func bold(_ text: String) -> String { wrapped(text, "1") }
  package func dim(_ text: String) -> String { wrapped(text, "2") }
  package func red(_ text: String) -> String { wrapped(text, "1;31") }
  package func green(_ text: String) -> String { wrapped(text, "32") }
  package func yellow(_ text: String) -> String { wrapped(text, "1;33") }
  package func cyan(_ text: String) -> String { wrapped(text, "36") }
}
