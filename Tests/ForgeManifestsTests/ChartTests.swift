import ForgeDiagnostics
import ForgeManifests
import ForgeYAML
import Testing

@Suite("Charts")
struct ChartTests {
  private static let subchart = [
    "charts/sub/Chart.yaml": "apiVersion: v2\nname: sub\nversion: 1.2.3\n",
    "charts/sub/values.yaml": "port: 1\nexports:\n  data:\n    shared: from-sub\nouter:\n  deep: 5\n",
    "charts/sub/templates/cm.yaml": configMap(
      "port: \"{{ .Values.port }}\"", "name: \"{{ .Chart.Name }}\"", "g: \"{{ .Values.global.g }}\""),
  ]

  private func withSubchart(_ chart: String, _ files: [String: String]) -> ChartProject {
    ChartProject(
      Self.subchart.merging(files) { $1 }
        .merging(["Chart.yaml": "apiVersion: v2\nname: chart\nversion: 1.0.0\n\(chart)"]) { $1 })
  }

  @Test("Values files are laid over the chart's, later ones last, and flags over all")
  func layers() {
    let chart = ChartProject([
      "values.yaml": "a: 1\nb: {c: 1, d: 1}\nl: [1, 2]\n", "one.yaml": "a: 2\nb: {c: 2}\n",
      "two.yaml": "a: 3\nl: [9]\n",
      "templates/cm.yaml": configMap(
        "a: \"{{ .Values.a }}\"", "c: \"{{ .Values.b.c }}\"", "d: \"{{ .Values.b.d }}\"", "l: \"{{ .Values.l }}\""),
    ])
    #expect(chart.render().data == "a=1 c=1 d=1 l=[1 2]")
    #expect(chart.render(values: ["one.yaml", "two.yaml"]).data == "a=3 c=2 d=1 l=[9]")
    #expect(chart.render(values: ["two.yaml", "one.yaml"]).data == "a=2 c=2 d=1 l=[9]")
    #expect(chart.render(values: ["one.yaml"], flags: [.set("a=7,b.d=8")]).data == "a=7 c=2 d=8 l=[1 2]")
  }

  @Test("A null takes a key away, at the top and inside maps")
  func nulls() {
    let chart = ChartProject([
      "values.yaml": "a: 1\nb: {c: 1, d: 1}\n", "null.yaml": "a: null\nb: {c: null}\n",
      "templates/cm.yaml": configMap("keys: \"{{ keys .Values | sortAlpha }} {{ keys .Values.b }}\""),
    ])
    #expect(chart.render(values: ["null.yaml"]).data == "keys=[b] [d]")
    #expect(chart.render(flags: [.set("b=null")]).findings.count == 1)
  }

  @Test(
    "Flags set values of every kind",
    arguments: [
      ([.set("x=1")], "int64 1"), ([.set("x=01")], "string 01"), ([.set("x=true")], "bool true"),
      ([.set("x=1.5")], "string 1.5"), ([.set("x={a,b}")], "slice [a b]"), ([.set("x={}")], "slice []"),
      ([.set("x[0]=a,x[2]=c")], "slice [a <nil> c]"), ([.set("x[0].k=v")], "slice [map[k:v]]"),
      ([.set("x.y=a\\,b")], "map map[y:a,b]"), ([.set("x.a\\.b=c")], "map map[a.b:c]"), ([.set("x=")], "string "),
      ([.setString("x=1")], "string 1"), ([.setJSON("x={\"a\":[1,2]}")], "map map[a:[1 2]]"),
      ([.setJSON("{\"x\":{\"z\":null}}")], "map map[z:<nil>]"), ([.setLiteral("x=a,b=c")], "string a,b=c"),
      ([.set("x=5"), .setString("x=6")], "string 6"), ([.setFile("x=chart/file.txt")], "string content"),
    ] as [([HelmRelease.SetFlag], String)])
  func flags(_ flags: [HelmRelease.SetFlag], _ expected: String) {
    let chart = ChartProject([
      "file.txt": "content",
      "templates/cm.yaml": configMap("x: {{ printf \"%s %v\" (kindOf .Values.x) .Values.x | quote }}"),
    ])
    let result = chart.render(flags: flags)
    #expect(result.diagnostics == [])
    #expect(result.data == "x=\(expected)")
  }

  @Test("A flag that sets nothing is a finding", arguments: ["x", "x[=1", "x[-1]=a", "x[99999999]=a", "x={a", ".=1"])
  func badFlags(_ flag: String) {
    let result = ChartProject(["templates/cm.yaml": configMap("x: y")]).render(flags: [.set(flag)])
    #expect(result.diagnostics.map(\.rule) == ["manifests/invalid-values"], "\(result.findings)")
  }

  @Test("Subcharts see their own values and the globals; parents override both")
  func subcharts() {
    let chart = withSubchart("", ["values.yaml": "global: {g: top}\nsub: {port: 2}\n"])
    #expect(chart.render().data == "g=top name=sub port=2")
  }

  @Test("An alias names a dependency, and two make two of it")
  func aliases() {
    let chart = withSubchart(
      "dependencies:\n  - {name: sub, version: 1.x, alias: one}\n  - {name: sub, version: ^1.2, alias: two}\n",
      ["values.yaml": "one: {port: 11}\ntwo: {port: 22}\n"])
    let maps = chart.render().objects.map {
      "\($0.root["data"]?["name"]?.text ?? "")\($0.root["data"]?["port"]?.text ?? "")"
    }
    #expect(maps.sorted() == ["one11", "two22"])
  }

  @Test(
    "Conditions and tags choose dependencies; the first condition that is a bool has the last word",
    arguments: [
      ("condition: sub.enabled", "", true), ("condition: sub.enabled", "sub: {enabled: false}", false),
      ("condition: a.b,sub.enabled", "sub: {enabled: false}\na: {b: true}", true),
      ("condition: a.b,sub.enabled", "sub: {enabled: false}\na: {b: text}", false),
      ("tags: [t]", "tags: {t: false}", false), ("tags: [t, u]", "tags: {t: false, u: true}", true),
      ("tags: [t]\n    condition: sub.enabled", "tags: {t: false}\nsub: {enabled: true}", true),
    ])
  func conditions(_ dependency: String, _ values: String, _ isThere: Bool) {
    let chart = withSubchart(
      "dependencies:\n  - name: sub\n    version: \"*\"\n    \(dependency)\n", ["values.yaml": "\(values)\n"])
    #expect(!chart.render().objects.isEmpty == isThere)
  }

  @Test("Values are imported from exports and from maps, below the parent's own")
  func importValues() {
    let chart = withSubchart(
      """
      dependencies:
        - name: sub
          version: 1.2.3
          import-values: [data, {child: outer, parent: taken}]

      """, ["templates/cm.yaml": configMap("a: \"{{ .Values.shared }} {{ .Values.taken.deep }}\"")])
    #expect(chart.render().objects.first { $0.root["data"]?["a"] != nil }?.root["data"]?["a"]?.text == "from-sub 5")
  }

  @Test("A dependency that is not there is one finding and a gap, and the rest is rendered")
  func missing() {
    let chart = ChartProject([
      "Chart.yaml":
        "apiVersion: v2\nname: chart\nversion: 1.0.0\ndependencies:\n  - {name: redis, version: 1.x, repository: \"https://charts.example\"}\n",
      "templates/cm.yaml": configMap("a: b"),
    ])
    let result = chart.render()
    #expect(result.diagnostics.map(\.rule) == ["manifests/missing-dependency"])
    #expect(result.gaps.map(\.cause) == [.remote("https://charts.example/redis")])
    #expect(result.data == "a=b")
  }

  @Test("Library charts lend templates and make nothing; a dependency may be a folder beside the chart")
  func libraries() {
    let chart = ChartProject([
      "Chart.yaml":
        "apiVersion: v2\nname: chart\nversion: 1.0.0\ndependencies:\n  - {name: lib, version: 1.x, repository: \"file://charts-local/lib\"}\n",
      "charts-local/lib/Chart.yaml": "apiVersion: v2\nname: lib\nversion: 1.0.0\ntype: library\n",
      "charts-local/lib/templates/_names.tpl": "{{ define \"lib.name\" }}{{ .Release.Name }}-x{{ end }}",
      "charts-local/lib/templates/no.yaml": configMap("no: no"),
      "templates/cm.yaml": configMap("a: {{ include \"lib.name\" . }}"),
    ])
    let result = chart.render()
    #expect(result.diagnostics == [])
    #expect(result.objects.count == 1)
    #expect(result.data == "a=rel-x")
  }

  @Test("Templates see the release, the cluster and the chart's files")
  func scope() {
    let chart = ChartProject([
      "Chart.yaml": "apiVersion: v2\nname: chart\nversion: 1.0.0\nappVersion: 7.8\nannotations: {k: v}\n",
      "conf/a.txt": "one\ntwo", "conf/b.txt": "bee", ".helmignore": "*.bak\nsecret/\n", "x.bak": "no", "secret/y": "no",
      "templates/cm.yaml": configMap(
        "release: \"{{ .Release.Name }} {{ .Release.Namespace }} {{ .Release.IsInstall }} {{ .Release.Service }}\"",
        "chart: \"{{ .Chart.Version }} {{ .Chart.AppVersion }} {{ .Chart.Annotations.k }} {{ .Chart.Annotations.no }}\"",
        "cluster: \"{{ .Capabilities.KubeVersion.Minor }} {{ .Capabilities.APIVersions.Has \"apps/v1\" }} {{ .Capabilities.APIVersions.Has \"x/v1\" }}\"",
        "file: {{ .Files.Get \"conf/b.txt\" }}", "none: \"{{ .Files.Get \"none\" }}{{ .Files.Get \"x.bak\" }}\"",
        "glob: \"{{ range $p, $_ := .Files.Glob \"conf/*\" }}{{ base $p }};{{ end }}\"",
        "lines: \"{{ range .Files.Lines \"conf/a.txt\" }}<{{ . }}>{{ end }}\"",
        "template: \"{{ .Template.Name }} {{ .Template.BasePath }}\""),
      "templates/config.yaml":
        "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ndata:\n{{ (.Files.Glob \"conf/*\").AsSecrets | indent 2 }}\n",
    ])
    let result = chart.render()
    #expect(result.diagnostics == [])
    #expect(
      result.data
        == "chart=1.0.0 7.8 v  cluster=34 true false file=bee glob=a.txt;b.txt; lines=<one><two> none= release=rel ns true Helm template=chart/templates/cm.yaml chart/templates"
    )
    #expect(result.objects.first { $0.kind == "Secret" }?.root["data"]?["b.txt"]?.text == "YmVl")
  }

  @Test("Objects come in the order of installation, hooks last, notes never")
  func order() {
    func object(_ kind: String, _ more: String = "") -> String {
      "apiVersion: v1\nkind: \(kind)\nmetadata:\n  name: x\(more)\n"
    }
    let hook = "\n  annotations: {helm.sh/hook: \"pre-install, test\"}"
    let chart = ChartProject([
      "templates/a.yaml": object("Deployment") + "---\n" + object("Zebra") + "---\n" + object("Namespace"),
      "templates/b.yaml": object("Service") + "---\n# nothing\n---\n" + object("Apple"),
      "templates/h.yaml": object("Job", hook), "templates/NOTES.txt": "Notes for {{ .Release.Name }}",
      "crds/c.yaml": object("CustomResourceDefinition"),
    ])
    #expect(chart.render().objects.map(\.kind) == ["Namespace", "Service", "Deployment", "Apple", "Zebra", "Job"])
    #expect(chart.render { $0.includesTests = false }.objects.last?.kind == "Zebra")
    #expect(chart.render { $0.includesHooks = false }.objects.count == 5)
    #expect(chart.render { $0.includesDefinitions = true }.objects.first?.kind == "CustomResourceDefinition")
  }

  @Test("A value from a values file has its place there, its key has it in the template")
  func provenance() throws {
    let chart = ChartProject([
      "values.yaml": "image:\n  tag: v1\nlabels:\n  team: crew\n",
      "templates/_helpers.tpl":
        "{{ define \"labels\" }}\napp: {{ .Chart.Name }}\n{{ toYaml .Values.labels }}\n{{ end }}",
      "templates/pod.yaml":
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Release.Name }}-pod\n  labels:\n    {{- include \"labels\" . | nindent 4 }}\nspec:\n  containers:\n    - name: main\n      image: \"repo:{{ .Values.image.tag }}\"\n",
    ])
    let result = chart.render()
    let places = Places(result.files)
    let pod = try #require(result.objects.first)
    let labels = try #require(pod.root["metadata"]?["labels"]?.mapping)
    #expect(places.describe(labels.pairs[0].key.range).hasPrefix("chart/templates/_helpers.tpl:2: app:"))
    #expect(places.describe(labels.pairs[1].key.range).hasPrefix("chart/values.yaml:4:   team: crew"))
    #expect(places.describe(labels.pairs[1].value.range).hasPrefix("chart/values.yaml:4:"))
    #expect(places.describe(pod.place).hasPrefix("chart/templates/pod.yaml:4:   name: {{ .Release.Name }}-pod"))
    let image = try #require(pod.pods?.containers.first?.image)
    #expect(places.describe(image.range).hasPrefix("chart/templates/pod.yaml:10:"))
  }
}
