import ForgeDiagnostics
import ForgeMarkdown

/// What a runbook annotation leads to.
enum RunbookTarget {
  case page(Int)
  /// A Markdown file of the repository, by its path.
  case document(MarkdownDocument)
  /// Another file or a folder of the repository.
  case file(String)
  /// Nothing, where a page should be, by its path below a folder of the site, or a file of the repository.
  case missing(path: String, folder: String?)
  /// It lies under the site, and what is there cannot be known.
  case unknown(Message)
  /// It is none of the repository's.
  case elsewhere
}

/// A runbook annotation taken apart.
struct RunbookAddress {
  let target: RunbookTarget
  /// The part of the text that names the page or file, in bytes of UTF-8: without scheme, host and prefix.
  let pathRange: Range<Int>
  /// What follows `#`, decoded; nil where nothing does.
  let fragment: String?
  let fragmentRange: Range<Int>
}

/// Finds what the addresses in annotations lead to.
struct RunbookResolver {
  let pages: RunbookPages

  /// `folder` is that of the file that holds the annotation.
  func address(_ text: RunbookText, folder: String) -> RunbookAddress {
    let bytes = Array(text.text.utf8)
    let mark = bytes.firstIndex(of: UInt8(ascii: "#"))
    let pathEnd = bytes[..<(mark ?? bytes.count)].firstIndex(of: UInt8(ascii: "?")) ?? mark ?? bytes.count
    let fragmentRange = mark.map { $0 + 1..<bytes.count } ?? bytes.count..<bytes.count
    let fragment = mark == nil ? nil : PercentEncoding.decoded(Array(bytes[fragmentRange]))
    let (target, pathRange) = target(Array(bytes[..<pathEnd]), text.unknownStart, folder)
    return RunbookAddress(target: target, pathRange: pathRange, fragment: fragment, fragmentRange: fragmentRange)
  }

  private func target(_ path: [UInt8], _ unknownStart: Int?, _ folder: String) -> (RunbookTarget, Range<Int>) {
    let whole = 0..<path.count
    guard !path.isEmpty, unknownStart.map({ $0 > path.count }) ?? true, !path.contains(where: { $0 <= 0x20 }) else {
      return (.elsewhere, whole)
    }
    let text = String(decoding: path, as: UTF8.self)
    guard let hostStart = Self.hostStart(text) else {
      let isOpaque = text.hasPrefix("//") || Self.hasScheme(text)
      return (isOpaque ? .elsewhere : file(text, from: folder), whole)
    }
    let address = String(text.utf8.dropFirst(hostStart)) ?? ""
    let roots = pages.roots.compactMap { root -> (root: RunbookPages.Root, length: Int)? in
      Self.prefixLength(of: root.url, in: address).map { (root, $0) }
    }
    if let best = roots.max(by: { $0.length < $1.length }) {
      let start = min(hostStart + best.length, path.count)
      let (target, skipped) = page(String(decoding: path[start...], as: UTF8.self), best.root)
      return (target, min(start + skipped, path.count)..<path.count)
    }
    if !pages.repository.isEmpty, let length = Self.prefixLength(of: pages.repository + "/", in: address) {
      let start = min(hostStart + length, path.count)
      return hosted(String(decoding: path[start...], as: UTF8.self), start)
    }
    return (.elsewhere, whole)
  }

  // MARK: Pages

  /// What stands at `path` below `root`, and how many bytes of it name a version.
  private func page(_ path: String, _ root: RunbookPages.Root) -> (RunbookTarget, skipped: Int) {
    let decoded = PercentEncoding.decoded(Array(path.utf8))
    let full = root.folder.isEmpty ? decoded : "\(root.folder)/\(decoded)"
    let key = RunbookPages.key(full, ignoresCase: pages.ignoresCase)
    if let page = pages.places[key] { return (.page(page), 0) }
    if pages.hasVersions { return versioned(path, root) }
    return (absence(of: key).map { .unknown($0) } ?? .missing(path: decoded, folder: root.folder), 0)
  }

  /// A page of a version: below a name such as `latest`, or a language and such a name.
  private func versioned(_ path: String, _ root: RunbookPages.Root) -> (RunbookTarget, skipped: Int) {
    var rest = path[...]
    var isOfToday = false
    for _ in 0..<2 where !isOfToday {
      guard let slash = rest.firstIndex(of: "/") else { break }
      isOfToday = ["latest", "dev", "main", "master"].contains(rest[..<slash])
      rest = rest[slash...].dropFirst()
      let key = RunbookPages.key(PercentEncoding.decoded(Array(rest.utf8)), ignoresCase: pages.ignoresCase)
      if let page = pages.places[key] { return (.page(page), 0) }
    }
    guard isOfToday else { return (.unknown("another version may have it"), 0) }
    let decoded = PercentEncoding.decoded(Array(rest.utf8))
    let reason = absence(of: RunbookPages.key(decoded, ignoresCase: pages.ignoresCase))
    let skipped = path.utf8.count - rest.utf8.count
    return (reason.map { .unknown($0) } ?? .missing(path: decoded, folder: root.folder), skipped)
  }

  /// Why a path that no page answers at may lead somewhere after all; nil where it surely does not.
  private func absence(of key: String) -> Message? {
    let notMarkdown: Message = "it is no page of Markdown"
    guard !key.isEmpty, pages.isComplete else { return "the generator makes pages of its own" }
    if pages.listings.contains(key) { return notMarkdown }
    var above = key
    while !above.isEmpty {
      if pages.otherPlaces.contains(above) { return notMarkdown }
      above = above.lastIndex(of: "/").map { String(above[..<$0]) } ?? ""
    }
    if let route = pages.route, key != route, !key.hasPrefix("\(route)/") { return notMarkdown }
    let name = key.split(separator: "/").last ?? ""
    guard let period = name.lastIndex(of: ".") else { return nil }
    let type = name[period...].dropFirst()
    let isFile = (1...5).contains(type.count) && type.allSatisfy(\.isLetter)
    return isFile && !["html", "htm", "md"].contains(type) ? notMarkdown : nil
  }

  // MARK: Files

  /// A path in the repository, from its root or from the folder of the annotation.
  private func file(_ text: String, from folder: String) -> RunbookTarget {
    let path = PercentEncoding.decoded(Array(text.utf8))
    for base in ["", folder] {
      guard let full = Self.resolved(path, from: base) else { continue }
      if let target = existing(full) { return target }
    }
    let looksLikeFile = path.hasSuffix(".md") || path.hasSuffix(".markdown")
    return looksLikeFile ? .missing(path: path, folder: nil) : .elsewhere
  }

  private func existing(_ path: String) -> RunbookTarget? {
    guard pages.exists(path) else { return nil }
    return pages.document(path).map { .document($0) } ?? .file(path)
  }

  /// What a host of repositories shows: `blob/main/docs/x.md`, with `-/` before it on GitLab, `src/branch/main/` on Gitea.
  private func hosted(_ rest: String, _ start: Int) -> (RunbookTarget, Range<Int>) {
    let parts = rest.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    var index = 0
    func next() -> String? { index < parts.count ? parts[index] : nil }
    if parts.allSatisfy(\.isEmpty) { return (readme(""), start..<start + rest.utf8.count) }
    if next() == "-" { index += 1 }
    guard let view = next(), ["blob", "tree", "raw", "src"].contains(view) else { return (.elsewhere, start..<start) }
    index += 1
    if view == "src", next() == "branch" { index += 1 }
    guard let revision = next() else { return (.elsewhere, start..<start) }
    index += 1
    // A branch may have slashes in its name.
    for skipped in 0..<3 where index + skipped <= parts.count {
      let path = PercentEncoding.decoded(Array(parts[(index + skipped)...].joined(separator: "/").utf8))
      let trimmed = path.split(separator: "/").joined(separator: "/")
      if !trimmed.isEmpty, let target = existing(trimmed) {
        let length = parts[(index + skipped)...].joined(separator: "/").utf8.count
        let range = start + rest.utf8.count - length..<start + rest.utf8.count
        if case .file = target, pages.document("\(trimmed)/README.md") != nil { return (readme(trimmed), range) }
        return (isMoving(revision) || skipped > 0 ? target : .unknown("it is of another revision"), range)
      }
    }
    let length = parts[index...].joined(separator: "/").utf8.count
    let range = start + rest.utf8.count - length..<start + rest.utf8.count
    guard isMoving(revision) else { return (.unknown("it is of another revision"), range) }
    let path = PercentEncoding.decoded(Array(parts[index...].joined(separator: "/").utf8))
    return (path.isEmpty ? readme("") : .missing(path: path, folder: nil), range)
  }

  private func readme(_ folder: String) -> RunbookTarget {
    let path = folder.isEmpty ? "README.md" : "\(folder)/README.md"
    return pages.document(path).map { .document($0) } ?? .file(folder)
  }

  /// Whether a revision is where work goes on, so that the files of today are the ones that it has.
  private func isMoving(_ revision: String) -> Bool {
    ["main", "master", "HEAD", "trunk", "develop", pages.branch].contains(revision)
  }

  // MARK: Text

  /// Where the host begins in an address of the web.
  private static func hostStart(_ text: String) -> Int? {
    let lowered = text.lowercased()
    return ["https://", "http://"].first { lowered.hasPrefix($0) }.map(\.utf8.count)
  }

  private static func hasScheme(_ text: String) -> Bool {
    guard let colon = text.firstIndex(of: ":") else { return false }
    return !text[..<colon].contains("/")
  }

  /// How much of `address`, which has no scheme, the URL `prefix` takes; nil where it lies elsewhere. Hosts are equal in
  /// any case, paths are not.
  private static func prefixLength(of prefix: String, in address: String) -> Int? {
    let wanted = hostStart(prefix).map { String(prefix.utf8.dropFirst($0)) ?? "" } ?? prefix
    let host = wanted.prefix { $0 != "/" }
    guard address.utf8.count >= host.utf8.count, address.prefix(host.count).lowercased() == host.lowercased() else {
      return nil
    }
    let path = wanted.dropFirst(host.count)
    let rest = address.dropFirst(host.count)
    if rest.hasPrefix(path) { return wanted.utf8.count }
    return rest == path.dropLast() ? address.utf8.count : nil
  }

  /// `path` from `folder`, without `.` and `..`; nil where it leaves the root.
  private static func resolved(_ path: String, from folder: String) -> String? {
    var parts = path.hasPrefix("/") ? [] : folder.split(separator: "/")
    for part in path.split(separator: "/") where part != "." {
      guard part == ".." else {
        parts.append(part)
        continue
      }
      guard parts.popLast() != nil else { return nil }
    }
    return parts.isEmpty ? nil : parts.joined(separator: "/")
  }
}
