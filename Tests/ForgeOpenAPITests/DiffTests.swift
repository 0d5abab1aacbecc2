import ForgeDiagnostics
import ForgeTestSupport
import ForgeYAML
import Foundation
import Testing

@testable import ForgeOpenAPI

@Suite("Diff")
struct DiffTests {
  private func files(_ text: String) -> APIFiles {
    APIFiles(root: "api.yaml") { $0 == "api.yaml" ? SourceFile(path: $0, text: text) : nil }
  }

  private func changes(_ old: APIFiles, _ new: APIFiles) throws -> [Change] {
    try APIDiff(old: old, new: new).changes
  }

  @Test("A case has the changes that it names, forward and backward, at its marks", arguments: diffCases)
  func oneCase(_ example: DiffCase) throws {
    let (old, new) = (MarkedText(example.old), MarkedText(example.new))
    let (oldFiles, newFiles) = (files(old.text), files(new.text))
    #expect(oldFiles.syntaxFaults.isEmpty && newFiles.syntaxFaults.isEmpty)
    let forward = try changes(oldFiles, newFiles)
    let backward = try changes(newFiles, oldFiles)
    #expect(Set(forward.map(\.kind.id)) == Set(example.forward), "\(forward.map(\.message))")
    #expect(Set(backward.map(\.kind.id)) == Set(example.backward), "\(backward.map(\.message))")
    for (marked, places) in [(old, forward.map(\.old.bytes)), (new, forward.map(\.new.bytes))]
    where !marked.ranges.isEmpty {
      #expect(Set(places) == Set(marked.ranges))
    }
  }

  @Test("Every kind of change has a case, an id of its own, and words")
  func kinds() {
    let kinds = changeAreas.flatMap(\.kinds)
    let covered = Set(diffCases.flatMap { $0.forward + $0.backward })
    #expect(Set(kinds.map(\.id)).count == kinds.count)
    for kind in kinds {
      #expect(covered.contains(kind.id), "\(kind.id) has no case")
      #expect(!kind.summary.hasSuffix(".") && kind.why.hasSuffix("."), "\(kind.id)")
    }
    #expect(covered.isSubset(of: Set(kinds.map(\.id))), "kinds that are not listed")
  }

  @Test("A description does not differ from itself", arguments: diffCases)
  func itself(_ example: DiffCase) throws {
    for text in [example.old, example.new] {
      let files = files(MarkedText(text).text)
      #expect(try changes(files, files).isEmpty)
    }
  }

  @Test("A description does not differ from its bundle, wherever its parts stand and whatever they are called")
  func bundle() throws {
    let parts = [
      "api.yaml": """
      openapi: 3.1.0
      info: {title: A, version: '1'}
      paths: {/a: {$ref: 'a.yaml#/item'}}
      """,
      "a.yaml": """
      item:
        get:
          responses:
            '200': {description: A, content: {application/json: {schema: {$ref: '#/Thing'}}}}
      Thing: {type: object, properties: {parts: {type: array, items: {$ref: '#/Thing'}}}}
      """,
    ]
    let old = APIFiles(root: "api.yaml") { path in parts[path].map { SourceFile(path: path, text: $0) } }
    let bundle = try #require(APIDescription(old).bundled())
    #expect(try changes(old, files(YAMLEmitter.emit(bundle))).isEmpty)
  }

  @Test("Turned round, the changes stand at the same places", arguments: diffCases)
  func turnedRound(_ example: DiffCase) throws {
    let (old, new) = (files(MarkedText(example.old).text), files(MarkedText(example.new).text))
    let forward = try changes(old, new).map { [$0.old, $0.new] }
    let backward = try changes(new, old).map { [$0.new, $0.old] }
    #expect(Set(forward) == Set(backward))
  }

  @Test("The manual lists every kind as it is")
  func manual() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/forge-docs/changes.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    #expect(text == ChangeReference.markdown(changeAreas), "run `make rules`")
  }
}
