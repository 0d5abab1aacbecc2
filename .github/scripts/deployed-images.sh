#!/usr/bin/env bash
# Prints the images that are deployed to production, staging and dev, as a JSON list for a matrix. In an environment runs
# the commit of the newest deployment that succeeded; its images have the tag `sha-<12 hex>` whatever other tag they got.
# Takes GH_TOKEN and GITHUB_REPOSITORY from the environment.
set -euo pipefail
: "${GITHUB_REPOSITORY:?}"
components=$(dirname "$0")/../components.json

deployed() { # environment
  local rows id commit states
  rows=$(gh api "repos/$GITHUB_REPOSITORY/deployments?environment=$1&per_page=30" --jq '.[] | "\(.id) \(.sha)"')
  while read -r id commit; do
    [ -n "$id" ] || continue
    states=$(gh api "repos/$GITHUB_REPOSITORY/deployments/$id/statuses?per_page=100" --jq '.[].state')
    if grep -qx success <<< "$states"; then
      echo "${commit:0:12}"
      return
    fi
  done <<< "$rows"
}

list='[]'
for environment in production staging dev; do
  commit=$(deployed "$environment")
  [ -n "$commit" ] || continue
  list=$(jq --compact-output --argjson list "$list" --arg environment "$environment" --arg commit "$commit" \
    '$list + map({component, environment: $environment, image: "ghcr.io/open-forge/\(.component):sha-\($commit)"})' \
    "$components")
done
echo "$list"
