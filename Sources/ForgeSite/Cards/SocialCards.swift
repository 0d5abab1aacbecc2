package import ForgeDiagnostics
import Mustache

/// The pictures that other sites show with a link to a page: its title and description, drawn by the program of
/// `theme.social-cards` from the template `card`.
package struct SocialCards: Sendable {
  /// By the URL of the page.
  private var cards: [String: OutputFile] = [:]
  package private(set) var diagnostics: [Diagnostic] = []

  package init() {}

  /// Draws the cards of all pages, at most `jobs` at a time, with the program in the folder `root`. `stored` has the bytes of a card
  /// that is there already, by its path: the name of a card tells what it was drawn from.
  package static func make(
    for site: Site, _ theme: Theme, root: String, jobs: Int, stored: @escaping @Sendable (String) -> [UInt8]?
  ) async -> SocialCards {
    let options = site.configuration.theme
    guard let program = options.socialCards, !site.configuration.site.url.isEmpty else { return SocialCards() }
    let runner = PictureProgram(["-C", root] + program.words)
    var cards = SocialCards()
    var reasons: Set<String> = []
    await withTaskGroup(of: (Page, Result<OutputFile, PictureProgram.Fault>).self) { group in
      func take(_ page: Page, _ result: Result<OutputFile, PictureProgram.Fault>) {
        switch result {
        case .success(let card): cards.cards[page.url] = card
        case .failure(let fault): reasons.insert(fault.reason)
        }
      }
      for (index, page) in site.pages.enumerated() {
        if index >= jobs, let (done, result) = await group.next() { take(done, result) }
        group.addTask { (page, await card(of: page, site, theme, program.words, runner, stored)) }
      }
      for await (page, result) in group { take(page, result) }
    }
    cards.diagnostics = reasons.sorted().map { Diagnostic(.cardFailed, .cardFailed($0), at: program.range) }
    return cards
  }

  private static func card(
    of page: Page, _ site: Site, _ theme: Theme, _ program: [String], _ runner: PictureProgram,
    _ stored: (String) -> [UInt8]?
  ) async -> Result<OutputFile, PictureProgram.Fault> {
    let drawing = theme.templates.render(CardContext(page, of: site), withTemplate: "card") ?? ""
    let source = Array((drawing + program.joined(separator: "\0")).utf8)
    for format in PictureFormat.allCases {
      let path = ContentHash.name("assets/card.\(format.rawValue)", of: source)
      if let bytes = stored(path), PictureFormat(bytes) == format {
        return .success(OutputFile(path: path, bytes: bytes))
      }
    }
    return await runner.run(drawing).flatMap { bytes in
      guard let format = PictureFormat(bytes) else {
        return .failure(PictureProgram.Fault(reason: "its output is neither PNG nor JPEG"))
      }
      return .success(OutputFile(path: ContentHash.name("assets/card.\(format.rawValue)", of: source), bytes: bytes))
    }
  }

  /// What networks take for a picture of a link.
  private enum PictureFormat: String, CaseIterable {
    case png, jpg

    init?(_ bytes: [UInt8]) {
      if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
        self = .png
      } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
        self = .jpg
      } else {
        return nil
      }
    }
  }

  // MARK: Publishing

  /// The path of the card of the page at `url`; nil where it has none.
  func path(of url: String) -> String? { cards[url]?.path }

  /// The files to publish, sorted by path, those of pages with the same texts once.
  var files: [OutputFile] {
    Dictionary(cards.values.map { ($0.path, $0) }) { first, _ in first }.values.sorted { $0.path < $1.path }
  }

  /// The bytes of a card by its path.
  package var bytes: [String: [UInt8]] { Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first } }
}

extension RuleDescription {
  package static let cardFailed = RuleDescription(
    "theme/card-failed", .error, "Social card that its program cannot draw",
    why: """
      Pages go without the card. The message is the first line that the program of `theme.social-cards` printed; it gets SVG on \
      standard input, and prints PNG or JPEG.
      """,
    examples: [])
}

extension Message {
  fileprivate static func cardFailed(_ reason: String) -> Message { Message("the program for cards failed: \(reason)") }
}
