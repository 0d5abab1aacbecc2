"""Publishes to object storage with rclone: against moto's server, which is an emulator of S3, not S3 itself."""

import json
import pathlib
import random
import shutil
import tempfile
import unittest

import storage_server
from publishing import many, publish, write_site

BUCKET = "docs"


@unittest.skipUnless(shutil.which("rclone"), "SKIPPED: no rclone here; scripts/setup --tests installs it")
@unittest.skipUnless(storage_server.is_there(), "SKIPPED: no moto here; scripts/setup --tests installs it")
class ObjectStorage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.storage = storage_server.Storage()
        cls.storage.make(BUCKET)

    @classmethod
    def tearDownClass(cls):
        cls.storage.close()

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="forge-docs-publish-")
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.prefix = f"{self.id().rpartition('.')[2]}/"
        self.storage.reset()

    def site(self, edition, count=12):
        return write_site(self.root / edition, {
            **many(edition, count), "sitemap.xml": f"<urlset>{edition}</urlset>", "search/index.js": f"// {edition}",
            "ü ber.html": f"<p>{edition}",
        })

    def publish(self, site, *arguments):
        return publish(
            site, f"s3://{BUCKET}/{self.prefix}", "--endpoint", self.storage.endpoint, *arguments,
            env=self.storage.environment())

    def stored(self):
        content = self.storage.content(BUCKET, self.prefix)
        manifest = json.loads(content.pop("manifest.json"))
        return content, manifest

    def of(self, site):
        return {str(path.relative_to(site)): path.read_bytes()
                for path in site.rglob("*") if path.is_file() and path.name != ".forge-docs"}

    def test_order_headers_and_only_what_changed(self):
        first = self.site("first")
        result = self.publish(first)
        self.assertEqual(result.returncode, 0, result.stderr)
        content, manifest = self.stored()
        self.assertEqual(content, self.of(first))
        self.assertNotIn("pending", manifest)
        puts = [path.removeprefix(f"/{BUCKET}/{self.prefix}") for path in self.storage.puts()]
        self.assertEqual((puts[0], puts[-1]), ("manifest.json", "manifest.json"), "what begins and ends is told")
        phases = [self.phase(path) for path in puts[1:-1]]
        self.assertEqual(phases, sorted(phases), puts)
        self.assertEqual(set(phases), {0, 1, 2, 3})
        for path, kind, cache in (
            ("index.html", "text/html; charset=utf-8", "public, max-age=300"),
            ("ü ber.html", "text/html; charset=utf-8", "public, max-age=300"),
            ("assets/picture.png", "image/png", "public, max-age=300"),
            (next(path for path in content if "theme." in path), "text/css; charset=utf-8",
             "public, max-age=31536000, immutable"),
            ("manifest.json", "application/json; charset=utf-8", "no-cache"),
        ):
            headers, _ = self.storage.get(BUCKET, self.prefix + path)
            self.assertEqual((headers["content-type"], headers["cache-control"]), (kind, cache), path)

        second = self.site("second")
        self.storage.requests.clear()
        told = json.loads(self.publish(second, "--dry-run", "--format", "json").stdout)
        self.assertEqual(self.storage.puts(), [])
        self.assertEqual(self.stored()[0], content)
        self.storage.requests.clear()
        self.assertEqual(self.publish(second).returncode, 0)
        self.assertEqual(self.stored()[0], self.of(second))
        changed = {one["path"] for one in told["added"] + told["changed"]}
        uploaded = {path.removeprefix(f"/{BUCKET}/{self.prefix}") for path in self.storage.puts()}
        self.assertEqual(uploaded, changed | {"manifest.json"})
        methods = [method for method, path in self.storage.requests if method in ("PUT", "DELETE")]
        self.assertEqual(methods[-2:], ["DELETE", "PUT"], "deleted last, and then the manifest says so")
        self.assertNotIn("DELETE", methods[:methods.index("DELETE")])
        self.storage.requests.clear()
        self.publish(second)
        self.assertEqual(self.storage.puts(), [])

    def phase(self, path):
        if ".0" in path or "theme." in path:
            return 0
        if path in ("index.html", "sitemap.xml", "search/index.js"):
            return 3
        return 2 if path.endswith(".html") else 1

    def test_text_can_be_stored_compressed(self):
        site = self.site("first")
        self.assertEqual(self.publish(site, "--encoding", "gzip").returncode, 0)
        headers, content = self.storage.get(BUCKET, self.prefix + "section-1/page-1/index.html")
        self.assertEqual(headers["content-encoding"], "gzip")
        self.assertEqual(content[:2], b"\x1f\x8b")
        self.assertNotIn("content-encoding", self.storage.get(BUCKET, self.prefix + "assets/picture.png")[0])
        self.assertEqual(self.publish(site).returncode, 0)
        self.assertEqual(self.stored()[0], self.of(site))

    def test_a_cut_leaves_a_site_that_holds_and_the_next_run_finishes(self):
        first, second = self.site("first"), self.site("second")
        self.assertEqual(self.publish(first).returncode, 0)
        old, new = self.of(first), self.of(second)
        moments = random.Random(5)
        for after in (0, 1, moments.randrange(2, 9)):
            self.storage.requests.clear()
            self.storage.cut_after = after
            result = self.publish(second)
            self.assertEqual(result.returncode, 2, after)
            self.assertIn("cannot ", result.stderr)
            self.assertNotIn("DELETE", [method for method, _ in self.storage.requests])
            self.storage.cut_after = None
            content, _ = self.stored()
            for path, body in content.items():
                self.assertIn(body, (old.get(path), new.get(path)), "a whole file, old or new")
            self.assertLessEqual(set(old), set(content), "nothing that an old page asks for is gone")
        # Whoever gives up and goes back gets the old site, whole: what the cut run wrote is not taken for it.
        self.assertEqual(self.publish(first).returncode, 0)
        self.assertEqual(self.stored()[0], old)
        self.storage.requests.clear()
        self.storage.cut_after = 4
        self.assertEqual(self.publish(second).returncode, 2)
        self.storage.cut_after = None
        self.assertEqual(self.publish(second).returncode, 0)
        content, manifest = self.stored()
        self.assertEqual(content, new)
        self.assertNotIn("pending", manifest)

    def test_a_storage_that_is_gone_is_not_asked_for_every_file(self):
        site = self.site("first", count=80)
        self.storage.cut_after = 5
        result = self.publish(site)
        self.assertEqual(result.returncode, 2)
        self.assertIn("cannot upload to", result.stderr)
        self.assertLess(self.storage.cuts, 80, "each of 80 files would have been tried twice")
        self.storage.reset()
        self.assertEqual(self.publish(site).returncode, 0)
        self.assertEqual(self.stored()[0], self.of(site))

    def test_a_manifest_that_may_not_be_read_is_not_taken_for_none(self):
        self.assertEqual(self.publish(self.site("first")).returncode, 0)
        self.storage.reset()
        self.storage.denied = "/manifest.json"
        result = self.publish(self.site("second"))
        self.assertEqual((result.returncode, self.storage.puts()), (2, []), result.stderr)
        self.assertIn("cannot read manifest.json", result.stderr)

    def test_names_that_would_not_arrive_are_refused(self):
        site = self.site("first")
        (site / "CR\u240d.html").write_text("<p>")
        result = self.publish(site)
        self.assertEqual((result.returncode, self.storage.puts()), (2, []))
        self.assertIn("CR\u240d.html has a character in its name", result.stderr)

    def test_a_run_beside_another_fails_and_the_next_one_mends(self):
        first, second = self.site("first"), self.site("second")
        self.assertEqual(self.publish(first).returncode, 0)
        _, manifest = self.stored()
        other = {**manifest, "pending": ["page-1/index.html"]}
        self.storage.reset()
        self.storage.after_put[3] = lambda: self.storage.ask(
            "PUT", f"/{BUCKET}/{self.prefix}manifest.json", json.dumps(other).encode())
        result = self.publish(second)
        self.assertEqual(result.returncode, 2)
        self.assertIn("another run published to", result.stderr)
        self.assertNotIn("DELETE", [method for method, _ in self.storage.requests])
        self.storage.reset()
        self.assertEqual(self.publish(second).returncode, 0)
        content, manifest = self.stored()
        self.assertEqual(content, self.of(second))
        self.assertNotIn("pending", manifest)

    def test_what_is_gone_can_stay_for_a_while(self):
        first, second = self.site("first"), self.site("second")
        self.publish(first)
        self.assertEqual(self.publish(second, "--no-delete").returncode, 0)
        style = next(path for path in self.of(first) if "theme." in path)
        self.assertIn(style, self.stored()[0])
        self.assertEqual(self.publish(second).returncode, 0)
        self.assertEqual(self.stored()[0], self.of(second))

    def test_files_of_others_stay_and_a_missing_bucket_is_named(self):
        self.storage.ask("PUT", f"/{BUCKET}/{self.prefix}mine.txt", b"mine")
        self.publish(self.site("first"))
        self.publish(self.site("second"))
        self.assertEqual(self.stored()[0].pop("mine.txt"), b"mine")
        result = publish(self.root / "first", "s3://no-such-bucket", "--endpoint", self.storage.endpoint,
                         env=self.storage.environment())
        self.assertEqual(result.returncode, 2)
        self.assertIn("no-such-bucket", result.stderr)
        for target in ("s3://", "s3:///x", "s3://a b"):
            self.assertEqual(publish(self.root / "first", target).returncode, 2)


if __name__ == "__main__":
    unittest.main()
