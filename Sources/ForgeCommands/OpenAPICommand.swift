import ArgumentParser
import ForgeDiagnostics
import ForgeOpenAPI
import ForgeSite
import ForgeYAML
import Glibc

struct OpenAPICommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "openapi",
    abstract: "Validate, bundle and compare OpenAPI descriptions.",
    subcommands: [ValidateCommand.self, BundleCommand.self, DiffCommand.self])

  struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "validate",
      abstract: "Check descriptions against the OpenAPI Specification 3.0 or 3.1.")

    /// The document is judged on its own here: what the specification's own schema lets pass, as an excerpt of a larger
    /// description, is worth a warning.
    private static let settings = RuleSettings(
      Dictionary(uniqueKeysWithValues: excerptRules.map { ($0, SeverityOverride.warning) }))

    @Argument(help: ArgumentHelp("Root files of descriptions, YAML or JSON.", valueName: "file"))
    var files: [String]

    @OptionGroup var options: CommonOptions

    func run() async throws {
      try await reportingFailure {
        var findings: [Diagnostic] = []
        var sources: [String: SourceFile] = [:]
        var suppressions: [Suppression] = []
        for path in files {
          let api = try Description.load(path, root: options.root)
          findings += api.findings()
          suppressions += api.suppressions
          for (path, file) in api.files.files { sources[path] = file.source }
        }
        findings = SuppressionFilter(suppressions, rules: allRules).apply(to: findings, families: ["openapi"])
        findings = Self.settings.apply(to: findings, rules: allRules)
        var outcome = Outcome(findings, sources: sources)
        outcome.inputs = [Outcome.Input("spec", files.count)]
        Report.print(outcome, options)
        if outcome.hasFailed { throw ExitCode.findings }
      }
    }
  }

  struct BundleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "bundle",
      abstract: "Write a description of many files as one.",
      discussion: "The format follows the name of the output, .json or .yaml; standard output gets YAML.")

    @Argument(help: ArgumentHelp("The root file of the description.", valueName: "file"))
    var file: String

    @Option(
      name: .shortAndLong,
      help: ArgumentHelp("Where to write the bundle. (default: standard output)", valueName: "file"))
    var output: String?

    @Flag(name: .long, help: "Leave out operations that are marked x-internal.")
    var `public` = false

    @OptionGroup var options: CommonOptions

    func run() async throws {
      try await reportingFailure {
        let api = try Description.load(file, root: options.root)
        let broken = api.findings().filter {
          $0.rule == "openapi/unresolved-reference" || $0.rule == "yaml/syntax"
            || $0.rule == "openapi/unsupported-version"
        }
        guard broken.isEmpty, let bundle = api.bundled(publicOnly: `public`) else {
          Report.print(Outcome(broken, sources: api.files.files.mapValues(\.source)), options)
          throw ExitCode.findings
        }
        guard let output else { return Console.print(YAMLEmitter.emit(bundle)) }
        let text = output.hasSuffix(".json") ? JSONEmitter.emit(bundle) : YAMLEmitter.emit(bundle)
        guard let file = fopen(output, "wb"), fputs(text, file) >= 0, fclose(file) == 0 else {
          throw CannotRun("cannot write \(output): \(String(cString: strerror(errno)).lowercased())")
        }
      }
    }
  }
}

/// Reads a description that is named on the command line.
enum Description {
  /// `path` is read from the working directory; references may lead anywhere in the root that holds it.
  static func load(_ path: String, root: String) throws -> APIDescription {
    guard let rootPath = realPath(root) else { throw CannotRun("cannot open the root \(root)") }
    guard let full = realPath(path) ?? realPath("\(root)/\(path)") else {
      throw CannotRun("\(path): no such file")
    }
    // A file outside the root is read with its own folder as the root.
    let isInside = full.hasPrefix("\(rootPath)/")
    let base = isInside ? rootPath : String(full[..<(full.lastIndex(of: "/") ?? full.startIndex)])
    let fileSystem: FileSystem
    do { fileSystem = try FileSystem.disk(base) } catch { throw CannotRun("cannot open \(error)") }
    let relative = String(full.dropFirst(base == "/" ? 1 : base.count + 1))
    let first: SourceFile
    do { first = try fileSystem.readFile(relative) } catch { throw CannotRun("cannot read \(error)") }
    return APIDescription(APIFiles(root: relative) { $0 == relative ? first : try? fileSystem.readFile($0) })
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
