#!/bin/sh
s3cmd mb s3://depot-logs
