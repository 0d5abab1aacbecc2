import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import Testing

@Suite("Charts that are broken or hostile")
struct ChartBadInputTests {
  private func findings(
    _ template: String, _ others: [String: String] = [:], binary: [String: [UInt8]] = [:]
  ) -> RenderedManifests {
    ChartProject(others.merging(["templates/cm.yaml": template]) { $1 }).render(binary: binary)
  }

  @Test(
    "What would never end, or fill the memory, is stopped with a finding",
    arguments: [
      "{{ define \"a\" }}{{ include \"a\" . }}{{ end }}{{ include \"a\" . }}",
      "{{ define \"a\" }}{{ template \"b\" . }}{{ end }}{{ define \"b\" }}{{ template \"a\" . }}{{ end }}{{ template \"a\" . }}",
      "{{ tpl .Values.loop . }}", "{{ repeat 1073741824 \"x\" }}", "{{ repeat 9223372036854775807 \"xx\" }}",
      "{{ range until 100000000 }}x{{ end }}", "{{ untilStep 0 9223372036854775807 1 }}",
      "{{ range $a := until 10000 }}{{ range $b := until 10000 }}{{ end }}{{ end }}", "{{ randAlphaNum 2000000000 }}",
      "{{ indent 2000000000 \"a\" }}", "{{ printf \"%1000000000d\" 1 }}{{ repeat 300 (printf \"%1000000d\" 1) }}",
      "{{ $x := list }}{{ range until 300 }}{{ $x = list $x $x }}{{ end }}{{ toYaml $x }}",
      "{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ toYaml $d }}",
      "{{ regexMatch \"(a+)+$\" (repeat 40 \"a\" | printf \"%sb\") }}",
      "{{ genCA (repeat 1000000 \"x\") 1 | toYaml | repeat 1000 }}", "{{ range 9000000000 }}{{ end }}",
    ])
  func limits(_ template: String) {
    let result = findings(template, ["values.yaml": "loop: \"{{ tpl .Values.loop . }}\"\n"])
    #expect(!result.diagnostics.isEmpty || result.objects.isEmpty)
    for diagnostic in result.diagnostics { #expect(diagnostic.range.path.hasPrefix("chart/")) }
  }

  @Test("Values that aliases blow up are stopped with a finding")
  func aliases() {
    var values = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      values += "a\(level): &a\(level) [\((0..<10).map { _ in "*a\(level - 1)" }.joined(separator: ", "))]\n"
    }
    let result = findings(configMap("a: b"), ["values.yaml": values])
    #expect(result.diagnostics.contains { $0.rule == "yaml/alias-expansion" })
  }

  @Test("A values file that is a list, or no text, is a finding")
  func values() {
    #expect(
      findings(configMap("a: b"), ["values.yaml": "- a\n"]).diagnostics.map(\.rule) == ["manifests/invalid-values"])
    let binary = findings(configMap("a: b"), binary: ["values.yaml": [0x61, 0x3A, 0x20, 0xFF, 0xFE, 0x0A]])
    #expect(binary.diagnostics.contains { $0.rule == "yaml/invalid-utf8" })
  }

  @Test("A template that is not UTF-8 is rendered as far as it goes")
  func encoding() {
    let template = Array(configMap("a: {{ .Release.Name }}").utf8) + [0xFF, 0xFE, 0x0A]
    let result = ChartProject([:]).render(binary: ["templates/cm.yaml": template])
    #expect(result.diagnostics.contains { $0.rule == "yaml/invalid-utf8" })
  }

  @Test(
    "An error names its place, and the calls that led there",
    arguments: [
      ("{{ .Values.a.b.c }}", "nil pointer evaluating interface {}.c", 0),
      ("{{ include \"h\" . }}", "error calling atoi: wrong type for value; expected string; got float64", 1),
      ("{{ required \"a is needed\" .Values.a.b }}", "a is needed", 0), ("{{ fail \"never\" }}", "never", 0),
      ("{{ if }}", "missing value for if", 0), ("{{ nothing 1 }}", "function \"nothing\" not defined", 0),
      (
        "{{ include \"none\" . }}",
        "error calling include: template: no template \"none\" associated with template \"gotpl\"", 0
      ),
    ])
  func errors(_ template: String, _ message: String, _ calls: Int) throws {
    let result = findings(
      "# first line\n\(template)",
      ["values.yaml": "a: {}\ncount: 5\n", "templates/_h.tpl": "{{ define \"h\" }}{{ atoi .Values.count }}{{ end }}"])
    let finding = try #require(result.diagnostics.first { $0.severity == .error })
    #expect(finding.message.text == message)
    #expect(finding.notes.count == calls)
    #expect(finding.range.path == (calls == 0 ? "chart/templates/cm.yaml" : "chart/templates/_h.tpl"))
    #expect(!finding.range.bytes.isEmpty)
    #expect(!result.gaps.isEmpty)
  }

  @Test("YAML that does not parse is reported where the template wrote it")
  func syntax() throws {
    let result = findings(configMap("a: b: c"), [:])
    let finding = try #require(result.diagnostics.first)
    #expect(finding.rule == "yaml/syntax")
    #expect(finding.range.path == "chart/templates/cm.yaml")
  }

  @Test(
    "Archives that are damaged, lead out of their folder or unpack to too much are refused", arguments: BadArchive.all)
  func archives(_ archive: BadArchive) {
    let result = ChartProject(["templates/cm.yaml": configMap("a: b")])
      .render(binary: ["charts/sub-1.0.0.tgz": archive.bytes])
    #expect(result.diagnostics.map(\.rule) == ["manifests/chart-error"], "\(archive.name): \(result.findings)")
    #expect(result.data == "a=b")
  }
}
