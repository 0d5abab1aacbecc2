package import ForgeDiagnostics

/// A part of a template: text/template/parse's nodes, each with its bytes in the template's text.
indirect enum TemplateNode: Sendable {
  /// Text after trimming.
  case text(Range<Int>)
  case action(TemplatePipeline)
  case branch(TemplateBranch)
  case invocation(TemplateInvocation)
  case breakLoop
  case continueLoop
}

/// `{{if}}`, `{{with}}` and `{{range}}`.
struct TemplateBranch: Sendable {
  enum Kind: Hashable, Sendable {
    case `if`, with, range
  }

  let kind: Kind
  let pipeline: TemplatePipeline
  let body: [TemplateNode]
  let otherwise: [TemplateNode]
}

/// `{{template "name" pipeline}}`, which `{{block}}` leaves too.
struct TemplateInvocation: Sendable {
  let name: String
  let argument: TemplatePipeline?
  let range: Range<Int>
}

/// Commands, each of which is the last argument of the next, and the variables that the result is given to.
struct TemplatePipeline: Sendable {
  let variables: [String]
  /// `=` rather than `:=`.
  let isAssignment: Bool
  let commands: [TemplateCommand]
  let range: Range<Int>
}

/// Operands with spaces between them: a value, or a function or method with its arguments.
struct TemplateCommand: Sendable {
  let operands: [TemplateOperand]
  let range: Range<Int>
}

struct TemplateOperand: Sendable {
  indirect enum Content: Sendable {
    case dot
    case null
    case bool(Bool)
    case number(TemplateNumber)
    case string(String)
    /// `.Values.image`.
    case field([String])
    /// `$` or `$name`, with fields.
    case variable(String, [String])
    case function(String)
    /// `(pipeline)`.
    case pipeline(TemplatePipeline)
    /// `(pipeline).field`, and fields of other operands that are no names.
    case chain(TemplateOperand, [String])
  }

  let content: Content
  let range: Range<Int>
}

/// A constant, of whatever type its use asks for.
enum TemplateNumber: Hashable, Sendable {
  case int(Int)
  case float(Double)
  /// `'x'`, an int as well.
  case character(Int)
}

/// Text that declares templates: a file of a chart, or a string that `tpl` renders.
struct TemplateText: Sendable {
  /// What errors and `define` name it.
  let name: String
  let bytes: [UInt8]
  /// Where the text was written.
  let origins: Origins
  private let map: OriginMap

  init(name: String, bytes: [UInt8], origins: Origins) {
    self.name = name
    self.bytes = bytes
    self.origins = origins
    map = OriginMap(origins, length: bytes.count)
  }

  func source(of range: Range<Int>) -> SourceRange {
    map.source(of: range) ?? .file(name)
  }
}

/// A template as `define` or a file declares it.
package struct GoTemplate: Sendable {
  package let name: String
  let text: TemplateText
  let body: [TemplateNode]
  /// Where it is declared.
  package let range: SourceRange

  /// Whether it holds nothing but white space: such a one does not take the place of another (parse.IsEmptyTree).
  var isEmpty: Bool {
    body.allSatisfy { node in
      guard case .text(let range) = node else { return false }
      return text.bytes[range].allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
    }
  }
}
