import ForgeMarkdown
import ForgeShell

/// A block of a page, or another text, whose commands are read.
struct CommandBlock: Sendable {
  let sample: SampleText
  /// The parts of the text that are commands, ascending: between them stand prompts and output.
  private let pieces: [Range<Int>]

  init(_ sample: SampleText, session: ConsoleSession? = nil) {
    self.sample = sample
    pieces = session?.commands.flatMap(\.pieces) ?? [0..<sample.bytes.count]
  }

  /// What stands in `range` of the text, without prompts: the lines of a command without their ends.
  func text(_ range: Range<Int>) -> String {
    let first = pieces.partitionPoint { $0.upperBound <= range.lowerBound }
    let parts = pieces[first...].prefix { $0.lowerBound < range.upperBound }.map { piece in
      String(decoding: sample.bytes[range.clamped(to: piece)], as: UTF8.self)
    }
    return parts.joined(separator: "\n")
  }
}
