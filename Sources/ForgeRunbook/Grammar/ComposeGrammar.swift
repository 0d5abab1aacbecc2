extension CommandGrammar {
  /// The command line of docker compose 2, as `scripts/command_grammars.py` writes it.
  static let compose = CommandGrammar(
    """
    .: --all-resources --ansi= --compatibility --dry-run --env-file=* -f/--file=* --insecure-registry=* --no-ansi
      --parallel= --profile=* --progress= --project-directory= -p/--project-name= --verbose -v/--version --workdir=
    alpha: --dry-run
    alpha dry-run:
    alpha generate: --dry-run --format= --name= --project-dir=
    alpha publish: --app --dry-run --insecure-registry --oci-version= --resolve-image-digests --with-env -y/--yes
    alpha scale: --dry-run --no-deps
    alpha viz: --dry-run --image --indentation-size= --networks --ports --spaces
    alpha watch: --dry-run --no-up --quiet
    attach: --detach-keys= --dry-run --index= --no-stdin --sig-proxy
    bridge: --dry-run
    bridge convert: --dry-run -o/--output= --templates= -t/--transformation=*
    bridge transformations: --dry-run
    bridge transformations create: --dry-run -f/--from=
    bridge transformations list: --dry-run --format= -q/--quiet
    build: --build-arg=* --builder= --check --compress --dry-run --force-rm -m/--memory= --no-cache --no-rm
      --parallel --print --progress= --provenance= --pull --push -q/--quiet --sbom= --ssh= --with-dependencies
    commit: -a/--author= -c/--change=* --dry-run --index= -m/--message= -p/--pause
    config: --dry-run --environment --format= --hash= --images --lock-image-digests --models --networks
      --no-consistency --no-env-resolution --no-interpolate --no-normalize --no-path-resolution -o/--output=
      --profiles -q/--quiet --resolve-image-digests --services --variables --volumes
    convert: --format= --hash= --images --no-consistency --no-interpolate --no-normalize -o/--output= --profiles
      -q/--quiet --resolve-image-digests --services --volumes
    cp: --all -a/--archive --dry-run -L/--follow-link --index=
    create: --build --dry-run --force-recreate --no-build --no-recreate --pull= --quiet-pull --remove-orphans
      --scale=* -y/--yes
    down: --dry-run --remove-orphans --rmi= -t/--timeout= -v/--volumes
    events: --dry-run --json --since= --until=
    exec: -d/--detach --dry-run -e/--env=* --index= -i/--interactive -T/--no-tty --privileged -t/--tty -u/--user=
      -w/--workdir=
    export: --dry-run --index= -o/--output=
    images: --dry-run --format= -q/--quiet
    kill: --dry-run --remove-orphans -s/--signal=
    logs: --dry-run -f/--follow --index= --no-color --no-log-prefix --since= -n/--tail= -t/--timestamps --until=
    ls: -a/--all --dry-run --filter= --format= -q/--quiet
    pause: --dry-run
    port: --dry-run --index= --protocol=
    ps: -a/--all --dry-run --filter= --format= --no-trunc --orphans -q/--quiet --services --status=*
    publish: --app --dry-run --insecure-registry --oci-version= --resolve-image-digests --with-env -y/--yes
    pull: --dry-run --ignore-buildable --ignore-pull-failures --include-deps --no-parallel --parallel --policy=
      -q/--quiet
    push: --dry-run --ignore-push-failures --include-deps -q/--quiet
    restart: --dry-run --no-deps -t/--timeout=
    rm: -a/--all --dry-run -f/--force -s/--stop -v/--volumes
    run: --build --cap-add=* --cap-drop=* -d/--detach --dry-run --entrypoint= -e/--env=* --env-from-file=*
      -i/--interactive -l/--label=* --name= --no-deps -T/--no-tty -p/--publish=* --pull= -q/--quiet --quiet-build
      --quiet-pull --remove-orphans --rm -P/--service-ports -t/--tty --use-aliases -u/--user= -v/--volume=*
      -w/--workdir=
    scale: --dry-run --no-deps
    start: --dry-run --wait --wait-timeout=
    stats: -a/--all --dry-run --format= --no-stream --no-trunc
    stop: --dry-run -t/--timeout=
    top: --dry-run
    unpause: --dry-run
    up: --abort-on-container-exit --abort-on-container-failure --always-recreate-deps --attach=*
      --attach-dependencies --build -d/--detach --dry-run --exit-code-from= --force-recreate --menu --no-attach=*
      --no-build --no-color --no-deps --no-log-prefix --no-recreate --no-start --pull= --quiet-build --quiet-pull
      --remove-orphans -V/--renew-anon-volumes --scale=* -t/--timeout= --timestamps --wait --wait-timeout=
      -w/--watch -y/--yes
    version: --dry-run -f/--format= --short
    volumes: --dry-run --format= -q/--quiet
    wait: --down-project --dry-run
    watch: --dry-run --no-up --prune --quiet
    """)
}
