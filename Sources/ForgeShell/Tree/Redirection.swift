/// Where a command reads from or writes to (POSIX 2.7, bash manual 3.6).
package struct Redirection: Sendable {
  package let range: Range<Int>
  package let descriptor: Descriptor?
  package let kind: Kind
  package let operatorRange: Range<Int>
  /// The file, descriptor or text; of a heredoc, the delimiter.
  package let target: Word
  package let heredoc: Heredoc?

  package enum Descriptor: Hashable, Sendable {
    case number(Int)
    /// `{fd}>file` keeps the number in a variable.
    case variable(String)
  }

  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case input = "<"
    case output = ">"
    case append = ">>"
    case clobber = ">|"
    case readWrite = "<>"
    case duplicateInput = "<&"
    case duplicateOutput = ">&"
    case outputAndErrors = "&>"
    case appendOutputAndErrors = "&>>"
    case heredoc = "<<"
    case heredocWithoutTabs = "<<-"
    case hereString = "<<<"
  }
}

/// The lines after `<<` (POSIX 2.7.4).
package struct Heredoc: Sendable {
  package let delimiter: String
  /// Whether `$`, backquotes and `\` are special in the body: no part of the delimiter was quoted.
  package let isExpanded: Bool
  /// The lines, the last line end included; of `<<-`, parts without the leading tabs.
  package let body: Word
  /// The line that ends it, or nil where the script ends first, of which bash only warns.
  package let closing: Range<Int>?
}
