"""Load on a server of this machine, by `wrk`, for FORGE_LOAD_SECONDS."""

import os
import pathlib
import re
import shutil
import subprocess

SECONDS = int(os.environ.get("FORGE_LOAD_SECONDS", "4"))
WRK = shutil.which("wrk")


def load(port, path, connections=64):
    """Asks for one path as fast as it is answered. Returns the requests per second and what went wrong."""
    result = subprocess.run(
        [WRK, "-t2", f"-c{connections}", f"-d{SECONDS}s", f"http://127.0.0.1:{port}{path}"],
        capture_output=True, text=True, check=True,
    )
    faults = re.findall(r"Non-2xx.*|Socket errors.*", result.stdout)
    return float(re.search(r"Requests/sec:\s*([\d.]+)", result.stdout)[1]), faults


def memory(process):
    """Resident memory of a process and those that it started, in kB."""
    total = 0
    for status in pathlib.Path("/proc").glob("[0-9]*/status"):
        try:
            text = status.read_text()
        except OSError:
            continue
        parent = re.search(r"^PPid:\s*(\d+)", text, re.MULTILINE)
        resident = re.search(r"^VmRSS:\s*(\d+)", text, re.MULTILINE)
        if resident and (status.parent.name == str(process) or parent and parent[1] == str(process)):
            total += int(resident[1])
    return total
