package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let tagParent = Rule(
    "openapi/tag-parent", .error, "Tag below one that does not exist, or below itself",
    why: """
      Menus are built from `parent`: a tag whose parent is missing, or whose parents lead back to it, has no place in them.
      """,
    examples: [
      .good(
        #"""
        openapi: 3.2.0
        info: {title: A, version: "1"}
        paths: {}
        tags: [{name: a}, {name: b, parent: a}]
        """#, file: specFile),
      .bad(
        #"""
        openapi: 3.2.0
        info: {title: A, version: "1"}
        paths: {}
        tags: [{name: a}, {name: b, parent: «c»}]
        """#, file: specFile),
      .bad(
        #"""
        openapi: 3.2.0
        info: {title: A, version: "1"}
        paths: {}
        tags: [{name: a, parent: «b»}, {name: b, parent: «a»}]
        """#, file: specFile),
    ],
    aliases: ["spec-no-invalid-tag-parents"]
  ) { api, report in
    var parents: [String: YAMLNode] = [:]
    var names: Set<String> = []
    for tag in api.version == .v32 ? api.files.root?["tags"]?.sequence ?? [] : [] {
      guard let name = tag["name"]?.string else { continue }
      names.insert(name)
      if let parent = tag["parent"] { parents[name] = parent }
    }
    for (name, parent) in parents.sorted(by: { $0.value.range < $1.value.range }) {
      guard let text = parent.string else { continue }
      guard names.contains(text) else {
        report(
          Message("no tag `\(text)`").suggesting(report.nearest(to: text, among: names.sorted())), at: parent.range)
        continue
      }
      var seen: Set<String> = []
      var above: String? = name
      while let current = above, seen.insert(current).inserted { above = parents[current]?.string }
      if above == name { report("`\(name)` stands below itself", at: parent.range) }
    }
  }
}
