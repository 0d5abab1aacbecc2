#!/usr/bin/env bash
# Asks GitHub for a token of this job for an audience and prints it as kubectl and helm expect of a credential plugin. A
# token lives for minutes, an upgrade may take longer: they call again when it has expired.
#
#   token.sh open-forge-prod
set -euo pipefail
audience=${1:?usage: token.sh AUDIENCE}

answer=$(curl --config - --fail --silent --show-error --retry 3 --get --data-urlencode "audience=$audience" \
  "${ACTIONS_ID_TOKEN_REQUEST_URL:?}" <<< "header = \"Authorization: Bearer ${ACTIONS_ID_TOKEN_REQUEST_TOKEN:?}\"")
# The token says when it expires. Half a minute earlier leaves time for a request that is under way.
jq '.value as $token
  | ($token | split(".")[1] | gsub("-"; "+") | gsub("_"; "/")
      | . + ("===="[0:((4 - length % 4) % 4)]) | @base64d | fromjson | .exp) as $expires
  | {
      apiVersion: "client.authentication.k8s.io/v1",
      kind: "ExecCredential",
      status: {token: $token, expirationTimestamp: ($expires - 30 | todate)}
    }' <<< "$answer"
