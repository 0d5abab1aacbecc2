"""Says of descriptions in JSON, one on each line of the input, whether openapi-spec-validator takes them for valid."""

import json
import sys

from openapi_spec_validator import OpenAPIV2SpecValidator, OpenAPIV30SpecValidator, OpenAPIV31SpecValidator


def validator(description):
    if str(description.get("swagger")) == "2.0":
        return OpenAPIV2SpecValidator
    return OpenAPIV30SpecValidator if str(description.get("openapi")).startswith("3.0") else OpenAPIV31SpecValidator


for line in sys.stdin:
    description = json.loads(line)
    try:
        faults = [str(error.message) for error in validator(description)(description).iter_errors()]
        print(json.dumps(faults[:1]))
    except Exception as error:  # What it stops at says nothing of the description.
        print(json.dumps({"stopped": repr(error)[:200]}))
