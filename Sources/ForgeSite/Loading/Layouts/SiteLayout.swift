package import ForgeCoverage
import ForgeDiagnostics
package import ForgeFiles
package import ForgeMarkdown
import ForgeYAML

/// How a repository is laid out for another generator: where its pages are, and what its links mean.
package struct SiteLayout: Sendable {
  /// The generator's name: `MkDocs`.
  package let generator: String
  /// The folder of the pages, from the root.
  package var docs: String
  /// Folders from the root whose files are served at the root of the site.
  package var statics: [String] = []
  /// Folders from the root that hold output, or pages of other versions.
  package var excluded: [String] = []
  /// Patterns of pages, from the docs directory, that are not published.
  package var excludedPages: [PathPattern] = []
  /// The pages that are published, from the docs directory; nil for all there are.
  package var listedPages: Set<String>?
  /// Further endings of the names of pages, besides `.md`.
  package var pageTypes: Set<String> = []
  package var dialect: GeneratorDialect?
  /// Folders from the root that included files are looked up in.
  package var includeFolders: [String] = []
  /// Where pages are served: the first segment of their URLs, such as `docs`.
  package var routes: [String] = []
  /// Segments below a route that are not the pages': other versions, and listings that the generator makes.
  package var otherRoutes: Set<String> = []
  /// Where the site is hosted, with a slash at its end; empty where its configuration does not say.
  package var address = ""
  /// The repository's address, where the configuration says it.
  package var repository = ""
  package var addresses = AddressStyle.files
  /// Whether pages may be served at addresses that their files do not show: plugins make pages, or name them.
  package var hasFreeAddresses = false
  /// Marks of what becomes text when a page is built: a page with one may have headings that its file does not show.
  package var macroMarks: [String] = []
  /// Whether versions of the site stand beside each other below its address.
  package var hasVersions = false
  /// The folder that `@site/` stands for, from the root.
  package var siteFolder = ""

  /// The layouts that are known, in the order in which they are looked for.
  private static let all: [@Sendable (FileSystem) -> SiteLayout?] = [mkDocs, docusaurus, vitePress, hugo, mdBook]

  /// The layout of a repository; nil for one of no generator that is known.
  package static func find(_ fileSystem: FileSystem) -> SiteLayout? {
    all.lazy.compactMap { $0(fileSystem) }.first
  }

  init(generator: String, docs: String) {
    self.generator = generator
    self.docs = docs
  }

  /// Whether the file at `path`, from the docs directory, is a page.
  func isPublished(_ path: String) -> Bool {
    listedPages?.contains(path) ?? !excludedPages.contains { $0.matches(path) }
  }

  // MARK: Configuration files

  /// The first of `names` that is a file in one of `folders`: the folder.
  static func folder(_ fileSystem: FileSystem, _ folders: [String], _ names: [String]) -> String? {
    folders.first { folder in names.contains { fileSystem.kind(TreePath.join(folder, $0)) == .file } }
  }

  static func text(_ fileSystem: FileSystem, _ path: String) -> String? {
    (try? fileSystem.readFile(path)).map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// The value of `key = "…"` in TOML, or of `key: "…"` in JavaScript: these are not read as languages.
  static func value(_ key: String, in text: String) -> String? {
    for line in text.split(whereSeparator: \.isNewline) {
      let line = line.drop { $0 == " " || $0 == "\t" }
      guard line.hasPrefix(key) else { continue }
      let rest = line.dropFirst(key.count).drop { $0 == " " }
      guard rest.first == "=" || rest.first == ":" else { continue }
      let value = rest.dropFirst().drop { $0 == " " }
      guard let quote = value.first, quote == "\"" || quote == "'" else { continue }
      return String(value.dropFirst().prefix { $0 != quote })
    }
    return nil
  }

  /// The value of `key: …` in YAML, without quotes.
  static func plainValue(_ key: String, in text: String) -> String? {
    let line = text.split(whereSeparator: \.isNewline).first { $0.hasPrefix("\(key):") }
    return line.map { String($0.dropFirst(key.count + 1).drop { $0 == " " }.prefix { $0 != " " && $0 != "#" }) }
  }

  /// The texts in the brackets behind `key`.
  static func values(_ key: String, in text: String) -> [String] {
    guard let start = text.firstRange(of: "\(key):")?.upperBound,
      let open = text[start...].firstIndex(of: "["), let close = text[open...].firstIndex(of: "]")
    else { return [] }
    return text[open..<close].split(separator: ",").compactMap { part in
      let words = part.split { "'\"`".contains($0) }
      return words.count >= 2 ? String(words[1]) : nil
    }
  }
}
