import ForgeHTML
import ForgeSite

/// What a page of one version says of the others: the switch, that it is outdated, and the address that counts.
struct VersionFrame: Sendable {
  private let versions: VersionedPages
  private let version: VersionName
  /// The page's path in its version.
  private let path: String

  /// How many versions the switch offers; the others are on a page of their own.
  static let limit = 20

  init(_ versions: VersionedPages, _ version: VersionName, _ path: String) {
    self.versions = versions
    self.version = version
    self.path = path
  }

  private var catalogue: VersionCatalogue { versions.catalogue }

  /// The page with its places filled in.
  func fill(_ page: [UInt8]) -> [UInt8] {
    let marks = VersionMark.all(in: page)
    guard !marks.isEmpty else { return page }
    var filled: [UInt8] = []
    filled.reserveCapacity(page.count + 2048)
    var offset = 0
    for mark in marks {
      filled += page[offset..<mark.inner.lowerBound]
      filled += html(mark).bytes
      offset = mark.inner.upperBound
    }
    return filled + page[offset...]
  }

  private func html(_ mark: VersionMark) -> HTML {
    switch mark.kind {
    case .canonical: canonical(mark)
    case .versions: versionSwitch(mark)
    case .outdated: outdated(mark)
    }
  }

  // MARK: Addresses

  /// The way from the page to the root of all versions. The page for unknown addresses does not know where it stands.
  private func root(_ mark: VersionMark) -> String {
    guard path == "404.html" else {
      return String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") } + 1)
    }
    return mark.values["site"].map { Self.path(ofAddress: Self.base(ofSite: $0, version)) } ?? "/"
  }

  /// The address of the page in `other`, from this page; that of its first page where it has no such page.
  private func link(to other: VersionName, _ mark: VersionMark) -> String {
    let inner = versions.has(path, other) ? SitePath.percentEncoded(Self.url(path)) : ""
    return "\(root(mark))\(other.text)/\(inner)"
  }

  private static func url(_ path: String) -> String {
    path == "index.html" ? "" : path.hasSuffix("/index.html") ? String(path.dropLast(10)) : path
  }

  /// The root of all versions, where the address of this one ends with its name: `https://…/` of `https://…/1.2/`.
  static func base(ofSite site: String, _ version: VersionName) -> String {
    let suffix = "/\(version.text)/"
    return site.hasSuffix(suffix) ? String(site.dropLast(suffix.count - 1)) : site
  }

  // MARK: Parts

  /// The same page of the default version, where it has one: search engines show that, not each version of it.
  private func canonical(_ mark: VersionMark) -> HTML {
    guard let url = mark.values["url"], let site = mark.values["site"], url.hasPrefix(site) else { return .empty }
    let inner = String(url.dropFirst(site.count))
    let plain = SitePath.percentDecoded(inner)
    let path = plain.isEmpty || plain.hasSuffix("/") ? "\(plain)index.html" : plain
    let owner = versions.has(path, catalogue.defaultName) ? catalogue.defaultName : version
    let address = "\(Self.base(ofSite: site, version))\(owner.text)/\(inner)"
    var writer = HTMLWriter()
    writer.markup("<link rel=\"canonical\"")
    writer.attribute("href", url: address)
    writer.markup("><meta property=\"og:url\"")
    writer.attribute("content", url: address)
    writer.markup(">")
    return writer.finish()
  }

  private func versionSwitch(_ mark: VersionMark) -> HTML {
    let label = mark.values["label"] ?? "Version"
    var writer = HTMLWriter(capacity: 2048)
    writer.markup("<details class=\"versions\"><summary")
    writer.attribute("aria-label", "\(label) \(version.text)")
    writer.markup(">")
    writer.text(version.text)
    writer.markup("</summary><nav")
    writer.attribute("aria-label", label)
    writer.markup("><ul>")
    for (index, other) in catalogue.versions.enumerated()
    where index < Self.limit || other.name == version || other.name == catalogue.defaultName {
      write(other, mark, &writer)
    }
    writer.markup("<li><a class=\"versions-all\"")
    writer.attribute("href", url: "\(root(mark))versions/")
    writer.markup(">")
    writer.text(mark.values["all"] ?? "All versions")
    writer.markup("</a></li></ul></nav></details>")
    return writer.finish()
  }

  private func write(_ other: VersionCatalogue.Version, _ mark: VersionMark, _ writer: inout HTMLWriter) {
    writer.markup("<li><a")
    writer.attribute("href", url: link(to: other.name, mark))
    if other.name == version { writer.markup(" aria-current=\"true\"") }
    writer.markup(">")
    writer.text(other.name.text)
    let isElsewhere = !versions.has(path, other.name) && path != "404.html"
    let notes = other.aliases.map(\.text) + (isElsewhere ? [mark.values["home"] ?? "first page"] : [])
    for note in notes {
      writer.markup(" <span>")
      writer.text(note)
      writer.markup("</span>")
    }
    writer.markup("</a></li>")
  }

  private func outdated(_ mark: VersionMark) -> HTML {
    guard version.isOutdated(by: catalogue.defaultName) else { return .empty }
    let text = mark.values["text"] ?? "This is version {version}, which is not the current one."
    let link = mark.values["link"] ?? "Read {default}"
    var writer = HTMLWriter()
    writer.markup("<aside class=\"outdated\"")
    writer.attribute("aria-label", mark.values["label"] ?? "Outdated")
    writer.markup("><p>")
    writer.text(named(text))
    writer.markup(" <a")
    writer.attribute("href", url: self.link(to: catalogue.defaultName, mark))
    writer.markup(">")
    writer.text(named(link))
    writer.markup("</a></p></aside>")
    return writer.finish()
  }

  private func named(_ text: String) -> String {
    text.replacing("{version}", with: version.text).replacing("{default}", with: catalogue.defaultName.text)
  }
}
