#!/usr/bin/env bash
# Waits until every Deployment and StatefulSet of the namespace is rolled out, and fails when one of Open Forge's own
# images has another tag than VERSION. Takes NAMESPACE and VERSION from the environment.
set -euo pipefail
: "${NAMESPACE:?}" "${VERSION:?}"

workloads=$(kubectl --namespace "$NAMESPACE" get deployments,statefulsets \
  --selector app.kubernetes.io/part-of=open-forge --output name)
if [ -z "$workloads" ]; then
  echo "::error::There is no workload in $NAMESPACE"
  exit 1
fi

failed=0
for workload in $workloads; do
  if ! kubectl --namespace "$NAMESPACE" rollout status "$workload" --timeout=5m; then
    echo "::error::$workload is not rolled out"
    kubectl --namespace "$NAMESPACE" describe "$workload" | tail -n 20
    failed=1
  fi
done

images=$(kubectl --namespace "$NAMESPACE" get deployments,statefulsets \
  --selector app.kubernetes.io/part-of=open-forge \
  --output jsonpath='{range .items[*]}{range .spec.template.spec.containers[*]}{.image}{"\n"}{end}{end}' | sort --unique)
own=$(grep '^ghcr.io/open-forge/' <<< "$images" || true)
if [ -z "$own" ]; then
  echo "::error::No workload runs an image of Open Forge"
  failed=1
fi
for image in $own; do
  if [ "${image##*:}" != "$VERSION" ]; then
    echo "::error::$image is deployed instead of $VERSION"
    failed=1
  fi
done
exit "$failed"
