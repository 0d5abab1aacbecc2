package import ForgeDiagnostics

extension Rule<[CommandClaim]> {
  package static let outdatedExcerpt = block(
    "runbook/outdated-excerpt", "Excerpt that is not what its file says", .excerpt,
    why: """
      The title of the block, its first comment or the sentence before it says which file it shows. Each key and value has to stand
      there at the same place; what is left out, `...` and placeholders match anything. Where the page tells the reader to change
      the file nothing is compared.
      """,
    good: "The log level is in `deploy/api.yaml`:\n\n```yaml\ndata:\n  level: info\n```\n",
    bad: "The log level is in `deploy/api.yaml`:\n\n```yaml\ndata:\n  level: «debug»\n```\n")

  package static let unreadableBlock = block(
    "runbook/unreadable-block", "Manifest on a page that cannot be read", .document,
    why: """
      An object of Kubernetes, a project of Compose, a workflow or values of a chart that the reader copies is refused. Blocks with
      `...`, placeholders or templates in them are not judged.
      """,
    good: "```yaml\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: api\n```\n",
    bad: "```yaml\napiVersion: v1\nkind: ConfigMap\nmetadata:\n«\t»name: api\n```\n")

  package static let syntaxError = block(
    "runbook/syntax-error", "Shell block that bash cannot read", .syntax, severity: .error,
    why: """
      A quote, a heredoc, an `if`, a loop or a parenthesis is never closed, or something stands where bash has no place for it. The
      reader who pastes the block gets an error instead of its effect, or a prompt that waits for more. Output, placeholders such as
      `<name>`, blocks with `...` and scripts of `zsh` or `ksh` are not judged.
      """,
    good: "```bash\nkubectl exec deploy/api -- sh -c 'date; uptime'\n```\n",
    bad: "```bash\nkubectl exec deploy/api -- sh -c «'»date; uptime\n```\n",
    further: [
      (
        "```bash\nfor service in cache console; do\n  docker compose up -d $service\ndone\n```\n",
        "```bash\n«for» service in cache console; do\n  docker compose up -d $service\n```\n"
      ),
      (
        "```bash\ncat > level.txt <<EOF\ninfo\nEOF\n```\n", "```bash\ncat > level.txt «<<EOF»\ninfo\n  EOF\n```\n"
      ),
      ("```console\n$ echo \"done\"\ndon't\n```\n", "```console\n$ echo «\"»done\ndone\n```\n"),
    ], among: [:])

  package static let unknownVariable = Rule(
    "runbook/unknown-variable", .warning, "Variable that the project does not know",
    why: """
      A block for `.env` sets a variable that the example beside it, the compose files, the manifests and the sources never speak
      of: it changes nothing.
      """,
    examples: [
      .good(
        "# Setup\n\n```sh title=\".env\"\nDB_HOST=db\nDB_PASSWORD=secret\n```\n", file: "docs/setup.md", among: dotenv),
      .bad(
        "# Setup\n\n```sh title=\".env\"\nDB_HOST=db\n«DB_PASWORD»=secret\n```\n", file: "docs/setup.md", among: dotenv),
    ]
  ) { claims, report in
    for claim in claims where claim.kind == .variable { report(claim) }
  }

  private static let dotenv = [
    "compose.yaml": "services:\n  api: {image: \"api:${TAG:-1}\"}\n", ".env.example": "DB_HOST=\nDB_PASSWORD=\nTAG=1\n",
  ]

  private static func block(
    _ id: RuleID, _ summary: String, _ kind: CommandClaim.Kind, severity: Severity = .warning, why: String,
    good: String,
    bad: String, further: [(good: String, bad: String)] = [],
    among repository: [String: String] = RunbookExample.repository
  ) -> Rule {
    Rule(
      id, severity, summary, why: why,
      examples: ([(good, bad)] + further).flatMap { good, bad in
        [
          .good("# Runbook\n\n" + good, file: "docs/runbook.md", among: repository),
          .bad("# Runbook\n\n" + bad, file: "docs/runbook.md", among: repository),
        ]
      }
    ) { claims, report in
      for claim in claims where claim.kind == kind { report(claim) }
    }
  }
}

extension Report {
  /// A claim that is contradicted, with its own notes and fix.
  mutating func callAsFunction(_ claim: CommandClaim) {
    guard case .contradicted(let message, let nearest, let isCertain) = claim.verdict else { return }
    let replacement = nearest.map { text in
      Fix("Replace with `\(text)`", isSafe: isCertain, edits: [.init(replacing: claim.range, with: text)])
    }
    self(message.suggesting(nearest), at: claim.range, notes: claim.notes, fix: claim.fix ?? replacement)
  }
}
