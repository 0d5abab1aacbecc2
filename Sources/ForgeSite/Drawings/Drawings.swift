package import ForgeDiagnostics
package import ForgeMarkdown

/// What the programs of `markdown.renderers` made of the diagrams and formulas of the site.
package struct Drawings: Sendable {
  /// The output for each source that a program drew.
  package private(set) var outputs: [DrawingSource: Output] = [:]
  package private(set) var diagnostics: [Diagnostic] = []

  package enum Output: Sendable {
    /// SVG, published as a file of its own: as an image it can run nothing.
    case svg([UInt8])
    /// MathML, of elements and attributes that draw and do nothing else.
    case mathML(MathML)
  }

  package init() {}

  /// Runs the programs in the folder `root`, each source once: its text on standard input, SVG or MathML from standard
  /// output. What `known` has, of the same programs, is not drawn again.
  package static func make(
    for site: Site, root: String, reusing known: Drawings = Drawings(), jobs: Int
  ) async throws -> Drawings {
    let programs = site.configuration.markdown.renderers.mapValues { ["-C", root] + $0 }
    guard !programs.isEmpty else { return Drawings() }
    var places: [DrawingSource: SourceRange] = [:]
    var sources: [DrawingSource] = []
    var drawings = Drawings()
    for page in site.pages {
      for source in page.document.drawingSources where programs[source.kind] != nil && places[source] == nil {
        places[source] = page.document.drawingRange(of: source)
        if let output = known.outputs[source] { drawings.outputs[source] = output } else { sources.append(source) }
      }
    }
    let results = await outputs(of: sources, programs, jobs: jobs)
    for (source, result) in zip(sources, results) {
      switch result {
      case .success(let output): drawings.outputs[source] = output
      case .failure(let fault):
        let place = places[source] ?? .file("")
        drawings.diagnostics.append(
          Diagnostic(.drawingFailed, .drawingFailed(source.kind, fault.reason), at: place))
      }
    }
    return drawings
  }

  /// The outputs in the order of the sources, at most `jobs` programs at a time.
  private static func outputs(
    of sources: [DrawingSource], _ programs: [DrawingSource.Kind: [String]], jobs: Int
  ) async -> [Result<Output, Fault>] {
    await withTaskGroup(of: (Int, Result<Output, Fault>).self) { group in
      var results: [Int: Result<Output, Fault>] = [:]
      for (index, source) in sources.enumerated() {
        if index >= jobs, let (done, result) = await group.next() { results[done] = result }
        group.addTask { (index, await output(of: programs[source.kind] ?? [], for: source)) }
      }
      for await (done, result) in group { results[done] = result }
      return sources.indices.compactMap { results[$0] }
    }
  }

  private typealias Fault = PictureProgram.Fault

  private static func output(of command: [String], for source: DrawingSource) async -> Result<Output, Fault> {
    let program = PictureProgram(
      command, variables: ["FORGE_DOCS_DISPLAY": source.isDisplay ? "block" : "inline"])
    return await program.run(source.text).flatMap { read($0) }
  }

  private static func read(_ output: [UInt8]) -> Result<Output, Fault> {
    let text = output.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    guard String(validating: output, as: UTF8.self) != nil else {
      return .failure(Fault(reason: "its output is no text"))
    }
    if text.starts(with: "<math".utf8) {
      return MathML(text).map { .success(.mathML($0)) }
        ?? .failure(Fault(reason: "its output holds more than MathML that draws"))
    }
    guard text.starts(with: "<svg".utf8) || text.starts(with: "<?xml".utf8) else {
      return .failure(Fault(reason: "its output is neither SVG nor MathML"))
    }
    return .success(.svg(Array(text)))
  }

  // MARK: Publishing

  /// The files to publish, sorted by path.
  var files: [OutputFile] {
    let files = outputs.values.compactMap { output -> OutputFile? in
      guard case .svg(let bytes) = output else { return nil }
      return OutputFile(path: Self.path(of: bytes), bytes: bytes)
    }
    return files.sorted { $0.path < $1.path }
  }

  /// What pages at `url` show of the drawings.
  func drawings(for document: MarkdownDocument, at url: String) -> [DrawingSource: Drawing] {
    guard !outputs.isEmpty else { return [:] }
    var drawings: [DrawingSource: Drawing] = [:]
    for source in document.drawingSources {
      switch outputs[source] {
      case .svg(let bytes)?: drawings[source] = .image(url: SitePath.link(to: Self.path(of: bytes), from: url))
      case .mathML(let math)?: drawings[source] = .markup(math.html)
      case nil: continue
      }
    }
    return drawings
  }

  private static func path(of svg: [UInt8]) -> String { ContentHash.name("assets/drawing.svg", of: svg) }
}

extension MarkdownDocument {
  /// The block that holds the first place where `source` is drawn.
  fileprivate func drawingRange(of source: DrawingSource) -> SourceRange {
    for (index, node) in tree.nodes.enumerated() where node.kind == .math || node.kind == .codeBlock {
      if tree.string(node.literal) == source.text { return blockRange(of: MarkdownNode.ID(index)) }
    }
    return .file(file.path)
  }
}

extension RuleDescription {
  package static let drawingFailed = RuleDescription(
    "pages/drawing-failed", .error, "Diagram or formula that its program cannot draw",
    why: """
      The page shows the source instead. The message is the first line that the program of `markdown.renderers` printed.
      """,
    examples: [])
}

extension Message {
  fileprivate static func drawingFailed(_ kind: DrawingSource.Kind, _ reason: String) -> Message {
    Message("the program for \(kind.rawValue) failed: \(reason)")
  }
}
