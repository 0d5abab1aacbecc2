import ForgeDiagnostics
import ForgeManifests
import ForgeMarkdown
import ForgeShell
import ForgeYAML

/// Reads the commands of one page as a person would run them, and collects what they claim.
struct PageRun {
  let repository: RunbookRepository
  /// The environments that the page may mean.
  let environments: [Environment]
  var world = World()
  /// Those since they were last taken.
  private(set) var claims: [CommandClaim] = []
  /// How many claims of the page so far miss something for which it matters where the reader stands, and how many find it.
  private(set) var missing = 0
  private(set) var found = 0
  /// The blocks of which commands were read, in whose texts ranges of the shell's tree are offsets.
  private var blocks: [CommandBlock]
  /// The one that is read: that of the page, or an earlier one with the function or alias that is called.
  private(set) var block = 0
  /// Above zero where a command may fail without harm: before `||`, in conditions.
  var tentativeDepth = 0
  /// Above zero where it is not known whether a command runs at all.
  var branchDepth = 0
  /// Whether commands run in a container, or on another machine: files are not those of the repository.
  var isInside = false
  var isElsewhere = false
  /// The container that they run in, where they run in one.
  var place: Place?
  /// The heredoc that the command gets.
  var heredoc: Fragment?
  /// Nesting of functions and scripts in scripts.
  private var depth = 0
  /// How many commands may still be read: loops in loops end somewhere.
  private var budget = 20_000
  /// Whether it was said that not all of the page is read.
  private var isCut = false
  /// The databases and users that are known, for so many objects that the page has made.
  var databaseNames: (objects: Int, names: DatabaseNames)?
  /// The buckets that the repository's scripts make; nil before they are asked for.
  var buckets: MadeBuckets?
  /// Projects of Compose, by their files.
  var composeProjects: [String: ComposeProject] = [:]
  /// Makefiles by their paths.
  var makefiles: [String: Makefile] = [:]
  /// What a command of a pipeline reads from the one before it.
  var input: Input = .none
  /// What charts and kustomizations render to, by their declarations: commands name the same ones again and again.
  var renderings: [EnvironmentDeclaration: Environment] = [:]

  /// What the commands did one by one; nil where nobody asked.
  var trace: PageTrace?
  /// The whole page as it is written: what it speaks of besides its commands.
  var page: [UInt8] = []

  static let maximumDepth = 16
  /// A command of more words and redirections than this is not read, nor counted as one: no author wrote it by hand.
  private static let maximumWords = 4096
  private static let readInside = Set(
    ["sh", "bash", "ash", "env", "timeout", "redis-cli", "curl", "wget", "mc", "npm", "yarn", "pnpm"]
      + Tool.network.names
      + Tool.databases.names)

  init(_ repository: RunbookRepository, _ environments: [Environment], _ sample: SampleText) {
    self.repository = repository
    self.environments = environments
    blocks = [CommandBlock(sample)]
  }

  /// What the block that is read says.
  var sample: SampleText { blocks[block].sample }

  /// The text of a command, without prompts.
  func text(_ range: Range<Int>) -> String { blocks[block].text(range) }

  /// The commands that are read from here on stand in `block`.
  mutating func begin(_ block: CommandBlock) {
    self.block = blocks.count
    blocks.append(block)
  }

  /// Reads with `body` what stands in an earlier block.
  mutating func within(_ block: Int, _ body: (inout PageRun) -> Void) {
    let outer = self.block
    self.block = block
    body(&self)
    self.block = outer
  }

  /// Reads the block's script, line by line.
  mutating func run(_ script: ShellScript) {
    // Where the reader stood before a line such as `cd web && npm ci`: the next line may start there again.
    var start: String??
    for item in script.commands.items {
      let before = world.directory
      if let start, start != before {
        let earlier = takeClaims()
        var carried = self
        carried.run(item)
        if carried.missing > missing {
          var again = self
          again.world.directory = start
          again.run(item)
          self = again.missing < carried.missing && again.found > carried.found ? again : carried
        } else {
          self = carried
        }
        claims = earlier + claims
      } else {
        run(item)
      }
      if item.isOneLineMove { start = before }
    }
  }

  /// The claims since the last time: a run that is copied shall not carry those of the whole page.
  mutating func takeClaims() -> [CommandClaim] {
    defer { claims = [] }
    return claims
  }

  mutating func run(_ list: CommandList) {
    for item in list.items { run(item) }
  }

  private mutating func run(_ item: AndOrList) {
    let pipelines = [(nil, item.first)] + item.rest.map { ($0.joint as AndOrList.Joint?, $0.pipeline) }
    // What stands before `||` may fail: the page says what to do then.
    let lastWay = pipelines.lastIndex { $0.0 == .or && !$0.1.isEnd } ?? 0
    let firstTest = pipelines.firstIndex { $0.1.isTest } ?? pipelines.count
    for (place, (joint, pipeline)) in pipelines.enumerated() {
      let mayFail = place < lastWay
      // `[ -f x ] && …` runs only where it can.
      let isGuarded = joint == .and && place > firstTest
      tentativeDepth += (mayFail ? 1 : 0) + (isGuarded ? 1 : 0)
      branchDepth += joint == .or ? 1 : 0
      run(pipeline)
      branchDepth -= joint == .or ? 1 : 0
      tentativeDepth -= (mayFail ? 1 : 0) + (isGuarded ? 1 : 0)
    }
  }

  private mutating func run(_ pipeline: Pipeline) {
    tentativeDepth += pipeline.isNegated ? 1 : 0
    defer { tentativeDepth -= pipeline.isNegated ? 1 : 0 }
    guard pipeline.commands.count > 1 else {
      if let command = pipeline.commands.first { run(command) }
      return
    }
    // Each command of a pipeline is a process of its own: what it assigns is gone.
    let outer = (world.variables, world.directory)
    let outerInput = input
    var before = input
    for command in pipeline.commands {
      input = before
      output = .unknown
      run(command)
      before = output
    }
    input = outerInput
    (world.variables, world.directory) = outer
  }

  /// What stands for the output of the command that was read last, where that is a name of a kind: see ``Symbol``.
  var symbol: String?

  /// What the command that was read last writes, as far as it is known.
  var output: Input = .unknown

  private mutating func run(_ command: Command) {
    guard budget > 0 else { return cut(command.range) }
    budget -= 1
    switch command {
    case .simple(let simple): if trace == nil { run(simple) } else { traced(simple) { $0.run(simple) } }
    case .compound(let compound): run(compound)
    case .function(let function):
      world.functions[function.name] = World.Function(definition: function, block: block)
    case .coprocess(let coprocess): run(coprocess.command)
    }
  }

  /// Says once that a command, and maybe others after it, is not read.
  private mutating func cut(_ range: Range<Int>) {
    guard !isCut else { return }
    isCut = true
    let place = sample.range(range.lowerBound..<min(range.upperBound, range.lowerBound + 1))
    claims.append(
      CommandClaim(
        tool: "sh", kind: .command, target: "", range: place,
        verdict: .unverifiable("the page has more commands than are read")))
  }

  private mutating func run(_ command: CompoundCommand) {
    redirect(command.redirections)
    switch command.kind {
    case .group(let list): run(list)
    case .subshell(let list):
      let outer = (world.variables, world.directory, world.functions)
      run(list)
      (world.variables, world.directory, world.functions) = outer
    case .conditional(let clause):
      for branch in clause.branches {
        condition(branch.condition)
        let isGuarded = branch.condition.items.contains { item in
          ([item.first] + item.rest.map(\.pipeline)).contains(where: \.isTest)
        }
        tentativeDepth += isGuarded ? 1 : 0
        branched { $0.run(branch.body) }
        tentativeDepth -= isGuarded ? 1 : 0
      }
      if let otherwise = clause.otherwise { branched { $0.run(otherwise) } }
    case .conditionLoop(let loop):
      condition(loop.condition)
      branched { $0.run(loop.body) }
    case .arithmeticLoop(let loop): branched { $0.run(loop.body) }
    case .loop(let loop): run(loop)
    case .choice(let clause):
      for branch in clause.branches { branched { $0.run(branch.body) } }
    case .test, .arithmetic: break
    }
  }

  private mutating func condition(_ list: CommandList) {
    tentativeDepth += 1
    run(list)
    tentativeDepth -= 1
  }

  private mutating func branched(_ body: (inout PageRun) -> Void) {
    let directory = world.directory
    branchDepth += 1
    body(&self)
    branchDepth -= 1
    if world.directory != directory { world.directory = nil }
  }

  private mutating func run(_ loop: WordLoop) {
    let words = (loop.words ?? []).flatMap { expand($0) }
    let isKnown =
      loop.words != nil && !loop.isSelect && words.allSatisfy(\.isKnown) && !words.contains(where: \.isPattern)
    guard isKnown, words.count <= 64 else {
      let isSymbol = words.count == 1 && Symbol.object(in: words[0]) != nil
      world.variables[loop.variable] = isSymbol ? words[0].expanded : nil
      return branched { $0.run(loop.body) }
    }
    for word in words {
      world.variables[loop.variable] = word.expanded
      run(loop.body)
    }
  }

  // MARK: Simple commands

  private mutating func run(_ command: SimpleCommand) {
    let count = command.words.count + command.redirections.count
    guard count <= Self.maximumWords else { return cut(command.range) }
    budget -= count / 4
    redirect(command.redirections)
    let outer = (input, heredoc)
    defer { (input, heredoc) = outer }
    heredoc = command.redirections.last { $0.heredoc != nil }?.heredoc.map { Fragment(whole($0.body)) }
    if let given = given(by: command.redirections) { input = given }
    // To bash's grammar an alias is declared as variables are.
    let isAlias = command.name?.literalValue == "alias"
    let lasting = command.words.isEmpty ? command.assignments : isAlias ? [] : command.declarations
    for assignment in lasting { assign(assignment) }
    // Substitutions in assignments run too.
    if !command.words.isEmpty { for assignment in command.assignments { _ = value(of: assignment) } }
    let words = withoutAlias(Self.joined(command.words.flatMap { expand($0) }))
    output = .unknown
    call(words)
    keep(output, command.redirections)
  }

  /// `{{ name }}` is one placeholder, though bash sees three words.
  private static func joined(_ words: [Fragment]) -> [Fragment] {
    guard words.contains(where: { $0.text.hasSuffix("{{") }) else { return words }
    var joined: [Fragment] = []
    var index = 0
    while index < words.count {
      let word = words[index]
      guard word.text.hasSuffix("{{"), let end = words[(index + 1)...].firstIndex(where: { $0.text.contains("}}") }),
        let start = word.range?.lowerBound, let stop = words[end].range?.upperBound, start < stop
      else {
        joined.append(word)
        index += 1
        continue
      }
      let text = words[index...end].map(\.text).joined(separator: " ")
      let segment = ExpandedWord.Segment(
        certainty: .unknown, text: text, range: start..<stop, isVerbatim: text.utf8.count == stop - start,
        isSplit: false)
      joined.append(Fragment(ExpandedWord(segments: [segment])))
      index = end + 1
    }
    return joined
  }

  /// Runs a command given by its words: a function of the page, or a tool.
  mutating func call(_ words: [Fragment]) {
    guard depth < Self.maximumDepth, budget > 0, let name = words.first?.value else { return }
    budget -= 1
    depth += 1
    defer { depth -= 1 }
    let arguments = Array(words.dropFirst())
    if let function = world.functions[name] {
      let outer = world.variables
      for place in 1...9 {
        world.variables["\(place)"] = place <= arguments.count ? arguments[place - 1].expanded : nil
      }
      // What the body says stands in the block that declares it.
      within(function.block) { $0.run(.compound(function.definition.body)) }
      for place in 1...9 { world.variables["\(place)"] = outer["\(place)"] }
      return
    }
    let tool = name.split(separator: "/").last.map(String.init) ?? name
    // In a container only its own programs run, on its own files.
    if isInside, !Self.readInside.contains(tool) { return }
    let isInterpreter = ["python", "python3", "pytest", "node", "alembic"].contains(tool)
    // What a program makes is there after it, not before.
    defer { noteMade(by: tool, arguments, isScript: name.contains("/") || isInterpreter) }
    if let known = Tool.named[tool], !name.contains("/") || name.hasPrefix("/") || isInterpreter {
      known.read(ToolCall(tool: tool, name: words[0], arguments: arguments), &self)
    } else if !name.contains("/"), let mark = arguments.firstIndex(where: { $0.text == "--" }),
      let inner = arguments[(mark + 1)...].first?.value, Tool.named[inner] != nil
    {
      // `op run -- docker compose up`: a program that is not known runs one that is.
      call(Array(arguments[(mark + 1)...]))
    } else {
      ScriptFile.read(words[0], arguments, &self)
    }
  }

  /// Reads text as a script of its own: the argument of `sh -c`.
  mutating func runScript(_ fragment: Fragment) {
    guard depth < Self.maximumDepth, let value = fragment.value else { return }
    let script = ShellScript.parse(Array(value.utf8), offsets: fragment.sourceOffsets)
    within(fragment.block ?? block) { $0.runNested(script.commands) }
  }

  /// Runs commands that stand in a word.
  mutating func runNested(_ list: CommandList) {
    guard depth < Self.maximumDepth else { return }
    depth += 1
    run(list)
    depth -= 1
  }

  // MARK: Claims

  /// Adds a claim at `fragment`. Where the command may fail without harm, what is wrong is only said to be unknown.
  mutating func claim(
    _ tool: String, _ kind: CommandClaim.Kind, _ target: String, _ fragment: Fragment, _ verdict: CommandClaim.Verdict
  ) {
    guard let range = fragment.range else { return }
    var verdict = verdict
    // What a tool or the API does not know is wrong wherever it stands.
    let isOfGrammar = [.flag, .command, .field].contains(kind)
    if isInside || isElsewhere, kind == .path { return }
    if case .contradicted = verdict, !isOfGrammar,
      Placeholder.isOne(fragment.text, mayBeLoud: kind == .key)
    {
      verdict = .unverifiable("it is to be replaced by the reader")
    }
    let isOptional = tentativeDepth > 0 && !isOfGrammar
    if isOptional, case .contradicted = verdict {
      verdict = .unverifiable("the page says what to do when it fails")
    }
    if case .contradicted = verdict, Self.ofFolders.contains(kind), let reason = foreignFolder {
      verdict = .unverifiable(reason)
    }
    // What the page itself wrote has no place in the repository; environments share files, and so places.
    if case .verified(let places) = verdict, !places.isEmpty {
      var seen: Set<SourceRange> = []
      verdict = .verified(places.filter { !$0.path.isEmpty && seen.insert($0).inserted })
    }
    if Self.ofPlaces.contains(kind) {
      switch verdict {
      case .contradicted: missing += 1
      case .verified(let places): found += places.isEmpty ? 0 : 1
      case .unverifiable: break
      }
    }
    let sample = blocks[fragment.block ?? block].sample
    let place = sample.range(range)
    var claim = CommandClaim(tool: tool, kind: kind, target: target, range: place, verdict: verdict)
    claim.isOptional = isOptional
    // Not where it has the value of a variable, or quotes around a part of it.
    claim.isLiteral =
      place.bytes.count == range.count && range.upperBound <= sample.bytes.count
      && sample.bytes[range].elementsEqual(fragment.text.utf8)
    claims.append(claim)
  }
}

extension AndOrList {
  /// `cd FOLDER && …`
  fileprivate var isOneLineMove: Bool {
    guard !rest.isEmpty, case .simple(let command)? = first.commands.first else { return false }
    return command.name?.literalValue == "cd" && rest.allSatisfy { $0.joint == .and }
  }
}

extension Pipeline {
  /// `[ … ]`, `test …`, `[[ … ]]`.
  fileprivate var isTest: Bool {
    switch commands.first {
    case .simple(let command): ["[", "test"].contains(command.name?.literalValue ?? "")
    case .compound(let command): if case .test = command.kind { true } else { false }
    default: false
    }
  }

  /// `exit`, `return` and their like: what fails before `||` still fails the reader.
  fileprivate var isEnd: Bool {
    guard commands.count == 1, case .simple(let command) = commands[0] else { return false }
    return ["exit", "return", "die", "fail", "abort", "echo", "printf"].contains(command.name?.literalValue ?? "")
  }
}
