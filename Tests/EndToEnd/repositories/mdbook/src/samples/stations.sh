#!/usr/bin/env bash
set -euo pipefail

# ANCHOR: search
curl -H "Authorization: Bearer $TOKEN" "https://api.ferrovia.dev/v3/stations?query=oriente&limit=3"
# ANCHOR_END: search

# ANCHOR: drop
curl -X DELETE -H "Authorization: Bearer $TOKEN" https://api.ferrovia.dev/v3/journeys/jn_9
# ANCHOR_END: drop
