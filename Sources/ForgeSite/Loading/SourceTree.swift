package import ForgeCoverage
package import ForgeDiagnostics
package import ForgeFiles
package import ForgeMarkdown

/// Everything that was read from disk for one site, and nothing parsed.
package struct SourceTree: Sendable {
  package let fileSystem: FileSystem
  package let configuration: SiteConfiguration
  /// The docs directory from the root.
  package let docs: String
  /// How the repository is laid out for another generator; nil where the configuration names the docs directory.
  package let layout: SiteLayout?
  /// The Markdown of the docs directory.
  package private(set) var pages: [SourceFile] = []
  /// The Markdown at the root.
  package private(set) var documents: [SourceFile] = []
  /// All other files of the docs directory.
  package private(set) var assets: [SourceFile] = []
  /// What pages and documents include.
  package private(set) var includes = IncludeFiles()
  /// The root files of the specs, from the root.
  package private(set) var specs: [String] = []
  /// What others know of the endpoints.
  package private(set) var inventories: [Inventory] = []
  package private(set) var inventorySources: [SourceFile] = []
  /// Who is responsible for which files; nil where nothing says.
  package private(set) var owners: CodeOwners?
  /// The specs as the revision that a changelog starts from has them.
  package private(set) var former = FormerDescriptions()
  /// The site's own files of the theme.
  package private(set) var theme: [SourceFile] = []
  package private(set) var diagnostics: [Diagnostic] = []

  /// Reads the files that `configuration` names, or that stand where they usually do. `excluded` are folders from the
  /// root that hold output.
  package static func load(
    _ fileSystem: FileSystem, _ configuration: SiteConfiguration, excluded: [String], jobs: Int
  ) async throws -> SourceTree {
    let layout = configuration.docs == nil ? SiteLayout.find(fileSystem) : nil
    let docs = (configuration.docs ?? layout?.docs).map(trimmed) ?? defaultDocs(fileSystem)
    var tree = SourceTree(fileSystem: fileSystem, configuration: configuration, docs: docs, layout: layout)
    let specs = configuration.openAPI.specs?.map(trimmed) ?? defaultSpecs(fileSystem, docs: docs, layout)
    tree.specs = specs
    var paths: [String] = []
    if fileSystem.kind(docs) == .folder {
      let folders = try walk(docs, fileSystem, excluded: excluded + (layout?.excluded ?? []), into: &paths)
      tree.diagnostics += folders.flatMap { lostLinks(in: $0, fileSystem) }
    } else if configuration.docs != nil {
      throw FileSystem.ReadError(path: docs, reason: "the docs directory that the configuration names is not there")
    }
    let specFolders = Set(specs.map { TreePath.folder(of: $0) }).filter { $0 != docs && !$0.isEmpty }
    paths.removeAll { path in specFolders.contains { path.hasPrefix("\($0)/") } || specs.contains(path) }
    let files = try await paths.concurrentMap(jobs: jobs) { path in read(path, fileSystem) }
    for (path, file) in zip(paths, files) {
      switch file {
      case .failure(let error): tree.diagnostics.append(unreadable(path, error))
      case .success(let file):
        guard isPage(path, layout) else {
          tree.assets.append(file)
          continue
        }
        let inside = docs.isEmpty ? path : String(path.dropFirst(docs.count + 1))
        if layout?.isPublished(inside) ?? true { tree.pages.append(file) }
      }
    }
    if let changelog = configuration.openAPI.changelog {
      tree.former = await FormerDescriptions.load(changelog, specs: specs, root: fileSystem.root)
      tree.diagnostics += tree.former.diagnostics
    }
    try tree.loadDocuments()
    try tree.loadTheme()
    try tree.loadInventories()
    tree.owners = CodeOwners.paths.first { fileSystem.kind($0) == .file }
      .flatMap { try? fileSystem.readFile($0) }.map { CodeOwners($0) }
    let (includes, findings) = IncludeLoader.load(
      for: tree.pages + tree.documents, folders: configuration.markdown.includePaths + (layout?.includeFolders ?? []),
      layout?.dialect, from: fileSystem)
    tree.includes = includes
    tree.diagnostics += findings
    return tree
  }

  /// Where pages and specs are looked for without configuration, as far as they are there.
  package static func usual(_ fileSystem: FileSystem) -> (layout: SiteLayout?, docs: String, specs: [String]) {
    let layout = SiteLayout.find(fileSystem)
    let docs = (layout?.docs).map(trimmed) ?? defaultDocs(fileSystem)
    return (layout, docs, defaultSpecs(fileSystem, docs: docs, layout))
  }

  /// The same files, with what deployments tell of the endpoints.
  package func adding(_ inventories: [Inventory]) -> SourceTree {
    var tree = self
    tree.inventories += inventories
    return tree
  }

  private static func trimmed(_ path: String) -> String {
    var path = path[...]
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    while path.hasSuffix("/") { path.removeLast() }
    return path == "." ? "" : String(path)
  }

  private static func read(
    _ path: String, _ fileSystem: FileSystem
  ) -> Result<SourceFile, FileSystem.ReadError> {
    do throws(FileSystem.ReadError) { return .success(try fileSystem.readFile(path)) } catch { return .failure(error) }
  }

  private static func unreadable(_ path: String, _ error: FileSystem.ReadError) -> Diagnostic {
    Diagnostic(.unreadableFile, Message("cannot be read: \(error.reason)"), at: .file(path))
  }

  private static func defaultDocs(_ fileSystem: FileSystem) -> String {
    ["docs", "documentation", "doc"].first { fileSystem.kind($0) == .folder } ?? "docs"
  }

  /// Names of 2.0 come last: where both are, they describe one API, and the later version is the one that is kept up.
  private static func defaultSpecs(_ fileSystem: FileSystem, docs: String, _ layout: SiteLayout?) -> [String] {
    let folders = ["openapi", "", "api", docs, "\(docs)/api"] + (layout.map { $0.statics + [$0.siteFolder] } ?? [])
    for name in ["openapi", "swagger"] {
      for folder in folders {
        for type in ["yaml", "yml", "json"] {
          let path = TreePath.join(folder, "\(name).\(type)")
          if fileSystem.kind(path) == .file { return [path] }
        }
      }
    }
    return namedSpecs(fileSystem, folders.filter { !$0.isEmpty && $0 != docs } + ["specs", "spec", "apis"])
  }

  /// The descriptions of other names in folders that are for them.
  private static func namedSpecs(_ fileSystem: FileSystem, _ folders: [String]) -> [String] {
    for folder in folders where fileSystem.kind(folder) == .folder {
      let paths = ((try? fileSystem.list(folder)) ?? []).filter { $0.kind == .file }.map {
        TreePath.join(folder, $0.name)
      }
      let specs = paths.filter { path in
        guard ["yaml", "yml", "json"].contains(TreePath.pathExtension(of: path)),
          let file = try? fileSystem.readFile(path)
        else { return false }
        // The field that names the version stands at the top, as every example of the specification has it.
        let head = String(decoding: file.bytes.prefix(4_096), as: UTF8.self)
        return ["openapi:", "swagger:", "\"openapi\":", "\"swagger\":"].contains { head.contains($0) }
      }
      if !specs.isEmpty { return specs }
    }
    return []
  }

  private static func isPage(_ path: String, _ layout: SiteLayout?) -> Bool {
    isMarkdown(path) || layout?.pageTypes.contains(TreePath.pathExtension(of: path)) == true
  }

  static func isMarkdown(_ path: String) -> Bool {
    let type = TreePath.pathExtension(of: path)
    return type == "md" || type == "markdown"
  }

  /// Folders that hold what others wrote, or what programs made.
  package static let vendored: Set<String> = [
    "node_modules", "vendor", "third_party", "__pycache__", "venv", "target", "bower_components",
  ]

  /// Every file below `folder`, and the folders that were walked. A folder that links lead to more than once is walked
  /// once, so that loops end.
  @discardableResult
  static func walk(
    _ folder: String, _ fileSystem: FileSystem, excluded: [String], into paths: inout [String]
  ) throws(FileSystem.ReadError) -> [String] {
    var walked: [String] = []
    var seen: Set<String> = [fileSystem.identity(folder)]
    var pending = [folder]
    while let folder = pending.popLast() {
      var folders: [String] = []
      walked.append(folder)
      for entry in try fileSystem.list(folder) where !entry.name.hasPrefix(".") {
        let path = TreePath.join(folder, entry.name)
        if entry.kind == .file {
          paths.append(path)
        } else if !vendored.contains(entry.name), !excluded.contains(path) {
          folders.append(path)
        }
      }
      pending += folders.reversed().filter { seen.insert(fileSystem.identity($0)).inserted }
    }
    paths.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return walked
  }

  /// A link that is not followed is a page or a file less.
  private static func lostLinks(in folder: String, _ fileSystem: FileSystem) -> [Diagnostic] {
    fileSystem.lostLinks(folder).filter { !$0.name.hasPrefix(".") && !vendored.contains($0.name) }.map { link in
      Diagnostic(.unreadableFile, Message(link.reason), at: .file(TreePath.join(folder, link.name)))
    }
  }

  private mutating func loadDocuments() throws(FileSystem.ReadError) {
    guard !docs.isEmpty, fileSystem.kind("") == .folder else { return }
    for entry in try fileSystem.list("") where entry.kind == .file && Self.isMarkdown(entry.name) {
      documents.append(try fileSystem.readFile(entry.name))
    }
    diagnostics += fileSystem.lostLinks("").filter { Self.isMarkdown($0.name) }.map { link in
      Diagnostic(.unreadableFile, Message(link.reason), at: .file(link.name))
    }
  }

  private mutating func loadInventories() throws(FileSystem.ReadError) {
    let fileSystem = fileSystem
    for path in configuration.openAPI.inventory.map(Self.trimmed) {
      guard fileSystem.kind(path) == .file else {
        throw FileSystem.ReadError(path: path, reason: "the inventory that the configuration names is not there")
      }
      let file = try fileSystem.readFile(path)
      inventorySources.append(file)
      inventories.append(Inventory(file) { try? fileSystem.readFile($0) })
    }
  }

  private mutating func loadTheme() throws(FileSystem.ReadError) {
    let folder = configuration.theme.folder
    var paths: [String] = []
    for part in ["templates", "assets"] where fileSystem.kind("\(folder)/\(part)") == .folder {
      try Self.walk("\(folder)/\(part)", fileSystem, excluded: [], into: &paths)
    }
    for path in paths { theme.append(try fileSystem.readFile(path)) }
  }
}
