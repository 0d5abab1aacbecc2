read -r stamp < /scratch/stamp
folder="forge-backups/postgres/$stamp"
daily="forge-backups/daily/postgres/${stamp%T*}"
n=0
until printf '%s\n%s\n' "$MINIO_ROOT_USER" "$MINIO_ROOT_PASSWORD" \
  | mc --quiet alias set forge http://minio:9000 > /dev/null; do
  n=$((n + 1))
  if [ "$n" -ge 30 ]; then echo "minio:9000 does not answer, or refuses the keys" >&2; exit 1; fi
  sleep 5
done
cd "/scratch/$stamp"
put() { # folder
  mc --quiet cp openforge.dump dagster.dump langflow.dump "forge/$1/"
  # Last: a folder without it is not complete.
  mc --quiet cp SHA256SUMS "forge/$1/"
  mc --quiet ls "forge/$1/"
  echo "wrote $1/"
}
put "$folder"
# Hourly ones expire after two days. The first of a day is kept longer, in a folder of its own.
if ! mc --quiet stat "forge/$daily/SHA256SUMS" > /dev/null 2>&1; then put "$daily"; fi
