package import ForgeDiagnostics

/// Where a piece of text was written, and the actions through which it came to where it is now.
package final class Origin: Sendable {
  package enum Kind: Hashable, Sendable {
    /// Text between the actions of a template, byte for byte.
    case literal
    /// What an action computed.
    case action
    /// A scalar or key of a file of values, byte for byte.
    case verbatimValue
    /// A scalar or key of a file of values that is written otherwise there, such as with escapes.
    case value
  }

  package let kind: Kind
  /// The text itself; for text that was computed, the action that computed it.
  package let range: SourceRange
  /// The action in whose evaluation the text was written; nil at the top of a template and for values.
  package let outer: Origin?

  package init(_ kind: Kind, _ range: SourceRange, outer: Origin? = nil) {
    self.kind = kind
    self.range = range
    self.outer = outer
  }

  /// Whether the bytes at `range` are the text.
  package var isVerbatim: Bool { kind == .literal || kind == .verbatimValue }

  /// The origin of what was computed from this text: the same place, but not byte for byte.
  fileprivate var ofComputed: Origin {
    isVerbatim ? Origin(kind == .literal ? .action : .value, range, outer: outer) : self
  }

  var isOfTemplate: Bool { kind == .literal || kind == .action }

  /// From the outermost action to this.
  var chain: [Origin] {
    var chain: [Origin] = []
    var next: Origin? = self
    while let origin = next {
      chain.append(origin)
      next = origin.outer
    }
    return chain.reversed()
  }
}

/// The origins of a text, piece by piece.
package enum Origins: Sendable {
  /// A piece runs from its offset, in bytes of UTF-8, to the next one's.
  package struct Piece: Sendable {
    package var offset: Int
    package var origin: Origin?
    /// How far into its origin's text the piece begins.
    package var start: Int

    package init(offset: Int, origin: Origin?, start: Int = 0) {
      self.offset = offset
      self.origin = origin
      self.start = start
    }
  }

  case unknown
  case whole(Origin)
  /// In the order of their offsets; the first is 0.
  case pieces([Piece])

  /// One origin that stands for all of the text: the first that is known.
  package var first: Origin? {
    switch self {
    case .unknown: nil
    case .whole(let origin): origin
    case .pieces(let pieces): pieces.lazy.compactMap(\.origin).first
    }
  }

  /// The origins of a text that was made of this one as a whole.
  package var collapsed: Origins { first.map { .whole($0.ofComputed) } ?? .unknown }

  package var isUnknown: Bool {
    if case .unknown = self { return true }
    return false
  }
}
