import ForgeFiles

/// Several versions of a site in one tree, each in a folder of its name.
enum VersionedSite {
  /// What is to be published: `site` alone, or the versions of `previous` with `site` as the one that `request` names.
  static func sources(
    _ site: BuiltSite, _ request: VersionRequest?, _ previous: PublishedRelease?
  ) throws(PublishFailure) -> [Source] {
    let old = try catalogue(of: previous)
    guard let request else {
      if old != nil, !isComposed(site) {
        throw PublishFailure(
          "\(previous?.folder.path ?? "the folder") holds several versions; say which one this is with `--as VERSION`")
      }
      return site.sources
    }
    if previous != nil, old == nil {
      throw PublishFailure(
        "a site without versions is published there; publish versions to another folder, and lead readers to it")
    }
    guard site.manifest == nil else {
      throw PublishFailure(
        "\(site.folder.path) was published already; `--as` takes a site that `forge-docs build` wrote")
    }
    return try composed(site, request, try VersionCatalogue(old, adding: request), old, previous)
  }

  /// Whether `site` is a release with versions itself.
  private static func isComposed(_ site: BuiltSite) -> Bool {
    site.manifest != nil && site.paths.contains(VersionCatalogue.fileName) && site.paths.contains(listPath)
  }

  private static let listPath = "versions/index.html"

  private static func catalogue(of previous: PublishedRelease?) throws(PublishFailure) -> VersionCatalogue? {
    guard let previous, previous.folder.size(of: VersionCatalogue.fileName) != nil else { return nil }
    let path = "\(previous.folder.path)/\(VersionCatalogue.fileName)"
    // A page of the site may have this name as well.
    guard previous.folder.size(of: listPath) != nil else { return nil }
    return try VersionCatalogue(json: try previous.folder.read(VersionCatalogue.fileName), path: path)
  }

  private static func composed(
    _ site: BuiltSite, _ request: VersionRequest, _ catalogue: VersionCatalogue, _ old: VersionCatalogue?,
    _ previous: PublishedRelease?
  ) throws(PublishFailure) -> [Source] {
    var published: [String: [Manifest.File]] = [:]
    for file in previous?.manifest.files ?? [] {
      guard let slash = file.path.utf8.firstIndex(of: UInt8(ascii: "/")) else { continue }
      published[String(file.path[..<slash]), default: []].append(file)
    }
    let name = request.name.text
    let oldPages = pages((published[name] ?? []).map(\.path), below: name)
    published[name] = nil
    var pages: [String: Set<String>] = [name: Set(site.paths.filter(isPage))]
    for version in catalogue.versions where version.name != request.name {
      pages[version.name.text] = Self.pages((published[version.name.text] ?? []).map(\.path), below: version.name.text)
    }
    let isSame = catalogue == old && pages[name] == oldPages
    let versions = VersionedPages(catalogue: catalogue, pages: pages)

    var sources: [Source] = []
    for version in catalogue.versions {
      var files: [Source] = []
      if version.name == request.name {
        files = site.paths.map { path in
          Source(
            path: "\(name)/\(path)",
            content: isPage(path)
              ? .page(site.folder, path, VersionFrame(versions, version.name, path)) : .file(site.folder, path))
        }
      } else if let folder = previous?.folder {
        files = (published[version.name.text] ?? []).map { file in
          let path = String(file.path.dropFirst(version.name.text.count + 1))
          guard isPage(path), !isSame else {
            return Source(path: file.path, content: .file(folder, file.path), known: file)
          }
          return Source(
            path: file.path, content: .page(folder, file.path, VersionFrame(versions, version.name, path)))
        }
      }
      sources += files
      for alias in version.aliases { sources += files.map { further(alias, $0, of: version.name) } }
    }
    return try sources + VersionRootPages(versions, sources).files(previous?.folder, site.folder, request.name)
  }

  /// A file of a version under the name of an alias.
  private static func further(_ alias: VersionName, _ file: Source, of version: VersionName) -> Source {
    let path = "\(alias.text)\(file.path.dropFirst(version.text.count))"
    return Source(path: path, content: file.content, known: nil, original: file.path)
  }

  static func isPage(_ path: String) -> Bool { path.hasSuffix(".html") }

  private static func pages(_ paths: [String], below name: String) -> Set<String> {
    Set(paths.filter(isPage).map { String($0.dropFirst(name.count + 1)) })
  }
}

/// The versions with the pages that each has, by their paths in it.
struct VersionedPages: Sendable {
  let catalogue: VersionCatalogue
  let pages: [String: Set<String>]

  /// Whether `version` has the page at `path`.
  func has(_ path: String, _ version: VersionName) -> Bool { pages[version.text]?.contains(path) ?? false }
}
