package import ForgeHTML

/// A text of the page that a program of the site can draw: a Mermaid diagram, or a formula in TeX.
package struct DrawingSource: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case mermaid, math
  }

  package let kind: Kind
  /// Math: on a line of its own.
  package let isDisplay: Bool
  package let text: String

  package init(_ kind: Kind, isDisplay: Bool, _ text: String) {
    self.kind = kind
    self.isDisplay = isDisplay
    self.text = text
  }
}

/// What a program made of a ``DrawingSource``.
package enum Drawing: Hashable, Sendable {
  /// An image, by its URL from the page.
  case image(url: String)
  /// Markup to stand in the page, MathML above all.
  case markup(HTML)
}

extension MarkdownDocument {
  /// What of the page can be drawn, in its order.
  package var drawingSources: [DrawingSource] {
    guard flavor == .site, !syntax.isDisjoint(with: [.math, .diagrams]) else { return [] }
    return tree.nodes.compactMap { node in
      let text = tree.string(node.literal)
      switch node.kind {
      case .math: return DrawingSource(.math, isDisplay: node.flag, text)
      case .codeBlock where !node.info.isEmpty:
        switch CodeFence(info: tree.string(node.info)).language {
        case "math" where syntax.contains(.math): return DrawingSource(.math, isDisplay: true, text)
        case "mermaid" where syntax.contains(.diagrams): return DrawingSource(.mermaid, isDisplay: true, text)
        default: return nil
        }
      default: return nil
      }
    }
  }
}
