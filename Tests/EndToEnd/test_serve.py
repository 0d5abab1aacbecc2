"""`serve`: what is shown is what a build writes, at once after each change, whatever clients and editors do."""

import os
import re
import resource
import socket
import statistics
import subprocess
import sys
import threading
import time
import unittest

import load
from browser import Browser
from forge import Project
from preview import Preview
import preview_latency
import preview_soak

PAGES = {
    "docs/index.md": "# Handbook\n\nSee [the guide](guide.md).\n\n![Drawing](drawing.svg)\n",
    "docs/guide.md": "# Guide\n\n## Steps\n\nFirst this.\n",
    "docs/drawing.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    "docs/film.mp4": bytes(range(256)) * 40,
    "docs/notes/a.md": "# A note\n",
    ".gitignore": "build/\n",
}


class ServeCase(unittest.TestCase):
    files = PAGES

    def setUp(self):
        self.project = Project(self.files)
        self.addCleanup(self.project.close)

    def serve(self, *arguments, **options):
        preview = Preview(self.project.root, *arguments, **options)
        self.addCleanup(preview.close)
        return preview


class AnswerTests(ServeCase):
    def test_every_file_of_a_build_and_no_other(self):
        self.assertEqual(self.project.run("build", "--quiet").returncode, 0)
        preview = self.serve()
        self.assertEqual(preview_soak.difference(preview, self.project.root), [])
        for path in ["/nothing/", "/nothing", "/.forge-docs", "/.forge-docs/nothing", "/docs/index.md", "/forge-docs.yaml"]:
            self.assertEqual(preview.get(path)[0], 404, path)
        self.assertIn(b"Page not found", preview.get("/nothing/")[2])

    def test_no_way_out(self):
        (self.project.root / "secret.txt").write_text("secret")
        preview = self.serve()
        for target in ["/../secret.txt", "/..%2fsecret.txt", "/%2e%2e%2fsecret.txt", "/guide/../../secret.txt", "/./guide/",
                       "//secret.txt", "/..%5csecret.txt", "/%00", "/%c0%ae%c0%ae/secret.txt", "/%", "/%zz"]:
            status, _, body = preview.get(target)
            self.assertIn(status, (400, 404), target)
            self.assertNotIn(b"secret", body, target)

    def test_redirects_stay_here(self):
        preview = self.serve()
        status, headers, _ = preview.get("/guide")
        self.assertEqual((status, headers["Location"]), (307, "/guide/"))
        answer = preview.raw(b"GET //other.example/guide HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        self.assertNotIn(b"Location: //", answer)

    def test_below_the_address_that_the_site_has(self):
        self.project.write({"forge-docs.yaml": "site:\n  url: https://example.org/handbook/\n"})
        preview = self.serve()
        self.assertEqual(preview.base, "/handbook/")
        self.assertEqual(preview.get("/")[1]["Location"], "/handbook/")
        self.assertIn(b"First this", preview.body("/handbook/guide/"))

    def test_methods_states_and_ranges(self):
        preview = self.serve()
        status, headers, body = preview.get("/guide/")
        self.assertEqual(status, 200)
        self.assertIn("default-src 'self'", headers["Content-Security-Policy"])
        self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
        self.assertEqual(preview.get("/guide/", If_None_Match=headers["ETag"])[0], 304)
        head = preview.get("/guide/", method="HEAD")
        self.assertEqual((head[0], head[1]["Content-Length"], head[2]), (200, str(len(body)), b""))
        status, headers, _ = preview.get("/guide/", method="POST")
        self.assertEqual((status, headers["Allow"]), (405, "GET, HEAD"))
        film = next(path for path in self.built() if path.endswith(".mp4"))
        status, headers, body = preview.get(f"/{film}", Range="bytes=256-259")
        self.assertEqual((status, headers["Content-Range"], body), (206, "bytes 256-259/10240", bytes(range(4))))
        self.assertEqual(preview.get(f"/{film}", Range="bytes=99999-")[0], 416)

    def built(self):
        self.project.run("build", "--quiet")
        return self.project.tree()

    def test_names_of_others_are_refused(self):
        preview = self.serve()
        self.assertEqual(preview.get("/", Host="evil.example")[0], 403)
        self.assertEqual(preview.get("/", Host=f"127.0.0.1:{preview.port}")[0], 200)

    def test_browsers_alone_get_the_script(self):
        preview = self.serve()
        self.assertNotIn(b".forge-docs", preview.body("/guide/"))
        self.assertIn(b"/.forge-docs/preview.", preview.get("/guide/", Accept="text/html,*/*")[2])

    def test_the_next_port_where_one_is_in_use(self):
        first = self.serve()
        second = self.serve(port=str(first.port))
        self.assertGreater(second.port, first.port)
        self.assertLess(second.port, first.port + 21)
        self.assertIsNotNone(second.body("/guide/"))

    def test_only_this_machine_unless_told(self):
        preview = self.serve()
        with socket.socket() as probe:
            probe.settimeout(2)
            # Another address of the loopback range stands for another interface.
            self.assertNotEqual(probe.connect_ex(("127.0.0.2", preview.port)), 0)

    def test_ends_when_it_is_told_with_pages_open(self):
        preview = Preview(self.project.root)
        events = preview.events("/guide/")
        events.next("findings")
        self.assertEqual(preview.close(), 0)
        events.close()

    def test_what_cannot_be_served_ends_with_2(self):
        for arguments in (["--port", "70000"], ["--root", "/nothing"], ["--host", "203.0.113.9"]):
            result = self.project.run("serve", *arguments)
            self.assertEqual(result.returncode, 2, arguments)
            self.assertNotEqual(result.stderr, "", arguments)
        self.project.write({"forge-docs.yaml": "sitee: 1\n"})
        self.assertEqual(self.project.run("serve").returncode, 2)


class ChangeTests(ServeCase):
    def test_pages_come_change_move_and_go(self):
        preview = self.serve()
        docs = self.project.root / "docs"
        (docs / "guide.md").write_text("# Guide\n\nThen that.\n")
        preview.wait_until("/guide/", lambda body: b"Then that" in body)
        (docs / "new").mkdir()
        (docs / "new" / "page.md").write_text("# New page\n")
        preview.wait_until("/new/page/", lambda body: body is not None)
        self.assertIn(b"New page", preview.body("/new/"))
        (docs / "new").rename(docs / "renamed")
        preview.wait_until("/renamed/page/", lambda body: body is not None)
        self.assertIsNone(preview.body("/new/page/"))
        (docs / "renamed" / "page.md").unlink()
        preview.wait_until("/renamed/page/", lambda body: body is None)

    def test_a_half_saved_page_is_not_shown(self):
        preview = self.serve()
        page = self.project.root / "docs" / "guide.md"
        with page.open("w") as file:
            file.write("# Half\n")
            file.flush()
            time.sleep(0.4)
            self.assertIn(b"First this", preview.body("/guide/"))
            file.write("\nWhole.\n")
        preview.wait_until("/guide/", lambda body: b"Whole." in body)

    def test_findings_and_failures_are_told_and_mended(self):
        preview = self.serve()
        events = preview.events("/guide/")
        self.addCleanup(events.close)
        self.assertIn('"diagnostics": []', re.sub(r"\s+", " ", events.next("findings")).replace("[ ]", "[]"))
        (self.project.root / "docs" / "guide.md").write_text("# Guide\n\n[gone](gone.md)\n")
        events.next("reload")
        self.assertIn("no page `gone.md`", events.next("findings"))
        preview.wait_for(r"docs/guide.md:3:8: error: no page `gone.md`")
        self.project.write({"forge-docs.yaml": "site:\n  titel: x\n"})
        self.assertIn("configuration", events.next("failure"))
        self.assertIn(b"gone", preview.body("/guide/"))
        self.project.write({"forge-docs.yaml": "site:\n  title: Mended\n"})
        self.assertEqual(events.next("failure"), "")
        self.assertIn(b"Mended", preview.body("/guide/"))

    def test_only_pages_that_are_others_reload(self):
        preview = self.serve()
        guide, note = preview.events("/guide/"), preview.events("/notes/a/")
        self.addCleanup(guide.close)
        self.addCleanup(note.close)
        guide.next("reload")
        note.next("reload")
        (self.project.root / "docs" / "guide.md").write_text("# Guide\n\nOther.\n\n[gone](gone.md)\n")
        guide.next("reload")
        # What the note hears next is what was found, and no word of a reload before it.
        self.assertIn("gone.md", note.next("findings") + note.next("findings"))

    def test_the_theme_the_manifests_and_git(self):
        self.project.write({
            "docs/runbook.md": "# Runbook\n\n```bash\nkubectl rollout status deployment/api\n```\n",
            "deploy/api.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: api\nspec:\n  selector:\n    matchLabels: {app: api}\n"
            "  template:\n    metadata:\n      labels: {app: api}\n    spec:\n      containers:\n      - name: api\n        image: api:1\n",
        })
        preview_soak.prepare(self.project.root, {})
        preview = self.serve()
        self.assertIn(b"verified", preview.body("/runbook/").lower())
        manifest = self.project.root / "deploy" / "api.yaml"
        manifest.write_text(manifest.read_text().replace("name: api", "name: web"))
        preview.wait_for("unknown-resource|no Deployment")
        self.project.write({"site/templates/partials/footer.mustache": "<footer>Own foot</footer>\n"})
        preview.wait_until("/guide/", lambda body: b"Own foot" in body)
        subprocess.run(["git", "-C", self.project.root, "checkout", "-q", "--", "deploy"], check=True)
        preview.wait_for("1 gone")
        self.assertEqual(preview_soak.difference(preview, self.project.root), [])

    def test_a_site_that_gets_its_first_claim(self):
        self.project.write({"scripts/start.sh": "#!/bin/sh\n", "forge-docs.yaml": "site:\n  repository: https://git.example.org/a\n"})
        preview_soak.prepare(self.project.root, {})
        preview = self.serve()
        (self.project.root / "docs" / "guide.md").write_text("# Guide\n\n```bash\nscripts/start.sh\n```\n")
        preview.wait_until("/guide/", lambda body: b"start.sh" in body)
        self.assertEqual(preview_soak.difference(preview, self.project.root), [])

    def test_random_changes_end_with_the_bytes_of_a_build(self):
        """`scripts/soak-serve` does the same for an hour."""
        root = self.project.root / "soak"
        preview_soak.prepare(root, PAGES)
        counts, wrong, _ = preview_soak.soak(root, 15, seed=7, pause=0.05)
        print(f"\n{sum(counts.values())} random changes in 15 s", file=sys.stderr)
        self.assertGreater(sum(counts.values()), 20)
        self.assertEqual(wrong, [])


class ClientTests(ServeCase):
    def test_malformed_requests(self):
        preview = self.serve()
        for data in [
            b"\x00\x01\x02\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\nHost: localhost\r\nbad header\r\n\r\n",
            b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + os.urandom(200),
            b"GET / HTTP/1.1\r\nContent-Length: x\r\n\r\n", b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        ]:
            answer = preview.raw(data)
            self.assertTrue(answer == b"" or answer.startswith(b"HTTP/1.1 4"), answer[:80])
            self.assertIsNotNone(preview.body("/guide/"))

    def test_huge_headers(self):
        preview = self.serve()
        for data in [
            b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 1_000_000 + b"\r\n\r\n",
            b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"X: a\r\n" * 100_000 + b"\r\n",
            b"GET /" + b"a" * 1_000_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        ]:
            try:
                answer = preview.raw(data)
            except (BrokenPipeError, ConnectionResetError):
                answer = b""
            self.assertTrue(answer == b"" or answer.startswith(b"HTTP/1.1 4"), answer[:80])
            self.assertIsNotNone(preview.body("/guide/"))

    def test_a_thousand_idle_connections_and_slow_clients(self):
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        if hard < 2500:
            self.skipTest(f"the system grants {hard} files")
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 2500), hard))
        preview = self.serve()
        idle = [socket.create_connection(("127.0.0.1", preview.port)) for _ in range(1000)]
        slow = [socket.create_connection(("127.0.0.1", preview.port)) for _ in range(50)]
        try:
            for connection in slow:
                connection.sendall(b"GET /guide/ HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
            for _ in range(3):
                for connection in slow:
                    connection.sendall(b"a")
                started = time.monotonic()
                self.assertIsNotNone(preview.body("/guide/"))
                self.assertLess(time.monotonic() - started, 10)
            # Those that never read what they asked for.
            for connection in slow:
                connection.sendall(b"\r\n\r\n" + b"GET /guide/ HTTP/1.1\r\nHost: localhost\r\n\r\n" * 20)
            self.assertIsNotNone(preview.body("/guide/"))
        finally:
            for connection in idle + slow:
                connection.close()
        self.assertIsNotNone(preview.body("/guide/"))

    def test_a_file_that_is_replaced_while_it_is_read(self):
        preview = self.serve()
        page = self.project.root / "docs" / "guide.md"
        texts = [f"# Guide\n\n{word * 3000}\n" for word in ("alpha ", "omega ")]
        done = threading.Event()

        def replace():
            turn = 0
            while not done.is_set():
                temporary = page.with_suffix(".tmp")
                temporary.write_text(texts[turn % 2])
                temporary.replace(page)
                turn += 1
                time.sleep(0.003)

        writer = threading.Thread(target=replace)
        writer.start()
        try:
            preview.wait_until("/guide/", lambda body: b"alpha" in body or b"omega" in body)
            for _ in range(100):
                body = preview.body("/guide/")
                # Either text, whole, never some of both.
                self.assertIn((body.count(b"alpha") >= 3000, body.count(b"omega") >= 3000), [(True, False), (False, True)])
        finally:
            done.set()
            writer.join()

    @unittest.skipUnless(load.WRK, "SKIPPED: no wrk here; scripts/setup --tests installs it")
    def test_load(self):
        """No error, and no memory that grows."""
        preview = self.serve()
        memory = []
        for _ in range(2):
            rate, faults = load.load(preview.port, "/guide/")
            memory.append(preview.memory)
            self.assertEqual(faults, [])
            print(f"\nserve: {rate:.0f} requests a second, {memory[-1]} kB", file=sys.stderr)
        # A quarter is what allocators need to settle.
        self.assertLess(memory[1], memory[0] * 1.25)


class BrowserTests(ServeCase):
    @classmethod
    def setUpClass(cls):
        cls.browser = Browser()
        cls.addClassCleanup(cls.browser.close)

    def test_a_saved_page_reloads_and_shows_what_was_found(self):
        page = self.open(self.serve(), "guide/")
        (self.project.root / "docs" / "guide.md").write_text("# Guide\n\nSecond text.\n\n[gone](gone.md)\n")
        page.wait("document.body?.innerText.includes('Second text')")
        page.wait("document.querySelector('.fdp summary')?.innerText.includes('1 finding, 1 error')")
        page.click(".fdp summary")
        self.assertIn("no page", page.evaluate("document.querySelector('.fdp').innerText"))
        self.assertIn("docs/guide.md:5:8", page.evaluate("document.querySelector('.fdp').innerText"))
        self.project.write({"forge-docs.yaml": "site:\n  titel: x\n"})
        page.wait("document.querySelector('.fdp summary')?.innerText.includes('Not up to date')")
        (self.project.root / "forge-docs.yaml").unlink()
        (self.project.root / "docs" / "guide.md").write_text("# Guide\n\nThird text.\n")
        page.wait("document.body?.innerText.includes('Third text') && !document.querySelector('.fdp')")
        self.assertEqual(page.evaluate("window.violations"), [])
        self.assertEqual(page.failures(), [])

    def open(self, preview, path):
        """The page with the preview's script, and with a mark that it loses when it is loaded again."""
        page = self.browser.page()
        self.addCleanup(page.close)
        page.open(preview.address + path)
        page.wait("performance.getEntriesByType('resource').some(entry => /forge-docs.preview.*js/.test(entry.name))")
        page.evaluate("window.isFirst = true")
        return page

    def test_new_text_is_put_in_place(self):
        long = "Words that fill the page.\n\n" * 100
        guide = self.project.root / "docs" / "guide.md"
        guide.write_text(f"# Guide\n\n## One\n\n{long}## Two\n\nFirst text.\n")
        page = self.open(self.serve(), "guide/")
        page.evaluate("scrollTo(0, 700)")
        guide.write_text(f"---\ntitle: Manual\n---\n# Guide\n\n## One\n\n{long}## Three\n\n```bash\ndate\n```\n\n<script>x</script>\n")
        page.wait("document.querySelector('.code-block .copy')")
        self.assertEqual(page.evaluate("[window.isFirst, scrollY, document.title.split(' ')[0]]"), [True, 700, "Manual"])
        self.assertEqual(
            page.evaluate("[...document.querySelectorAll('.toc a')].map(link => link.textContent)"), ["One", "Three"])
        self.assertEqual(page.evaluate("document.querySelector('.sidebar [aria-current]').textContent"), "Manual")
        # The marks of where the reader is follow the new headings.
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        page.wait("document.querySelector('.toc [aria-current]')?.textContent === 'Three'")
        # Blocks that came get their buttons once, and what is found is shown as ever.
        guide.write_text("# Guide\n\n## One\n\n[gone](gone.md)\n\n```bash\ndate\n```\n\n## Two\n\n```bash\nid\n```\n")
        page.wait("document.querySelectorAll('.code-block').length === 2")
        page.wait("document.querySelector('.fdp summary')?.innerText.includes('1 finding')")
        self.assertEqual(page.evaluate("[window.isFirst, document.querySelectorAll('.copy').length]"), [True, 2])
        self.assertEqual(page.evaluate("window.violations"), [])

    def test_what_was_served_is_what_is_shown(self):
        """Text that was put in place again and again is that of a page loaded anew."""
        guide = self.project.root / "docs" / "guide.md"
        preview = self.serve()
        page = self.open(preview, "guide/")
        for number, text in enumerate(("> q\n", "| a |\n|---|\n| b |\n", "## A\n\n- [ ] c\n", "```sh\nid\n```\n")):
            guide.write_text(f"# Guide {number}\n\n## Steps\n\n{text}")
            page.wait(f"document.querySelector('main h1')?.innerText.startsWith('Guide {number}')")
        fresh = self.open(preview, "guide/")
        body = "[document.title, ...[...document.querySelectorAll('main, nav')].map(part => part.outerHTML)]"
        self.assertEqual(page.evaluate(body), fresh.evaluate(body))
        self.assertTrue(page.evaluate("window.isFirst"))

    def test_pages_with_other_scripts_load_again(self):
        self.project.write({
            "site/templates/partials/after.mustache": '<script src="{{root}}own.js"></script>\n', "docs/own.js": "",
        })
        guide = self.project.root / "docs" / "guide.md"
        page = self.open(self.serve(), "guide/")
        guide.write_text("# Guide\n\nSecond text.\n")
        page.wait("document.querySelector('main')?.innerText.includes('Second text') && !window.isFirst")

    def test_another_frame_loads_the_page_again(self):
        page = self.open(self.serve(), "guide/")
        self.project.write({"site/templates/partials/footer.mustache": "<footer>Other words</footer>\n"})
        page.wait("document.body?.innerText.includes('Other words') && !window.isFirst")
        page.evaluate("window.isFirst = true")
        self.project.write({"site/assets/theme.css": "body { color: rgb(1, 2, 3) }\n"})
        page.wait("document.body && getComputedStyle(document.body).color === 'rgb(1, 2, 3)' && !window.isFirst")

    def test_how_soon_a_saved_page_is_on_screen(self):
        """Reports, and does not judge: how long depends on the machine. `scripts/bench-serve` measures more."""
        pages, saves = int(os.environ.get("FORGE_PREVIEW_PAGES", "2000")), 50
        took, _ = preview_latency.measure(self.browser, pages, saves)
        self.assertGreater(len(took), 2)
        print(
            f"\n{pages} pages, {len(took)} saves: median {statistics.median(took):.0f} ms, "
            f"at most {max(took):.0f} ms until the page is on screen", file=sys.stderr,
        )


if __name__ == "__main__":
    unittest.main()
