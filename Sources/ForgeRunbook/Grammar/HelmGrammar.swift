extension CommandGrammar {
  /// The command line of helm 3, 4, as `scripts/command_grammars.py` writes it.
  static let helm = CommandGrammar(
    """
    .: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver= --kube-as-group=*
      --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify --kube-tls-server-name=
      --kube-token= --kubeconfig= -n/--namespace= --qps= --registry-config= --repository-cache= --repository-config=
    completion: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver=
      --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify
      --kube-tls-server-name= --kube-token= --kubeconfig= -n/--namespace= --qps= --registry-config=
      --repository-cache= --repository-config=
    completion bash: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver=
      --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify
      --kube-tls-server-name= --kube-token= --kubeconfig= -n/--namespace= --no-descriptions --qps=
      --registry-config= --repository-cache= --repository-config=
    completion fish: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver=
      --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify
      --kube-tls-server-name= --kube-token= --kubeconfig= -n/--namespace= --no-descriptions --qps=
      --registry-config= --repository-cache= --repository-config=
    completion powershell: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver=
      --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify
      --kube-tls-server-name= --kube-token= --kubeconfig= -n/--namespace= --no-descriptions --qps=
      --registry-config= --repository-cache= --repository-config=
    completion zsh: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver=
      --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify
      --kube-tls-server-name= --kube-token= --kubeconfig= -n/--namespace= --no-descriptions --qps=
      --registry-config= --repository-cache= --repository-config=
    create: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver= --kube-as-group=*
      --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify --kube-tls-server-name=
      --kube-token= --kubeconfig= -n/--namespace= --qps= --registry-config= --repository-cache= --repository-config=
      -p/--starter=
    dependency: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver=
      --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify
      --kube-tls-server-name= --kube-token= --kubeconfig= -n/--namespace= --qps= --registry-config=
      --repository-cache= --repository-config=
    dependency build: --burst-limit= --ca-file= --cert-file= --color= --colour= --content-cache= --debug -h/--help
      --insecure-skip-tls-verify --key-file= --keyring= --kube-apiserver= --kube-as-group=* --kube-as-user=
      --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify --kube-tls-server-name= --kube-token=
      --kubeconfig= -n/--namespace= --password= --plain-http --qps= --registry-config= --repository-cache=
      --repository-config= --skip-refresh --username= --verify
    dependency list: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver=
      --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify
      --kube-tls-server-name= --kube-token= --kubeconfig= --max-col-width= -n/--namespace= --qps= --registry-config=
      --repository-cache= --repository-config=
    dependency update: --burst-limit= --ca-file= --cert-file= --color= --colour= --content-cache= --debug -h/--help
      --insecure-skip-tls-verify --key-file= --keyring= --kube-apiserver= --kube-as-group=* --kube-as-user=
      --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify --kube-tls-server-name= --kube-token=
      --kubeconfig= -n/--namespace= --password= --plain-http --qps= --registry-config= --repository-cache=
      --repository-config= --skip-refresh --username= --verify
    env: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver= --kube-as-group=*
      --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify --kube-tls-server-name=
      --kube-token= --kubeconfig= -n/--namespace= --qps= --registry-config= --repository-cache= --repository-config=
    get: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver= --kube-as-group=*
      --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify --kube-tls-server-name=
      --kube-token= --kubeconfig= -n/--namespace= --qps= --registry-config= --repository-cache= --repository-config=
    get all: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver=
      --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify
      --kube-tls-server-name= --kube-token= --kubeconfig= -n/--namespace= --qps= --registry-config=
      --repository-cache= --repository-config= --revision= --template=
    get hooks: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver=
      --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify
      --kube-tls-server-name= --kube-token= --kubeconfig= -n/--namespace= --qps= --registry-config=
      --repository-cache= --repository-config= --revision=
    get manifest: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver=
      --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify
      --kube-tls-server-name= --kube-token= --kubeconfig= -n/--namespace= --qps= --registry-config=
      --repository-cache= --repository-config= --revision=
    get metadata: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver=
      --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify
      --kube-tls-server-name= --kube-token= --kubeconfig= -n/--namespace= -o/--output= --qps= --registry-config=
      --repository-cache= --repository-config= --revision=
    get notes: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver=
      --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify
      --kube-tls-server-name= --kube-token= --kubeconfig= -n/--namespace= --qps= --registry-config=
      --repository-cache= --repository-config= --revision=
    get values: -a/--all --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver=
      --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify
      --kube-tls-server-name= --kube-token= --kubeconfig= -n/--namespace= -o/--output= --qps= --registry-config=
      --repository-cache= --repository-config= --revision=
    help:
    history: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver=
      --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify
      --kube-tls-server-name= --kube-token= --kubeconfig= --max= -n/--namespace= -o/--output= --qps=
      --registry-config= --repository-cache= --repository-config=
    install: --atomic --burst-limit= --ca-file= --cert-file= --color= --colour= --content-cache= --create-namespace
      --debug --dependency-update --description= --devel --disable-openapi-validation --dry-run=? --enable-dns
      --force --force-conflicts --force-replace -g/--generate-name -h/--help --hide-notes --hide-secret
      --insecure-skip-tls-verify --key-file= --keyring= --kube-apiserver= --kube-as-group=* --kube-as-user=
      --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify --kube-tls-server-name= --kube-token=
      --kubeconfig= -l/--labels= --name-template= -n/--namespace= --no-hooks -o/--output= --pass-credentials
      --password= --plain-http --post-renderer= --post-renderer-args= --qps= --registry-config=
      --render-subchart-notes --replace --repo= --repository-cache= --repository-config= --rollback-on-failure
      --server-side --set=* --set-file=* --set-json=* --set-literal=* --set-string=* --skip-crds
      --skip-schema-validation --take-ownership --timeout= --username= -f/--values=* --verify --version= --wait
      --wait-for-jobs
    lint: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver= --kube-as-group=*
      --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify --kube-tls-server-name=
      --kube-token= --kube-version= --kubeconfig= -n/--namespace= --qps= --quiet --registry-config=
      --repository-cache= --repository-config= --set=* --set-file=* --set-json=* --set-literal=* --set-string=*
      --skip-schema-validation --strict -f/--values=* --with-subcharts
    list: -a/--all -A/--all-namespaces --burst-limit= --color= --colour= --content-cache= -d/--date --debug
      --deployed --failed -f/--filter= -h/--help --kube-apiserver= --kube-as-group=* --kube-as-user= --kube-ca-file=
      --kube-context= --kube-insecure-skip-tls-verify --kube-tls-server-name= --kube-token= --kubeconfig= -m/--max=
      -n/--namespace= --no-headers --offset= -o/--output= --pending --qps= --registry-config= --repository-cache=
      --repository-config= -r/--reverse -l/--selector= -q/--short --superseded --time-format= --uninstalled
      --uninstalling
    package: --app-version= --burst-limit= --ca-file= --cert-file= --color= --colour= --content-cache= --debug
      -u/--dependency-update -d/--destination= -h/--help --insecure-skip-tls-verify --key= --key-file= --keyring=
      --kube-apiserver= --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context=
      --kube-insecure-skip-tls-verify --kube-tls-server-name= --kube-token= --kubeconfig= -n/--namespace=
      --passphrase-file= --password= --plain-http --qps= --registry-config= --repository-cache= --repository-config=
      --sign --username= --version=
    plugin: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver= --kube-as-group=*
      --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify --kube-tls-server-name=
      --kube-token= --kubeconfig= -n/--namespace= --qps= --registry-config= --repository-cache= --repository-config=
    plugin install: --burst-limit= --ca-file= --cert-file= --color= --colour= --content-cache= --debug -h/--help
      --insecure-skip-tls-verify --key-file= --keyring= --kube-apiserver= --kube-as-group=* --kube-as-user=
      --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify --kube-tls-server-name= --kube-token=
      --kubeconfig= -n/--namespace= --password= --plain-http --qps= --registry-config= --repository-cache=
      --repository-config= --username= --verify --version=
    plugin list: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver=
      --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify
      --kube-tls-server-name= --kube-token= --kubeconfig= -n/--namespace= --qps= --registry-config=
      --repository-cache= --repository-config= --type=
    plugin package: --burst-limit= --color= --colour= --content-cache= --debug -d/--destination= -h/--help --key=
      --keyring= --kube-apiserver= --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context=
      --kube-insecure-skip-tls-verify --kube-tls-server-name= --kube-token= --kubeconfig= -n/--namespace=
      --passphrase-file= --qps= --registry-config= --repository-cache= --repository-config= --sign
    plugin uninstall: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver=
      --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify
      --kube-tls-server-name= --kube-token= --kubeconfig= -n/--namespace= --qps= --registry-config=
      --repository-cache= --repository-config=
    plugin update: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver=
      --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify
      --kube-tls-server-name= --kube-token= --kubeconfig= -n/--namespace= --qps= --registry-config=
      --repository-cache= --repository-config=
    plugin verify: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --keyring= --kube-apiserver=
      --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify
      --kube-tls-server-name= --kube-token= --kubeconfig= -n/--namespace= --qps= --registry-config=
      --repository-cache= --repository-config=
    pull: --burst-limit= --ca-file= --cert-file= --color= --colour= --content-cache= --debug -d/--destination=
      --devel -h/--help --insecure-skip-tls-verify --key-file= --keyring= --kube-apiserver= --kube-as-group=*
      --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify --kube-tls-server-name=
      --kube-token= --kubeconfig= -n/--namespace= --pass-credentials --password= --plain-http --prov --qps=
      --registry-config= --repo= --repository-cache= --repository-config= --untar --untardir= --username= --verify
      --version=
    push: --burst-limit= --ca-file= --cert-file= --color= --colour= --content-cache= --debug -h/--help
      --insecure-skip-tls-verify --key-file= --kube-apiserver= --kube-as-group=* --kube-as-user= --kube-ca-file=
      --kube-context= --kube-insecure-skip-tls-verify --kube-tls-server-name= --kube-token= --kubeconfig=
      -n/--namespace= --password= --plain-http --qps= --registry-config= --repository-cache= --repository-config=
      --username=
    registry: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver=
      --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify
      --kube-tls-server-name= --kube-token= --kubeconfig= -n/--namespace= --qps= --registry-config=
      --repository-cache= --repository-config=
    registry login: --burst-limit= --ca-file= --cert-file= --color= --colour= --content-cache= --debug -h/--help
      --insecure --key-file= --kube-apiserver= --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context=
      --kube-insecure-skip-tls-verify --kube-tls-server-name= --kube-token= --kubeconfig= -n/--namespace=
      -p/--password= --password-stdin --plain-http --qps= --registry-config= --repository-cache=
      --repository-config= -u/--username=
    registry logout: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver=
      --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify
      --kube-tls-server-name= --kube-token= --kubeconfig= -n/--namespace= --qps= --registry-config=
      --repository-cache= --repository-config=
    repo: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver= --kube-as-group=*
      --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify --kube-tls-server-name=
      --kube-token= --kubeconfig= -n/--namespace= --qps= --registry-config= --repository-cache= --repository-config=
    repo add: --allow-deprecated-repos --burst-limit= --ca-file= --cert-file= --color= --colour= --content-cache=
      --debug --force-update -h/--help --insecure-skip-tls-verify --key-file= --kube-apiserver= --kube-as-group=*
      --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify --kube-tls-server-name=
      --kube-token= --kubeconfig= -n/--namespace= --no-update --pass-credentials --password= --password-stdin --qps=
      --registry-config= --repository-cache= --repository-config= --timeout= --username=
    repo index: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --json --kube-apiserver=
      --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify
      --kube-tls-server-name= --kube-token= --kubeconfig= --merge= -n/--namespace= --qps= --registry-config=
      --repository-cache= --repository-config= --url=
    repo list: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver=
      --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify
      --kube-tls-server-name= --kube-token= --kubeconfig= -n/--namespace= --no-headers -o/--output= --qps=
      --registry-config= --repository-cache= --repository-config=
    repo remove: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver=
      --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify
      --kube-tls-server-name= --kube-token= --kubeconfig= -n/--namespace= --qps= --registry-config=
      --repository-cache= --repository-config=
    repo update: --burst-limit= --color= --colour= --content-cache= --debug --fail-on-repo-update-fail -h/--help
      --kube-apiserver= --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context=
      --kube-insecure-skip-tls-verify --kube-tls-server-name= --kube-token= --kubeconfig= -n/--namespace= --qps=
      --registry-config= --repository-cache= --repository-config= --timeout=
    rollback: --burst-limit= --cleanup-on-fail --color= --colour= --content-cache= --debug --dry-run --force
      --force-conflicts --force-replace -h/--help --history-max= --kube-apiserver= --kube-as-group=* --kube-as-user=
      --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify --kube-tls-server-name= --kube-token=
      --kubeconfig= -n/--namespace= --no-hooks --qps= --recreate-pods --registry-config= --repository-cache=
      --repository-config= --server-side= --timeout= --wait --wait-for-jobs
    search: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver= --kube-as-group=*
      --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify --kube-tls-server-name=
      --kube-token= --kubeconfig= -n/--namespace= --qps= --registry-config= --repository-cache= --repository-config=
    search hub: --burst-limit= --color= --colour= --content-cache= --debug --endpoint= --fail-on-no-result -h/--help
      --kube-apiserver= --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context=
      --kube-insecure-skip-tls-verify --kube-tls-server-name= --kube-token= --kubeconfig= --list-repo-url
      --max-col-width= -n/--namespace= -o/--output= --qps= --registry-config= --repository-cache=
      --repository-config=
    search repo: --burst-limit= --color= --colour= --content-cache= --debug --devel --fail-on-no-result -h/--help
      --kube-apiserver= --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context=
      --kube-insecure-skip-tls-verify --kube-tls-server-name= --kube-token= --kubeconfig= --max-col-width=
      -n/--namespace= -o/--output= --qps= -r/--regexp --registry-config= --repository-cache= --repository-config=
      --version= -l/--versions
    show: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver= --kube-as-group=*
      --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify --kube-tls-server-name=
      --kube-token= --kubeconfig= -n/--namespace= --qps= --registry-config= --repository-cache= --repository-config=
    show all: --burst-limit= --ca-file= --cert-file= --color= --colour= --content-cache= --debug --devel -h/--help
      --insecure-skip-tls-verify --key-file= --keyring= --kube-apiserver= --kube-as-group=* --kube-as-user=
      --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify --kube-tls-server-name= --kube-token=
      --kubeconfig= -n/--namespace= --pass-credentials --password= --plain-http --qps= --registry-config= --repo=
      --repository-cache= --repository-config= --username= --verify --version=
    show chart: --burst-limit= --ca-file= --cert-file= --color= --colour= --content-cache= --debug --devel -h/--help
      --insecure-skip-tls-verify --key-file= --keyring= --kube-apiserver= --kube-as-group=* --kube-as-user=
      --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify --kube-tls-server-name= --kube-token=
      --kubeconfig= -n/--namespace= --pass-credentials --password= --plain-http --qps= --registry-config= --repo=
      --repository-cache= --repository-config= --username= --verify --version=
    show crds: --burst-limit= --ca-file= --cert-file= --color= --colour= --content-cache= --debug --devel -h/--help
      --insecure-skip-tls-verify --key-file= --keyring= --kube-apiserver= --kube-as-group=* --kube-as-user=
      --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify --kube-tls-server-name= --kube-token=
      --kubeconfig= -n/--namespace= --pass-credentials --password= --plain-http --qps= --registry-config= --repo=
      --repository-cache= --repository-config= --username= --verify --version=
    show readme: --burst-limit= --ca-file= --cert-file= --color= --colour= --content-cache= --debug --devel
      -h/--help --insecure-skip-tls-verify --key-file= --keyring= --kube-apiserver= --kube-as-group=*
      --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify --kube-tls-server-name=
      --kube-token= --kubeconfig= -n/--namespace= --pass-credentials --password= --plain-http --qps=
      --registry-config= --repo= --repository-cache= --repository-config= --username= --verify --version=
    show values: --burst-limit= --ca-file= --cert-file= --color= --colour= --content-cache= --debug --devel
      -h/--help --insecure-skip-tls-verify --jsonpath= --key-file= --keyring= --kube-apiserver= --kube-as-group=*
      --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify --kube-tls-server-name=
      --kube-token= --kubeconfig= -n/--namespace= --pass-credentials --password= --plain-http --qps=
      --registry-config= --repo= --repository-cache= --repository-config= --username= --verify --version=
    status: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver= --kube-as-group=*
      --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify --kube-tls-server-name=
      --kube-token= --kubeconfig= -n/--namespace= -o/--output= --qps= --registry-config= --repository-cache=
      --repository-config= --revision= --show-desc --show-resources
    template: -a/--api-versions=* --atomic --burst-limit= --ca-file= --cert-file= --color= --colour=
      --content-cache= --create-namespace --debug --dependency-update --description= --devel
      --disable-openapi-validation --dry-run=? --enable-dns --force --force-conflicts --force-replace
      -g/--generate-name -h/--help --hide-notes --include-crds --insecure-skip-tls-verify --is-upgrade --key-file=
      --keyring= --kube-apiserver= --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context=
      --kube-insecure-skip-tls-verify --kube-tls-server-name= --kube-token= --kube-version= --kubeconfig=
      -l/--labels= --name-template= -n/--namespace= --no-hooks --output-dir= --pass-credentials --password=
      --plain-http --post-renderer= --post-renderer-args= --qps= --registry-config= --release-name
      --render-subchart-notes --replace --repo= --repository-cache= --repository-config= --rollback-on-failure
      --server-side --set=* --set-file=* --set-json=* --set-literal=* --set-string=* -s/--show-only=* --skip-crds
      --skip-schema-validation --skip-tests --take-ownership --timeout= --username= --validate -f/--values=*
      --verify --version= --wait --wait-for-jobs
    test: --burst-limit= --color= --colour= --content-cache= --debug --filter=* -h/--help --hide-notes
      --kube-apiserver= --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context=
      --kube-insecure-skip-tls-verify --kube-tls-server-name= --kube-token= --kubeconfig= --logs -n/--namespace=
      --qps= --registry-config= --repository-cache= --repository-config= --timeout=
    uninstall: --burst-limit= --cascade= --color= --colour= --content-cache= --debug --description= --dry-run
      -h/--help --ignore-not-found --keep-history --kube-apiserver= --kube-as-group=* --kube-as-user=
      --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify --kube-tls-server-name= --kube-token=
      --kubeconfig= -n/--namespace= --no-hooks --qps= --registry-config= --repository-cache= --repository-config=
      --timeout= --wait
    upgrade: --atomic --burst-limit= --ca-file= --cert-file= --cleanup-on-fail --color= --colour= --content-cache=
      --create-namespace --debug --dependency-update --description= --devel --disable-openapi-validation --dry-run=?
      --enable-dns --force --force-conflicts --force-replace -h/--help --hide-notes --hide-secret --history-max=
      --insecure-skip-tls-verify -i/--install --key-file= --keyring= --kube-apiserver= --kube-as-group=*
      --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify --kube-tls-server-name=
      --kube-token= --kubeconfig= -l/--labels= -n/--namespace= --no-hooks -o/--output= --pass-credentials
      --password= --plain-http --post-renderer= --post-renderer-args= --qps= --registry-config=
      --render-subchart-notes --repo= --repository-cache= --repository-config= --reset-then-reuse-values
      --reset-values --reuse-values --rollback-on-failure --server-side= --set=* --set-file=* --set-json=*
      --set-literal=* --set-string=* --skip-crds --skip-schema-validation --take-ownership --timeout= --username=
      -f/--values=* --verify --version= --wait --wait-for-jobs
    verify: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --keyring= --kube-apiserver=
      --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify
      --kube-tls-server-name= --kube-token= --kubeconfig= -n/--namespace= --qps= --registry-config=
      --repository-cache= --repository-config=
    version: --burst-limit= --color= --colour= --content-cache= --debug -h/--help --kube-apiserver=
      --kube-as-group=* --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify
      --kube-tls-server-name= --kube-token= --kubeconfig= -n/--namespace= --qps= --registry-config=
      --repository-cache= --repository-config= --short --template=
    """)
}
