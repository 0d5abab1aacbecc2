/// What a terminal showed: prompts with commands, and output in between. Ranges are offsets into the session's bytes.
package struct ConsoleSession: Sendable {
  package let commands: [ConsoleCommand]
  /// Lines that are neither prompt nor command, each run of them without the last line end.
  package let outputs: [Range<Int>]
  /// Whether there was a prompt at all; where there was none, the whole session is one script.
  package let hasPrompts: Bool

  /// Reads prompts as `ConsolePrompt` knows them. A command goes on over lines that end in `\`, and where bash would ask
  /// for more: in a quote, a heredoc, a loop. Such lines may begin with the prompt `> `.
  package static func parse(_ bytes: [UInt8]) -> ConsoleSession {
    var reader = ConsoleReader(bytes)
    return reader.session()
  }
}

/// What was typed after one prompt.
package struct ConsoleCommand: Sendable {
  /// Nil where the session has no prompts.
  package let prompt: Range<Int>?
  /// The text, line by line without line ends and without prompts for more; one piece without prompts.
  package let pieces: [Range<Int>]
  /// The text as bash; nil after a prompt of PowerShell.
  package let script: ShellScript?

  /// From the first piece to the last.
  package var range: Range<Int> {
    guard let first = pieces.first, let last = pieces.last else { return 0..<0 }
    return first.lowerBound..<last.upperBound
  }
}
