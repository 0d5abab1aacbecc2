import ForgeDiagnostics
import ForgeMarkdown

/// Judges runbook annotations, one after the other. Thousands of alerts lead to a few pages: what was found out of a page
/// is kept.
struct RunbookJudge {
  private let pages: RunbookPages
  private let resolver: RunbookResolver
  private var anchors: [String: PageAnchors] = [:]
  private var offers: [String: Offer] = [:]
  private var searches = 0

  /// What is near to a name that does not exist.
  private struct Offer {
    var nearest: String?
    var isCertain = false
  }

  /// Searches among thousands of names take long, and nobody takes up hundreds of offers.
  private static let maximumSearches = 200

  init(_ pages: RunbookPages) {
    self.pages = pages
    resolver = RunbookResolver(pages: pages)
  }

  mutating func claim(_ annotation: RunbookAnnotation, of alert: Alert) -> RunbookClaim {
    let text = RunbookText(annotation.value.text, alert: alert.name)
    let path = annotation.value.range.path
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    let address = resolver.address(text, folder: folder)
    let written = Written(value: annotation.value, text: text)
    var document: String?
    let verdict: RunbookClaim.Verdict
    switch address.target {
    case .page(let index):
      let page = pages.pages[index]
      document = page.document.file.path
      verdict = judge(address, page.document, isOpen: page.isOpen, isPage: true, text, written)
    case .document(let found):
      document = found.file.path
      verdict = judge(address, found, isOpen: false, isPage: false, text, written)
    case .file(let path): verdict = .verified(.file(path))
    case .missing(let path, let folder): verdict = missing(path, folder, address, written)
    case .unknown(let reason): verdict = .unverifiable(reason)
    case .elsewhere: verdict = .elsewhere
    }
    return RunbookClaim(alert: alert, annotation: annotation, verdict: verdict, document: document)
  }

  // MARK: Anchors

  private mutating func judge(
    _ address: RunbookAddress, _ document: MarkdownDocument, isOpen: Bool, isPage: Bool, _ text: RunbookText,
    _ written: Written
  ) -> RunbookClaim.Verdict {
    let path = document.file.path
    let known = anchors[path] ?? PageAnchors(document)
    anchors[path] = known
    if text.unknownStart != nil { return .unverifiable("its fragment is made when the alert fires") }
    guard let fragment = address.fragment, !fragment.isEmpty, fragment != "top", !fragment.hasPrefix(":~:") else {
      return .verified(known.start)
    }
    if let place = known.place(of: fragment, isLoose: !isPage || pages.hasLooseAnchors) { return .verified(place) }
    // Routes of scripts and lines of files are no anchors of headings.
    let isHeading = !fragment.hasPrefix("/") && !fragment.hasPrefix("!") && !Self.isLine(fragment)
    guard !isOpen, isHeading else { return .unverifiable("the page may get the anchor when it is built") }
    var offer = offer(for: fragment, in: path, among: known.names)
    var message = Message.noHeading(fragment, path)
    var replacement = offer.nearest
    if offer.nearest == nil, isPage, let other = onlyPage(with: fragment) {
      offer.nearest = "\(other)#\(fragment)"
      message = .headingElsewhere(fragment, path)
      replacement = nil
    }
    return .contradicted(
      written.contradiction(message, offer.nearest, address.fragmentRange, replacement, isCertain: offer.isCertain))
  }

  private static func isLine(_ fragment: String) -> Bool {
    fragment.hasPrefix("L") && fragment.dropFirst().first?.isNumber == true
  }

  /// The one page that has the anchor, by its address: where the section was moved to.
  private mutating func onlyPage(with fragment: String) -> String? {
    searches += 1
    guard searches <= Self.maximumSearches else { return nil }
    var found: String?
    for page in pages.pages {
      let path = page.document.file.path
      let known = anchors[path] ?? PageAnchors(page.document)
      anchors[path] = known
      guard known.place(of: fragment, isLoose: false) != nil else { continue }
      guard found == nil else { return nil }
      found = page.address
    }
    return found
  }

  // MARK: Pages

  /// `folder` is what of the site the address can name; nil for files of the repository.
  private mutating func missing(
    _ path: String, _ folder: String?, _ address: RunbookAddress, _ written: Written
  ) -> RunbookClaim.Verdict {
    let prefix = folder.map { $0.isEmpty ? "" : "\($0)/" }
    let names =
      prefix.map { prefix in
        // With or without a slash at its end, it is the same page.
        pages.pages.map(\.address).filter { $0.hasPrefix(prefix) }.map { address in
          let rest = String(address.dropFirst(prefix.count))
          return rest.hasSuffix("/") && !path.hasSuffix("/") ? String(rest.dropLast()) : rest
        }
      } ?? (pages.pages.map(\.document) + pages.furtherDocuments).map(\.file.path)
    let offer = offer(for: path, in: folder.map { "pages in \($0)" } ?? "files", among: names)
    return .contradicted(
      written.contradiction(
        .noPage(path, isFile: folder == nil), offer.nearest, address.pathRange, offer.nearest,
        isCertain: offer.isCertain))
  }

  /// The one page that is the same but for how its URL ends: `a/b.html` for `a/b/`.
  private static func only(_ names: [String], calledAs name: String) -> String? {
    let stem = stem(name)
    let same = names.filter { Self.stem($0) == stem }
    return same.count == 1 && !stem.isEmpty ? same.first : nil
  }

  /// The one name that has all of this one in it: a heading that got more words.
  private static func longer(_ names: [String], than name: String) -> String? {
    guard name.utf8.count >= 6 else { return nil }
    let longer = names.filter { $0.contains(name) }
    return longer.count == 1 ? longer.first : nil
  }

  private static func stem(_ path: String) -> String {
    var parts = path.split(separator: "/").map(String.init)
    if let last = parts.last, let period = last.lastIndex(of: ".") {
      parts[parts.count - 1] = String(last[..<period])
    }
    if ["index", "README", "_index"].contains(parts.last) { parts.removeLast() }
    return parts.joined(separator: "/")
  }

  private mutating func offer(for name: String, in place: String, among names: [String]) -> Offer {
    let key = "\(place)#\(name)"
    if let offer = offers[key] { return offer }
    searches += 1
    guard searches <= Self.maximumSearches else { return Offer() }
    let nearest = Suggestion.nearest(to: name, among: names)
    if let same = Self.only(names, calledAs: name), nearest == nil || nearest == same {
      let offer = Offer(nearest: same, isCertain: true)
      offers[key] = offer
      return offer
    }
    var offer = Offer(nearest: nearest ?? Self.longer(names, than: name))
    offer.isCertain = nearest != nil && Suggestion.certain(for: name, among: names) == offer.nearest
    offers[key] = offer
    return offer
  }
}

/// An annotation and its text with actions carried out: places in the one become places in the file.
private struct Written {
  let value: WrittenText
  let text: RunbookText

  /// `part` is a part of the text.
  func contradiction(
    _ message: Message, _ nearest: String?, _ part: Range<Int>, _ replacement: String?, isCertain: Bool
  ) -> RunbookClaim.Contradiction {
    guard !part.isEmpty else {
      return .init(message: message, nearest: nearest, range: value.range, replacement: nil, isCertain: false)
    }
    let source = text.source(of: part)
    let place = value.place(of: source.range)
    let isExact = place.isExact && source.isLiteral
    return .init(
      message: message, nearest: nearest, range: place.range, replacement: isExact ? replacement : nil,
      isCertain: isCertain && isExact)
  }
}

extension Message {
  fileprivate static func noHeading(_ anchor: String, _ path: String) -> Message {
    "no heading `#\(anchor)` in `\(path)`"
  }

  fileprivate static func headingElsewhere(_ anchor: String, _ path: String) -> Message {
    "no heading `#\(anchor)` in `\(path)`, another page has it"
  }

  fileprivate static func noPage(_ path: String, isFile: Bool) -> Message {
    isFile ? "no file `\(path)`" : "no page `\(path)`"
  }
}
