"""moto's server, which speaks the protocol of S3, behind a proxy that sees every request and can cut the network."""

import http.client
import http.server
import os
import pathlib
import socket
import subprocess
import threading
import time
import urllib.parse
import xml.etree.ElementTree

from forge import ROOT

# moto asks who it is, and believes it.
SIGNED = {"Authorization": "AWS4-HMAC-SHA256 Credential=reader/20260101/us-east-1/s3/aws4_request, "
          "SignedHeaders=host, Signature=0"}
MOTO = ROOT / "build" / "vendor" / "s3-server" / "bin" / "moto_server"


class Storage:
    def __init__(self):
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.process = subprocess.Popen(
            [MOTO, "-H", "127.0.0.1", "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.address = ("127.0.0.1", port)
        deadline = time.monotonic() + 60
        while True:
            try:
                socket.create_connection(self.address, timeout=5).close()
                break
            except OSError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError("moto's server does not start") from None
                time.sleep(0.05)
        self.requests, self.lock = [], threading.Lock()
        self.reset()
        self.proxy = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self.handler())
        self.proxy.daemon_threads = True
        # An rclone that is ended closes its connections where it stands.
        self.proxy.handle_error = lambda *_: None
        threading.Thread(target=self.proxy.serve_forever, daemon=True).start()
        self.endpoint = f"http://127.0.0.1:{self.proxy.server_address[1]}"

    def reset(self):
        """No request is cut, denied or watched any more."""
        self.requests.clear()
        self.cut_after, self.cuts, self.denied, self.after_put = None, 0, None, {}

    def close(self):
        self.proxy.shutdown()
        self.proxy.server_close()
        self.process.terminate()
        self.process.wait(timeout=30)

    def environment(self):
        others = {key: value for key, value in os.environ.items() if not key.lower().endswith("_proxy") and not key.startswith("AWS_")}
        return {**others, "AWS_ACCESS_KEY_ID": "reader", "AWS_SECRET_ACCESS_KEY": "of-tests",
                "RCLONE_RETRIES": "1", "RCLONE_LOW_LEVEL_RETRIES": "2"}

    def handler(storage):  # the inner class has a `self` of its own
        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def forward(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
                with storage.lock:
                    puts = sum(method == "PUT" for method, _ in storage.requests)
                    is_cut = storage.cut_after is not None and puts >= storage.cut_after
                    is_denied = storage.denied and path.endswith(storage.denied) and self.command in ("GET", "HEAD")
                    storage.cuts += is_cut
                    if not is_cut:
                        storage.requests.append((self.command, path))
                    following = storage.after_put.pop(puts, None) if self.command == "PUT" else None
                if is_cut:
                    self.close_connection = True
                    self.connection.shutdown(socket.SHUT_RDWR)
                    return
                if is_denied:
                    self.send_response(403)
                    self.send_header("Content-Length", "0")
                    self.end_headers()
                    return
                status, headers, content = storage.ask(self.command, self.path, body, dict(self.headers))
                self.send_response(status)
                for name, value in headers:
                    if name.lower() not in ("connection", "transfer-encoding", "content-length", "date", "server"):
                        self.send_header(name, value)
                length = dict((name.lower(), value) for name, value in headers).get("content-length", len(content))
                self.send_header("Content-Length", str(length if self.command == "HEAD" else len(content)))
                if following:
                    following()
                self.end_headers()
                self.wfile.write(content)

            do_GET = do_HEAD = do_PUT = do_POST = do_DELETE = forward

        return Handler

    def ask(self, method, path, body=b"", headers=None):
        connection = http.client.HTTPConnection(*self.address, timeout=30)
        try:
            connection.request(method, path, body, headers or SIGNED)
            answer = connection.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            connection.close()

    def make(self, bucket):
        status, _, _ = self.ask("PUT", f"/{bucket}")
        assert status == 200, status
        self.requests.clear()

    def keys(self, bucket):
        keys, marker = [], ""
        while True:
            _, _, content = self.ask("GET", f"/{bucket}?marker={urllib.parse.quote(marker)}")
            listing = xml.etree.ElementTree.fromstring(content)
            space = listing.tag.partition("}")[0] + "}"
            found = [one.find(f"{space}Key").text for one in listing.iter(f"{space}Contents")]
            keys += found
            if not found or listing.findtext(f"{space}IsTruncated") != "true":
                return sorted(keys)
            marker = found[-1]

    def get(self, bucket, key):
        status, headers, content = self.ask("GET", f"/{bucket}/{urllib.parse.quote(key)}")
        assert status == 200, (status, key)
        return {name.lower(): value for name, value in headers}, content

    def content(self, bucket, prefix=""):
        return {key[len(prefix):]: self.get(bucket, key)[1] for key in self.keys(bucket) if key.startswith(prefix)}

    def puts(self):
        return [path for method, path in self.requests if method == "PUT"]


def is_there():
    return pathlib.Path(MOTO).exists()
