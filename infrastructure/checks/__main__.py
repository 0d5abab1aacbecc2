"""Proves what `infrastructure/` and `.github/` say with the programs that would consume them.

    build/vendor/infra-check/bin/python infrastructure/checks [NAME...] [--root DIR] [--binary FILE] [--list]

Each proof prints one line: its name, the time it took, and what it found. Exit 0 when all hold, 1 when one found a
problem, 2 when one could not run.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import pathlib
import sys
import time
import traceback

from problem import Broken, Proof, Skipped
from proofs import PROOFS
from tree import Tree

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]


def prove(proof: Proof, tree: Tree) -> tuple[Proof, str, list[str], float]:
    """Makes one proof: its outcome (ok, failed, skipped, error), the lines to print, and the seconds it took."""
    start = time.monotonic()
    try:
        problems = sorted(set(proof.find(tree)))
        outcome, lines = ("failed" if problems else "ok"), [str(problem) for problem in problems]
    except Skipped as reason:
        outcome, lines = "skipped", [str(reason)]
    except Broken as error:
        outcome, lines = "failed", str(error).splitlines()
    except RuntimeError as error:
        outcome, lines = "error", str(error).splitlines()
    except Exception:
        # A fault of the proof itself, or a tree so broken that it cannot be read: never a pass.
        outcome, lines = "error", [line[:300] for line in traceback.format_exc(chain=False).splitlines()]
    return proof, outcome, lines, time.monotonic() - start


def main() -> int:
    parser = argparse.ArgumentParser(prog="infrastructure/checks", description="Proves infrastructure/ and .github/.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="the proofs to make; all without any")
    parser.add_argument("--root", type=pathlib.Path, default=REPOSITORY, help="the repository")
    parser.add_argument("--binary", type=pathlib.Path, help="forge-docs; .build/debug/forge-docs of this repository")
    parser.add_argument("--work", type=pathlib.Path, help="where to write; build/infra of this repository")
    parser.add_argument("--jobs", type=int, default=2, help="how many proofs are made at once")
    parser.add_argument("--list", action="store_true", help="print the names and what each proves")
    options = parser.parse_args()

    if options.list:
        width = max(len(proof.name) for proof in PROOFS)
        for proof in PROOFS:
            print(f"{proof.name:{width}}  {proof.proves}")
        return 0
    known = {proof.name: proof for proof in PROOFS}
    unknown = [name for name in options.names if name not in known]
    if unknown:
        parser.error(f"no proof is called {', '.join(unknown)}; --list prints their names")
    chosen = [known[name] for name in options.names] or PROOFS

    binary = options.binary or REPOSITORY / ".build" / "debug" / "forge-docs"
    if not binary.exists():
        parser.error(f"{binary} is not built; run swift build, or name another with --binary")
    work = (options.work or REPOSITORY / "build" / "infra").resolve()
    work.mkdir(parents=True, exist_ok=True)
    tree = Tree(options.root.resolve(), binary.resolve(), work)

    outcomes = dict.fromkeys(("ok", "failed", "skipped", "error"), 0)
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        pending = [pool.submit(prove, proof, tree) for proof in chosen]
        for done in concurrent.futures.as_completed(pending):
            proof, outcome, lines, seconds = done.result()
            outcomes[outcome] += 1
            print(f"{outcome:8}{proof.name:20}{seconds:6.1f} s  {proof.proves}", flush=True)
            for line in lines:
                print(f"        {line}", flush=True)
    print(", ".join(f"{count} {outcome}" for outcome, count in outcomes.items() if count))
    return 2 if outcomes["error"] else 1 if outcomes["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
