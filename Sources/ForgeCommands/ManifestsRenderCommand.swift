import ArgumentParser
import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeYAML

struct ManifestsRenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Print what a chart, a kustomization, manifests or compose files come to.",
    discussion: """
      One of --helm, --kustomize, --raw, --compose or --environment says what is rendered. Objects are printed as YAML, in \
      the order of the tool whose files they are; with --format json as a list.
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .long, help: ArgumentHelp("A chart: its folder or its archive.", valueName: "chart"))
  var helm: String?

  @Option(name: .long, help: ArgumentHelp("The folder of a kustomization.", valueName: "dir"))
  var kustomize: String?

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("Files and folders of plain manifests.", valueName: "path"))
  var raw: [String] = []

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("Compose files, merged in their order.", valueName: "file"))
  var compose: [String] = []

  @Option(name: .long, help: ArgumentHelp("An environment of the repository.", valueName: "name"))
  var environment: String?

  @Option(name: .long, help: ArgumentHelp("The name of the release.", valueName: "name"))
  var release = "release-name"

  @Option(name: [.long, .customShort("n")], help: ArgumentHelp("The namespace of the release.", valueName: "name"))
  var namespace = "default"

  @Option(
    name: [.customShort("f"), .customLong("values")],
    help: ArgumentHelp("A values file. (repeatable)", valueName: "file"))
  var values: [String] = []

  @Option(name: .long, help: ArgumentHelp("Values of the command line. (repeatable)", valueName: "key=value"))
  var set: [String] = []

  @Option(name: .long, help: ArgumentHelp("Values that stay text. (repeatable)", valueName: "key=value"))
  var setString: [String] = []

  @Option(name: .long, help: ArgumentHelp("Values as JSON. (repeatable)", valueName: "key=json"))
  var setJson: [String] = []

  @Option(name: .long, help: ArgumentHelp("Values read from files. (repeatable)", valueName: "key=path"))
  var setFile: [String] = []

  @Option(name: .long, help: ArgumentHelp("Values taken as they stand. (repeatable)", valueName: "key=text"))
  var setLiteral: [String] = []

  @Option(name: .long, help: ArgumentHelp("The version of Kubernetes that charts see.", valueName: "version"))
  var kubeVersion = Capabilities().kubeVersion

  @Option(
    name: [.customShort("a"), .long],
    help: ArgumentHelp("API versions that charts see besides Kubernetes' own. (repeatable)", valueName: "version"))
  var apiVersions: [String] = []

  @Flag(name: .long, help: "Print the definitions of crds/ too.")
  var includeCrds = false

  @Flag(name: .long, help: "Leave hooks out.")
  var noHooks = false

  @Flag(name: .long, help: "Leave tests out.")
  var skipTests = false

  @Flag(name: .long, help: "Render an upgrade instead of an installation.")
  var isUpgrade = false

  @Option(name: .long, help: ArgumentHelp("A profile of the compose files. (repeatable)", valueName: "name"))
  var profile: [String] = []

  @Flag(name: .long, help: "Say before each object, in a comment, where it is written.")
  var sources = false

  func validate() throws {
    let given = [helm != nil, kustomize != nil, !raw.isEmpty, !compose.isEmpty, environment != nil].count { $0 }
    guard given == 1 else {
      throw ValidationError("Name one of --helm, --kustomize, --raw, --compose and --environment.")
    }
  }

  func run() async throws {
    try await reportingFailure(options) {
      let (fileSystem, declaration) = try await declaration()
      let result = EnvironmentRenderer(fileSystem).render(declaration)
      if options.format == .json || options.format == .text {
        Console.print(ManifestText(result, showsSources: sources).text(isJSON: options.format == .json))
      }
      try report(result)
    }
  }

  /// What is to be rendered, and the folder that its paths are in.
  private func declaration() async throws -> (FileSystem, EnvironmentDeclaration) {
    if let environment {
      let workspace = try await ManifestWorkspace.load(options)
      return (workspace.fileSystem, try workspace.declaration(environment))
    }
    let paths = [helm, kustomize].compactMap(\.self) + raw + compose + values
    let base = try PathBase(paths, root: options.root, opensAll: kustomize != nil)
    let source: DeploymentSource
    if let helm {
      source = .helm(release(try base.inside(helm), values: try values.map(base.inside)))
    } else if let kustomize {
      source = .kustomization(try base.inside(kustomize))
    } else if !compose.isEmpty {
      source = .compose(try compose.map(base.inside), profiles: profile)
    } else {
      source = .manifests(try raw.map(base.inside))
    }
    return (base.fileSystem, EnvironmentDeclaration(name: "", source: source, namespace: namespace))
  }

  private func release(_ chart: String, values: [String]) -> HelmRelease {
    let flags: [HelmRelease.SetFlag] =
      setJson.map { .setJSON($0) } + set.map { .set($0) } + setString.map { .setString($0) }
      + setFile.map { .setFile($0) } + setLiteral.map { .setLiteral($0) }
    return HelmRelease(
      chart: chart, name: release, namespace: namespace, valuesFiles: values, flags: flags,
      capabilities: Capabilities(kubeVersion: kubeVersion, apiVersions: apiVersions), isUpgrade: isUpgrade,
      includesDefinitions: includeCrds, includesHooks: !noHooks, includesTests: !skipTests)
  }

  /// Findings go to standard error beside the objects, or take their place in the formats that are for findings.
  private func report(_ result: EnvironmentRenderer.Result) throws {
    let sources = Dictionary(result.files.map { ($0.path, $0) }) { first, _ in first }
    let outcome = Outcome(result.diagnostics.sorted(), sources: sources)
    let isData = options.format == .json || options.format == .text
    if !isData {
      Report.print(outcome, options)
    } else if !result.diagnostics.isEmpty {
      var settings = ReportOptions()
      settings.hasColor = options.color.isOn(2)
      settings.isQuiet = true
      Console.status(ReportFormat.text.reporter.render(outcome, settings))
    }
    if outcome.hasFailed { throw ExitCode.findings }
  }
}
