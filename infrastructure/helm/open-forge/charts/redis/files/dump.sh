stamp="$(date -u +%Y%m%dT%H%M%SZ)"
mkdir "/scratch/$stamp"
echo "$stamp" > /scratch/stamp
cd "/scratch/$stamp"
redis-cli -h redis --rdb dump.rdb
redis-check-rdb dump.rdb
sha256sum dump.rdb > SHA256SUMS
ls -l
