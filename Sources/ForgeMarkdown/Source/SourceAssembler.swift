import ForgeDiagnostics

/// Makes the text of a page: its own lines, with what it includes in the place of each directive, and with the values of
/// variables in the place of their names.
struct SourceAssembler {
  private let options: ParseOptions
  private var bytes: [UInt8] = []
  private var pieces: [PageSource.Piece] = []
  private var files: [SourceFile] = []
  /// The files that are being included, the page first.
  private var open: [String] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// Files may include each other this deep.
  private static let maximumDepth = 16
  /// No text grows beyond this by what it includes: files that include each other twice would grow without end.
  static let maximumSize = 32 << 20

  /// The text of `file`, whose Markdown is at `body`, and what is wrong with its directives.
  static func assemble(
    _ file: SourceFile, body: Range<Int>, _ options: ParseOptions
  ) -> (source: PageSource, diagnostics: [Diagnostic]) {
    guard needsAssembly(file.bytes, body, options) else { return (PageSource(file), []) }
    var assembler = SourceAssembler(options: options)
    assembler.files.append(file)
    assembler.copy(0..<body.lowerBound, of: 0)
    assembler.open.append(file.path)
    assembler.append(body, of: 0, prefix: 0..<0)
    let source = PageSource(file, bytes: assembler.bytes, pieces: assembler.pieces, files: assembler.files)
    return (source, assembler.diagnostics)
  }

  private init(options: ParseOptions) {
    self.options = options
  }

  private static func needsAssembly(_ bytes: [UInt8], _ body: Range<Int>, _ options: ParseOptions) -> Bool {
    options.syntax.contains(.includes)
      && (bytes.firstRange(of: IncludeDirective.scissors, in: body) != nil
        || bytes.firstRange(of: IncludeDirective.marker, in: body) != nil)
      || options.dialect?.isUsed(in: bytes, body) == true
      || options.syntax.contains(.variables) && !options.variables.isEmpty
        && bytes.firstRange(of: Variables.opening, in: body) != nil
  }

  // MARK: Lines

  /// Appends the lines at `range` of a file, the lines after the first with the bytes at `prefix` of the text so far
  /// before them.
  private mutating func append(_ range: Range<Int>, of file: Int, prefix: Range<Int>) {
    let source = files[file].bytes
    let prefix = Array(bytes[prefix])
    var start = range.lowerBound
    /// What the lines since scissors that stand alone name; nil outside of such lines.
    var listed: [IncludeDirective.Request]?
    while start < range.upperBound {
      let line = Line(from: start, in: source, before: range.upperBound)
      defer { start = line.end }
      let directive = options.syntax.contains(.includes) ? IncludeDirective(line.content, source, options.dialect) : nil
      if let requests = listed {
        if case .fence? = directive?.form {
          listed = nil
          include(requests, from: file, lineEnd: line.content.upperBound..<line.end)
        } else {
          listed = requests + IncludeDirective.listed(line.content, source)
        }
        continue
      }
      if case .region? = directive?.form, open.count > 1 { continue }
      if start > range.lowerBound { appendPrefix(prefix, to: line.content, file) }
      if case .fence? = directive?.form, Self.hasFence(after: line.end, in: source, before: range.upperBound) {
        copy(line.content.lowerBound..<(directive?.start ?? start), of: file)
        listed = []
      } else {
        append(line, directive, of: file)
      }
    }
  }

  private mutating func append(_ line: Line, _ directive: IncludeDirective?, of file: Int) {
    switch directive?.form {
    case .include(let requests)?:
      copy(line.content.lowerBound..<(directive?.start ?? line.content.lowerBound), of: file)
      include(requests, from: file, lineEnd: line.content.upperBound..<line.end)
    case .escaped(let mark)?:
      copy(line.content.lowerBound..<mark, of: file)
      copy(mark + 1..<line.end, of: file)
    case .code(let request, let language)?:
      copy(line.content.lowerBound..<(directive?.start ?? line.content.lowerBound), of: file)
      let start = bytes.lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
      let prefix = start..<bytes.count
      make(Array("```\(language)".utf8), of: request.range, in: file)
      startLine(prefix, for: request, in: file)
      include(request, from: file, prefix: prefix)
      startLine(prefix, for: request, in: file)
      make(Array("```".utf8), of: request.range, in: file)
      copy(line.content.upperBound..<line.end, of: file)
    case .dedented?: copy((directive?.start ?? line.content.lowerBound)..<line.end, of: file)
    case .text(let text)?:
      copy(line.content.lowerBound..<(directive?.start ?? line.content.lowerBound), of: file)
      make(Array(text.utf8), of: line.content, in: file)
      copy(line.content.upperBound..<line.end, of: file)
    default: copyLine(line.content.lowerBound..<line.end, of: file)
    }
  }

  private struct Line {
    /// Without the line ending.
    let content: Range<Int>
    /// After the line ending.
    let end: Int

    init(from start: Int, in bytes: [UInt8], before limit: Int) {
      end = SourceAssembler.lineEnd(from: start, in: bytes, before: limit)
      var last = end
      while last > start, bytes[last - 1] == 0x0A || bytes[last - 1] == 0x0D { last -= 1 }
      content = start..<last
    }
  }

  private static func lineEnd(from start: Int, in bytes: [UInt8], before limit: Int) -> Int {
    var offset = start
    while offset < limit {
      if bytes[offset] == 0x0A { return offset + 1 }
      if bytes[offset] == 0x0D { return offset + 1 < limit && bytes[offset + 1] == 0x0A ? offset + 2 : offset + 1 }
      offset += 1
    }
    return limit
  }

  private static func hasFence(after start: Int, in bytes: [UInt8], before limit: Int) -> Bool {
    var start = start
    while start < limit {
      let line = Line(from: start, in: bytes, before: limit)
      if case .fence? = IncludeDirective(line.content, bytes)?.form { return true }
      start = line.end
    }
    return false
  }

  private mutating func appendPrefix(_ prefix: [UInt8], to line: Range<Int>, _ file: Int) {
    // An empty line needs no indentation, but stays inside a quote.
    guard !prefix.isEmpty, !line.isEmpty || prefix.contains(UInt8(ascii: ">")) else { return }
    make(prefix, of: line.lowerBound..<line.lowerBound, in: file)
  }

  /// A line of its own: copied, with the values of variables.
  private mutating func copyLine(_ line: Range<Int>, of file: Int) {
    if let words = options.dialect?.words {
      var start = line.lowerBound
      for (range, text) in words(line, files[file].bytes) {
        copy(start..<range.lowerBound, of: file)
        make(Array(text.utf8), of: range, in: file)
        start = range.upperBound
      }
      return copy(start..<line.upperBound, of: file)
    }
    guard options.syntax.contains(.variables), !options.variables.isEmpty else { return copy(line, of: file) }
    var start = line.lowerBound
    for use in Variables.uses(in: files[file].bytes, line) where bytes.count <= Self.maximumSize {
      guard let value = options.variables[use.name] else {
        diagnostics += Variables.finding(use, in: files[file], names: options.variables.keys.sorted())
        continue
      }
      copy(start..<use.range.lowerBound, of: file)
      make(Array(value.utf8), of: use.range, in: file)
      start = use.range.upperBound
    }
    copy(start..<line.upperBound, of: file)
  }

  // MARK: Includes

  private mutating func include(_ requests: [IncludeDirective.Request], from file: Int, lineEnd: Range<Int>) {
    let start = bytes.lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
    let prefix = start..<bytes.count
    for (index, request) in requests.enumerated() {
      if index > 0 { startLine(prefix, for: request, in: file) }
      include(request, from: file, prefix: prefix)
    }
    copy(lineEnd, of: file)
  }

  /// A further line of the same directive.
  private mutating func startLine(_ prefix: Range<Int>, for request: IncludeDirective.Request, in file: Int) {
    make([0x0A] + bytes[prefix], of: request.range, in: file)
  }

  private mutating func include(_ request: IncludeDirective.Request, from file: Int, prefix: Range<Int>) {
    let place = files[file].range(request.range)
    guard let included = options.includes.file(request.path, from: files[file].path) else {
      diagnostics.append(
        Diagnostic(
          .unknownInclude, .unknownInclude(request.path, options.includes.nearest(to: request.path)), at: place))
      return
    }
    guard !open.contains(included.path), open.count < Self.maximumDepth else {
      diagnostics.append(Diagnostic(.includeCycle, .includeCycle(open + [included.path]), at: place))
      return
    }
    switch IncludedLines.ranges(of: request.selections, in: included) {
    case .failure(let fault):
      diagnostics.append(Diagnostic(.unknownRegion, .unknownRegion(fault, in: included.path), at: place))
    case .success(let ranges):
      guard bytes.count + ranges.reduce(0, { $0 + $1.count }) <= Self.maximumSize else {
        diagnostics.append(Diagnostic(.includeCycle, .tooLarge, at: place))
        return
      }
      let index = files.count
      files.append(included)
      open.append(included.path)
      for (number, range) in ranges.enumerated() {
        if number > 0 { startLine(prefix, for: request, in: file) }
        append(range, of: index, prefix: prefix)
      }
      open.removeLast()
    }
  }

  // MARK: Pieces

  private mutating func copy(_ range: Range<Int>, of file: Int) {
    guard !range.isEmpty else { return }
    if let last = pieces.last, last.isCopy, last.file == file, last.origin.upperBound == range.lowerBound {
      pieces[pieces.count - 1].origin = last.origin.lowerBound..<range.upperBound
    } else {
      pieces.append(PageSource.Piece(start: bytes.count, file: file, origin: range, isCopy: true))
    }
    bytes.append(contentsOf: files[file].bytes[range])
  }

  private mutating func make(_ text: [UInt8], of origin: Range<Int>, in file: Int) {
    guard !text.isEmpty else { return }
    pieces.append(PageSource.Piece(start: bytes.count, file: file, origin: origin, isCopy: false))
    bytes.append(contentsOf: text)
  }
}
