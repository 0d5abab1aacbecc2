"""Programs that listen, started for a proof on a free port of this machine and ended with it."""

from __future__ import annotations

import contextlib
import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import tempfile
import time


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextlib.contextmanager
def folder(name: str):
    """A temporary folder that an unprivileged user owns where this runs as root."""
    path = pathlib.Path(tempfile.mkdtemp(prefix=f"{name}-"))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


@contextlib.contextmanager
def started(command: list, port: int, place: pathlib.Path):
    """Runs a server as an unprivileged user until it listens, and gives what it has said by then and whether it does."""
    user = "nobody" if os.getuid() == 0 else None
    if user:
        owner = pwd.getpwnam(user)
        for path in (place, *place.rglob("*")):
            os.chown(path, owner.pw_uid, owner.pw_gid)
    log = place / "log"
    with log.open("w") as output:
        process = subprocess.Popen([str(word) for word in command], stdout=output, stderr=output, cwd=place, user=user)
    try:
        for _ in range(200):
            if process.poll() is not None or listens(port):
                break
            time.sleep(0.05)
        # What comes right after the port is open belongs to the start too.
        time.sleep(0.1)
        yield log.read_text().strip().splitlines(), process.poll() is None and listens(port)
    finally:
        process.terminate()
        process.wait(20)
