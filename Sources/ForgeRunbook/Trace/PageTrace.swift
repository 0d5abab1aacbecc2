package import ForgeDiagnostics
import ForgeMarkdown
import ForgeShell

/// What was known before and after each command of a page, in the order in which a reader runs them.
package struct PageTrace: Sendable {
  /// What a reader begins with.
  package struct Start: Sendable {
    package let path: String
    /// The names of the environments that the page may mean.
    package let environments: [String]
    /// The names that its front matter has, which may be of none.
    package let named: [String]
    /// What is claimed of these names.
    package let claims: [CommandClaim]
    let world: World
  }

  /// One command, as often as it runs.
  package struct Step: Sendable {
    package let range: SourceRange
    /// The command in one line.
    package let text: String
    /// How many commands it stands in: of a substitution, or of a function that another one calls.
    package let depth: Int
    let before: World
    private(set) var after: World
    /// The end of the command that ran before, or the start of the one that this one stands in.
    let former: World
    /// What it claims, without the claims of commands inside it.
    package internal(set) var claims: [CommandClaim] = []

    init(range: SourceRange, text: String, depth: Int, former: World, world: World) {
      self.range = range
      self.former = former
      self.text = text
      self.depth = depth
      before = world
      after = world
    }

    mutating func end(_ world: World) { after = world }
  }

  package let start: Start
  /// In the order in which they begin.
  package private(set) var steps: [Step] = []
  /// How many more commands there were than are kept.
  package private(set) var omitted = 0
  /// The steps that have begun and not ended; nil for those that are not kept.
  private var open: [Int?] = []
  /// The world when a step last began or ended.
  private var latest: World
  /// How many claims of the page belong to steps.
  private var claimed = 0

  static let maximumSteps = 5_000

  init(_ start: Start) {
    self.start = start
    latest = start.world
  }

  mutating func begin(_ range: SourceRange, _ text: String, _ world: World, _ claims: [CommandClaim]) {
    settle(claims)
    guard steps.count < Self.maximumSteps else {
      omitted += 1
      return open.append(nil)
    }
    steps.append(Step(range: range, text: text, depth: open.count, former: latest, world: world))
    open.append(steps.count - 1)
    latest = world
  }

  mutating func end(_ world: World, _ claims: [CommandClaim]) {
    settle(claims)
    if let step = open.popLast() ?? nil { steps[step].end(world) }
    latest = world
  }

  /// Gives the claims that were made since the last time to the innermost step.
  private mutating func settle(_ claims: [CommandClaim]) {
    if let step = open.last ?? nil { steps[step].claims += claims[claimed...] }
    claimed = claims.count
  }
}

extension PageRun {
  /// Runs a command with `body`, and keeps what it did.
  mutating func traced(_ command: SimpleCommand, _ body: (inout PageRun) -> Void) {
    let text = text(command.range).replacing("\\\n", with: " ")
    let words = text.split(whereSeparator: \.isWhitespace)
    let (range, world) = (sample.range(command.range), world)
    trace?.begin(range, words.joined(separator: " "), world, claims)
    body(&self)
    trace?.end(self.world, claims)
  }
}
