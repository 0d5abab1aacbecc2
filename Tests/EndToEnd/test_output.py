"""The output folder holds the old site or the new one, whole, whatever happens; the same input gives the same bytes."""

import os
import random
import stat
import time
import unittest

from forge import Project, corpus


class AtomicOutput(unittest.TestCase):
    def test_killed_builds_leave_one_whole_site(self):
        project = Project(corpus(240))
        self.addCleanup(project.close)
        self.assertEqual(project.run("build", "--quiet").returncode, 0)
        first = project.tree()
        project.write(corpus(240, "second"))
        start = time.monotonic()
        self.assertEqual(project.run("build", "--quiet", "--output", "build/reference").returncode, 0)
        duration = time.monotonic() - start
        second = project.tree("build/reference")
        self.assertNotEqual(first, second)

        chance = random.Random(20)
        outcomes = {"old": 0, "new": 0}
        for moment in range(20):
            # Every moment of a build, a little past its end included; the last third is where files are written.
            build = project.start("build", "--quiet")
            time.sleep(duration * (0.3 + 0.8 * (moment + chance.random()) / 20))
            build.kill()
            build.wait()
            now = project.tree()
            self.assertIn(now, (first, second), "the output is neither the old site nor the new one")
            outcomes["old" if now == first else "new"] += 1
            if now == second:
                project.write(corpus(240))
                self.assertEqual(project.run("build", "--quiet").returncode, 0)
                self.assertEqual(project.tree(), first)
                project.write(corpus(240, "second"))
        self.assertGreater(outcomes["old"], 0, "no build was killed before its end")

        self.assertEqual(project.run("build", "--quiet").returncode, 0)
        self.assertEqual(project.tree(), second)
        left = [name for name in os.listdir(project.root / "build") if name.startswith(".")]
        self.assertEqual(left, [], "a killed build's folder was not cleaned up")

    def test_a_failed_build_leaves_the_old_site(self):
        project = Project({"docs/index.md": "# Home\n"})
        self.addCleanup(project.close)
        project.run("build")
        before = project.tree()
        project.write({"docs/index.md": "# Home\n\n[gone](gone.md)\n"})
        self.assertEqual(project.run("build", "--strict").returncode, 1)
        self.assertEqual(project.tree(), before)

    def test_unchanged_files_are_not_written_again(self):
        project = Project(corpus(10))
        self.addCleanup(project.close)
        project.run("build")
        page = project.root / "build/site/section-0/page-1/index.html"
        before = page.stat()
        # Files of the search are named by what they hold: those that changed have other names.
        paths = {path for path in project.tree() if not path.startswith("search/")}
        project.write({"docs/section-0/page-2.md": "# Page 2\n\nOther words.\n"})
        summary = project.run("build").stderr
        after = page.stat()
        self.assertRegex(summary, r"[1-9]\d* files written, [1-9]\d* unchanged, \d+ removed")
        self.assertEqual({path for path in project.tree() if not path.startswith("search/")}, paths)
        self.assertEqual((before.st_ino, before.st_mtime_ns), (after.st_ino, after.st_mtime_ns))

    def test_pages_that_are_gone_are_removed(self):
        project = Project({"docs/index.md": "# Home\n", "docs/old.md": "# Old\n"})
        self.addCleanup(project.close)
        project.run("build")
        (project.root / "docs/old.md").unlink()
        # Among them the page, and the same page as Markdown.
        self.assertRegex(project.run("build").stderr, r", [1-9]\d* removed")
        self.assertFalse({"old/index.html", "old/index.md"} & set(project.tree()))

    def test_a_folder_that_others_wrote_is_never_replaced(self):
        project = Project({"docs/index.md": "# Home\n", "build/site/mine.txt": "precious"})
        self.addCleanup(project.close)
        result = project.run("build")
        self.assertEqual(result.returncode, 2)
        self.assertIn("did not write", result.stderr)
        self.assertEqual((project.root / "build/site/mine.txt").read_text(), "precious")

    def test_output_inside_docs_is_refused(self):
        project = Project({"docs/index.md": "# Home\n"})
        self.addCleanup(project.close)
        for output in ("docs", "docs/site", ".", "docs/../docs/x"):
            result = project.run("build", "--output", output)
            self.assertEqual(result.returncode, 2, output)
            self.assertIn("choose", result.stderr)
        self.assertEqual(list(project.tree("docs")), ["index.md"])

    @unittest.skipIf(os.geteuid() == 0, "root may write anywhere")
    def test_an_unwritable_output_is_one_line(self):
        project = Project({"docs/index.md": "# Home\n"})
        self.addCleanup(project.close)
        (project.root / "locked").mkdir(mode=stat.S_IRUSR | stat.S_IXUSR)
        result = project.run("build", "--output", "locked/site")
        self.assertEqual(result.returncode, 2)
        self.assertEqual(len(result.stderr.splitlines()), 1)

    def test_output_below_a_file_is_one_line(self):
        project = Project({"docs/index.md": "# Home\n", "taken": "a file"})
        self.addCleanup(project.close)
        result = project.run("build", "--output", "taken/site")
        self.assertEqual(result.returncode, 2)
        self.assertEqual(len(result.stderr.splitlines()), 1)

    def test_a_full_disk_leaves_the_old_site(self):
        full = "/dev/full"
        if not os.path.exists(full):
            self.skipTest("no /dev/full here")
        project = Project(corpus(20))
        self.addCleanup(project.close)
        project.run("build")
        before = project.tree()
        project.write(corpus(20, "second"))
        # A limit on the size of files stands in for a disk without room.
        result = project.run("build", "--quiet", preexec_fn=limit_file_size)
        self.assertNotEqual(result.returncode, 0)
        self.assertEqual(project.tree(), before)


def limit_file_size():
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1500, 1500))


class Determinism(unittest.TestCase):
    def test_the_same_input_gives_the_same_bytes_at_any_job_count(self):
        project = Project(corpus(60))
        self.addCleanup(project.close)
        trees = []
        for name, jobs in (("a", "1"), ("b", "8"), ("c", "8"), ("d", "3")):
            result = project.run("build", "--quiet", "--jobs", jobs, "--output", f"build/{name}")
            self.assertEqual(result.returncode, 0, result.stderr)
            trees.append(project.tree(f"build/{name}"))
        self.assertTrue(all(tree == trees[0] for tree in trees))


if __name__ == "__main__":
    unittest.main()
