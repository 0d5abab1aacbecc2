#!/usr/bin/env python3
"""Writes Sources/ForgeManifests/Kinds/KubernetesFieldTable.swift: the fields of Kubernetes' own types.

    scripts/kubernetes_fields.py

The facts come from the models of the PyPI package `kubernetes` (34.1.0 is of Kubernetes 1.34), which are made from the API's
own description. Types of one name in several versions of a group count as one that has the fields of all.
"""

import importlib
import pathlib
import pkgutil
import re
import textwrap

import kubernetes.client.models as models

TARGET = pathlib.Path(__file__).resolve().parent.parent / "Sources" / "ForgeManifests" / "Kinds" / "KubernetesFieldTable.swift"
VERSION = re.compile(r"^(?:[A-Z][a-z]+)?V\d+(?:alpha\d+|beta\d+)?(?=[A-Z])")


def short(name):
    """`V1PodSpec` and `CoreV1Event` without their version."""
    return VERSION.sub("", name)


def shape(kind):
    """`list[V1Container]` as `[]Container`, maps as `{}`, what is not described as `*`; nothing for plain values."""
    if match := re.fullmatch(r"list\[(.*)\]", kind):
        return "[]" + shape(match[1])
    if match := re.fullmatch(r"dict\(str, (.*)\)", kind):
        return "{}" + shape(match[1])
    if kind == "object":
        return "*"
    return short(kind) if kind[0].isupper() else ""


def main():
    types = {}
    for module in pkgutil.iter_modules(models.__path__):
        for name, model in vars(importlib.import_module(f"kubernetes.client.models.{module.name}")).items():
            if isinstance(model, type) and hasattr(model, "openapi_types"):
                fields = types.setdefault(short(name), {})
                for key, kind in model.openapi_types.items():
                    fields.setdefault(model.attribute_map[key], shape(kind))
    kinds = {name for name, fields in types.items() if "kind" in fields and "apiVersion" in fields and "items" not in fields}
    reached, open_ = set(), list(kinds)
    while open_:
        name = open_.pop()
        if name not in reached and name in types:
            reached.add(name)
            open_.extend(re.sub(r"^(\[\]|\{\})+", "", kind) for kind in types[name].values() if kind)
    lines = []
    for name in sorted(reached):
        words = " ".join(field + (f":{kind}" if kind else "") for field, kind in sorted(types[name].items()))
        lines += textwrap.wrap(f"{name}: {words}", 112, initial_indent="    ", subsequent_indent="      ", break_long_words=False, break_on_hyphens=False)
    TARGET.write_text(
        "extension KubernetesFields {\n"
        "  /// The types of Kubernetes 1.34 and their fields, as `scripts/kubernetes_fields.py` writes them.\n"
        "  static let table = \"\"\"\n" + "\n".join(lines) + "\n    \"\"\"\n}\n"
    )


main()
