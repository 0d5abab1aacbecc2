import ArgumentParser
import ForgeDiagnostics
import ForgeFiles
import ForgeMarkdown
import ForgeRunbook
import ForgeSite
import Testing

@testable import ForgeCommands

/// Pages with commands, over one Deployment.
struct RunbookProject {
  static let manifest = """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: api, namespace: web}
    spec:
      selector: {matchLabels: {app: api}}
      template:
        metadata: {labels: {app: api}}
        spec: {containers: [{name: api, image: api:1.0.0}]}

    """

  let workspace: Workspace

  init(_ page: String, _ further: [String: String] = [:]) async throws {
    var files = ["docs/index.md": page, "deploy/api.yaml": Self.manifest]
    files.merge(further) { $1 }
    let sources = files.map { SourceFile(path: $0.key, text: $0.value) }.sorted { $0.path < $1.path }
    workspace = try await Workspace.load(
      .memory(sources), CommonOptions.parse([]), rendersManifests: true, progress: Progress(isQuiet: true))
  }

  /// The pages of the site as text, by path.
  func pages(showsEvidence: Bool = true) async throws -> [String: String] {
    let readings = try await workspace.runbookReadings(jobs: 2)
    let outcome = workspace.outcome([.runbooks], runbooks: readings)
    let evidence = showsEvidence ? await workspace.evidence(readings, sources: outcome.sources) : RunbookEvidence()
    let renderer = SiteRenderer(
      workspace.site, theme: workspace.theme, history: [:], swaggerUI: nil, evidence: evidence)
    var pages: [String: String] = [:]
    try await renderer.render(jobs: 2) { part in
      for file in part where file.path.hasSuffix(".html") {
        pages[file.path] = String(decoding: file.bytes, as: UTF8.self)
      }
    }
    return pages
  }
}

extension RunbookProject {
  /// What is wrong in the commands of the pages.
  func findings() async throws -> [Diagnostic] {
    workspace.outcome([.runbooks], runbooks: try await workspace.runbookReadings(jobs: 1)).diagnostics
  }
}

@Suite("Evidence on pages")
struct RunbookEvidenceTests {
  private static let claim = "kubectl -n web get deployment api"

  /// Where a block of commands can stand, and the class of its code.
  private static let places: [(page: String, language: String)] = [
    ("```bash\n\(claim)\n```\n", "bash"),
    ("- Step\n\n  ```bash\n  \(claim)\n  ```\n\n  ```bash\n  true\n  ```\n", "bash"),
    ("> ```sh\n> \(claim)\n> ```\n", "sh"),
    ("=== \"One\"\n\n    ```bash\n    \(claim)\n    ```\n\n=== \"Two\"\n\n    ```text\n    x\n    ```\n", "bash"),
    (":::tip[Do]\n\n```bash\n\(claim)\n```\n:::\n", "bash"),
    ("!!! note\n\n    ```bash\n    \(claim)\n    ```\n", "bash"),
    ("```bash title=\"Look\" linenums=\"3\"\n\(claim)\n```\n", "bash"),
    ("```console\n$ \(claim)\nNAME READY\n```\n", "console"),
    ("<!-- forge-docs include: parts/look.md -->\n", "bash"),
    ("```bash\n--8<-- \"parts/look.sh\"\n```\n", "bash"),
  ]

  @Test(
    "It stands at the foot of the block that makes the claims, wherever the block stands", arguments: places.indices)
  func placement(_ index: Int) async throws {
    let place = Self.places[index]
    let project = try await RunbookProject(
      "# Page\n\n```bash\ntrue\n```\n\n\(place.page)\n```bash\nfalse\n```\n",
      ["parts/look.md": "```bash\n\(Self.claim)\n```\n", "parts/look.sh": "\(Self.claim)\n"])
    let page = try #require(try await project.pages()["index.html"])
    let blocks = page.split(separator: "<div class=\"code-block\"", omittingEmptySubsequences: false).dropFirst()
    let marked = blocks.filter { $0.contains("<details class=\"evidence\">") }
    #expect(marked.count == 1)
    let block = try #require(marked.first)
    #expect(block.contains("<code class=\"language-\(place.language)\">"))
    #expect(block.contains("</code></pre><details"))
    #expect(block.contains("2 checked"))
    #expect(block.contains("Line 1</span>"))
    #expect(block.contains("deploy/<wbr>api.yaml:3"))
    #expect(block.contains("<code>metadata: {name: api, namespace: web}</code>"))
  }

  @Test("Claims stand by line; what is said again is said once; why nothing is known, and what is wrong, is told")
  func verdicts() async throws {
    let script =
      "true\nkubectl -n web get deployment api\nkubectl -n web get deployment $NAME\nkubectl -n web get deployment apis"
    let page = try #require(try await RunbookProject("# Page\n\n```bash\n\(script)\n```\n").pages()["index.html"])
    #expect(page.contains("1 wrong, 4 of 6 checked"))
    #expect(!page.contains("Line 1</span>"))
    #expect(page.contains("Line 2</span>"))
    #expect(page.contains("as in line 2"))
    #expect(page.contains("the value is unknown"))
    #expect(page.contains("did you mean <code>api</code>?"))
  }

  @Test("A function's claims stand in the block that declares it")
  func functions() async throws {
    let project = try await RunbookProject(
      "# Page\n\n```bash\nlook() { kubectl -n web get deployment apis; }\n```\n\n```bash\necho something else first\nlook\n```\n"
    )
    let finding = try #require(try await project.findings().first)
    let source = try #require(project.workspace.site.pages.first).file
    #expect(source.text(in: finding.range.bytes) == "apis")
  }

  @Test("An alias's claims stand where it is made, those of its arguments where they are given")
  func aliases() async throws {
    let project = try await RunbookProject(
      """
      # Page

      ```bash
      alias kg='kubectl -n web get deployment apix'
      alias kn='kubectl -n web' kd='kn get deployment'
      alias both='true && kubectl -n web get deployment apiy'
      ```

      ```bash
      echo something else comes first here
      kg -o wide
      kd apiz
      both
      ```

      """)
    let source = try #require(project.workspace.site.pages.first).file
    let findings = try await project.findings()
    #expect(findings.map { source.text(in: $0.range.bytes) } == ["apix", "apiy", "apiz"])
    #expect(findings.allSatisfy { $0.fix?.edits.first?.range == $0.range })
  }

  @Test(
    "No fix takes the place of a variable, or of a word with quotes in it",
    arguments: [
      ("NAME=apis\nkubectl -n web get deployment $NAME", false),
      ("NAME=apis\nkubectl -n web get deployment \"$NAME\"", false),
      ("for name in apis; do kubectl -n web get deployment $name; done", false),
      ("look() { kubectl -n web get deployment $1; }\nlook apis", false),
      ("kubectl -n web get deployment \"ap\"is", false),
      ("NAME=apis\nbash -c \"kubectl -n web get deployment ${NAME}\"", false),
      ("APP=apis\nbash -c \"kubectl -n web get deployment $APP\"", false),
      ("bash -c 'kubectl -n web get deployment apis'", true),
      ("kubectl -n web get deployment \\\n  ap\\\nis", false),
      ("kubectl -n web get deployment \"apis\"", true),
      ("kubectl -n web get deployment \\\n  apis", true),
    ])
  func fixes(_ script: String, _ isFixed: Bool) async throws {
    let project = try await RunbookProject("# Page\n\n```bash\n\(script)\n```\n")
    let finding = try #require(try await project.findings().first)
    #expect((finding.fix != nil) == isFixed)
    #expect(finding.message.text.hasSuffix("did you mean `api`?"))
  }

  @Test("Lines that may hold a secret are not shown")
  func secrets() async throws {
    let secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: db, namespace: web}\nstringData: {pin: hunter2}\n"
    let chart =
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: conf, namespace: web}\ndata: {passwordHint: hunter3}\n"
    let page = "kubectl -n web get secret db\nkubectl -n web get configmap conf -o jsonpath='{.data.passwordHint}'"
    let project = try await RunbookProject(
      "# Page\n\n```bash\n\(page)\n```\n", ["deploy/db.yaml": secret, "deploy/conf.yaml": chart])
    let html = try #require(try await project.pages()["index.html"])
    #expect(html.contains("deploy/<wbr>db.yaml:3"))
    #expect(html.contains("deploy/<wbr>conf.yaml:4"))
    #expect(!html.contains("hunter"))
  }

  @Test("Long lines are cut between characters, and begin where the evidence is far to the right")
  func longLines() {
    let text = "first\n  \(String(repeating: "ü", count: 80)) end  \n"
    let file = SourceFile(path: "a", text: text)
    var locator = Locator(sources: ["a": file])
    #expect(locator.line(at: file.range(8..<10), limit: 101) == String(repeating: "ü", count: 50) + "…")
    #expect(locator.line(at: file.range(169..<172), limit: 100) == "…end")
    #expect(locator.line(at: file.range(1..<2), limit: 100) == "first")
    #expect(locator.line(at: .file("a"), limit: 100).isEmpty)
    #expect(locator.line(at: SourceRange(path: "b", bytes: 1..<2), limit: 100).isEmpty)
  }

  @Test("Documents are read to the same claims however many at once")
  func jobs() async throws {
    let further = (0..<40).map { ("docs/p\($0).md", "# P\n\n```bash\nkubectl -n web get deployment api p\($0)\n```\n") }
    let project = try await RunbookProject("# Page\n", Dictionary(uniqueKeysWithValues: further))
    var counted: [[Claim]] = []
    for jobs in [1, 2, 7] {
      counted.append(try await project.workspace.runbookReadings(jobs: jobs).flatMap(\.claims).map(\.summary))
    }
    #expect(counted[0].count == 120)
    #expect(counted.allSatisfy { $0 == counted[0] })
  }

  @Test("What a comment accepts is no alarm, and its reason is told")
  func acceptance() async throws {
    let comment = "<!-- forge-docs allow: runbook/unknown-resource — made by hand -->"
    let page = "# Page\n\n\(comment)\n```bash\nkubectl -n web get deployment apis\n```\n"
    let html = try #require(try await RunbookProject(page).pages()["index.html"])
    #expect(html.contains("1 of 2 checked"))
    #expect(html.contains("accepted: made by hand"))
  }

  @Test("Pages without claims are the same with evidence and without")
  func unchanged() async throws {
    let project = try await RunbookProject(
      "# Page\n\n```bash\n\(Self.claim)\n```\n", ["docs/other.md": "# Other\n\n```yaml\na: 1\n```\n"])
    let (with, without) = (try await project.pages(), try await project.pages(showsEvidence: false))
    #expect(with["other/index.html"] == without["other/index.html"])
    #expect(with["index.html"] != without["index.html"])
    #expect(with["runbook-checks/index.html"] != nil)
    #expect(without["runbook-checks/index.html"] == nil)
    #expect(try await project.pages() == with)
  }

  @Test("The report leads to the heading above what is not verified")
  func report() async throws {
    let page = "# Page\n\n## Look here\n\n```bash\nkubectl -n web get deployment $NAME\n```\n"
    let report = try #require(try await RunbookProject(page).pages()["runbook-checks/index.html"])
    #expect(report.contains("1 of 2 claims are verified, 0 contradicted, 1 unverifiable, on 1 page."))
    #expect(report.contains("<h3 id=\"_unverifiable-1\">the value is unknown (1)</h3>"))
    #expect(report.contains("<a href=\"../#look-here\">Page, line 6</a>"))
  }
}
