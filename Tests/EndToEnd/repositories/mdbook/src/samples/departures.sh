#!/usr/bin/env bash
set -euo pipefail

# From eight o'clock on
curl -H "Authorization: Bearer $TOKEN" \
  "https://api.ferrovia.dev/v3/stations/LIS/departures?at=2026-05-02T08:00:00Z&track=3"
