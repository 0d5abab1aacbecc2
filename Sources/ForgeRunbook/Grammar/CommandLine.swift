import ForgeDiagnostics

/// The arguments of a command taken apart by its grammar, as pflag and cobra read them.
struct CommandLine: Sendable {
  struct Option: Sendable {
    /// The long name.
    let name: String
    let value: Fragment?
  }

  /// A word that the tool refuses.
  struct Fault: Sendable {
    enum Kind: Sendable {
      case subcommand, flag
    }

    let kind: Kind
    let word: Fragment
    let nearest: String?
  }

  private(set) var path: [String] = []
  private(set) var options: [Option] = []
  private(set) var operands: [Fragment] = []
  /// What follows `--`, or the command that is run elsewhere.
  private(set) var rest: [Fragment] = []
  private(set) var hasRest = false
  private(set) var faults: [Fault] = []
  /// Whether a word may be several arguments, or none: what stands behind it may mean something else.
  private(set) var isOpen = false

  /// `stopsAt` are subcommands whose own operands end at the first, behind which another command stands (`docker exec`).
  /// `takesOperands` are subcommands with subcommands that take other operands too.
  init(
    _ arguments: [Fragment], _ grammar: CommandGrammar, stopsAt: [String: Int] = [:], takesOperands: Set<String> = []
  ) {
    var index = 0
    var isPathOpen = true
    while index < arguments.count {
      let argument = arguments[index]
      let text = argument.text
      index += 1
      if text == "--", argument.isKnown {
        rest = Array(arguments[index...])
        hasRest = true
        return
      }
      if text.hasPrefix("-"), text.count > 1, !argument.isKnown || text != "-" {
        index += option(argument, next: index < arguments.count ? arguments[index] : nil, grammar)
        continue
      }
      if argument.isOpen { isOpen = true }
      if isPathOpen {
        let words = grammar.subcommands(of: path)
        if argument.isKnown, let word = grammar.subcommand(text, of: path) {
          path.append(word)
          continue
        }
        isPathOpen = false
        // A word that is no subcommand, where the tool does nothing without one.
        if argument.isKnown, !isOpen, !words.isEmpty, !takesOperands.contains(path.joined(separator: " ")) {
          faults.append(Fault(kind: .subcommand, word: argument, nearest: nearest(text, words.sorted())))
        }
      }
      operands.append(argument)
      if let limit = stopsAt[path.joined(separator: " ")], operands.count == limit {
        rest = Array(arguments[index...])
        return
      }
    }
  }

  /// Reads a flag; how many further arguments it takes.
  private mutating func option(_ argument: Fragment, next: Fragment?, _ grammar: CommandGrammar) -> Int {
    let text = argument.text
    // Of a subcommand that does not exist no flag is known.
    if faults.contains(where: { $0.kind == .subcommand }) { return 0 }
    if text.hasPrefix("--") {
      let (name, value) = argument.split(at: "=").map { ($0.before, Optional($0.after)) } ?? (argument, nil)
      guard name.isKnown else {
        isOpen = true
        return 0
      }
      guard let flag = grammar.flag(name.text, in: path) else {
        faults.append(Fault(kind: .flag, word: name, nearest: nearest(name.text, grammar.flagNames(in: path))))
        // Its value, if it has one, would look like an operand.
        isOpen = true
        return 0
      }
      if value == nil, flag.value == .required {
        options.append(Option(name: flag.name, value: next))
        return next == nil ? 0 : 1
      }
      options.append(Option(name: flag.name, value: value))
      return 0
    }
    return cluster(argument, next: next, grammar)
  }

  /// `-it`, `-nprod`, `-n=prod`, `-f file`.
  private mutating func cluster(_ argument: Fragment, next: Fragment?, _ grammar: CommandGrammar) -> Int {
    var rest = argument.dropFirst(1)
    while let letter = rest.text.first {
      guard rest.prefix(letter.utf8.count).isKnown else {
        isOpen = true
        return 0
      }
      guard let flag = grammar.flag("-\(letter)", in: path) else {
        let word =
          rest.offsets.lowerBound == argument.offsets.lowerBound + 1 && rest.text.count == 1
          ? argument : rest.prefix(letter.utf8.count)
        faults.append(Fault(kind: .flag, word: word, nearest: nil))
        isOpen = true
        return 0
      }
      rest = rest.dropFirst(letter.utf8.count)
      guard flag.value == .required else {
        if flag.value == .optional, rest.text.hasPrefix("=") {
          options.append(Option(name: flag.name, value: rest.dropFirst(1)))
          return 0
        }
        options.append(Option(name: flag.name, value: nil))
        if rest.text.hasPrefix("=") { return 0 }
        continue
      }
      if rest.isEmpty {
        options.append(Option(name: flag.name, value: next))
        return next == nil ? 0 : 1
      }
      options.append(Option(name: flag.name, value: rest.text.hasPrefix("=") ? rest.dropFirst(1) : rest))
      return 0
    }
    return 0
  }

  private func nearest(_ text: String, _ names: [String]) -> String? {
    Suggestion.nearest(to: text, among: names)
  }

  func value(_ name: String) -> Fragment? {
    options.last { $0.name == name }?.value
  }

  func values(_ name: String) -> [Fragment] {
    options.filter { $0.name == name }.compactMap(\.value)
  }

  func has(_ name: String) -> Bool {
    options.contains { $0.name == name && $0.value?.text != "false" }
  }
}
