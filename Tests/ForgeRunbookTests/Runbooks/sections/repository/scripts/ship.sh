#!/usr/bin/env bash
set -euo pipefail
while [[ $# -gt 0 ]]; do
  case "$1" in
    --stage|-s) stage=$2; shift 2 ;;
    --dry-run) dry=1; shift ;;
    --note=*) note=${1#*=}; shift ;;
    *) echo "unknown option $1" >&2; exit 2 ;;
  esac
done
echo "${stage:-live} ${dry:-0} ${note:-}"
