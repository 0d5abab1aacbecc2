package import ForgeDiagnostics
import ForgeFiles
package import ForgeYAML

/// A chart as its files describe it, with the charts it brings along; nothing rendered.
package struct Chart: Sendable {
  /// An entry of `dependencies`.
  struct Dependency: Sendable {
    let name: String
    let alias: String?
    /// A range of semantic versions; empty for any.
    let version: String
    /// Paths into the values, the first of which that is a bool decides.
    let conditions: [String]
    let tags: [String]
    let importValues: [YAMLNode]
    let repository: String?
    let range: SourceRange

    /// What the chart is called among its parent's values.
    var effectiveName: String { alias ?? name }
  }

  /// A file with its path from the chart's folder, as templates know it.
  package struct File: Sendable {
    package let name: String
    package let source: SourceFile
  }

  /// Its path from the file system's root; for a packed chart, the archive's path and the folder in it.
  package let folder: String
  /// `Chart.yaml`.
  package let metadata: YAMLNode
  package let metadataFile: SourceFile
  /// Its name; as a dependency, the alias.
  package internal(set) var name: String
  let dependencies: [Dependency]
  package internal(set) var subcharts: [Chart] = []
  /// `values.yaml`, document by document.
  let values: [YAMLNode]
  let valuesFile: SourceFile?
  let schema: SourceFile?
  /// The files of `templates/`, in the order of their names.
  package let templates: [File]
  let definitions: [File]
  /// What `.Files` finds.
  let others: [File]
  /// Whether a lock says which versions its dependencies have: they are fetched, not committed.
  var isLocked = false

  package var version: String { metadata["version"]?.text ?? "" }

  /// Whether it only lends templates to others.
  var isLibrary: Bool { metadata["type"]?.text == "library" }

  /// Its files and those of its subcharts.
  package var files: [SourceFile] {
    var files = [metadataFile] + (templates + definitions).map(\.source)
    if let valuesFile { files.append(valuesFile) }
    if let schema { files.append(schema) }
    return files + subcharts.flatMap(\.files)
  }
}
