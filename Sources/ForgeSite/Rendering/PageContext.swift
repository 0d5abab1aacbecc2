import ForgeDiagnostics
import ForgeHTML
import Mustache

/// What a template can name. Values, not a dictionary: a page costs no hashing, and no reflection.
struct PageContext: MustacheParent, Sendable {
  struct Link: MustacheParent, Sendable {
    let title: String
    let href: String
    var isCurrent = false
    var description = ""

    func child(named name: String) -> Any? {
      switch name {
      case "title": title
      case "href": href.isEmpty ? nil : href
      case "current": isCurrent
      case "description": description.isEmpty ? nil : description
      default: nil
      }
    }
  }

  struct Moment: MustacheParent, Sendable {
    let iso: String
    let text: String
    /// Who changed it, and who else had a part in it; empty where that is not told.
    var author = ""
    var others = ""

    func child(named name: String) -> Any? {
      switch name {
      case "iso": iso
      case "text": text
      case "author": author.isEmpty ? nil : author
      case "others": others.isEmpty ? nil : others
      default: nil
      }
    }
  }

  var title = ""
  var description = ""
  var canonical = ""
  /// The page as Markdown, from the page; empty for none.
  var markdownURL = ""
  var sidebar = HTML.empty
  var contents = HTML.empty
  var content = HTML.empty
  /// Marks that stand for the three above, and for `firstPaint`, while a layout is made.
  var markedHTML: [String]?
  var breadcrumbs: [Link] = []
  var previous: Link?
  var next: Link?
  var editURL = ""
  /// The absolute address of the picture that stands for the page; empty where that of the site does.
  var socialImage = ""
  var feedbackURL = ""
  var lastChanged: Moment?
  /// Whether this is the first page of the site, which stands for all of it.
  var isHome = false
  /// What only one kind of page has: the children of a listing, the operations of a spec.
  var extra: [String: any Sendable] = [:]
  var frame: SiteFrame

  func child(named name: String) -> Any? {
    switch name {
    case "title": title
    case "description": Self.present(description)
    case "canonical": Self.present(canonical)
    case "sidebar": markedHTML?[0] ?? sidebar.string
    case "toc": Self.present(markedHTML?[1] ?? contents.string)
    case "content": markedHTML?[2] ?? Self.present(content.string)
    case "breadcrumbs": breadcrumbs
    case "previous": previous
    case "next": next
    case "markdownURL": Self.present(markdownURL)
    case "editURL": Self.present(editURL)
    case "socialImage": Self.present(socialImage) ?? frame.child(named: name)
    case "feedbackURL": Self.present(feedbackURL)
    case "lastChanged": lastChanged
    case "isHome": isHome
    case "firstPaint": markedHTML?[3] ?? firstPaint
    default: extra[name] ?? frame.child(named: name)
    }
  }

  /// The id of what browsers wait for before they show the page, so that nothing moves while it arrives: its end, or the first
  /// heading that is surely below the screen (HTML, link type `expect`). Browsers warn where there is none: the template that
  /// asks for it has the end.
  var firstPaint: String {
    let bytes = content.bytes
    let heading = Array("<h2 id=\"".utf8)
    var start = Self.screen
    while start < bytes.count, let found = bytes.firstRange(of: heading, in: start..<bytes.count) {
      let id = bytes[found.upperBound...].prefix { $0 != UInt8(ascii: "\"") }
      // Others would have to be read as HTML and written as a URL.
      let isPlain = id.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
      if isPlain { return String(decoding: id, as: UTF8.self) }
      start = id.endIndex
    }
    return "_end"
  }

  /// More bytes than what is shown on one screen has.
  private static let screen = 64 << 10

  /// Mustache takes an empty text for true; a template that asks whether there is one must not.
  private static func present(_ text: String) -> Any? {
    text.isEmpty ? nil : text
  }
}

/// What is the same on all pages of one depth: URLs are relative, so that the site works under any path and from disk.
struct SiteFrame: Sendable {
  let root: String
  let language: String
  let siteTitle: String
  let repository: String
  let generator: String
  /// The feed of changes; empty for none.
  let feed: String
  let apiPages: [PageContext.Link]
  /// Whether pages have the search.
  let hasSearch: Bool
  /// URLs of the theme's files by the names that templates give them, and their `integrity` where it is asked for.
  let assets: [String: String]
  /// `rtl` where the language is written from right to left.
  var direction = ""
  /// The absolute address of the picture that stands for the site.
  var socialImage = ""
  var announcement: Announcement?
  /// Whether pages have places that publishing fills in with what there is of other versions.
  var hasVersions = false
  /// The address of the site; empty where it is not known.
  var siteURL = ""

  func child(named name: String) -> Any? {
    switch name {
    case "lang": language
    case "direction": direction.isEmpty ? nil : direction
    case "socialImage": socialImage.isEmpty ? nil : socialImage
    case "announcement": announcement
    case "siteTitle": siteTitle
    case "root": root
    case "home": root.isEmpty ? "./" : root
    case "repository": repository.isEmpty ? nil : repository
    case "generator": generator
    case "search": hasSearch
    case "hasAPI": !apiPages.isEmpty
    case "feedURL": feed.isEmpty ? nil : feed
    case "apiPages": apiPages.isEmpty ? nil : apiPages
    case "versions": hasVersions
    case "siteURL": siteURL
    default: assets[name]
    }
  }
}
