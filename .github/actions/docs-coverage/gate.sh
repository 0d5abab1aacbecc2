#!/usr/bin/env bash
# Runs the gate and hands its result to the workflow: annotations, a summary, files, and the exit code.
#
# Takes BINARY, ROOT, THRESHOLD, SINCE and REPORT from the environment, as action.yml sets them.
set -uo pipefail

# A container's user is not the one that checked out.
git config --global --add safe.directory "$(realpath "$ROOT")" 2>/dev/null || true
mkdir -p "$REPORT"
arguments=(coverage --root "$ROOT" --format github)
[ -n "$THRESHOLD" ] && arguments+=(--threshold "$THRESHOLD")
[ -n "$SINCE" ] && arguments+=(--changed-since "$SINCE")
for type in md html json; do arguments+=(--report "$REPORT/coverage.$type"); done
arguments+=(--badge "$REPORT/coverage.svg")

"$BINARY" "${arguments[@]}"
status=$?
if [ -f "$REPORT/coverage.md" ]; then
  cat "$REPORT/coverage.md" >> "${GITHUB_STEP_SUMMARY:-/dev/null}"
  percent=$(sed -n 's/^    "percent": \([0-9.]*\),\{0,1\}$/\1/p' "$REPORT/coverage.json" | head -n 1)
  echo "percent=$percent" >> "${GITHUB_OUTPUT:-/dev/null}"
fi
exit "$status"
