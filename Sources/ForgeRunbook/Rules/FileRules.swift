package import ForgeDiagnostics

extension Rule<[CommandClaim]> {
  package static let missingPath = claim(
    "runbook/missing-file", .error, "File or folder that is not in the repository", .path,
    why: """
      The page did not make it, and from where the reader stands, after every `cd` above, it is not there.
      """,
    good: "cat deploy/api.yaml", bad: "cat «deploy/apis.yaml»")

  package static let unknownMakeTarget = claim(
    "runbook/unknown-target", .error, "Target, script or address that does not exist", .target,
    why: """
      The Makefile has no such target, `package.json` no such script, or the Terraform folder no such address. make stops with
      `No rule to make target`, npm with `Missing script`.
      """,
    good: "make test", bad: "make «tests»")

  package static let unknownBucket = claim(
    "runbook/unknown-bucket", .error, "Bucket that nothing makes", .bucket,
    why: """
      Nearly the name of a bucket that a script, a container or a variable of the repository makes or names. Other
      buckets may exist, and are not judged.
      """,
    good: "mc ls store/uploads", bad: "mc ls store/«upload»",
    among: ["scripts/buckets.sh": "#!/bin/sh\nmc mb --ignore-existing store/uploads\n"])

  package static let unknownInput = claim(
    "runbook/unknown-input", .error, "Input that the workflow does not take", .input,
    why: """
      GitHub refuses to start a workflow with an input that its `workflow_dispatch` does not name.
      """,
    good: "gh workflow run deploy.yml -f version=1.2.0", bad: "gh workflow run deploy.yml -f «verison»=1.2.0",
    among: [
      ".github/workflows/deploy.yml":
        "on: {workflow_dispatch: {inputs: {version: {required: true}}}}\njobs: {deploy: {runs-on: ubuntu-24.04, steps: []}}\n"
    ])

  package static let unknownEnvironment = claim(
    "runbook/unknown-environment", .error, "Environment of a page that the configuration does not declare",
    .environment,
    why: """
      The commands of the page would be judged by no environment at all, so that none of them could be wrong.
      """,
    good: "live", bad: "«lve»", page: { RunbookExample.page("kubectl get deployment api", environment: $0) })
}
