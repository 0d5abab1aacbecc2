import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeSite

/// The environments of a repository, named by its configuration or found, before and after they are rendered.
struct ManifestWorkspace {
  let fileSystem: FileSystem
  let declarations: [EnvironmentDeclaration]

  static func load(_ options: CommonOptions) async throws -> ManifestWorkspace {
    let fileSystem: FileSystem
    do { fileSystem = try FileSystem.disk(options.root) } catch { throw CannotRun("cannot open the root \(error)") }
    let (configuration, file, findings) = try Workspace.configuration(fileSystem, options)
    if let file, findings.contains(where: { $0.severity == .error }) {
      throw InvalidConfiguration(outcome: Outcome(findings, sources: [file.path: file]))
    }
    return ManifestWorkspace(fileSystem, configuration, files: await RepositoryFiles.find(fileSystem))
  }

  /// `files` are the repository's own, among which environments are found that nobody declared.
  init(_ fileSystem: FileSystem, _ configuration: SiteConfiguration, files: RepositoryFiles) {
    self.fileSystem = fileSystem
    declarations =
      configuration.environments ?? EnvironmentSearch(fileSystem, paths: files.paths).declarations()
  }

  /// The environment of this name; where there is none, the error says what there is.
  func declaration(_ name: String) throws -> EnvironmentDeclaration {
    if let declaration = declarations.first(where: { $0.name == name }) { return declaration }
    let names = declarations.map(\.name)
    let offer = Suggestion.nearest(to: name, among: names).map { ", did you mean `\($0)`?" } ?? ""
    let known = names.isEmpty ? "the repository deploys nothing" : "there are \(names.joined(separator: ", "))"
    throw CannotRun("no environment `\(name)`, \(known)\(offer)")
  }

  /// Every environment rendered, in the order of the declarations.
  func rendered(jobs: Int) async throws -> [EnvironmentRenderer.Result] {
    let renderer = EnvironmentRenderer(fileSystem)
    return try await declarations.concurrentMap(jobs: jobs) { renderer.render($0) }
  }
}
