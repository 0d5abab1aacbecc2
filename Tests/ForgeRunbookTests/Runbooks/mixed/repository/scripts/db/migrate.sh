#!/usr/bin/env bash
set -euo pipefail
for file in sql/*.sql; do
  psql "$DATABASE_URL" -v ON_ERROR_STOP=1 -f "$file"
done
