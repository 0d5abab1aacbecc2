import ArgumentParser
import Testing

@testable import ForgeCommands

@Suite("The trace of a page")
struct TraceQueryTests {
  private static let page = """
    # Page

    ```bash
    NAME=api
    cd deploy
    kubectl -n web get deployment $NAME
    for x in a b; do echo $x; done
    look() { kubectl -n web delete deployment api; }
    look
    kubectl port-forward -n web deployment/api 8000:80
    ```

    """

  private func answer(
    _ query: String, _ page: String = TraceQueryTests.page, _ further: [String: String] = [:]
  ) async throws -> String {
    let workspace = try await RunbookProject(page, further).workspace
    return try TraceQuery(query).answer(workspace, CommonOptions.parse(["--color", "never"]))
  }

  @Test("It tells what each command changes and claims, and what loops change between them")
  func page() async throws {
    let text = try await answer("docs/index.md")
    #expect(
      text.hasPrefix(
        """
        docs/index.md:
          start environments: deploy; the front matter names none
          start directory: .

        docs/index.md:4: NAME=api
          after variable NAME: none → api

        docs/index.md:5: cd deploy
          after directory: . → deploy
          verified path deploy: deploy

        docs/index.md:6: kubectl -n web get deployment $NAME
          verified namespace web: deploy/api.yaml:3
          verified object deployment/api -n web: deploy/api.yaml:3

        docs/index.md:7: echo $x
          before variable x: none → a

        docs/index.md:7: echo $x
          before variable x: a → b

        """))
    #expect(text.contains("  after deployments.apps api -n web: none → removed\n"))
  }

  @Test("Of one line it tells all that is known before, and what runs inside")
  func line() async throws {
    let text = try await answer("docs/index.md:9")
    #expect(
      text.hasPrefix(
        """
        docs/index.md:
          start environments: deploy; the front matter names none

        docs/index.md:9: look
          before directory: deploy

        """))
    #expect(text.contains("  before variable NAME: api\n"))
    #expect(text.contains("\n  docs/index.md:8: kubectl -n web delete deployment api\n"))
    #expect(!text.contains("port-forward"))
  }

  @Test("It begins with what the front matter says")
  func frontMatter() async throws {
    let configuration = """
      environments:
        dev: {manifests: deploy}
        prod: {manifests: deploy}

      """
    let page = "---\nenvironment: prod\n---\n\n# Page\n\n```bash\npwd\n```\n"
    let text = try await answer("docs/index.md", page, ["forge-docs.yaml": configuration])
    #expect(
      text == """
        docs/index.md:
          start environments: prod; the front matter says prod
          start directory: .
          verified environment prod: forge-docs.yaml:3

        docs/index.md:8: pwd

        """)
  }

  @Test("A command of a session is told without its prompts")
  func prompts() async throws {
    let page = "# Page\n\n```console\n$ kubectl -n web \\\n>   get deployment \\\n> api\nNAME\n```\n"
    let text = try await answer("docs/index.md", page)
    #expect(text.contains("\ndocs/index.md:4: kubectl -n web get deployment api\n"))
  }

  @Test("Between two commands both are told")
  func between() async throws {
    let page = "# Page\n\n```bash\npwd\n```\n\nText.\n\n```bash\npwd\n```\n"
    let error = try await #require(throws: CannotRun.self) { try await answer("docs/index.md:7", page) }
    #expect(error.description == "no command at docs/index.md:7, the nearest are at line 4 above and line 10 below")
  }

  @Test(
    "A page or line that is not there is told, with the nearest",
    arguments: [
      ("docs/indx.md", "no page `docs/indx.md`, did you mean `docs/index.md`?"),
      ("docs/index.md:1", "no command at docs/index.md:1, the nearest is at line 4 below"),
      ("docs/index.md:99", "no command at docs/index.md:99, the nearest is at line 10 above"),
      ("docs/index.md:x", "no page `docs/index.md:x`, did you mean `docs/index.md`?"),
    ])
  func missing(_ query: String, _ message: String) async throws {
    let error = try await #require(throws: CannotRun.self) { try await answer(query) }
    #expect(error.description == message)
  }
}
