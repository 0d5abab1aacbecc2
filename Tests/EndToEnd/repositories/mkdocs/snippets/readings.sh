#!/usr/bin/env bash
set -euo pipefail

# --8<-- [start:week]
curl -H "Authorization: Bearer $TOKEN" \
  "https://api.lanternfish.dev/v2/buoys/bu_71/readings?from=2026-03-01&to=2026-03-07"
# --8<-- [end:week]

# --8<-- [start:day]
curl "https://api.lanternfish.dev/v2/buoys/bu_71/readings?from=2026-03-01&to=2026-03-01"
# --8<-- [end:day]
