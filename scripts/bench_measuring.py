"""What the benchmarks share: the time and memory of commands, a folder in memory, and programs of a pinned version."""

import argparse
import collections
import contextlib
import os
import pathlib
import platform
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORK = ROOT / "build" / "bench"
MEMORY = pathlib.Path("/dev/shm")

Sample = collections.namedtuple("Sample", "cpu wall memory")

running = None


class Failed(Exception):
    pass


# MARK: Measuring


def run(command, folder, directory=None, **environment):
    """Runs a command to its end, in `directory` where it needs one; what it and its children used."""
    global running
    with tempfile.TemporaryFile(dir=folder) as log:
        start = time.perf_counter()
        process = subprocess.Popen(
            [str(part) for part in command], stdout=log, stderr=log, cwd=directory,
            env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
        )
        running = process
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        running = None
        if process.returncode != 0:
            log.seek(0)
            text = log.read().decode(errors="replace").strip().splitlines()[-20:]
            raise Failed("\n".join([f"{' '.join(map(str, command))}: exit {process.returncode}", *text]))
    return Sample(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def own_memory(folder):
    """A child starts as a copy of this script, so no peak can be below the script's own: that of one that does nothing."""
    return run(["true"], folder).memory


def peak(sample, own):
    """A peak as tables show it."""
    return f"{sample.memory:.0f}" if sample.memory > own + 1 else f"≤ {own:.0f}"


def median(samples):
    return Sample(*map(statistics.median, zip(*samples)))


def remove(*folders):
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def expect_pages(folder, count):
    """Every page has to be there, or the times are those of something else."""
    found = sum(1 for path in folder.rglob("*.html"))
    if found < count:
        raise Failed(f"{folder}: {found} pages were written for {count}")


@contextlib.contextmanager
def workspace():
    """A folder in memory, gone at the end whatever brings it, together with the command that still runs."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    # A shell starts background jobs with this signal ignored; cleaning up is due there too.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    memory = MEMORY if os.access(MEMORY, os.W_OK) else None
    if not memory:
        note("no /dev/shm: the corpora go to disk, and times hold waits for it")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="forge-docs-bench-", dir=memory))
    try:
        yield folder
    finally:
        if running:
            running.kill()
            running.wait()
        remove(folder)


# MARK: Programs


def install(name, *requirements):
    """An environment of Python that holds pinned packages, under a name that tells their version; None where it cannot be had."""
    environment = WORK / name
    if (environment / "installed").exists():
        return environment
    note(f"installing {name}")
    remove(environment)
    commands = [
        [sys.executable, "-m", "venv", str(environment)],
        [str(environment / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check", *requirements],
    ]
    for command in commands:
        try:
            result = subprocess.run(command, capture_output=True, text=True, timeout=300)
            failure = result.stderr.strip() or str(result.returncode) if result.returncode else ""
        except (OSError, subprocess.TimeoutExpired) as error:
            failure = str(error)
        if failure:
            note(f"WITHOUT {name.upper()}: it cannot be installed: {failure.splitlines()[-1]}")
            return None
    (environment / "installed").touch()
    return environment


def program(environment, pattern):
    """A program inside a package: the script that Python puts around it would be counted too."""
    found = environment and next((path for path in environment.glob(pattern) if os.access(path, os.X_OK)), None)
    if environment and not found:
        note(f"WITHOUT {environment.name.upper()}: its package holds no program")
    return found


def forge_docs(path):
    """The program that is measured, or None, said aloud."""
    forge = (ROOT / path).resolve()
    if os.access(forge, os.X_OK):
        return forge
    note(f"{path} is missing: run `swift build -c release --product forge-docs`")
    return None


# MARK: Options and words


def bench_options(description, results):
    """The options that all benchmarks of a corpus of pages have."""
    parser = argparse.ArgumentParser(description=description.splitlines()[0])
    parser.add_argument("--pages", type=sizes, default="500,2000,10000", help="sizes of the corpora (default: %(default)s)")
    parser.add_argument("--binary", default=".build/release/forge-docs", help="the program (default: %(default)s)")
    parser.add_argument("--output", default=f"build/bench/{results}", help="where the tables go (default: %(default)s)")
    return parser


def sizes(text):
    try:
        numbers = [int(size) for size in text.split(",")]
    except ValueError:
        raise argparse.ArgumentTypeError("a list of numbers is due: 500,2000") from None
    if min(numbers) < 2:
        raise argparse.ArgumentTypeError("a corpus has 2 pages or more")
    return numbers


def machine():
    model = platform.machine()
    try:
        text = pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8")
        model = re.sub(r"\((R|TM)\)", "", re.search(r"^model name\s*:\s*(.+)$", text, re.MULTILINE).group(1))
    except (OSError, AttributeError):
        pass
    return f"{os.cpu_count()} cores, {model}, Linux {platform.release()}."


def commit():
    return output("git", "-C", ROOT, "describe", "--always", "--dirty", "--tags") or "of an unknown commit"


def output(*command):
    try:
        command = [str(part) for part in command]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def exit_code(main):
    try:
        return main()
    except Failed as failure:
        note(failure)
        return 1
    except KeyboardInterrupt:
        note("interrupted")
        return 130


def write_results(path, text):
    path = ROOT / path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def note(text):
    print(f"{pathlib.Path(sys.argv[0]).name}: {text}", file=sys.stderr, flush=True)
