import ForgeDiagnostics
import ForgeMarkdown
import ForgeRunbook
import ForgeSite

/// A page, or a line of one, whose commands are to be told one by one: `docs/upgrade.md`, `docs/upgrade.md:118`.
struct TraceQuery {
  private let text: String

  init(_ text: String) {
    self.text = text
  }

  /// The trace for people; throws where there is no such page, or no command at the line.
  func answer(_ workspace: Workspace, _ options: CommonOptions) throws -> String {
    let (document, line) = try target(workspace, options)
    let path = document.file.path
    guard let trace = workspace.runbookTrace(document), !trace.steps.isEmpty else {
      throw CannotRun("\(path) has no commands")
    }
    var locator = Locator(
      sources: workspace.sources(for: (trace.start.claims + trace.steps.flatMap(\.claims)).flatMap(\.evidencePaths)))
    let lines = trace.lines(of: path, &locator)
    if let line, !lines.contains(line) {
      throw CannotRun("no command at \(path):\(line), \(Self.nearest(to: line, lines))")
    }
    return trace.text(line: line, &locator, TextStyle(hasColor: options.color.isOn(1)))
  }

  /// Where the commands stand that are nearest above and below.
  private static func nearest(to line: Int, _ lines: [Int]) -> String {
    switch (lines.last { $0 < line }, lines.first { $0 > line }) {
    case (let above?, let below?): "the nearest are at line \(above) above and line \(below) below"
    case (let above?, nil): "the nearest is at line \(above) above"
    case (nil, let below?): "the nearest is at line \(below) below"
    case (nil, nil): "all of its commands stand in other files"
    }
  }

  /// The document that is meant, and the line. A path is one from the root, or from the working directory.
  private func target(
    _ workspace: Workspace, _ options: CommonOptions
  ) throws -> (document: MarkdownDocument, line: Int?) {
    if let document = try document(text, workspace, options) { return (document, nil) }
    var path = text
    if let colon = text.lastIndex(of: ":"), let line = Int(text[text.index(after: colon)...]) {
      path = String(text[..<colon])
      if let document = try document(path, workspace, options) { return (document, line) }
    }
    let paths = workspace.site.readDocuments.map(\.document.file.path)
    throw CannotRun(Message("no page `\(path)`").suggesting(Suggestion.nearest(to: path, among: paths)).text)
  }

  private func document(
    _ path: String, _ workspace: Workspace, _ options: CommonOptions
  ) throws -> MarkdownDocument? {
    func named(_ path: String) -> MarkdownDocument? {
      workspace.site.readDocuments.first { $0.document.file.path == path }?.document
    }
    if let document = named(path) { return document }
    let base = try? PathBase([path], root: options.root, opensAll: false)
    return try base.flatMap { try named($0.inside(path)) }
  }
}
