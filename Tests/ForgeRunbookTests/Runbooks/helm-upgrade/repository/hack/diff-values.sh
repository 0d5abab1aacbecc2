#!/usr/bin/env bash
set -euo pipefail
helm get values "$1" -n "$2" -o yaml | diff - "$3"
