#!/bin/sh
# Compares the counts of two dumps.
set -eu
pg_restore --list "$1" | wc -l
