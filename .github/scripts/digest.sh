#!/usr/bin/env bash
# Prints the digest that a tag has in the registry, or nothing when the registry says that there is no such tag. Any other
# answer is an error: a registry that is away must not look like a tag that is free.
#
#   digest.sh ghcr.io/open-forge/api:1.0.0
set -euo pipefail
reference=${1:?usage: digest.sh IMAGE:TAG}

errors=$(mktemp)
trap 'rm -f "$errors"' EXIT
if manifest=$(docker buildx imagetools inspect --format '{{json .Manifest}}' "$reference" 2> "$errors"); then
  digest=$(jq --raw-output .digest <<< "$manifest")
  if ! [[ $digest =~ ^sha256:[0-9a-f]{64}$ ]]; then
    echo "digest.sh: no digest in the answer for $reference" >&2
    exit 1
  fi
  echo "$digest"
elif ! grep -qE 'not found|manifest unknown|name unknown' "$errors"; then
  cat "$errors" >&2
  exit 1
fi
