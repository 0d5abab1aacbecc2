import ForgeAlerts
import ForgeCoverage
import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeSite
import ForgeYAML

// The alerts of the workspace, and the documentation that they are held against.

extension AlertFiles {
  /// Those among `paths`, as the configuration wants them read.
  static func load(
    _ fileSystem: FileSystem, paths: [String], _ configuration: SiteConfiguration
  ) throws(FileSystem.ReadError) -> AlertFiles {
    let ignored = configuration.alerts.ignoredFiles.map { PathPattern($0) }
    return try load(fileSystem, paths: paths, options: configuration.alerts) { path in
      ignored.contains { $0.matches(path) }
    }
  }

  /// Every file that a finding may lie in.
  var all: [SourceFile] { rules + dashboards + inventories }
}

extension Workspace {
  /// What environments and files say of alerts; nil where they were not read.
  var alertReading: AlertReading? {
    alertFiles.map { files in
      AlertReading(
        environments: deployments.map(\.environment), sources: deployments.flatMap(\.files), files: files,
        options: configuration.alerts)
    }
  }

  /// The alerts with what they lead to.
  func catalogue(_ reading: AlertReading) -> AlertCatalogue {
    AlertCatalogue(
      reading, site.runbookPages(fileSystem), metrics: alertFiles?.metrics ?? AlertFiles().metrics)
  }

  /// The alerts by name, each with the headings that are its runbook.
  var alertPlaces: [(name: String, place: SourceRange)] {
    guard let reading = alertReading, !reading.alerts.isEmpty else { return [] }
    return catalogue(reading).claims.compactMap { claim in claim.place.map { (claim.alert.name, $0) } }
  }

  /// The comments in files of rules that accept findings, without those of manifests.
  var alertSuppressions: [Suppression] {
    let read = Set(deployments.flatMap(\.files).map(\.path))
    return (alertFiles?.rules ?? []).filter { !read.contains($0.path) }.flatMap { Suppression.inTemplate($0) }
  }
}
