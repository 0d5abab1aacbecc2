"""Sends the carrier events of a file again."""
import sys

for line in open(sys.argv[1]):
    print(line.rstrip())
