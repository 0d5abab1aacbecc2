#!/bin/sh
exec kubectl -n media "$@"
