import ForgeShell

/// What an alias of a page stands for. Bash reads its text anew at each use, so that variables have the values of that time.
struct Alias: Sendable {
  let text: String
  private let script: ShellScript
  /// The block that makes it, in whose text the ranges of its tree are offsets: see ``PageRun/block``.
  let block: Int

  /// `value` is what stands behind `=`, all of it known.
  init(_ value: Fragment, block: Int) {
    text = value.text
    script = ShellScript.parse(Array(text.utf8), offsets: value.sourceOffsets)
    self.block = block
  }

  /// Its words, where it is the beginning of one command: arguments go behind them.
  var words: [Word]? {
    guard script.commands.items.count == 1, let item = script.commands.items.first, item.rest.isEmpty,
      item.first.commands.count == 1, case .simple(let command)? = item.first.commands.first,
      command.redirections.isEmpty
    else { return nil }
    return command.words
  }

  var commands: CommandList { script.commands }
}

extension PageRun {
  /// The words of a command with an alias in front replaced by what it stands for, and so on (bash manual 6.6). None are
  /// left of one that stands for several commands: these are run.
  mutating func withoutAlias(_ words: [Fragment]) -> [Fragment] {
    var words = words
    var seen: Set<String> = []
    while let name = words.first?.value, let alias = world.aliases[name], seen.insert(name).inserted {
      let block = alias.block
      guard let own = alias.words else {
        within(block) { $0.runNested(alias.commands) }
        return []
      }
      var front: [Fragment] = []
      within(block) { run in front = own.flatMap { run.expand($0) }.map { $0.written(in: block) } }
      words = front + words.dropFirst()
    }
    return words
  }
}
