#!/usr/bin/env bash
# Decides whether the commit that is checked out may be deployed to an environment, and gives its images their tag.
#
# One digest goes dev -> staging -> prod. The rules, all of which must hold:
#
#   every     the commit is on main
#   every     each digest carries GitHub's signed statement that build.yml of this repository built it from this commit
#   staging   the tag is vX.Y.Z-rc.N, and a deployment of this commit to the environment `dev` has succeeded
#   prod      the tag is vX.Y.Z, the commit has a release candidate vX.Y.Z-rc.N, a deployment of this commit to the
#             environment `staging` has succeeded, and the candidate's digest is the one that was built
#   every     the new tag is free, or has this digest already: a tag never moves
#
# A deployment is what GitHub records for a job with an `environment`. It has succeeded when `success` is among its
# statuses; a later deployment adds `inactive` to it, which takes nothing back. By hand:
#
#   gh api 'repos/{owner}/{repo}/deployments?environment=staging&sha=COMMIT'
#   gh api 'repos/{owner}/{repo}/deployments/ID/statuses' --jq '.[].state'
#
# Takes TARGET, GH_TOKEN and the variables of a workflow run from the environment; needs gh, docker, git and jq.
set -euo pipefail

: "${TARGET:?}" "${GITHUB_REPOSITORY:?}" "${GITHUB_REF:?}"
here=$(dirname "$0")
registry=ghcr.io/open-forge
main=${MAIN:-origin/main}

refuse() {
  echo "::error title=Not promoted to $TARGET::$*"
  exit 1
}

commit=$(git rev-parse 'HEAD^{commit}')
built=sha-${commit:0:12}

git merge-base --is-ancestor "$commit" "$main" || refuse "$commit is not on main"

case $TARGET in
  dev)
    [ "$GITHUB_REF" = refs/heads/main ] || refuse "dev is deployed from main, not from $GITHUB_REF"
    version=$built
    source=$built
    previous=
    ;;
  staging)
    [[ $GITHUB_REF =~ ^refs/tags/v([0-9]+\.[0-9]+\.[0-9]+-rc\.[0-9]+)$ ]] ||
      refuse "staging is deployed from a tag vX.Y.Z-rc.N, not from $GITHUB_REF"
    version=${BASH_REMATCH[1]}
    source=$built
    previous=dev
    ;;
  prod)
    [[ $GITHUB_REF =~ ^refs/tags/v([0-9]+\.[0-9]+\.[0-9]+)$ ]] ||
      refuse "prod is deployed from a tag vX.Y.Z, not from $GITHUB_REF"
    version=${BASH_REMATCH[1]}
    candidate=$(git tag --points-at "$commit" --list "v$version-rc.*" --sort=-version:refname | sed -n 1p)
    [ -n "$candidate" ] || refuse "no release candidate v$version-rc.N is at the commit $commit"
    source=${candidate#v}
    previous=staging
    ;;
  *) refuse "no such target" ;;
esac

succeeded_in() { # environment
  local id ids states
  ids=$(gh api --paginate "repos/$GITHUB_REPOSITORY/deployments?environment=$1&sha=$commit&per_page=100" --jq '.[].id')
  for id in $ids; do
    states=$(gh api --paginate "repos/$GITHUB_REPOSITORY/deployments/$id/statuses?per_page=100" --jq '.[].state')
    if grep -qx success <<< "$states"; then
      echo "Deployment $id of $commit to $1 succeeded"
      return 0
    fi
  done
  return 1
}

if [ -n "$previous" ]; then
  succeeded_in "$previous" || refuse "no deployment of $commit to $previous has succeeded"
fi

# All is looked at before anything is tagged.
components=$(jq --raw-output '.[].component' "$here/../components.json")
declare -A digests
for component in $components; do
  image=$registry/$component
  digest=$("$here/digest.sh" "$image:$source")
  [ -n "$digest" ] || refuse "$image:$source does not exist"
  if [ "$source" != "$built" ]; then
    first=$("$here/digest.sh" "$image:$built")
    [ "$digest" = "$first" ] || refuse "$image:$source is $digest, but ${first:-nothing} was built for $commit"
  fi
  gh attestation verify "oci://$image@$digest" --repo "$GITHUB_REPOSITORY" \
    --signer-workflow "$GITHUB_REPOSITORY/.github/workflows/build.yml" --source-digest "$commit" ||
    refuse "nothing proves that $image@$digest was built from $commit"
  present=$("$here/digest.sh" "$image:$version")
  [ -z "$present" ] || [ "$present" = "$digest" ] || refuse "$image:$version is $present already, not $digest"
  digests[$component]=$digest
done

summary="### Promoted to $TARGET"$'\n\n| Image | Digest |\n| --- | --- |\n'
for component in $components; do
  image=$registry/$component
  digest=${digests[$component]}
  if [ -z "$("$here/digest.sh" "$image:$version")" ]; then
    # With one source this copies the index as it is, so that the digest and the statements about it stay.
    docker buildx imagetools create --tag "$image:$version" "$image@$digest"
  fi
  tagged=$("$here/digest.sh" "$image:$version")
  [ "$tagged" = "$digest" ] || refuse "$image:$version became ${tagged:-nothing}, not $digest"
  summary+="| \`$image:$version\` | \`$digest\` |"$'\n'
done

echo "version=$version" >> "${GITHUB_OUTPUT:-/dev/stdout}"
echo "$summary" >> "${GITHUB_STEP_SUMMARY:-/dev/stdout}"
