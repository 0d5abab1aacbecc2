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
    var pages: [String: Set<String>] = [:]
    for version in catalogue.versions.map(\.name.text) {
      pages[version] = Self.pages((published[version] ?? []).map(\.path), below: version)
    }
    let sitePages = Set(site.paths.filter(isPage))
    let isSame = catalogue == old && pages[request.name.text] == sitePages
    pages[request.name.text] = sitePages
    let versions = VersionedPages(catalogue: catalogue, pages: pages)

    var sources: [Source] = []
    for version in catalogue.versions {
      var files: [Source] = []
      if version.name == request.name {
        files = fresh(site, version.name, versions)
      } else if let folder = previous?.folder {
        files = kept(published[version.name.text] ?? [], folder, version.name, isSame ? nil : versions)
      }
      sources += files
      for alias in version.aliases { sources += files.map { further(alias, $0, of: version.name) } }
    }
    return try sources + VersionRootPages(versions, sources).files(previous?.folder, site.folder, request.name)
  }

  /// The files of `site` as those of a version.
  private static func fresh(_ site: BuiltSite, _ name: VersionName, _ versions: VersionedPages) -> [Source] {
    site.paths.map { path in
      Source(
        path: "\(name.text)/\(path)",
        content: isPage(path)
          ? .page(site.folder, path, VersionFrame(versions, name, path)) : .file(site.folder, path))
    }
  }

  /// The files of a version that was published before; its pages are filled in again where `versions` are others now.
  private static func kept(
    _ files: [Manifest.File], _ folder: Folder, _ name: VersionName, _ versions: VersionedPages?
  ) -> [Source] {
    files.map { file in
      let path = String(file.path.dropFirst(name.text.count + 1))
      guard let versions, isPage(path) else {
        return Source(path: file.path, content: .file(folder, file.path), known: file)
      }
      return Source(path: file.path, content: .page(folder, file.path, VersionFrame(versions, name, path)))
    }
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
