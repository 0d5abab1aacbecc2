stamp="$(date -u +%Y%m%dT%H%M%SZ)"
mkdir "/scratch/$stamp"
echo "$stamp" > /scratch/stamp
cd "/scratch/$stamp"
for database in openforge dagster langflow; do
  # Waits at most five minutes for a table that a migration has locked.
  pg_dump --format=custom --lock-wait-timeout=5min --file="$database.dump" "$database"
  pg_restore --list "$database.dump" > /dev/null
done
sha256sum openforge.dump dagster.dump langflow.dump > SHA256SUMS
ls -l
