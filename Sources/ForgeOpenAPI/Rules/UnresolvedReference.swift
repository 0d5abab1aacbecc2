package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let unresolvedReference = Rule(
    "openapi/unresolved-reference", .error, "Reference that leads nowhere",
    why: """
      Generators stop, and Swagger UI shows an error in place of the schema. The path is relative to the file that the \
      reference stands in, or to the `$id` or `$self` that holds there; `~1` is a slash in a JSON pointer (RFC 6901).
      """,
    examples: [
      .good(
        minimal("paths: {}\ncomponents:\n  schemas:\n    A: {$ref: '#/components/schemas/B'}\n    B: {}"),
        file: specFile),
      .bad(
        minimal("paths: {}\ncomponents:\n  schemas:\n    A: {$ref: «'#/components/schemas/C'»}\n    B: {}"),
        file: specFile),
      .bad(
        minimal(
          "paths: {}\ncomponents:\n  schemas:\n    A: {$ref: «'#/components/schemas/B'»}\n    B: {$ref: «'#/components/schemas/A'»}"
        ), file: specFile),
    ],
    aliases: ["no-unresolved-refs", "invalid-ref"]
  ) { api, report in
    for use in api.references where use.form == .reference {
      guard case .failure(let fault) = use.place else { continue }
      if case .external = fault { continue }
      api.files.report(fault, of: use, &report)
    }
    for cycle in ReferenceCycles(api).cycles { report(cycle, api) }
  }
}

extension Report {
  /// Every reference on the way round is at fault, and each has the others as notes.
  fileprivate mutating func callAsFunction(_ cycle: [Int], _ api: APIDescription) {
    for (position, index) in cycle.enumerated() {
      let use = api.references[index]
      let others = cycle[(position + 1)...] + cycle[..<position]
      let notes = others.prefix(Self.shownSteps).map { Note("leads on to this one", at: api.references[$0].node.range) }
      self("`\(use.text.prefix(80))` leads back to itself", at: use.node.range, notes: Array(notes))
    }
  }

  private static var shownSteps: Int { 8 }
}

extension APIFiles {
  /// Says why a reference leads nowhere, where it stands.
  func report(_ fault: ReferenceFault, of use: APIReferenceUse, _ report: inout Report) {
    let range = use.node.range
    switch fault {
    case .external(let uri): report("`\(uri.prefix(200))` is on another host", at: range)
    case .malformedFragment(let text):
      report("`#\(text.prefix(80))` is no JSON pointer: `~` is written `~0`, and `/` in a name `~1`", at: range)
    case .outsideRoot: report("`\(use.text.prefix(80))` leads out of the root", at: range)
    case .folder(let path): report("`\(path)` is a folder, a reference names a file", at: range)
    case .unreadable(let path, let reason): report("`\(path)` cannot be read: \(reason)", at: range)
    case .noFile(let path):
      report(Message("no file `\(path)`").suggesting(report.nearest(to: path, among: files.keys.sorted())), at: range)
    case .unparsable(let path):
      // Within one file the fault itself says all there is to say.
      guard path != range.path else { return }
      let fault = files[path]?.diagnostics.first { $0.rule.family == "yaml" }
      guard let fault else { return report("`\(path)` is empty", at: range) }
      report(
        "`\(path)` cannot be read to the place that this names", at: range,
        notes: [Note(fault.message, at: fault.range)])
    case .nothing(let place):
      let nearest = report.nearest(to: place.pointer.tokens.last ?? "", among: siblings(of: place))
      let offer = nearest.map { "\(JSONPointer(tokens: place.pointer.tokens.dropLast() + [$0]))" }
      report(Message("nothing at `\(place.pointer)` in `\(place.path)`").suggesting(offer), at: range)
    case .noAnchor(let name, let resource): report("no anchor `\(name)` in `\(resource)`", at: range)
    }
  }

  private func siblings(of place: APIReference) -> [String] {
    let parent = JSONPointer(tokens: Array(place.pointer.tokens.dropLast()))
    return files[place.path]?.root?.value(at: parent)?.mapping?.pairs.compactMap(\.key.text) ?? []
  }
}
