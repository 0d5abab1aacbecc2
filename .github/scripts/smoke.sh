#!/usr/bin/env bash
# Asks an environment from outside what its users ask: the probes of the API, the portal, the documentation and, when
# SMOKE_API_KEY has an API key with the scope engagements:read, a read that goes through PostgreSQL.
#
#   TARGET=staging .github/scripts/smoke.sh
#
# Each request is repeated for a minute: the Ingress controller learns of new pods a little later than Kubernetes.
set -euo pipefail

: "${TARGET:?}"
case $TARGET in
  dev | staging) prefix=$TARGET. ;;
  prod) prefix= ;;
  *) echo "smoke.sh: no such target: $TARGET" >&2 && exit 2 ;;
esac
api=${API_URL:-https://${prefix}api.open-forge.example}
app=${APP_URL:-https://${prefix}app.open-forge.example}
docs=${DOCS_URL:-https://${prefix}docs.open-forge.example}

body=$(mktemp)
trap 'rm -f "$body"' EXIT
failed=0

# The answer goes to $body. Options beyond the address come from standard input, where a key is not seen by `ps`.
fetch() { # url
  curl --config - --fail --silent --show-error --location --output "$body" --max-time 10 \
    --retry "${RETRIES:-6}" --retry-delay "${DELAY:-10}" --retry-all-errors "$1"
}

check() { # what, url, jq filter or empty, curl configuration or empty
  if ! fetch "$2" <<< "$4"; then
    echo "::error title=Smoke test::$1: no good answer from $2"
    failed=1
  elif [ -n "$3" ] && ! jq --exit-status --arg target "$TARGET" "$3" "$body" > /dev/null; then
    echo "::error title=Smoke test::$1: the answer from $2 is not as expected: $3"
    head -c 1000 "$body"
    echo
    failed=1
  else
    echo "ok: $1"
  fi
}

check "the API is alive" "$api/health/live" '.status == "alive"' ''
check "it reaches PostgreSQL and Redis" "$api/health/ready" '.status == "ready"' ''
# shellcheck disable=SC2016 # $target belongs to jq.
check "it belongs to this environment" "$api/health" '.environment == $target' ''
check "the portal answers" "$app/" '' ''
check "the documentation answers" "$docs/" '' ''
if [ -n "${SMOKE_API_KEY:-}" ]; then
  check "engagements can be read" "$api/api/v1/engagements?page=1&page_size=1" '.items | type == "array"' \
    "header = \"X-API-Key: $SMOKE_API_KEY\""
else
  echo "::warning::SMOKE_API_KEY is not set: no read with credentials was tried"
fi
exit "$failed"
