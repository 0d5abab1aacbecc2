import ForgeDiagnostics
import ForgeYAML

/// What is to be published as which version.
package struct VersionRequest: Hashable, Sendable {
  package let name: VersionName
  package let aliases: [VersionName]
  /// Whether the root of the site leads to it from now on.
  package let isDefault: Bool

  package init(name: VersionName, aliases: [VersionName], isDefault: Bool) {
    self.name = name
    self.aliases = aliases
    self.isDefault = isDefault
  }
}

/// The versions of a site, the newest first, and the one that its root leads to: `versions.json`.
struct VersionCatalogue: Hashable, Sendable {
  static let fileName = "versions.json"

  struct Version: Hashable, Sendable {
    let name: VersionName
    /// Further names, each a folder with the same files.
    var aliases: [VersionName]
  }

  private(set) var versions: [Version] = []
  private(set) var defaultName: VersionName

  /// The catalogue once `request` is published, where `old` is what there was.
  init(_ old: VersionCatalogue?, adding request: VersionRequest) throws(PublishFailure) {
    let others = (old?.versions ?? []).filter { $0.name != request.name }
    for alias in request.aliases {
      guard alias != request.name, !others.contains(where: { $0.name == alias }) else {
        throw PublishFailure("\(alias.text) is the name of a version, and cannot be an alias")
      }
    }
    if let owner = others.first(where: { $0.aliases.contains(request.name) }) {
      throw PublishFailure(
        "\(request.name.text) is an alias of \(owner.name.text); publish \(request.name.text) under another name")
    }
    // An alias moves to who asks for it last; those that the version has stay.
    let before = old?.versions.first { $0.name == request.name }?.aliases ?? []
    let aliases = before + request.aliases.filter { !before.contains($0) }
    versions = others.map { version in
      Version(name: version.name, aliases: version.aliases.filter { !request.aliases.contains($0) })
    }
    versions.append(Version(name: request.name, aliases: aliases))
    versions.sort { $0.name > $1.name }
    defaultName = request.isDefault ? request.name : old?.defaultName ?? request.name
  }

  // MARK: JSON

  var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.pair("version", 1)
      writer.pair("default", defaultName.text)
      writer.key("versions")
      writer.array { writer in
        for version in versions {
          writer.object { writer in
            writer.pair("name", version.name.text)
            writer.pair("path", "\(version.name.text)/")
            writer.key("aliases")
            writer.array { writer in for alias in version.aliases { writer.string(alias.text) } }
            writer.pair("outdated", version.name.isOutdated(by: defaultName))
          }
        }
      }
    }
    return Array(writer.finish().utf8)
  }

  /// Reads what `json` wrote.
  init(json: [UInt8], path: String) throws(PublishFailure) {
    let root = YAMLStream.parse(SourceFile(path: Self.fileName, bytes: json)).root
    guard let name = root?["default"]?.string, let nodes = root?["versions"]?.sequence else {
      throw PublishFailure("\(path) is not the list of versions of a published site")
    }
    defaultName = try VersionName(name)
    for node in nodes {
      guard let name = node["name"]?.string else { throw PublishFailure("\(path) is damaged") }
      var version = Version(name: try VersionName(name), aliases: [])
      for alias in (node["aliases"]?.sequence ?? []).compactMap(\.string) {
        version.aliases.append(try VersionName(alias))
      }
      versions.append(version)
    }
  }
}
