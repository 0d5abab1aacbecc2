#!/bin/sh
# Writes the list of users from the environment, since a configuration cannot hold the password, and becomes PgBouncer.
set -eu
umask 077
quote() { printf '%s' "$1" | sed 's/"/""/g'; }
printf '"%s" "%s"\n' "$(quote "$POSTGRES_USER")" "$(quote "$POSTGRES_PASSWORD")" > /run/pgbouncer/userlist.txt
exec pgbouncer /etc/pgbouncer/pgbouncer.ini
