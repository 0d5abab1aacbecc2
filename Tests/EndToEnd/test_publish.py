"""Publishes to folders and archives, with everything that goes wrong while it does."""

import fcntl
import gzip
import hashlib
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import tarfile
import tempfile
import time
import unittest

from publishing import command, many, plain, publish, tree, write_site


class Publishing(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="forge-docs-publish-")
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.target = self.root / "served"

    def site(self, edition, count=120, **more):
        return write_site(self.root / f"site-{edition}", {**many(edition, count), **more})

    def publish(self, site, *arguments, **options):
        result = publish(site, self.target, *arguments, **options)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result

    def rollback(self, *arguments):
        return subprocess.run(
            [*command("none", self.target), "--rollback", *arguments], capture_output=True, text=True, timeout=60)

    def served(self):
        return plain(tree(self.target / "current"))

    def release(self):
        return os.readlink(self.target / "current")

    def of(self, site):
        return {path: content for path, content in tree(site).items() if path != ".forge-docs"}


class Folders(Publishing):
    def test_a_site_is_published_and_unchanged_files_are_linked(self):
        first, second = self.site("first"), self.site("second")
        result = self.publish(first)
        self.assertEqual(self.served(), self.of(first))
        self.assertEqual(self.release(), "releases/1")
        self.assertIn("release 1: 124 added, 0 changed, 0 removed, 0 unchanged", result.stderr)
        before = {path: (self.target / "current" / path).stat().st_ino for path in tree(self.target / "current")}
        self.publish(second)
        self.assertEqual(self.served(), self.of(second))
        same = {path for path, content in self.of(first).items() if self.of(second).get(path) == content}
        self.assertGreater(len(same), 50)
        for path in same:
            for name in (path, f"{path}.gz", f"{path}.br"):
                if name in before:
                    self.assertEqual((self.target / "current" / name).stat().st_ino, before[name], name)
        self.assertEqual(plain(tree(self.target / "releases" / "1")), self.of(first))

    def test_nothing_happens_where_nothing_changed(self):
        site = self.site("first")
        self.publish(site)
        self.assertIn("nothing changed", self.publish(site).stderr)
        self.assertEqual(self.release(), "releases/1")
        self.publish(site, "--no-compression")
        self.assertEqual(self.release(), "releases/2")
        self.assertFalse(list((self.target / "current").rglob("*.gz")))

    def test_twins_are_the_same_bytes_for_any_number_of_tasks_and_know_no_time(self):
        site = self.site("first")
        self.publish(site, "--jobs", "1")
        for path in site.rglob("*"):
            os.utime(path, (1_000_000_000, 1_000_000_000))
        other = self.root / "other"
        self.assertEqual(publish(site, other, "--jobs", "8").returncode, 0)
        self.assertEqual(tree(self.target / "current"), tree(other / "current"))
        packed = next((self.target / "current").rglob("*.gz")).read_bytes()
        self.assertEqual(packed[3:8], bytes(5), "no name and no time")
        for path in (self.target / "current").rglob("*.gz"):
            self.assertEqual(path.stat().st_mtime_ns, path.with_suffix("").stat().st_mtime_ns, "ETags are made of it")

    @unittest.skipUnless(shutil.which("brotli"), "SKIPPED: no brotli here; scripts/setup --tests installs it")
    def test_brotli_twins_hold_the_same(self):
        self.publish(self.site("first", 10))
        twins = list((self.target / "current").rglob("*.br"))
        self.assertGreater(len(twins), 5)
        for twin in twins:
            opened = subprocess.run(["brotli", "-dc", twin], capture_output=True, check=True, timeout=30).stdout
            self.assertEqual(opened, twin.with_suffix("").read_bytes())

    def test_files_of_the_site_are_never_replaced_by_twins(self):
        site = self.site("first", 4, **{"data.json": "[1, 2, 3]\n" * 400, "data.json.gz": b"not gzip at all"})
        self.publish(site)
        self.assertEqual((self.target / "current" / "data.json.gz").read_bytes(), b"not gzip at all")
        self.assertEqual(self.served(), self.of(site))

    def test_old_releases_go(self):
        for edition in ("a", "b", "c", "d"):
            self.publish(self.site(edition, 4), "--keep", "2")
        self.assertEqual(sorted(path.name for path in (self.target / "releases").iterdir()), ["3", "4"])
        self.assertEqual(self.served(), self.of(self.root / "site-d"))

    def test_what_publish_did_not_write_is_refused(self):
        site = self.site("first", 4)
        self.target.mkdir()
        (self.target / "mine.txt").write_text("mine")
        result = publish(site, self.target)
        self.assertEqual(result.returncode, 2)
        self.assertIn("holds files that publish did not write", result.stderr)
        self.assertEqual(tree(self.target), {"mine.txt": b"mine"})
        for wrong, words in (
            (self.root / "nowhere", "run `forge-docs build --output"),
            (self.target, "holds no site that forge-docs built, run `forge-docs build --output"),
        ):
            result = publish(wrong, self.root / "new")
            self.assertEqual(result.returncode, 2)
            self.assertIn(words, result.stderr)
            self.assertFalse((self.root / "new").exists())
        result = publish(site, site / "inside")
        self.assertEqual(result.returncode, 2)
        self.assertIn("lies in the site", result.stderr)
        (site / "link").symlink_to("/etc/passwd")
        result = publish(site, self.root / "new")
        self.assertEqual(result.returncode, 2)
        self.assertIn("neither a file nor a folder", result.stderr)


class DryRuns(Publishing):
    def test_a_dry_run_tells_all_and_writes_nothing(self):
        first = self.site("first", 6)
        result = self.publish(first, "--dry-run")
        self.assertFalse(self.target.exists())
        self.assertEqual(len(result.stdout.splitlines()), 10)
        self.publish(first)
        second = self.site("second", 6, **{"new.html": "<p>new"})
        (second / "404.html").unlink()
        before = self.state()
        result = self.publish(second, "--dry-run")
        self.assertEqual(self.state(), before)
        lines = result.stdout.splitlines()
        self.assertIn("+ new.html (6 bytes)", lines)
        self.assertIn("- 404.html (39 bytes)", lines)
        self.assertIn("~ index.html (35 to 36 bytes)", lines)
        self.assertIn("nothing was written", result.stderr)
        told = json.loads(self.publish(second, "--dry-run", "--format", "json").stdout)
        self.assertEqual(told["dryRun"], True)
        self.assertEqual(len(told["added"]) + len(told["changed"]) + len(told["removed"]), len(lines))
        self.assertIn({"path": "index.html", "size": 36, "before": 35}, told["changed"])

    def state(self):
        """Everything that writing changes, of every file and folder."""
        stats = {path: path.lstat() for path in self.root.rglob("*")}
        return {path: (one.st_ino, one.st_size, one.st_mtime_ns, one.st_ctime_ns) for path, one in stats.items()}


class Rollbacks(Publishing):
    def test_the_previous_bytes_are_back(self):
        for edition in ("a", "b", "c"):
            self.publish(self.site(edition, 20))
        before = tree(self.target / "releases" / "2")
        result = self.rollback()
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("release 2 is shown again, 3 was before", result.stderr)
        self.assertEqual(tree(self.target / "current"), before)
        self.assertEqual(self.served(), self.of(self.root / "site-b"))
        self.assertEqual(self.rollback("3").returncode, 0)
        self.assertEqual(self.served(), self.of(self.root / "site-c"))
        self.assertEqual(self.rollback("2", "--dry-run").returncode, 2)
        self.assertEqual(self.release(), "releases/3")
        self.assertEqual(self.rollback("1").returncode, 0)
        self.assertEqual(self.served(), self.of(self.root / "site-a"))
        self.assertEqual(self.rollback().returncode, 2)
        self.assertIn("no release 9", self.rollback("9").stderr)
        listed = json.loads(
            subprocess.run([*command("none", self.target), "--list", "--format", "json"], capture_output=True).stdout)
        self.assertEqual([(one["release"], one["current"]) for one in listed["releases"]],
                         [(3, False), (2, False), (1, True)])
        # What was rolled back goes with the next release, and is never what a rollback leads to.
        self.publish(self.site("d", 20))
        self.assertEqual(self.release(), "releases/4")
        self.assertEqual(self.rollback().returncode, 0)
        self.assertEqual(self.served(), self.of(self.root / "site-a"))

    def test_a_release_that_somebody_changed_is_not_shown(self):
        for edition in ("a", "b"):
            self.publish(self.site(edition, 4))
        page = self.target / "releases" / "1" / "index.html"
        page.chmod(0o644)
        page.write_text("<!doctype html><title>x</title>")
        result = self.rollback()
        self.assertEqual(result.returncode, 2)
        self.assertIn("is not what was published", result.stderr)
        self.assertEqual(self.release(), "releases/2")


class Faults(Publishing):
    def test_killed_at_fifty_moments_it_leaves_one_whole_site_and_the_next_run_works(self):
        editions = [self.site("first"), self.site("second")]
        contents = [self.of(site) for site in editions]
        self.publish(editions[0])
        started = time.monotonic()
        self.publish(editions[1])
        duration = time.monotonic() - started
        moments, killed, shown = random.Random(11), 0, set()
        for attempt in range(50):
            process = subprocess.Popen(
                command(editions[attempt % 2], self.target), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                process.wait(timeout=moments.uniform(0, duration * 1.1))
            except subprocess.TimeoutExpired:
                process.kill()
                killed += 1
            process.wait(timeout=30)
            served = self.served()
            self.assertIn(served, contents, f"a mixed site after attempt {attempt}")
            shown.add(contents.index(served))
            if attempt % 10 == 9:
                other = editions[1 - contents.index(served)]
                self.publish(other)
                self.assertEqual(self.served(), self.of(other))
                self.assertEqual([path.name for path in (self.target / "releases").iterdir() if path.name[0] == "."], [])
                self.assertFalse((self.target / ".current.next").is_symlink())
        self.assertGreater(killed, 15)
        self.assertEqual(shown, {0, 1})

    def test_a_full_disk_leaves_the_old_site(self):
        first, second = self.site("first", 30), self.site("second", 30, **{"big.bin": random.Random(1).randbytes(3_000_000)})
        self.target.mkdir()
        mounted = os.geteuid() == 0 and subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", self.target], capture_output=True).returncode == 0
        if not mounted:
            print("SKIPPED: no right to mount a small disk; a limit on the size of files stands in")
        options = {}
        try:
            self.publish(first)
            if not mounted:
                def limit():
                    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
                options["preexec_fn"] = limit
            before = tree(self.target / "current")
            result = publish(second, self.target, **options)
            self.assertEqual(result.returncode, 2, result.stderr)
            self.assertRegex(result.stderr, "cannot write .*: (no space left on device|file too large)")
            self.assertEqual(tree(self.target / "current"), before)
            self.assertEqual([path.name for path in (self.target / "releases").iterdir()], ["1"])
            (second / "big.bin").unlink()
            self.publish(second)
            self.assertEqual(self.served(), self.of(second))
        finally:
            if mounted:
                subprocess.run(["umount", self.target], check=True)

    def test_of_two_publishers_one_fails_and_says_why_or_waits(self):
        first, second = self.site("first", 10), self.site("second", 10)
        self.publish(first)
        with open(self.target / ".publish.lock", "r+b") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            result = publish(second, self.target)
            self.assertEqual(result.returncode, 2)
            self.assertIn("is being published to by another process; wait for it to end, or run this with `--wait`",
                          result.stderr)
            self.assertEqual(self.served(), self.of(first))
            self.assertEqual(self.rollback().returncode, 2)
            waiting = subprocess.Popen(command(second, self.target, "--wait"), stderr=subprocess.DEVNULL)
            time.sleep(0.3)
            self.assertIsNone(waiting.poll())
        self.assertEqual(waiting.wait(timeout=60), 0)
        self.assertEqual(self.served(), self.of(second))

    def test_publishers_at_once_do_not_mix(self):
        editions = [self.site(name, 40) for name in ("a", "b", "c", "d")]
        for arguments, codes in (([], {0, 2}), (["--wait"], {0})):
            running = [subprocess.Popen(command(site, self.target, *arguments), stderr=subprocess.DEVNULL)
                       for site in editions]
            ended = {process.wait(timeout=120) for process in running}
            self.assertLessEqual(ended, codes)
            self.assertIn(0, ended)
            self.assertIn(self.served(), [self.of(site) for site in editions])

    def test_a_build_that_ends_meanwhile_is_not_mixed_in(self):
        site, other = self.site("first", 60), self.site("second", 60)
        process = subprocess.Popen(command(site, self.target), stderr=subprocess.DEVNULL)
        while process.poll() is None:
            for old, new in ((site, "aside"), (other, site.name), (self.root / "aside", other.name)):
                old.rename(self.root / new)
        if process.returncode == 0:
            self.assertIn(self.served(), [self.of(site), self.of(other)])


class Archives(Publishing):
    def pack(self, site, name, *arguments, **environment):
        result = publish(site, self.root / name, *arguments, env={**os.environ, **environment})
        self.assertEqual(result.returncode, 0, result.stderr)
        return (self.root / name).read_bytes()

    def test_the_same_site_gives_the_same_archive(self):
        long = "a-folder-with-a-long-name/" * 6 + "page.html"
        site = self.site("first", 20, **{long: "<p>far down", "ünicode.html": "<p>ü"})
        for name in ("site.tar.gz", "site.tar.zst"):
            first = self.pack(site, name, "--jobs", "1")
            for path in site.rglob("*"):
                os.utime(path, (1_000_000_000, 1_000_000_000))
            again = self.pack(site, f"again/{name}", "--jobs", "8")
            self.assertEqual(hashlib.sha256(first).digest(), hashlib.sha256(again).digest(), name)
            self.assertNotEqual(first, self.pack(site, name, SOURCE_DATE_EPOCH="1700000000"))
        with tarfile.open(self.root / "site.tar.gz") as archive:
            members = archive.getmembers()
            files = {one.name: archive.extractfile(one).read() for one in members if one.isfile()}
            self.assertEqual({(one.uid, one.gid, one.uname, one.mtime) for one in members}, {(0, 0, "root", 1700000000)})
            self.assertEqual({one.mode for one in members}, {0o644, 0o755})
        self.assertEqual(plain(files), self.of(site))
        self.assertEqual([path.name for path in self.root.iterdir() if path.name[0] == "."], [])

    def test_a_dry_run_compares_with_the_archive_that_is_there(self):
        first, second = self.site("first", 10), self.site("second", 10)
        for name in ("site.tar.gz", "site.tar.zst"):
            packed = self.pack(first, name)
            told = json.loads(publish(second, self.root / name, "--dry-run", "--format", "json").stdout)
            self.assertIn("index.html", [one["path"] for one in told["changed"]])
            self.assertEqual(len(told["added"]), 1)
            self.assertGreater(told["unchanged"], 4)
            self.assertEqual((self.root / name).read_bytes(), packed)
            for broken in (b"", b"no archive", packed[:-len(packed) // 3]):
                (self.root / name).write_bytes(broken)
                result = publish(second, self.root / name, "--dry-run")
                self.assertEqual(result.returncode, 2)
                self.assertIn("is no archive that forge-docs published", result.stderr)

    @unittest.skipUnless(shutil.which("zstd"), "SKIPPED: no zstd here; scripts/setup --tests installs it")
    def test_zstandard_holds_the_same_as_gzip(self):
        site = self.site("first", 20)
        self.pack(site, "site.tar.zst")
        opened = subprocess.run(["zstd", "-dc", self.root / "site.tar.zst"], capture_output=True, check=True).stdout
        self.assertEqual(opened, gzip.decompress(self.pack(site, "site.tar.gz")))

    def test_a_killed_run_leaves_the_old_archive(self):
        site, other = self.site("first", 60), self.site("second", 60)
        before = self.pack(site, "site.tar.gz")
        after = self.pack(other, "other.tar.gz")
        moments = random.Random(3)
        for _ in range(5):
            process = subprocess.Popen(command(other, self.root / "site.tar.gz"), stderr=subprocess.DEVNULL)
            time.sleep(moments.uniform(0, 0.2))
            process.kill()
            process.wait()
            self.assertIn((self.root / "site.tar.gz").read_bytes(), (before, after))
        self.assertEqual(self.pack(other, "site.tar.gz"), after)
        self.assertEqual([path.name for path in self.root.iterdir() if path.name[0] == "."], [])

    def test_versions_and_releases_are_refused(self):
        site = self.site("first", 4)
        for arguments in (["--as", "1.0"], ["--rollback"], ["--list"], ["--no-delete"]):
            self.assertEqual(publish(site, self.root / "site.tar.gz", *arguments).returncode, 2, arguments)
        self.assertFalse((self.root / "site.tar.gz").exists())


if __name__ == "__main__":
    unittest.main()
