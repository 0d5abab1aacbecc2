#!/bin/sh
set -eu
curl -X POST http://localhost:8080/v1/recipes/leek-pie/shopping-list
