"""`forge-docs serve` as a process, and a client for it that hides nothing: raw sockets where a library would tidy up."""

import http.client
import pathlib
import re
import select
import socket
import subprocess
import threading
import time

from forge import BINARY


class Preview:
    """A preview of a folder, on a port of its own, until it is closed."""

    def __init__(self, root, *arguments, port="0", seconds=120):
        self.process = subprocess.Popen(
            [BINARY, "serve", "--root", root, "--port", port, *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        self.lines = []
        self.changed = threading.Condition()
        threading.Thread(target=self._read, daemon=True).start()
        line = self.wait_for(r"Serving .* at http://\S+", seconds)
        address = re.search(r"http://([^:/]+):(\d+)(\S*)", line)
        self.port = int(address[2])
        self.base = address[3]
        self.address = f"http://localhost:{self.port}{self.base}"

    def _read(self):
        for line in self.process.stdout:
            with self.changed:
                self.lines.append(line.rstrip("\n"))
                self.changed.notify_all()

    def wait_for(self, pattern, seconds=60, after=0):
        """The first line that matches, among those printed after the first `after`."""
        deadline = time.monotonic() + seconds
        with self.changed:
            while True:
                for line in self.lines[after:]:
                    if re.search(pattern, line):
                        return line
                left = deadline - time.monotonic()
                ended = self.process.poll() is not None
                if left <= 0 or ended:
                    raise AssertionError(f"no line {pattern!r} among {self.lines[after:]}" + (", it ended" if ended else ""))
                self.changed.wait(min(left, 0.2))

    def close(self):
        """Ends it as Ctrl-C does; returns its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(2)
        try:
            return self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise
        finally:
            self.process.stdout.close()

    # What it answers

    def get(self, path, method="GET", **headers):
        """Status, headers and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()

    def body(self, path):
        status, _, body = self.get(path)
        return body if status == 200 else None

    def wait_until(self, path, condition, seconds=60):
        """The body of `path` once `condition` holds for it."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            body = self.body(path)
            if condition(body):
                return body
            time.sleep(0.02)
        raise AssertionError(f"{path} stayed {body[:2000] if body else body!r}")

    def raw(self, data, seconds=20):
        """What comes back for just these bytes, until the other side closes or falls silent."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=seconds) as connection:
            connection.sendall(data)
            answer = b""
            while select.select([connection], [], [], 3)[0]:
                try:
                    piece = connection.recv(65536)
                except ConnectionResetError:
                    break
                if not piece:
                    break
                answer += piece
            return answer

    def events(self, page="/", seen=""):
        return Events(self, page, seen)

    @property
    def memory(self):
        """Resident memory in kB."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1])


class Events:
    """The stream of events that an open page hears."""

    def __init__(self, preview, page, seen):
        self.connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=60)
        self.connection.request("GET", f"/.forge-docs/events?page={page}&seen={seen}")
        self.answer = self.connection.getresponse()

    def next(self, name):
        """The data of the next event of this name."""
        event, data = "", []
        while True:
            line = self.answer.readline().decode().rstrip("\n")
            if line.startswith("event: "):
                event = line[7:]
            elif line.startswith("data: ") or line == "data:":
                data.append(line[6:])
            elif not line:
                if event == name:
                    return "\n".join(data)
                event, data = "", []

    def close(self):
        self.connection.close()
