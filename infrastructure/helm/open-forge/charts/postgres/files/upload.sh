read -r stamp < /work/stamp
folder="forge-backups/postgres/$stamp"
n=0
until printf '%s\n%s\n' "$MINIO_ROOT_USER" "$MINIO_ROOT_PASSWORD" \
  | mc --quiet alias set forge http://minio:9000 > /dev/null; do
  n=$((n + 1))
  if [ "$n" -ge 30 ]; then echo "minio:9000 does not answer, or refuses the keys" >&2; exit 1; fi
  sleep 5
done
cd "/work/$stamp"
mc --quiet cp openforge.dump dagster.dump langflow.dump "forge/$folder/"
# Last: a folder without it is not complete.
mc --quiet cp SHA256SUMS "forge/$folder/"
mc --quiet ls "forge/$folder/"
echo "wrote $folder/"
