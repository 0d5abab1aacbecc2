import ForgeAlerts
import ForgeCoverage
import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeMarkdown
import ForgeOpenAPI
import ForgeRunbook
import ForgeSite
import ForgeYAML

/// Every rule there is, in the order of the reference.
let allRules: [RuleDescription] =
  siteRules.map(\.description) + readingRules + (apiRules + apiLintRules).map(\.description) + structureRules
  + coverageRules.map(\.description) + renderingRules + manifestRules.map(\.description)
  + runbookRules.map(\.description) + alertRules.map(\.description) + yamlRules + bookkeepingRules

/// The parts that `check` looks at, by the names it takes.
enum CheckPart: String, CaseIterable, Sendable {
  case links, openapi, coverage, manifests, runbooks, alerts

  /// The families of the rules that belong to the part.
  var families: Set<String> {
    switch self {
    case .links: ["links", "pages", "includes", "theme"]
    case .openapi: ["openapi"]
    case .coverage: ["coverage"]
    case .manifests: ["manifests"]
    case .runbooks: ["runbook"]
    case .alerts: ["alerts"]
    }
  }
}

extension CheckPart {
  /// The families of rules that run for `parts`: what reading finds is always told.
  static func families(of parts: Set<CheckPart>) -> Set<String> {
    parts.reduce(into: ["config", "yaml", "suppression"]) { $0.formUnion($1.families) }
  }
}

/// A repository that was read and modelled, ready to be checked and rendered.
struct Workspace {
  let fileSystem: FileSystem
  let configuration: SiteConfiguration
  let tree: SourceTree
  let site: Site
  let theme: Theme
  /// The repository's own files; nil where they were not asked for.
  let files: RepositoryFiles?
  /// What the repository deploys, rendered; empty where it was not asked for.
  let deployments: [EnvironmentRenderer.Result]
  /// Rules of alerts and what belongs to them; nil where they were not asked for.
  let alertFiles: AlertFiles?
  let configurationFile: SourceFile?
  /// What reading found.
  let diagnostics: [Diagnostic]
  let suppressions: [Suppression]
  /// What a later reading may take over; nil where nobody keeps it.
  let memory: WorkspaceMemory?

  /// Reads the repository. Configuration that makes no sense is printed and stops the run.
  static func load(
    _ options: CommonOptions, hasDrafts: Bool = false, excluded: [String] = [],
    focus: SiteBuilder.Focus = .everything, rendersManifests: Bool = false, progress: Progress
  ) async throws -> Workspace {
    let fileSystem: FileSystem
    do { fileSystem = try FileSystem.disk(options.root) } catch { throw CannotRun("cannot open the root \(error)") }
    return try await load(
      fileSystem, options, hasDrafts: hasDrafts, excluded: excluded, focus: focus, rendersManifests: rendersManifests,
      progress: progress)
  }

  /// `memory` is that of an earlier reading, with what changed since.
  static func load(
    _ fileSystem: FileSystem, _ options: CommonOptions, hasDrafts: Bool = false, excluded: [String] = [],
    focus: SiteBuilder.Focus = .everything, rendersManifests: Bool = false, memory: WorkspaceMemory? = nil,
    progress: Progress
  ) async throws -> Workspace {
    let (configuration, file, findings) = try configuration(fileSystem, options)
    if let file, findings.contains(where: { $0.severity == .error }) {
      throw InvalidConfiguration(outcome: Outcome(findings, sources: [file.path: file]))
    }
    do {
      progress.show("Reading")
      var tree = try await SourceTree.load(
        fileSystem, configuration, excluded: ["build"] + excluded, jobs: options.jobCount)
      let isNeeded = configuration.environments != nil && focus == .endpoints
      var manifests = ManifestStage()
      if rendersManifests || isNeeded {
        progress.show("Rendering manifests")
        manifests = try await ManifestStage.load(
          fileSystem, configuration, excluded: excluded, hasAlerts: rendersManifests, known: memory,
          jobs: options.jobCount)
      }
      // Only what the configuration calls an environment is certainly where the API is served.
      if configuration.environments != nil {
        tree = tree.adding(
          manifests.deployments.map {
            Inventory(hostsOf: $0.environment.objects.map(\.root), path: $0.environment.name)
          })
      }
      progress.show("Parsing \(tree.pages.count) pages")
      let built = try await SiteBuilder(
        tree, rules: Set(allRules.map(\.id.name)), hasDrafts: hasDrafts, focus: focus, memory: memory?.site,
        jobs: options.jobCount
      ).build()
      var kept = memory?.keeping(built.memory, manifests, tree.includes)
      let (theme, themeFindings) =
        kept?.theme(tree.theme, folder: configuration.theme.folder)
        ?? Theme.load(overrides: tree.theme, folder: configuration.theme.folder)
      return Workspace(
        fileSystem: fileSystem, configuration: configuration, tree: tree, site: built.site, theme: theme,
        files: manifests.files, deployments: manifests.deployments, alertFiles: manifests.alertFiles,
        configurationFile: file,
        diagnostics: findings + built.diagnostics + themeFindings + theme.unknownTargets(in: built.site),
        suppressions: built.suppressions, memory: kept)
    } catch let error as FileSystem.ReadError {
      throw CannotRun("cannot read \(error)")
    }
  }

  /// The configuration of the root, with its file and what of it makes no sense.
  static func configuration(
    _ fileSystem: FileSystem, _ options: CommonOptions
  ) throws -> (SiteConfiguration, SourceFile?, [Diagnostic]) {
    let path = options.config ?? SiteConfiguration.fileName
    let linters = LinterSettings(fileSystem)
    guard options.config != nil || fileSystem.kind(path) == .file else {
      var configuration = SiteConfiguration()
      configuration.linters = linters
      return (configuration, nil, [])
    }
    let file: SourceFile
    do { file = try fileSystem.readFile(path) } catch { throw CannotRun("cannot read the configuration \(error)") }
    var (configuration, findings) = SiteConfiguration.read(file, rules: allRules)
    configuration.linters = linters
    return (configuration, file, findings)
  }

  /// Runs the rules of `parts` and gives all that is to be reported of them, with what was found besides.
  /// `coverage` takes the place of the site's own, `runbooks` is what ``runbookReadings(jobs:)`` gives; `gate` makes errors of
  /// claims.
  func outcome(
    _ parts: Set<CheckPart>, adding further: [Diagnostic] = [], coverage: Coverage? = nil,
    runbooks: [RunbookReading] = [], gate: ClaimGate? = nil
  ) -> Outcome {
    let coverage = coverage ?? site.coverage
    let general = gate?.raising(configuration.rules()) ?? configuration.rules()
    var groups = FindingGroups()
    var findings = diagnostics + further
    if parts.contains(.links) { findings += siteRules.flatMap { $0.check(site) } }
    if parts.contains(.openapi) {
      for spec in site.specs {
        let settings = configuration.rules(for: spec.description.path)
        groups.add(spec.description.findings(configuration, settings), settings)
      }
    }
    if parts.contains(.manifests) { findings += manifestFindings(Set(runbooks.flatMap(\.madeSecrets))) }
    let claims = parts.contains(.runbooks) ? runbooks.flatMap(\.claims) : []
    findings += runbookRules.flatMap { $0.check(claims) }
    let alerts = parts.contains(.alerts) ? alertReading : nil
    let catalogue = alerts.map { self.catalogue($0) } ?? AlertCatalogue.empty
    findings += (alerts?.diagnostics ?? []) + alertRules.flatMap { $0.check(catalogue) }
    let runbookClaims = catalogue.claims.compactMap(\.summary)
    findings += Rule<[CommandClaim]>.unverifiable(runbookClaims)
    if parts.contains(.coverage) { findings += coverageRules.flatMap { $0.check(coverage) } }
    let families = CheckPart.families(of: parts)
    groups.add(findings, general)
    let filter = SuppressionFilter(
      suppressions + manifestSuppressions + alertSuppressions, rules: allRules)
    let evidence = claims.flatMap(\.evidencePaths) + runbookClaims.flatMap { $0.evidence.map(\.path) }
    var outcome = Outcome(groups.settled(filter, families: families, rest: general), sources: sources(for: evidence))
    if parts.contains(.coverage) { outcome.coverage = coverage.summary }
    outcome.claims = claims.map(\.summary) + runbookClaims
    outcome.inputs = [
      Outcome.Input("page", site.pages.count), Outcome.Input("document", site.documents.count),
      Outcome.Input("spec", site.specs.count),
    ]
    if parts.contains(.manifests) {
      outcome.inputs += [
        Outcome.Input("environment", deployments.count),
        Outcome.Input("object", deployments.reduce(0) { $0 + $1.environment.objects.count }),
      ]
    }
    if parts.contains(.alerts) { outcome.inputs.append(Outcome.Input("alert", catalogue.alerts.count)) }
    return outcome
  }

  /// What rendering found and what the rules find in the result; once, where several environments share a fault. One that
  /// only some of them have names those.
  private func manifestFindings(_ secretsOfPages: Set<String>) -> [Diagnostic] {
    var order: [Diagnostic] = []
    var places: [Diagnostic: [(name: String, place: SourceRange)]] = [:]
    for result in deployments {
      let manifests = Manifests(environments: [result.environment], secretsOfPages: secretsOfPages)
      let found = result.diagnostics + manifestRules.flatMap { $0.check(manifests) }
      for finding in found {
        if places[finding] == nil { order.append(finding) }
        let isNoted = places[finding]?.last?.name == result.environment.name
        if !isNoted { places[finding, default: []].append((result.environment.name, result.place)) }
      }
    }
    return order.map { finding in
      let environments = places[finding] ?? []
      guard environments.count < deployments.count, finding.rule.family == "manifests" else { return finding }
      return finding.adding(environments.prefix(3).map { Note(.inEnvironment($0.name), at: $0.place) })
    }
  }

  /// The comments in manifests that accept findings.
  private var manifestSuppressions: [Suppression] {
    var seen: Set<String> = []
    return deployments.flatMap(\.files).filter { seen.insert($0.path).inserted }.flatMap { file in
      Suppression.inTemplate(file)
    }
  }

  /// The files that findings can lie in, and those that claims have their evidence in.
  func sources(for evidence: [String]) -> [String: SourceFile] {
    var sources = sources
    for path in evidence where sources[path] == nil {
      if let file = try? fileSystem.readFile(path) { sources[path] = file }
    }
    return sources
  }

  /// The files that findings can lie in.
  private var sources: [String: SourceFile] {
    var sources: [String: SourceFile] = [:]
    for page in tree.pages { sources[page.path] = page }
    // Ranges are offsets in what was parsed: the same bytes, or those of a page that was not UTF-8, repaired.
    for file in tree.includes.all { sources[file.path] = file }
    for (document, _, _) in site.readDocuments { sources[document.file.path] = document.file }
    for file in tree.theme { sources[file.path] = file }
    for spec in site.specs {
      for (path, file) in spec.description.files.files { sources[path] = file.source }
    }
    for file in deployments.flatMap(\.files) { sources[file.path] = file }
    for file in alertFiles?.all ?? [] { sources[file.path] = file }
    for file in tree.inventorySources { sources[file.path] = file }
    if let configurationFile { sources[configurationFile.path] = configurationFile }
    return sources
  }
}

extension APIDescription {
  /// Everything that the rules in force find.
  func findings(_ configuration: SiteConfiguration, _ settings: RuleSettings) -> [Diagnostic] {
    findings(allowing: configuration.openAPI.allowedReferences) + lintFindings(settings)
  }
}

/// Prints what a run ended with.
enum Report {
  static func print(_ outcome: Outcome, _ options: CommonOptions) {
    var settings = ReportOptions()
    settings.hasColor = options.format == .text && options.color.isOn(1)
    settings.isQuiet = options.quiet
    settings.rules = allRules
    settings.toolVersion = ToolVersion.current
    Console.print(options.format.reporter.render(outcome, settings))
  }
}

extension Diagnostic {
  /// The same finding with more notes.
  fileprivate func adding(_ more: [Note]) -> Diagnostic {
    Diagnostic(
      rule: rule, severity: severity, message: message, range: range, notes: notes + more, fix: fix, help: help)
  }
}

extension Message {
  fileprivate static func inEnvironment(_ name: String) -> Message { "in environment `\(name)`" }
}
