"""A local web server that compresses as servers do, and remembers what it sent."""

import functools
import gzip
import http.server
import mimetypes
import threading
import time
import urllib.parse

# What servers are told to compress. The rest is sent as it is: Pagefind's index is compressed already.
TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}


class CountingServer:
    """Serves a folder on a free port. `sent` holds the path and the bytes of each body."""

    def __init__(self, folder, level=6):
        self.folder = folder
        self.level = level
        self.sent = []
        self.bodies = {}
        handler = functools.partial(Handler, self)
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def origin(self, name):
        """An address of its own for each name: nothing that a browser keeps for one is used for another."""
        return f"http://{name}.localhost:{self.server.server_port}/"

    def file(self, path):
        """The file that a path stands for, or None."""
        file = self.folder / path.lstrip("/")
        file = file / "index.html" if file.is_dir() else file
        return file if file.is_file() else None

    def body(self, file):
        """A file as it is sent, compressed once."""
        if file not in self.bodies:
            data = file.read_bytes()
            self.bodies[file] = gzip.compress(data, self.level, mtime=0) if file.suffix in TEXT else data
        return self.bodies[file]

    def settle(self, moment=0.1):
        """Waits until nothing was sent for a moment, in seconds."""
        count = -1
        while count != len(self.sent):
            count = len(self.sent)
            time.sleep(moment)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def __init__(self, counting, *arguments):
        self.counting = counting
        super().__init__(*arguments)

    def do_GET(self):
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        file = self.counting.file(path)
        body = self.counting.body(file) if file else b""
        self.send_response(200 if file else 404)
        if file:
            self.send_header("Content-Type", mimetypes.guess_type(file.name)[0] or "application/octet-stream")
            self.send_header("Cache-Control", "max-age=3600")
            if file.suffix in TEXT:
                self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.counting.sent.append((path, len(body)))
        self.wfile.write(body)

    def log_message(self, *_):
        pass
