import ForgeAlerts
import ForgeFiles
import ForgeManifests
import ForgeSite

/// What the repository deploys, rendered, with its own files and its rules of alerts.
struct ManifestStage: Sendable {
  /// nil where they were not asked for.
  var files: RepositoryFiles?
  var deployments: [EnvironmentRenderer.Result] = []
  /// nil where they were not asked for.
  var alertFiles: AlertFiles?
  /// What rendering asked for.
  private var trace: ReadTrace?
  /// Tells one rendering from another: those who keep something for one ask whether it is still the same.
  private(set) var number = 0

  /// Renders every environment, unless `known` has the result and nothing that it came from changed.
  static func load(
    _ fileSystem: FileSystem, _ configuration: SiteConfiguration, excluded: [String], hasAlerts: Bool,
    known memory: WorkspaceMemory?, jobs: Int
  ) async throws -> ManifestStage {
    let known = memory?.manifests
    var files: RepositoryFiles
    if let same = known?.files, let changes = memory?.changes, !changes.mayChangeFiles {
      files = same
    } else {
      files = await RepositoryFiles.find(fileSystem, excluded: excluded)
    }
    if var known, let changes = memory?.changes, known.trace?.isAffected(by: changes) == false,
      known.files?.manifestPaths == files.manifestPaths
    {
      if known.files != files { known.number += 1 }
      known.files = files
      return known
    }
    let trace = ReadTrace(fileSystem)
    var stage = ManifestStage(files: files, trace: trace, number: (known?.number ?? 0) + 1)
    let manifests = ManifestWorkspace(trace.fileSystem, configuration, files: files)
    stage.deployments = try await manifests.rendered(jobs: jobs)
    if hasAlerts { stage.alertFiles = try .load(trace.fileSystem, paths: files.paths, configuration) }
    return stage
  }
}

extension RepositoryFiles {
  /// The files that can be manifests: pages come and go without changing what is deployed.
  fileprivate var manifestPaths: [String] { paths.filter { !$0.hasSuffix(".md") } }
}

extension FileChanges {
  /// Whether there may be other files than before, or git may ignore others.
  fileprivate var mayChangeFiles: Bool {
    isEverything || !structure.isEmpty
      || contents.contains { $0.hasPrefix(".git/") || TreePath.name(of: $0) == ".gitignore" }
  }
}
