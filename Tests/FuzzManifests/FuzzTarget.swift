import ForgeDiagnostics
import ForgeFiles
import ForgeGoTemplate
import ForgeManifests
import ForgeYAML

/// What libFuzzer calls with each input: files, each behind a line `#=# path`. They are rendered by whatever they are for;
/// a trap, a run that takes too long, or a place outside its file ends the run, and the input is kept.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let files = FuzzFiles.read(UnsafeBufferPointer(start: bytes, count: count))
  let fileSystem = FileSystem.memory(files)
  let paths = files.map(\.path)
  for declaration in EnvironmentSearch(fileSystem, paths: paths).declarations() {
    let result = EnvironmentRenderer(fileSystem).render(declaration)
    let manifests = Manifests(environments: [result.environment])
    let findings = result.diagnostics + manifestRules.flatMap { $0.check(manifests) }
    let ranges = findings.map(\.range) + result.environment.objects.map(\.place)
    for range in ranges { FuzzFiles.check(range, result.files + files) }
  }
  return 0
}

enum FuzzFiles {
  private static let mark = Array("#=# ".utf8)

  /// The files of an input; text before the first mark is a template of a chart.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> [SourceFile] {
    var files: [SourceFile] = []
    var path = "chart/templates/template.yaml"
    var content: [UInt8] = []
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if line.starts(with: mark) {
        files.append(SourceFile(path: path, bytes: content))
        path = String(decoding: line.dropFirst(mark.count).prefix(80), as: UTF8.self)
        content = []
      } else {
        content += line + [0x0A]
      }
    }
    files.append(SourceFile(path: path, bytes: content))
    if !files.contains(where: { $0.path == "chart/Chart.yaml" }) {
      files.append(SourceFile(path: "chart/Chart.yaml", text: "apiVersion: v2\nname: chart\nversion: 1.0.0\n"))
    }
    if !files.contains(where: { $0.path == "chart/values.yaml" }) {
      files.append(
        SourceFile(
          path: "chart/values.yaml",
          text:
            "a: 1\nb: two\nc: [1, x, null]\nd: {e: {f: true}}\ng: 1.5\nh: |\n  line\n  line\ni: \"{{ .Values.b }}\"\n"))
    }
    // Of two files of one path the last is the one that is there.
    let last = Dictionary(files.map { ($0.path, $0) }) { _, last in last }
    return last.values.filter { !$0.path.isEmpty && !$0.path.hasPrefix("/") && !$0.path.contains("..") }
      .sorted { $0.path < $1.path }
  }

  static func check(_ range: SourceRange, _ files: [SourceFile]) {
    guard let file = files.first(where: { $0.path == range.path }) else { return }
    guard range.bytes.lowerBound >= 0, range.bytes.upperBound <= file.bytes.count else {
      fatalError("\(range) lies outside its file of \(file.bytes.count) bytes")
    }
  }
}
