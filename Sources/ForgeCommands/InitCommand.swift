import ArgumentParser
import ForgeDiagnostics
import ForgeFiles
import ForgeSite
import Glibc

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write a commented forge-docs.yaml for this repository.",
    discussion: """
      Every key is a comment, with what is found without it: the file changes nothing before you edit it. An existing file is never overwritten. Editors that know YAML \
      complete and check keys by the JSON Schema that --schema prints.
      """)

  @Option(name: .long, help: ArgumentHelp("The repository.", valueName: "dir"))
  var root = "."

  @Flag(name: .long, help: "Print the JSON Schema of forge-docs.yaml, and write nothing.")
  var schema = false

  func run() throws {
    guard !schema else { return Console.print(SiteConfiguration.jsonSchema(rules: allRules)) }
    let fileSystem: FileSystem
    do { fileSystem = try FileSystem.disk(root) } catch {
      Console.message("forge-docs: cannot open the root \(error)")
      throw ExitCode.cannotRun
    }
    let name = SiteConfiguration.fileName
    guard fileSystem.kind(name) == nil else {
      Console.message("forge-docs: \(name) is there already and stays as it is")
      throw ExitCode.cannotRun
    }
    guard let file = fopen("\(root)/\(name)", "wx"), fputs(text(fileSystem), file) >= 0, fclose(file) == 0 else {
      Console.message("forge-docs: cannot write \(name): \(String(cString: strerror(errno)).lowercased())")
      throw ExitCode.cannotRun
    }
    Console.message("\(name) written. Next: forge-docs check")
  }

  /// Everything is a comment: the file changes nothing until a line of it is made one's own.
  private func text(_ fileSystem: FileSystem) -> String {
    let found = SourceTree.usual(fileSystem)
    let generator = found.layout.map {
      "\n# Named here, it is read as plain Markdown, without what \($0.generator) makes of it."
    }
    let specs = found.specs.count > 1 ? "[\(found.specs.joined(separator: ", "))]" : found.specs.first
    return """
      # Configuration of forge-docs. Every key is optional; a key that does not exist is an error. Nothing is set yet: the
      # keys below are comments, with what is found without them. Remove the `# ` before a line to set it.
      # For an editor that completes keys: `forge-docs init --schema > forge-docs.schema.json`, and as a line of this file
      #   # yaml-language-server: $schema=forge-docs.schema.json

      # site:
      #   title: Documentation
      #   description: What this documentation is about, in a sentence.
      #   url: https://docs.example.org/          # canonical links, sitemap.xml and feed.xml
      #   repository: https://github.com/owner/name  # edit links, and links to files outside the docs directory
      #   branch: main
      #   edit: false                            # no edit links
      #   language: en
      #   contributors: false                    # nobody is named at the foot of pages
      #   feedback: true                         # a link to report problems, here as issues of the repository

      # The folder with the Markdown pages.\(generator ?? "")
      # docs: \(found.docs.isEmpty ? "." : found.docs)

      # How pages are read.
      # markdown:
      #   html: sanitized                        # or trusted
      #   syntax:                                # `forge-docs syntax` lists the switches
      #     emoji: false
      #   variables:                             # {{ version }} on pages
      #     version: 1.0.0

      # The navigation. Without it: folders are sections, ordered by `nav: {order: 1}` in front matter, then by title.
      # nav:
      #   - index.md
      #   - Guides:
      #       - guides/index.md
      #       - First steps: guides/first-steps.md

      # OpenAPI descriptions, each with a page of its own.
      # openapi: \(specs ?? "openapi/openapi.yaml")
      # Or with a page of what changed since a revision, and buttons in Swagger UI that send requests:
      # openapi:
      #   specs: openapi/openapi.yaml
      #   try-it: true
      #   changelog:
      #     from: v1.0.0

      # Which share of the public operations pages must mention, and reviewed exceptions.
      # coverage:
      #   threshold: 100
      #   exclude:
      #     - operation: GET /metrics
      #       reason: for machines only

      # Whether pages show what was checked of their commands.
      # runbooks:
      #   evidence: true

      # What is deployed; without it, charts, kustomizations and compose files are found.
      # environments:
      #   prod:
      #     kustomization: deploy/overlays/prod

      # Where runbooks of alerts are served besides site.url, and the metrics that there are.
      # alerts:
      #   runbooks: https://runbooks.acme.example/
      #   metrics: monitoring/metrics.yaml

      # Severities by rule or family: off, warning or error. `forge-docs rules` lists them.
      # rules:
      #   links/missing-alternative-text: error

      # Old URLs and the pages that took their place.
      # redirects:
      #   old/page/: new/page.md

      # Templates, styles and scripts of your own, by the names of the theme's files.
      # theme:
      #   folder: site
      #   announcement: Version 2 comes on **Monday**.  # above every page, until a reader closes it
      #   integrity: true                        # hashes for scripts and styles; the site then needs a web server

      """
  }
}
