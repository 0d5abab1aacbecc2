"""Runs the built program as a user would, on folders of its own."""

import hashlib
import os
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = pathlib.Path(os.environ.get("FORGE_DOCS", ROOT / ".build" / "debug" / "forge-docs"))


class Project:
    """A repository in a temporary folder, from a mapping of paths to texts or bytes."""

    def __init__(self, files=None):
        self.folder = tempfile.TemporaryDirectory(prefix="forge-docs-")
        self.root = pathlib.Path(self.folder.name)
        self.write(files or {})

    def write(self, files):
        for path, content in files.items():
            target = self.root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())

    def run(self, *arguments, **options):
        options.setdefault("cwd", self.root)
        return subprocess.run([BINARY, *arguments], capture_output=True, text=True, timeout=120, **options)

    def start(self, *arguments):
        return subprocess.Popen(
            [BINARY, *arguments], cwd=self.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def tree(self, folder="build/site"):
        """The hash of each file below a folder, by path."""
        base = self.root / folder
        return {
            str(path.relative_to(base)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(base.rglob("*"))
            if path.is_file()
        }

    def close(self):
        self.folder.cleanup()


def corpus(pages, word="first"):
    """A docs directory of many pages, in folders, all different and all linked."""
    files = {"docs/index.md": f"# Home\n\nThe {word} edition.\n"}
    for number in range(pages):
        section = number // 20
        following = (number + 1) % pages
        link = f"../section-{following // 20}/page-{following}.md"
        body = "\n\n".join(f"Paragraph {line} of the {word} edition, with `code` and *weight*." for line in range(12))
        files[f"docs/section-{section}/page-{number}.md"] = (
            f"# Page {number}\n\nSee [the next]({link}).\n\n## Details\n\n{body}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
        )
    return files
