#!/bin/sh
redis-cli -h queue DEL bounces
