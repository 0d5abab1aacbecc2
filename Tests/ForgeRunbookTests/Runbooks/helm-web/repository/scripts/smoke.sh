#!/bin/sh
set -eu
curl -fsS "$1/readyz"
