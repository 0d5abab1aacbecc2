import ArgumentParser
import ForgeDiagnostics
import ForgeFiles
import ForgeOpenAPI
import ForgeSite
import ForgeYAML
import Glibc

struct OpenAPICommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "openapi",
    abstract: "Validate, bundle and compare OpenAPI descriptions.",
    subcommands: [ValidateCommand.self, BundleCommand.self, DiffCommand.self, ChangesCommand.self])

  struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "validate",
      abstract: "Check descriptions against the OpenAPI Specification 2.0 to 3.2, and by all rules.",
      discussion: "Severities come from forge-docs.yaml, redocly.yaml or .spectral.yaml in the root.")

    /// The document is judged on its own here: what the specification's own schema lets pass, as an excerpt of a larger
    /// description, is worth a warning.
    private static let settings = RuleSettings(
      Dictionary(uniqueKeysWithValues: excerptRules.map { ($0, SeverityOverride.warning) }))

    @Argument(help: ArgumentHelp("Root files of descriptions, YAML or JSON.", valueName: "file"))
    var files: [String]

    @Flag(name: .long, help: "Mend what can be mended without a look, then check again.")
    var fix = false

    @OptionGroup var options: CommonOptions

    func run() async throws {
      try await reportingFailure {
        let configuration = try self.configuration()
        var outcome = try check(configuration)
        if fix { outcome = try mended(outcome, configuration) }
        Report.print(outcome, options)
        if outcome.hasFailed { throw ExitCode.findings }
      }
    }

    private func configuration() throws -> SiteConfiguration {
      let fileSystem: FileSystem
      do { fileSystem = try FileSystem.disk(options.root) } catch { throw CannotRun("cannot open the root \(error)") }
      let (configuration, file, findings) = try Workspace.configuration(fileSystem, options)
      if let file, findings.contains(where: { $0.severity == .error }) {
        throw InvalidConfiguration(outcome: Outcome(findings, sources: [file.path: file]))
      }
      return configuration
    }

    private func check(_ configuration: SiteConfiguration) throws -> Outcome {
      var groups = FindingGroups()
      var sources: [String: SourceFile] = [:]
      var suppressions: [Suppression] = []
      for path in files {
        let api = try DescriptionFile(path, root: options.root).api
        var settings = configuration.rules(for: api.path)
        settings.overrides.merge(Self.settings.overrides) { own, _ in own }
        groups.add(api.findings(configuration, settings), settings)
        suppressions += api.suppressions
        for (path, file) in api.files.files { sources[path] = file.source }
      }
      let filter = SuppressionFilter(suppressions, rules: allRules)
      let findings = groups.settled(filter, families: ["openapi", "yaml"], rest: configuration.rules())
      var outcome = Outcome(findings, sources: sources)
      outcome.inputs = [Outcome.Input("spec", files.count)]
      return outcome
    }

    /// Of two fixes for one place the second has to wait for the next round.
    private static let maximumRounds = 16

    /// What is left to report when everything safe is mended.
    private func mended(_ outcome: Outcome, _ configuration: SiteConfiguration) throws -> Outcome {
      var outcome = outcome
      var changed: Set<String> = []
      var count = 0
      for _ in 0..<Self.maximumRounds {
        let fixed = FixedSources(outcome.diagnostics, sources: outcome.sources)
        guard !fixed.files.isEmpty else { break }
        try write(fixed)
        changed.formUnion(fixed.files.keys)
        count += fixed.count
        outcome = try check(configuration)
      }
      if !options.quiet, count > 0 {
        Console.message("mended \(count) findings in \(changed.sorted().joined(separator: ", "))")
      }
      return outcome
    }

    private func write(_ fixed: FixedSources) throws {
      var bases: [String: String] = [:]
      for path in files {
        let description = try DescriptionFile(path, root: options.root)
        for path in description.api.files.files.keys { bases[path] = description.base }
      }
      for (path, file) in fixed.files.sorted(by: { $0.key < $1.key }) {
        if let base = bases[path] { try FileReplacement.write(file, below: base) }
      }
    }
  }

  struct BundleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "bundle",
      abstract: "Write a description of many files as one.",
      discussion: """
        The format follows the name of the output, .json or .yaml; standard output gets YAML, which keeps comments and the \
        order of keys. Components that nothing uses once operations are left out go, too.
        """)

    @Argument(help: ArgumentHelp("The root file of the description.", valueName: "file"))
    var file: String

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp("Where to write the bundle. (default: standard output)", valueName: "file"))
    var output: String?

    @Flag(name: [.long, .customLong("public")], help: "Leave out whatever is marked x-internal.")
    var removeInternal = false

    @Option(
      name: .long, parsing: .upToNextOption,
      help: ArgumentHelp("Keep the operations that have one of these tags.", valueName: "tag"))
    var filter: [String] = []

    @OptionGroup var options: CommonOptions

    func run() async throws {
      try await reportingFailure {
        let api = try DescriptionFile(file, root: options.root).api
        let broken = api.findings().filter {
          $0.rule == "openapi/unresolved-reference" || $0.rule == "yaml/syntax"
            || $0.rule == "openapi/unsupported-version"
        }
        let selection = BundleSelection(isPublic: removeInternal, tags: Set(filter))
        let unknown = selection.tags.subtracting(api.allOperations.flatMap(\.tags)).sorted()
        guard unknown.isEmpty else {
          throw CannotRun("no operation has the tag \(unknown.joined(separator: ", "))")
        }
        guard broken.isEmpty, let bundle = api.bundled(selection) else {
          Report.print(Outcome(broken, sources: api.files.files.mapValues(\.source)), options)
          throw ExitCode.findings
        }
        let comments = api.files.files.compactMapValues { file in
          file.root.map { YAMLComments(file.source, root: $0) }
        }
        guard let output else { return Console.print(YAMLEmitter.emit(bundle, comments: comments)) }
        let isJSON = output.hasSuffix(".json")
        let text = isJSON ? JSONEmitter.emit(bundle) : YAMLEmitter.emit(bundle, comments: comments)
        guard let file = fopen(output, "wb"), fputs(text, file) >= 0, fclose(file) == 0 else {
          throw CannotRun("cannot write \(output): \(String(cString: strerror(errno)).lowercased())")
        }
      }
    }
  }
}

/// A description that is named on the command line.
struct DescriptionFile {
  let api: APIDescription
  /// The folder on disk that the paths of the description's files start from.
  let base: String

  /// `path` is read from the working directory; references may lead anywhere in the root that holds it.
  init(_ path: String, root: String) throws {
    guard let rootPath = Self.realPath(root) else { throw CannotRun("cannot open the root \(root)") }
    guard let full = Self.realPath(path) ?? Self.realPath("\(root)/\(path)") else {
      throw CannotRun("\(path): no such file")
    }
    // A file outside the root is read with its own folder as the root.
    let isInside = full.hasPrefix("\(rootPath)/")
    base = isInside ? rootPath : String(full[..<(full.lastIndex(of: "/") ?? full.startIndex)])
    let fileSystem: FileSystem
    do { fileSystem = try FileSystem.disk(base) } catch { throw CannotRun("cannot open \(error)") }
    let relative = String(full.dropFirst(base == "/" ? 1 : base.count + 1))
    let first: SourceFile
    do { first = try fileSystem.readFile(relative) } catch { throw CannotRun("cannot read \(error)") }
    api = APIDescription(APIFiles(root: relative) { $0 == relative ? first : try? fileSystem.readFile($0) })
  }

  /// Whether there is a file of this name.
  static func exists(_ path: String, root: String) -> Bool {
    realPath(path) ?? realPath("\(root)/\(path)") != nil
  }

  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
