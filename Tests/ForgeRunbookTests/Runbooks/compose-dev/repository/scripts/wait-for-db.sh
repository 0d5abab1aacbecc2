#!/bin/sh
set -eu
until docker compose exec -T db pg_isready -U orchard; do sleep 1; done
