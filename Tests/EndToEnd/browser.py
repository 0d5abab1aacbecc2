"""Headless Chromium over its debugging pipe, and a server for what it opens: no driver, no package."""

import base64
import fcntl
import functools
import http.server
import itertools
import json
import os
import re
import shutil
import subprocess
import tempfile
import threading
import time

from forge import ROOT

# The policy that the site is shipped with.
POLICY = re.search(
    r'add_header Content-Security-Policy "([^"]*)"', (ROOT / "infrastructure/docker/nginx/nginx.conf").read_text()
)[1]

# What a page did that nobody may see: it runs before the page's own scripts.
WATCH = """
window.violations = [];
addEventListener('securitypolicyviolation', event => violations.push(
  `${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
window.shifts = [];
new PerformanceObserver(list => list.getEntries().forEach(shift => { if (!shift.hadRecentInput) shifts.push(
  [shift.value, ...shift.sources.map(source => source.node?.outerHTML?.slice(0, 80))].join(' ')) }))
  .observe({type: 'layout-shift', buffered: true});
"""

# WCAG 2.2 AA and what axe-core calls best practice, as a list of what is wrong. `axe` runs in the page before.
AXE_RUN = """
axe.run(document, {resultTypes: ['violations'], runOnly: [
  'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
.then(found => found.violations.map(each => each.id + ': ' +
  each.nodes.slice(0, 3).map(node => node.html.slice(0, 200)).join(' | ')))
"""

KEYS = {
    "Enter": ("Enter", 13, "\r"), "Escape": ("Escape", 27, None), "Tab": ("Tab", 9, None), " ": ("Space", 32, " "),
    "ArrowRight": ("ArrowRight", 39, None), "ArrowLeft": ("ArrowLeft", 37, None),
    "ArrowDown": ("ArrowDown", 40, None), "ArrowUp": ("ArrowUp", 38, None), "/": ("Slash", 191, "/"), "k": ("KeyK", 75, "k"),
}


class Site:
    """A folder served as the image serves it: every answer under the strict policy."""

    def __init__(self, folder, policy=POLICY):
        class Handler(http.server.SimpleHTTPRequestHandler):
            def end_headers(self):
                self.send_header("Content-Security-Policy", policy)
                self.send_header("X-Content-Type-Options", "nosniff")
                super().end_headers()

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(
            ("127.0.0.1", 0), functools.partial(Handler, directory=folder)
        )
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.host = f"127.0.0.1:{self.server.server_address[1]}"
        self.base = f"http://{self.host}/"

    def close(self):
        self.server.shutdown()
        self.server.server_close()


class SlowSite(Site):
    """A folder of pages whose first elements, some twenty at a time, arrive long enough apart for a browser to paint between."""

    def __init__(self, folder, pieces=75, pause=0.02):
        super().__init__(folder)
        handler = self.server.RequestHandlerClass

        class Handler(handler.func):
            def copyfile(self, source, output):
                text = source.read()
                if not self.path.endswith("/"):
                    output.write(text)
                    return
                body = text.index(b"<body")
                ends = [match.end() for match in re.finditer(rb">", text) if match.end() > body]
                cuts = [0, *ends[: 20 * pieces : 20], len(text)]
                for start, end in itertools.pairwise(cuts):
                    output.write(text[start:end])
                    output.flush()
                    time.sleep(pause)

        self.server.RequestHandlerClass = functools.partial(Handler, directory=folder)


def find():
    """The browser's path, or None."""
    return next((path for path in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if path), None)


class Browser:
    def __init__(self):
        self.profile = tempfile.TemporaryDirectory(prefix="forge-docs-browser-", ignore_cleanup_errors=True)
        command_read, self.command = os.pipe()
        self.answers, answer_write = os.pipe()

        def connect():
            # The browser reads commands from descriptor 3 and writes answers to 4.
            # Either of the two may be 3 or 4 already.
            first, second = (fcntl.fcntl(end, fcntl.F_DUPFD, 100) for end in (command_read, answer_write))
            os.dup2(first, 3)
            os.dup2(second, 4)

        self.process = subprocess.Popen(
            [
                find(), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                # A mouse, unless a page is told that it has a finger.
                "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
                "--hide-scrollbars", "--remote-debugging-pipe", f"--user-data-dir={self.profile.name}", "about:blank",
            ],
            preexec_fn=connect, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        os.close(command_read)
        os.close(answer_write)
        self.buffer = b""
        self.number = 0
        self.events = []

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.command)
        os.close(self.answers)
        self.profile.cleanup()

    def _read(self, deadline):
        import select

        while b"\0" not in self.buffer:
            ready, _, _ = select.select([self.answers], [], [], max(0, deadline - time.monotonic()))
            if not ready:
                return None
            chunk = os.read(self.answers, 1 << 20)
            if not chunk:
                raise RuntimeError("the browser ended")
            self.buffer += chunk
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def send(self, method, session=None, seconds=60, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self.command, json.dumps(message).encode() + b"\0")
        deadline = time.monotonic() + seconds
        while True:
            answer = self._read(deadline)
            if answer is None:
                raise TimeoutError(method)
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def page(self, width=1280, height=900, dark=False, script=True):
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = Page(self, session, target)
        for domain in ("Page", "Runtime", "Network", "Log"):
            page.send(f"{domain}.enable")
        page.send(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )
        page.send("Page.addScriptToEvaluateOnNewDocument", source=WATCH)
        if width < 600:
            page.send("Emulation.setTouchEmulationEnabled", enabled=True)
        page.media(prefers_color_scheme="dark" if dark else "light")
        if not script:
            page.send("Emulation.setScriptExecutionDisabled", value=True)
        return page


class Page:
    def __init__(self, browser, session, target):
        self.browser = browser
        self.session = session
        self.target = target
        self.features = {}

    def close(self):
        self.browser.send("Target.closeTarget", targetId=self.target)

    def media(self, kind="", **features):
        """Shows the page as on paper (`print`), or with other answers to media queries."""
        self.features.update({name.replace("_", "-"): value for name, value in features.items()})
        self.send(
            "Emulation.setEmulatedMedia", media=kind,
            features=[{"name": name, "value": value} for name, value in self.features.items()],
        )

    def send(self, method, **parameters):
        return self.browser.send(method, self.session, **parameters)

    def open(self, url):
        self.browser.events.clear()
        self.send("Page.navigate", url=url)
        self.wait("document.readyState === 'complete'")

    def evaluate(self, expression, seconds=60):
        result = self.send(
            "Runtime.evaluate", seconds=seconds, expression=expression, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"])
        return result["result"].get("value")

    def wait(self, expression, seconds=30):
        deadline = time.monotonic() + seconds
        while not self.evaluate(f"!!({expression})"):
            if time.monotonic() > deadline:
                raise TimeoutError(expression)
            time.sleep(0.05)

    def click(self, selector, index=0):
        """Moves the mouse to an element and presses its button there; fails where something else is on top."""
        self.evaluate(
            f"document.querySelectorAll({json.dumps(selector)})[{index}]"
            ".scrollIntoView({block: 'center', inline: 'nearest', behavior: 'instant'})"
        )
        place = self.evaluate(
            f"(() => {{ const found = document.querySelectorAll({json.dumps(selector)})[{index}];"
            " const box = found.getClientRects()[0];"
            " const x = box.x + box.width / 2, y = box.y + box.height / 2;"
            " const top = document.elementFromPoint(x, y);"
            " return {x, y, hit: found.contains(top), top: top?.outerHTML.slice(0, 200)} })()"
        )
        if not place["hit"]:
            raise AssertionError(f"{selector} is covered by {place['top']}")
        self.hover(place["x"], place["y"])
        for kind in ("mousePressed", "mouseReleased"):
            self.send(
                "Input.dispatchMouseEvent", type=kind, x=place["x"], y=place["y"], button="left", clickCount=1
            )

    def hover(self, x, y):
        self.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def press(self, key, shift=False, control=False):
        """Presses a key of `KEYS`."""
        code, number, text = KEYS[key]
        # With Control a key writes nothing.
        text = None if control else text
        for kind in ("keyDown", "keyUp"):
            more = {"text": text} if text and kind == "keyDown" else {}
            self.send(
                "Input.dispatchKeyEvent", type=kind, key=key, code=code, windowsVirtualKeyCode=number,
                modifiers=(8 if shift else 0) | (2 if control else 0), **more,
            )

    def type(self, text):
        self.send("Input.insertText", text=text)

    def screenshot(self, path):
        data = self.send("Page.captureScreenshot", format="png")["data"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(data))

    def _mine(self, method):
        self.evaluate("0")
        return [e["params"] for e in self.browser.events if e.get("method") == method and e.get("sessionId") == self.session]

    def requests(self):
        return [event["request"]["url"] for event in self._mine("Network.requestWillBeSent")]

    def failures(self):
        """Every message of the console, whatever its level, what the policy refused, and answers that are errors."""
        problems = [str(event["exceptionDetails"]) for event in self._mine("Runtime.exceptionThrown")]
        problems += [f"{e['type']}: {e['args']}" for e in self._mine("Runtime.consoleAPICalled")]
        problems += [f"{e['entry']['level']}: {e['entry']['text']}" for e in self._mine("Log.entryAdded")]
        problems += [f"refused: {violation}" for violation in self.evaluate("window.violations ?? []")]
        problems += [
            f"{event['response']['status']} {event['response']['url']}"
            for event in self._mine("Network.responseReceived")
            if event["response"]["status"] >= 400
        ]
        return problems
