import ForgeDiagnostics
import ForgeYAML

/// The address that readers report problems at, with places for what it is told of the page.
package struct FeedbackTemplate: Hashable, Sendable {
  /// What a place stands for.
  enum Placeholder: String, CaseIterable, Hashable, Sendable {
    case title, url, path
  }

  private enum Part: Hashable, Sendable {
    case literal(String)
    case placeholder(Placeholder)
  }

  private let parts: [Part]

  /// Reads a template; the failure is the first name in braces that stands for nothing.
  static func read(_ text: String) -> Result<FeedbackTemplate, UnknownPlaceholder> {
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      guard let placeholder = Placeholder(rawValue: name) else { return .failure(UnknownPlaceholder(name: name)) }
      parts += [.literal(String(rest[..<open])), .placeholder(placeholder)]
      rest = rest[rest.index(after: close)...]
    }
    return .success(FeedbackTemplate(parts: parts + [.literal(String(rest))]))
  }

  struct UnknownPlaceholder: Error, Hashable, Sendable {
    let name: String
  }

  /// The form for a new issue of a repository on a host that is known; nil for any other.
  static func newIssue(of repository: String) -> FeedbackTemplate? {
    guard let scheme = repository.firstRange(of: "://") else { return nil }
    let host = repository[scheme.upperBound...].prefix { $0 != "/" && $0 != ":" }.lowercased()
    let body = "Page%3A%20{url}%0ASource%3A%20{path}%0A"
    let labels = host.split(separator: ".")
    if labels.contains("github") { return try? read("\(repository)/issues/new?title={title}&body=\(body)").get() }
    guard labels.contains("gitlab") else { return nil }
    return try? read("\(repository)/-/issues/new?issue%5Btitle%5D={title}&issue%5Bdescription%5D=\(body)").get()
  }

  /// The address for one page, each value percent-encoded.
  func url(title: String, url: String, path: String) -> String {
    parts.map { part in
      switch part {
      case .literal(let text): text
      case .placeholder(.title): SitePath.percentEncoded(part: title)
      case .placeholder(.url): SitePath.percentEncoded(part: url)
      case .placeholder(.path): SitePath.percentEncoded(part: path)
      }
    }.joined()
  }
}

extension SiteOptions {
  /// Reads `feedback`: an address with placeholders, or `true` for the repository's own form.
  static func feedback(_ reader: inout ConfigurationReader, repository: String) -> FeedbackTemplate? {
    guard let node = reader.node("feedback"), node.bool != false else { return nil }
    if node.bool == true {
      let template = FeedbackTemplate.newIssue(of: repository)
      if template == nil { reader.reject(node, .noIssueForm) }
      return template
    }
    guard let text = node.text else { return nil }
    guard ["https://", "http://", "mailto:"].contains(where: { text.hasPrefix($0) }) else {
      // What is no text at all the schema has told of.
      if node.string != nil { reader.reject(node, .noAddress) }
      return nil
    }
    switch FeedbackTemplate.read(text) {
    case .success(let template): return template
    case .failure(let unknown):
      let names = FeedbackTemplate.Placeholder.allCases.map(\.rawValue)
      reader.reject(node, .unknownPlaceholder(unknown.name, names, Suggestion.nearest(to: unknown.name, among: names)))
      return nil
    }
  }
}

extension SitePath {
  /// A value inside a URL: everything but unreserved characters is percent-encoded, slashes too.
  static func percentEncoded(part: String) -> String {
    percentEncoded(part).replacing("/", with: "%2F")
  }
}

extension Message {
  fileprivate static let noIssueForm: Message =
    "`feedback: true` needs a `repository` on GitHub or GitLab, write the address of a form"

  fileprivate static let noAddress: Message =
    "`feedback` takes `true`, or an `https://`, `http://` or `mailto:` address"

  fileprivate static func unknownPlaceholder(_ name: String, _ names: [String], _ nearest: String?) -> Message {
    let known = names.map { "`{\($0)}`" }.joined(separator: ", ")
    return Message("no placeholder `{\(name)}` in `feedback`, which knows \(known)").suggesting(
      nearest.map { "{\($0)}" })
  }
}
