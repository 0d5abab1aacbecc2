#!/usr/bin/env python3
import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--since", default="1h")
parser.add_argument("-v", "--verbose", action="store_true")
print(parser.parse_args())
