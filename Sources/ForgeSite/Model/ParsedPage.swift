import ForgeCoverage
import ForgeDiagnostics
import ForgeMarkdown

/// A file of Markdown that was parsed, and not yet given a place.
struct ParsedPage: Sendable {
  var document: MarkdownDocument
  let settings: PageSettings
  let diagnostics: [Diagnostic]
  let suppressions: [Suppression]

  /// A page of the docs directory. Front matter that is another generator's may have any keys.
  init(_ file: SourceFile, _ options: ParseOptions, isForeign: Bool) {
    var diagnostics: [Diagnostic] = []
    var file = file
    if let repaired = file.repaired() {
      diagnostics.append(repaired.finding)
      file = repaired.file
    }
    if let finding = file.nulByte { diagnostics.append(finding) }
    document = MarkdownDocument(file, options)
    settings = PageSettings(document.frontMatter)
    let ofSettings = settings.diagnostics.filter { !isForeign || $0.rule != RuleDescription.unknownFrontMatterKey.id }
    self.diagnostics = diagnostics + ofSettings + document.diagnostics
    suppressions = document.suppressions
  }

  /// Markdown outside the docs directory, which is checked but not published.
  init(document: MarkdownDocument) {
    self.document = document
    settings = PageSettings(document.frontMatter)
    diagnostics = document.diagnostics
    suppressions = document.suppressions
  }
}

/// A parsed page with the bytes that it was read from, and what it says of endpoints.
///
/// Immutable, and a class so that handing it on costs one reference.
final class ReadPage: Sendable {
  let source: SourceFile
  let page: ParsedPage
  let reading: Coverage.Page

  init(source: SourceFile, page: ParsedPage, reading: Coverage.Page) {
    self.source = source
    self.page = page
    self.reading = reading
  }
}
