#!/usr/bin/env bash
# Writes the kubeconfig of the job's user: the one in GIVEN, else one that asks GitHub for a token whenever a command
# needs one. Takes SERVER, CA, AUDIENCE, GIVEN, NAMESPACE and TOKEN_PROGRAM from the environment.
set -euo pipefail

umask 077
mkdir -p ~/.kube
config=~/.kube/config

if [ -n "${GIVEN:-}" ]; then
  printf '%s\n' "$GIVEN" > "$config"
  kubectl config set-context --current --namespace "$NAMESPACE" > /dev/null
  exit 0
fi

for name in SERVER CA AUDIENCE; do
  if [ -z "${!name:-}" ]; then
    echo "::error::Neither a kubeconfig is given nor all of cluster-server, cluster-ca and oidc-audience"
    exit 1
  fi
done
if [ -z "${ACTIONS_ID_TOKEN_REQUEST_URL:-}" ]; then
  echo "::error::The job lacks the permission id-token: write"
  exit 1
fi

jq --null-input --arg server "$SERVER" --arg ca "$CA" --arg audience "$AUDIENCE" --arg namespace "$NAMESPACE" \
  --arg program "$TOKEN_PROGRAM" '{
    apiVersion: "v1",
    kind: "Config",
    clusters: [{name: "cluster", cluster: {server: $server, "certificate-authority-data": $ca}}],
    users: [{name: "github", user: {exec: {
      apiVersion: "client.authentication.k8s.io/v1",
      command: $program,
      args: [$audience],
      interactiveMode: "Never"
    }}}],
    contexts: [{name: "deploy", context: {cluster: "cluster", user: "github", namespace: $namespace}}],
    "current-context": "deploy"
  }' > "$config"
