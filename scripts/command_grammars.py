#!/usr/bin/env python3
"""Writes Sources/ForgeRunbook/Grammar/*Grammar.swift from grammars of command lines as JSON.

    scripts/command_grammars.py FOLDER

FOLDER holds a file a tool: {"commands": {"rollout status": {"flags": {"--timeout": {"short": null, "type": "string"}}}}}, the
root under ".". What the tools accept and do not list is added in the tool's own file.
"""

import json
import pathlib
import sys
import textwrap

TARGET = pathlib.Path(__file__).resolve().parent.parent / "Sources" / "ForgeRunbook" / "Grammar"
TOOLS = {
    "kubectl": ("kubectl-*.json", "kubectl"),
    "helm": ("helm-[34].json", "helm"),
    "docker": ("docker-[0-9]*.json", "docker"),
    "compose": ("docker-compose-*.json", "docker compose"),
}
VALUES = {"bool": "", "string": "=", "list": "=*", "optional-value": "=?"}


def main():
    folder = pathlib.Path(sys.argv[1])
    for name, (pattern, title) in TOOLS.items():
        commands = {}
        sources = sorted(folder.glob(pattern))
        for source in sources:
            # Of several releases, what one of them has: a page may be for either.
            for command, entry in json.loads(source.read_text())["commands"].items():
                flags = commands.setdefault(command, {})
                for flag, facts in entry.get("flags", {}).items():
                    flags.setdefault(flag, facts)
                for word in entry.get("subcommands", []):
                    commands.setdefault(word if command == "." else f"{command} {word}", {})
        lines = []
        for command, flags in sorted(commands.items()):
            words = [(f"{facts['short']}/" if facts["short"] else "") + flag + VALUES[facts["type"]] for flag, facts in sorted(flags.items())]
            lines += textwrap.wrap(f"{command}: {' '.join(words)}".rstrip(), 112, subsequent_indent="  ", break_on_hyphens=False,
                                   break_long_words=False)
        text = "\n".join(f"    {line}" for line in lines)
        versions = ", ".join(source.stem.rpartition("-")[2] for source in sources)
        (TARGET / f"{name.capitalize()}Grammar.swift").write_text(
            f"extension CommandGrammar {{\n  /// The command line of {title} {versions}, as `scripts/command_grammars.py` writes it.\n"
            f'  static let {name} = CommandGrammar(\n    """\n{text}\n    """)\n}}\n')


if __name__ == "__main__":
    main()
