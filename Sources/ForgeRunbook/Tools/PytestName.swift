import ForgeDiagnostics
import ForgeFiles

/// `tests/test_a.py::TestB::test_c[x]`: the classes and functions of a file of tests.
enum PytestName {
  static func read(_ words: [Fragment], _ run: inout PageRun) {
    for word in words where !word.text.hasPrefix("-") {
      guard let mark = word.text.firstRange(of: "::") else { continue }
      let file = word.prefix(word.text[..<mark.lowerBound].utf8.count)
      guard let path = run.path(file), run.world.files.state(of: path) == nil,
        let bytes = try? run.repository.fileSystem.read(path)
      else { continue }
      let defined = names(bytes)
      var start = file.offsets.count + 2
      for part in word.text[mark.upperBound...].split(separator: ":") {
        let name = String(part.prefix { $0 != "[" })
        let fragment = word.dropFirst(start).prefix(name.utf8.count)
        start += part.utf8.count + 2
        guard !name.isEmpty, fragment.isKnown else { continue }
        let nearest = Suggestion.nearest(to: name, among: defined.sorted())
        // A base class elsewhere may bring tests, and decorators make others.
        let verdict: CommandClaim.Verdict =
          defined.contains(name)
          ? .verified([.file(path)])
          : nearest.map { .contradicted("`\(path)` has no test `\(name)`", nearest: $0) }
            ?? .unverifiable("the test may be inherited")
        run.claim("pytest", .target, "\(path)::\(name)", fragment, verdict)
      }
    }
  }

  /// Everything that the file defines by `def` and `class`.
  private static func names(_ bytes: [UInt8]) -> Set<String> {
    var names: Set<String> = []
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      guard let match = line.firstMatch(of: /^\s*(?:async\s+)?(?:def|class)\s+(\w+)/) else { continue }
      names.insert(String(match.output.1))
    }
    return names
  }
}
