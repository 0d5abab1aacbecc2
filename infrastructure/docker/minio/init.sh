#!/bin/sh
# Makes the buckets, and lets backups expire. May run as often as you like.
set -eu
# Over standard input: arguments are in the list of processes.
printf '%s\n%s\n' "$MINIO_ROOT_USER" "$MINIO_ROOT_PASSWORD" | mc --quiet alias set forge http://minio:9000
mc mb --ignore-existing forge/forge-lake forge/forge-artifacts forge/forge-backups
# Replaces what rules there are, where `rule add` would add one more each time.
mc ilm rule import forge/forge-backups <<'JSON'
{"Rules": [{"ID": "expire-backups", "Status": "Enabled", "Filter": {"Prefix": ""}, "Expiration": {"Days": 35}}]}
JSON
