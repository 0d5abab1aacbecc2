import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeTestSupport
import ForgeYAML
import Testing

@Suite struct KustomizeTests {
  private static let web = """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
    spec:
      template:
        spec:
          containers:
          - name: web
            image: nginx:1.25

    """

  private func render(_ files: [String: String], _ folder: String = "") -> RenderedManifests {
    let sources = files.map { SourceFile(path: $0.key, text: $0.value) }
    return Kustomization.render(folder, in: .memory(sources))
  }

  private func text(_ node: YAMLNode?, _ files: [String: String]) -> String? {
    guard let node, let text = files[node.range.path] else { return nil }
    return SourceFile(path: node.range.path, text: text).text(in: node.range.bytes)
  }

  @Test func `a prefixed name stands where the base writes it`() throws {
    let files = [
      "kustomization.yaml": "resources: [web.yaml]\nnamePrefix: test-\nnamespace: prod\n", "web.yaml": Self.web,
    ]
    let object = try #require(render(files).objects.first)
    #expect(object.name == "test-web")
    #expect(text(object.root["metadata"]?["name"], files) == "web")
    #expect(text(object.root["metadata"]?["namespace"], files) == "prod")
    #expect(object.root["metadata"]?["namespace"]?.range.path == "kustomization.yaml")
  }

  @Test func `the values of an inline patch stand on their own lines`() throws {
    let files = [
      "kustomization.yaml": """
      resources: [web.yaml]
      patches:
      - target: {kind: Deployment}
        patch: |
          - op: add
            path: /spec/replicas
            value: 3
      - patch: |-
          apiVersion: apps/v1
          kind: Deployment
          metadata:
            name: web
            labels:
              team: blue
      images:
      - name: nginx
        newTag: "1.27"

      """, "web.yaml": Self.web,
    ]
    let rendered = render(files)
    #expect(rendered.diagnostics == [])
    let object = try #require(rendered.objects.first)
    #expect(text(object.root["spec"]?["replicas"], files) == "3")
    #expect(text(object.root["metadata"]?["labels"]?["team"], files) == "blue")
    let image = object.root["spec"]?["template"]?["spec"]?["containers"]?[0]?["image"]
    #expect(image?.text == "nginx:1.27")
    #expect(text(image, files) == "\"1.27\"")
  }

  @Test func `a patch that has no target leaves the rest standing`() {
    let files = [
      "kustomization.yaml": """
      resources: [web.yaml]
      patches:
      - patch: |
          apiVersion: apps/v1
          kind: Deployment
          metadata: {name: wbe}
          spec: {replicas: 2}
      namePrefix: a-

      """, "web.yaml": Self.web,
    ]
    let rendered = render(files)
    #expect(rendered.objects.map(\.name) == ["a-web"])
    #expect(rendered.diagnostics.map(\.rule) == [RuleDescription.kustomizeError.id])
    #expect(rendered.diagnostics.first?.message.text.hasSuffix("did you mean `web`?") == true)
    #expect(rendered.gaps.count == 1)
  }

  @Test func `folders that name each other are a finding`() {
    let files = [
      "a/kustomization.yaml": "resources: [../b]\n", "b/kustomization.yaml": "resources: [../a]\n",
    ]
    let rendered = render(files, "a")
    #expect(rendered.diagnostics.map(\.range.path) == ["b/kustomization.yaml"])
  }

  @Test func `a base at an address is a gap and no finding`() {
    let rendered = render(["kustomization.yaml": "resources: [\"https://example.org/base?ref=v1\"]\n"])
    #expect(rendered.diagnostics == [])
    #expect(rendered.gaps.map(\.cause) == [.remote("https://example.org/base?ref=v1")])
  }

  @Test func `files above the kustomization are refused`() {
    let rendered = render(["a/kustomization.yaml": "resources: [../web.yaml]\n", "web.yaml": Self.web], "a")
    #expect(rendered.diagnostics.map(\.rule) == [RuleDescription.kustomizeError.id])
    #expect(rendered.objects.isEmpty)
  }

  @Test func `a generated name has the suffix that Kustomize gives it`() throws {
    let files = ["kustomization.yaml": "configMapGenerator:\n- name: settings\n  literals: [a=1]\n"]
    let object = try #require(render(files).objects.first)
    #expect(object.name == "settings-\(Self.suffixOfOne)")
    #expect(text(object.root["data"]?["a"], files) == "a=1")
  }

  private static let suffixOfOne = "h29d89cmmt"

  @Test func `a chart is inflated by whoever renders charts`() throws {
    let files = [
      SourceFile(path: "kustomization.yaml", text: "helmCharts:\n- name: db\n  releaseName: main\nnamePrefix: x-\n"),
      SourceFile(path: "charts/db/Chart.yaml", text: "name: db\nversion: 1.0.0\n"),
      SourceFile(path: "web.yaml", text: Self.web),
    ]
    let rendered = Kustomization.render("", in: .memory(files)) { request in
      #expect(request.folder == "charts/db")
      #expect(request.releaseName == "main")
      let root = YAMLStream.parse(files[2], schema: .go).root
      return RenderedManifests(objects: [root.flatMap { KubernetesObject($0) }].compactMap(\.self))
    }
    #expect(rendered.objects.map(\.name) == ["x-web"])
  }

  @Test(arguments: [
    "[", "resources: 1\n", "resources: [[[[]]]]\n", "patches: [{patch: '- op: add'}]\n", "{}",
    "images: [{name: '('}]\n",
    "a: &a [*a]\n", "vars: [{}]\n", "replacements: [{}]\n", "transformers: ['{']\n", "namespace: null\n",
    "components: [.]\n", "resources: ['', '/', '..', '../..']\n", "secretGenerator: [{name: s, literals: [=]}]\n",
  ])
  func `odd kustomizations are findings or nothing`(_ text: String) {
    let rendered = render(["kustomization.yaml": text, "web.yaml": Self.web])
    #expect(rendered.objects.isEmpty)
  }
}
