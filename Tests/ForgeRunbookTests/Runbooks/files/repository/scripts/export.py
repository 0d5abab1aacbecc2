import csv, sys

for row in csv.reader(sys.stdin):
    print(len(row))
