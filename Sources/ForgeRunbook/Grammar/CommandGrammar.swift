/// The subcommands and flags of a tool, as data.
///
/// The text has a line a subcommand, its words before the colon (`.` for the tool itself, whose flags hold everywhere), its
/// flags after it: `-n/--namespace=` takes a value, `=*` may stand several times, `=?` takes a value only behind `=`.
/// Lines that begin with blanks go on with the line before.
package struct CommandGrammar: Sendable {
  enum Value: Sendable {
    case none, required, optional
  }

  struct Flag: Sendable {
    let name: String
    let value: Value
  }

  /// The flags by subcommand, and in it by every name they have: `--namespace`, `-n`.
  private(set) var commands: [String: [String: Flag]] = [:]
  /// The words that may follow each subcommand, the tool itself by the empty text.
  private var children: [String: Set<String>] = [:]
  /// Other words for subcommands, each behind the words before it: `top pods` for `top pod`.
  private var aliases: [String: String] = [:]

  init(_ text: String) {
    var current = ""
    for line in text.split(separator: "\n") {
      var words = line.split(separator: " ")[...]
      if !line.hasPrefix(" "), let colon = line.firstIndex(of: ":") {
        current = String(line[..<colon])
        words = line[line.index(after: colon)...].split(separator: " ")[...]
      }
      commands[current, default: [:]].merge(words.flatMap(Self.flags)) { _, last in last }
    }
    children = Self.children(of: commands.keys)
  }

  private static func children(of commands: some Sequence<String>) -> [String: Set<String>] {
    var children: [String: Set<String>] = [:]
    for command in commands where command != "." {
      let words = command.split(separator: " ").map(String.init)
      for count in words.indices { children[words[..<count].joined(separator: " "), default: []].insert(words[count]) }
    }
    return children
  }

  private static func flags(_ text: Substring) -> [(String, Flag)] {
    let names = text.prefix { $0 != "=" }.split(separator: "/").map(String.init)
    let suffix = text.drop { $0 != "=" }
    let value: Value = suffix.isEmpty ? .none : suffix == "=?" ? .optional : .required
    return names.map { ($0, Flag(name: names.last ?? $0, value: value)) }
  }

  /// The same with further lines.
  func adding(_ text: String) -> CommandGrammar {
    var sum = self
    for (command, flags) in CommandGrammar(text).commands {
      sum.commands[command, default: [:]].merge(flags) { first, _ in first }
    }
    sum.children = Self.children(of: sum.commands.keys)
    return sum
  }

  /// The same with other words for subcommands: `top pods` for the last word `pod`.
  func aliasing(_ aliases: [String: String]) -> CommandGrammar {
    var sum = self
    sum.aliases.merge(aliases) { _, last in last }
    return sum
  }

  /// The subcommand that `word` names behind `path`; nil for none.
  func subcommand(_ word: String, of path: [String]) -> String? {
    let name = aliases[(path + [word]).joined(separator: " ")] ?? word
    return subcommands(of: path).contains(name) ? name : nil
  }

  /// The words that may follow `path`.
  func subcommands(of path: [String]) -> Set<String> {
    children[path.joined(separator: " ")] ?? []
  }

  func flag(_ name: String, in path: [String]) -> Flag? {
    for count in stride(from: path.count, through: 0, by: -1) {
      let key = count == 0 ? "." : path.prefix(count).joined(separator: " ")
      if let flag = commands[key]?[name] { return flag }
    }
    return nil
  }

  /// The long flags that `path` takes.
  func flagNames(in path: [String]) -> [String] {
    let keys = ["."] + path.indices.map { path[...$0].joined(separator: " ") }
    return Set(keys.flatMap { commands[$0]?.keys.filter { $0.hasPrefix("--") } ?? [] }).sorted()
  }
}
