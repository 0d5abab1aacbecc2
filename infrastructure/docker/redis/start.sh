#!/bin/sh
# Writes the password where redis.conf includes it: as an argument it would be in the list of processes.
set -eu
umask 077
printf 'requirepass "%s"\n' "$REDISCLI_AUTH" > /run/redis/auth.conf
exec redis-server /etc/redis/redis.conf
