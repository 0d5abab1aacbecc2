n=0
until printf '%s\n%s\n' "$MINIO_ROOT_USER" "$MINIO_ROOT_PASSWORD" \
  | mc --quiet alias set forge http://minio:9000 > /dev/null; do
  n=$((n + 1))
  if [ "$n" -ge 30 ]; then echo "minio:9000 does not answer, or refuses the keys" >&2; exit 1; fi
  sleep 5
done
printf '%s\n%s\n' "$OFFSITE_ACCESS_KEY" "$OFFSITE_SECRET_KEY" \
  | mc --quiet alias set offsite "$OFFSITE_ENDPOINT" > /dev/null
# Dumps first: the lake may take long. One bucket that fails does not keep the others from being
# copied. Without --remove: what is deleted here stays there.
failed=0
for bucket in forge-backups forge-artifacts forge-lake; do
  echo "mirroring $bucket"
  mc --quiet mirror --overwrite "forge/$bucket" "offsite/$OFFSITE_BUCKET/$bucket" || failed=1
done
exit "$failed"
