n=0
until printf '%s\n%s\n' "$MINIO_ROOT_USER" "$MINIO_ROOT_PASSWORD" \
  | mc --quiet alias set forge http://minio:9000 > /dev/null; do
  n=$((n + 1))
  if [ "$n" -ge 30 ]; then echo "minio:9000 does not answer, or refuses the keys" >&2; exit 1; fi
  sleep 5
done
mc --quiet mb --ignore-existing forge/forge-lake forge/forge-artifacts forge/forge-backups
# Replaces the rules of the bucket, so that a second run does not add a second one.
mc --quiet ilm rule import forge/forge-backups <<'RULES'
{
  "Rules": [
    {"ID": "expire-hourly-postgres", "Status": "Enabled", "Filter": {"Prefix": "postgres/"}, "Expiration": {"Days": 2}},
    {"ID": "expire-hourly-redis", "Status": "Enabled", "Filter": {"Prefix": "redis/"}, "Expiration": {"Days": 2}},
    {"ID": "expire-daily", "Status": "Enabled", "Filter": {"Prefix": "daily/"}, "Expiration": {"Days": 35}}
  ]
}
RULES
mc --quiet ilm rule ls forge/forge-backups
