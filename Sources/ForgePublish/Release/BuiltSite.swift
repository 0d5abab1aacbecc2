import ForgeSite
import Glibc

/// A site as `forge-docs build` left it, or a release of one.
package struct BuiltSite: Sendable {
  let folder: Folder
  /// The paths of its files, sorted, without those that are for programs.
  let paths: [String]
  /// What is known of the files of a release.
  let manifest: Manifest?

  /// Opens the site at `path`; `command` builds it where it is not there.
  package init(_ path: String, command: String) throws(PublishFailure) {
    guard access(path, F_OK) == 0 else { throw PublishFailure("there is no site in \(path), run `\(command)` first") }
    let folder = try Folder(path)
    self.folder = folder
    let all = try folder.files()
    let isRelease = !all.contains(SiteWriter.markerName)
    guard isRelease else {
      guard !all.contains(Manifest.name) else {
        throw PublishFailure("the site has a file \(Manifest.name) of its own, which published sites use: rename it")
      }
      paths = all.filter { $0 != SiteWriter.markerName }
      manifest = nil
      return
    }
    guard all.contains(Manifest.name) else {
      throw PublishFailure("\(path) holds no site that forge-docs built, run `\(command)` first")
    }
    let manifest = try Manifest(json: try folder.read(Manifest.name), path: "\(path)/\(Manifest.name)")
    self.manifest = manifest
    paths = manifest.files.map(\.path)
  }

  /// A page of the site: the first one, where there is any.
  private var somePage: [UInt8] {
    let path = paths.contains("index.html") ? "index.html" : paths.first(where: VersionedSite.isPage)
    return path.flatMap { try? folder.read($0) } ?? []
  }

  /// Whether the theme left a place for a switch between versions.
  package var hasPlacesForVersions: Bool { VersionMark.all(in: somePage).contains { $0.kind == .versions } }

  /// The address that the site was built with, where that does not end with the version's name.
  package func addressWithout(_ request: VersionRequest) -> String? {
    let address = VersionMark.all(in: somePage).first { $0.kind == .canonical }?.values["site"]
    return address.flatMap { $0.hasSuffix("/\(request.name.text)/") ? nil : $0 }
  }

  /// The files to publish.
  var sources: [Source] {
    paths.map { Source(path: $0, content: .file(folder, $0)) }
  }
}
