package import ForgeDiagnostics

/// A bash script as a tree in which everything has its place: ranges are offsets into the bytes that were parsed.
package struct ShellScript: Sendable {
  package let commands: CommandList
  /// In the order they stand, without their line ends.
  package let comments: [ShellComment]
  /// What the tree says by its shape alone, as it was met: reserved words, and operators between and around commands.
  package let marks: [ShellMark]
  /// What is wrong, in the order it was met; the tree holds what could be read nevertheless.
  package let errors: [ShellSyntaxError]
  /// The heredocs that the text ends in, in the order they stand: bash warns of them, or waits for their last line.
  package let openHeredocs: [OpenHeredoc]
  /// Whether the text ends inside of something: a quote, a heredoc, a loop. Bash would ask for another line.
  package let isUnfinished: Bool

  /// Reads bash as its manual describes it; aliases are not expanded, and `extglob` is on. Never fails: what has no
  /// place in the grammar is skipped, and is an error with its range.
  package static func parse(_ bytes: [UInt8]) -> ShellScript {
    parse(bytes, offsets: nil)
  }

  /// As `parse`, for text that was taken out of a larger one: `offsets` says for each byte, and for the end, where it
  /// stands there, and ranges are offsets into that text. Ignored where it does not fit.
  package static func parse(_ bytes: [UInt8], offsets: [Int]?) -> ShellScript {
    let isUsable = offsets.map { $0.count == bytes.count + 1 && zip($0, $0.dropFirst()).allSatisfy(<=) } ?? false
    let offsets = isUsable ? offsets : nil
    var parser = ShellParser(bytes, offsets: offsets)
    var commands = parser.script()
    if !parser.heredocs.isEmpty {
      // A body stands after the line that asks for it. The first reading has found where; the second puts each in
      // the redirection that it belongs to.
      let heredocs = parser.heredocs
      parser = ShellParser(bytes, offsets: offsets)
      parser.knownHeredocs = heredocs
      commands = parser.script()
    }
    let openHeredocs = parser.knownHeredocs.filter { $1.closing == nil }.sorted { $0.key < $1.key }.map { key, extent in
      OpenHeredoc(start: key, delimiter: String(decoding: extent.delimiter, as: UTF8.self))
    }
    return ShellScript(
      commands: commands, comments: parser.comments, marks: parser.marks, errors: parser.errors,
      openHeredocs: openHeredocs, isUnfinished: parser.isUnfinished || !openHeredocs.isEmpty)
  }
}

/// From `#` to the end of its line (POSIX 2.3, rule 9).
package struct ShellComment: Hashable, Sendable {
  package let range: Range<Int>
}

/// A token that the tree has no node for.
package struct ShellMark: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// `if`, `done`, `[[`, `function` and their like (POSIX 2.4).
    case word
    /// `|`, `&&`, `&`, `;;`, parentheses and braces around commands; of `[[ … ]]` also `==` and the like.
    case sign
    /// `-f`, `-eq` and their like in `[[ … ]]`.
    case test
  }

  package let kind: Kind
  package let range: Range<Int>
}

/// A heredoc without the line that ends it.
package struct OpenHeredoc: Hashable, Sendable {
  /// Where its operator begins.
  package let start: Int
  package let delimiter: String
}

/// What the grammar has no place for.
package struct ShellSyntaxError: Hashable, Sendable {
  package let range: Range<Int>
  package let message: Message
  /// Whether bash reads past it, and complains when it comes to run it, as of `${x!}`, if at all: what is merely nested
  /// deeper than is read here is right for bash.
  package let isAtRunTime: Bool
}
