import ForgeDiagnostics
import ForgeFiles
import ForgeYAML

/// Reads the files of a project, each once, and keeps what there is to say about them.
struct ComposeReader {
  let fileSystem: FileSystem
  private(set) var diagnostics: Set<Diagnostic> = []
  private(set) var gaps: [RenderedManifests.Gap] = []
  /// The comments in Compose files that allow a finding.
  private(set) var suppressions: [Suppression] = []
  private(set) var uncertain: Set<SourceRange> = []
  /// The first place of every variable that has no value.
  private(set) var unset: [String: SourceRange] = [:]
  /// Every place of every variable that a Compose file uses.
  private(set) var variableUses: [String: Set<SourceRange>] = [:]
  /// Whether a name that is not defined may be defined in a part that was not read.
  private(set) var isIncomplete = false
  private var read: [String: SourceFile] = [:]
  private var order: [String] = []
  private var streams: [String: YAMLStream] = [:]
  private var gapsSeen: Set<RenderedManifests.Gap> = []
  private var usesKept: Set<SourceRange> = []
  private var searches = 0

  private static let largestProduct = 4_000_000

  /// A reader takes up a few offers; searching for thousands among thousands of names takes minutes.
  private static let mostSearches = 100

  init(_ fileSystem: FileSystem) {
    self.fileSystem = fileSystem
  }

  /// The files that were read, in order.
  var sources: [SourceFile] { order.compactMap { read[$0] } }

  func source(_ path: String) -> SourceFile? { read[path] }

  mutating func report(_ rule: RuleDescription, _ message: Message, at range: SourceRange, notes: [Note] = []) {
    diagnostics.insert(Diagnostic(rule, message, at: range, notes: notes))
  }

  mutating func report(_ found: [Diagnostic]) {
    diagnostics.formUnion(found)
  }

  /// `hidesParts` says that services and other parts of the project may be in what was not read.
  mutating func gap(_ cause: RenderedManifests.Gap.Cause, at range: SourceRange, hidesParts: Bool = false) {
    isIncomplete = isIncomplete || hidesParts
    let gap = RenderedManifests.Gap(cause, at: range)
    if gapsSeen.insert(gap).inserted { gaps.append(gap) }
  }

  mutating func nearest(to name: String, among names: @autoclosure () -> [String]) -> String? {
    searches += 1
    return searches <= Self.mostSearches ? Suggestion.nearest(to: name, among: names()) : nil
  }

  /// The file at `path`; nil where there is none to read.
  mutating func file(_ path: String) -> SourceFile? {
    if let file = read[path] { return file }
    guard fileSystem.kind(path) == .file, let file = try? fileSystem.readFile(path) else { return nil }
    read[path] = file
    order.append(path)
    return file
  }

  /// The documents of a Compose file; nil where there is none to read.
  mutating func documents(_ path: String) -> [YAMLNode]? {
    if let stream = streams[path] { return stream.documents.compactMap(\.root) }
    guard let file = file(path) else { return nil }
    // The reader of Compose is one of YAML 1.2 in that `yes` and `on` are texts.
    let stream = YAMLStream.parse(file, schema: .core12)
    streams[path] = stream
    report(stream.diagnostics)
    suppressions += stream.suppressions
    if stream.diagnostics.contains(where: { $0.severity == .error }) {
      gap(.broken(path), at: .file(path), hidesParts: true)
    }
    return stream.documents.compactMap(\.root)
  }

  /// The environment file at `path`, read with `variables`; nil where there is none to read.
  mutating func environment(_ path: String, _ variables: ComposeVariables, isRaw: Bool = false) -> DotEnv? {
    guard let file = file(path) else { return nil }
    let result = isRaw ? DotEnv.parseRaw(file, lookup: variables) : DotEnv.parse(file, lookup: variables)
    if let problem = result.problem {
      report(.composeError, .environmentFault(problem.fault), at: file.range(problem.range))
    }
    return result
  }
}

extension ComposeReader {
  /// The document with its variables replaced; keys are left as they are.
  mutating func interpolated(_ node: YAMLNode, _ variables: ComposeVariables) -> YAMLNode {
    switch node.content {
    case .scalar(let scalar):
      guard case .string = scalar.value, scalar.text.utf8.contains(UInt8(ascii: "$")) else { return node }
      return interpolated(scalar, of: node, variables)
    case .sequence(let items):
      return ComposeNode.sequence(items.map { interpolated($0, variables) }, at: node.range, tag: node.tag)
    case .mapping(let mapping):
      let pairs = mapping.pairs.map { ComposeNode.pair($0.key, interpolated($0.value, variables)) }
      return ComposeNode.mapping(pairs, at: node.range, tag: node.tag)
    }
  }

  private mutating func interpolated(
    _ scalar: YAMLScalar, of node: YAMLNode, _ variables: ComposeVariables
  ) -> YAMLNode {
    let (text, found) = ComposeSubstitution.expand(scalar.text, variables)
    if found.isUncertain { uncertain.insert(node.range) }
    // Where there are very many variables they are not told apart: each place costs a reading of the whole.
    let isExact = found.used.count * scalar.text.utf8.count < Self.largestProduct
    keepUses(found.used, of: node, isExact: isExact)
    for reference in found.unset where unset[reference.name] == nil {
      let range = isExact ? place(reference.range, in: node) : node.range
      unset[reference.name] = range
      if !variables.promised.contains(reference.name) {
        report(.unsetVariable, .unset(reference.name), at: range)
      }
    }
    switch found.problem {
    case .malformed(let range): report(.composeError, .malformed, at: place(range, in: node))
    case .required(let name, let message, let range):
      if !variables.promised.contains(name) {
        report(.composeError, .required(name, message), at: place(range, in: node))
      }
    case nil: break
    }
    let result = YAMLScalar(text: text, style: scalar.style, value: .string(text))
    return YAMLNode(.scalar(result), range: node.range, tag: node.tag)
  }

  /// A scalar that an alias repeats is looked at once.
  private mutating func keepUses(_ references: [ComposeSubstitution.Reference], of node: YAMLNode, isExact: Bool) {
    guard usesKept.insert(node.range).inserted else { return }
    for reference in references {
      let range = isExact ? place(reference.range, in: node) : node.range
      variableUses[reference.name, default: []].insert(range)
    }
  }

  private func place(_ range: Range<Int>, in node: YAMLNode) -> SourceRange {
    source(node.range.path).map { node.sourceRange(ofText: range, in: $0) } ?? node.range
  }
}

extension Message {
  fileprivate static func unset(_ name: String) -> Message {
    "variable `\(name)` has no value here and no default, Compose puts an empty text in its place"
  }

  fileprivate static let malformed: Message =
    "`${` begins no variable here, write `$$` for a dollar sign"

  fileprivate static func required(_ name: String, _ message: String) -> Message {
    message.isEmpty
      ? "variable `\(name)` must have a value and has none"
      : "variable `\(name)` must have a value and has none: \(message.prefix(120))"
  }

  fileprivate static func environmentFault(_ fault: DotEnv.Problem.Fault) -> Message {
    switch fault {
    case .character(let character): "`\(character)` cannot stand in the name of a variable"
    case .spaceInName: "name of a variable has a space in it"
    case .unterminated: "quote is not closed"
    case .substitution: "`$` begins no variable here, or one that must have a value and has none"
    }
  }
}
