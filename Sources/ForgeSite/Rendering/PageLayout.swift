import ForgeHTML
import Mustache

/// A template rendered once for all pages of one shape, cut where the values of each page belong.
///
/// Mustache decides by presence alone: pages that have the same parts differ in nothing but values. So a site of ten
/// thousand pages renders its template a dozen times, and a page costs the copying of its bytes.
struct PageLayout: Sendable {
  /// What two pages share whose layout is the same.
  struct Shape: Hashable, Sendable {
    let root: String
    let presence: [Bool]
  }

  private enum Segment: Sendable {
    case literal([UInt8])
    /// The value at an index, escaped or as it is.
    case text(Int)
    case html(Int)
  }

  private let segments: [Segment]
  private let length: Int

  /// Renders `template` with marks in place of the values of `context`. Nil where the template does something to a
  /// value that a mark does not survive: such a template is rendered for each page.
  init?(_ template: String, _ context: PageContext, _ templates: MustacheLibrary) {
    guard let text = templates.render(context.marked(), withTemplate: template) else { return nil }
    var segments: [Segment] = []
    var length = 0
    let count = context.slots.count
    for (index, part) in text.split(separator: PageContext.markStart, omittingEmptySubsequences: false).enumerated() {
      var literal = part
      if index > 0 {
        guard let end = part.firstIndex(of: PageContext.markEnd), let slot = Self.slot(part[..<end]),
          slot.index < count
        else { return nil }
        segments.append(slot.isEscaped ? .text(slot.index) : .html(slot.index))
        literal = part[part.index(after: end)...]
      }
      guard !literal.isEmpty else { continue }
      segments.append(.literal(Array(literal.utf8)))
      length += literal.utf8.count
    }
    self.segments = segments
    self.length = length
  }

  /// A mark holds `<`, which shows whether the template escaped it.
  private static func slot(_ mark: Substring) -> (index: Int, isEscaped: Bool)? {
    if mark.hasSuffix("&lt;") { return Int(mark.dropLast(4)).map { ($0, true) } }
    if mark.hasSuffix("<") { return Int(mark.dropLast()).map { ($0, false) } }
    return nil
  }

  /// The page with the values `slots`.
  func render(_ slots: [PageContext.Slot]) -> [UInt8] {
    var writer = HTMLWriter(capacity: length + slots.reduce(0) { $0 + $1.count } + 512)
    for segment in segments {
      switch segment {
      case .literal(let bytes): writer.trusted(bytes)
      case .html(let index):
        switch slots[index] {
        case .text(let text): writer.trusted(text.utf8)
        case .html(let html): writer.html(html)
        }
      case .text(let index):
        switch slots[index] {
        case .text(let text): writer.text(text)
        case .html(let html): writer.text(html.bytes[...])
        }
      }
    }
    return writer.finish().bytes
  }
}

extension PageContext {
  /// A value of a page.
  enum Slot: Sendable {
    case text(String)
    case html(HTML)

    var count: Int {
      switch self {
      case .text(let text): text.utf8.count
      case .html(let html): html.bytes.count
      }
    }
  }

  /// Private use characters, which no page needs in its title.
  static let markStart: Character = "\u{F8F0}"
  static let markEnd: Character = "\u{F8F1}"

  /// The values of the page in a fixed order; as many for all pages of one shape.
  var slots: [Slot] {
    var slots: [Slot] = [
      .text(title), .text(description), .text(canonical), .html(sidebar), .html(contents), .html(content),
      .text(firstPaint), .text(editURL), .text(feedbackURL), .text(lastChanged?.iso ?? ""),
      .text(lastChanged?.text ?? ""),
      .text(lastChanged?.author ?? ""), .text(lastChanged?.others ?? ""), .text(socialImage),
    ]
    for link in [previous, next].map({ $0 ?? Link(title: "", href: "") }) + breadcrumbs {
      slots.append(.text(link.title))
      slots.append(.text(link.href))
    }
    return slots
  }

  /// What the layout depends on beside the values.
  var shape: PageLayout.Shape {
    PageLayout.Shape(
      root: frame.root,
      presence: [
        !description.isEmpty, !canonical.isEmpty, !markdownURL.isEmpty, !contents.isEmpty, !editURL.isEmpty,
        !feedbackURL.isEmpty, lastChanged != nil, lastChanged?.author.isEmpty == false,
        lastChanged?.others.isEmpty == false, previous != nil, next != nil, isHome,
        !socialImage.isEmpty,
      ] + breadcrumbs.map { !$0.href.isEmpty })
  }

  /// The context with a mark in the place of each value that is there.
  func marked() -> PageContext {
    var context = self
    var index = 0
    func mark(_ isPresent: Bool) -> String {
      defer { index += 1 }
      return isPresent ? "\(Self.markStart)\(index)<\(Self.markEnd)" : ""
    }
    context.title = mark(true)
    context.description = mark(!description.isEmpty)
    context.canonical = mark(!canonical.isEmpty)
    context.markedHTML = [mark(true), mark(!contents.isEmpty), mark(true), mark(true)]
    context.editURL = mark(!editURL.isEmpty)
    context.feedbackURL = mark(!feedbackURL.isEmpty)
    let (iso, text) = (mark(true), mark(true))
    let (author, others) = (mark(lastChanged?.author.isEmpty == false), mark(lastChanged?.others.isEmpty == false))
    context.lastChanged = lastChanged.map { _ in Moment(iso: iso, text: text, author: author, others: others) }
    context.socialImage = mark(!socialImage.isEmpty)
    func mark(_ link: Link?) -> Link? {
      let (title, href) = (mark(true), mark(link.map { !$0.href.isEmpty } ?? false))
      return link.map { _ in Link(title: title, href: href) }
    }
    context.previous = mark(previous)
    context.next = mark(next)
    context.breadcrumbs = breadcrumbs.compactMap { mark($0) }
    return context
  }
}
