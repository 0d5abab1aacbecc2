#!/bin/sh
set -eu
echo "$1" | sha256sum
