import ForgeShell

extension CommandGrammar {
  /// The command line of forge-docs itself; a test compares it with what the program's own commands say.
  package static let forgeDocs = CommandGrammar(
    """
    .: --version -h/--help
    build: --color= --config= --drafts --format= --jobs= --no-search --integrity --root= --strict -o/--output= -q/--quiet
    check: --baseline= --changed-since= --color= --config= --fail-on= --format= --jobs= --root= --strict
      --trace= --update-baseline -q/--quiet
    coverage: --badge= --changed-since= --color= --config= --format= --jobs= --report=* --root= --threshold=
      -q/--quiet
    openapi:
    openapi validate: --color= --config= --fix --format= --jobs= --root= -q/--quiet
    openapi bundle: --color= --config= --filter=* --format= --jobs= --public/--remove-internal --root= -o/--output=
      -q/--quiet
    openapi diff: --all --color= --fail-on= --format= --root= -q/--quiet
    openapi changes: --markdown
    manifests:
    manifests list: --color= --config= --environment= --format= --jobs= --root= -q/--quiet
    manifests render: --color= --compose=* --config= --environment= --format= --helm= --include-crds --is-upgrade
      --jobs= --kube-version= --kustomize= --no-hooks --profile=* --raw=* --release= --root= --set-file=*
      --set-json=* --set-literal=* --set-string=* --set=* --skip-tests --sources -a/--api-versions=* -f/--values=*
      -n/--namespace= -q/--quiet
    render: --flavor=
    serve: --color= --config= --drafts --format= --host= --jobs= --open --port= --root= -q/--quiet
    publish: --alias=* --as= --color= --config= --default --dry-run --encoding= --endpoint= --format= --jobs= --keep=
      --list --no-compression --no-delete --rollback=? --root= --site= --to= --wait -q/--quiet
    explain:
    rules: --markdown
    syntax: --markdown
    init: --root= --schema
    help:
    """)

  /// What `forge-docs check` takes for operands.
  package static let checkedParts = ["links", "openapi", "coverage", "manifests", "runbooks", "alerts"]
}

extension CommandGrammar {
  /// The first of `arguments` that is a flag which the tool does not have, with the nearest that it has.
  package func unknownFlag(in arguments: [String]) -> (name: String, nearest: String?)? {
    let line = CommandLine(arguments.map { Fragment(ExpandedWord($0)) }, self)
    return line.faults.first { $0.kind == .flag }.map { ($0.word.text, $0.nearest) }
  }
}
