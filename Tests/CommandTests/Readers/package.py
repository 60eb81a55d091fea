"""Validates a run folder's datapackage.json with frictionless and hasil.json with its schema: package.py RUN SCHEMA."""

import csv
import json
import os
import sys
from decimal import Decimal

import jsonschema
from frictionless import validate

run, schema_path = sys.argv[1:]
os.chdir(run)
report = validate("datapackage.json")
if not report.valid:
    sys.exit(f"package.py: {report.flatten(['title', 'note'])[:5]}")
validator = jsonschema.Draft202012Validator(json.load(open(schema_path, encoding="utf-8")))
rows = list(csv.DictReader(open("hasil.csv", encoding="utf-8", newline="")))
lines = open("hasil.json", encoding="utf-8").read().splitlines()
if len(lines) != len(rows):
    sys.exit("package.py: hasil.json has another number of lines")
for line, row in zip(lines, rows):
    # Decimals keep the digits that were written.
    exact = json.loads(line, parse_float=Decimal)
    validator.validate(json.loads(line))
    for name, text in row.items():
        value = exact[name]
        if ("" if value is None else str(value)) != text:
            sys.exit(f"package.py: {name} is {value}, not {text}")
