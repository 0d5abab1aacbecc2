"""The pages that `scripts/bench` measures with: the same on every machine."""

import os
import random

SECTION_SIZE = 50
SEED = "forge-docs"

VERBS = "Rotate Restore Drain Inspect Resize Archive Replay Migrate Verify Pause Promote Trace Tune Export".split()
THINGS = (
    "signing keys|search index|object store|session cache|webhook queue|audit log|build runners|mail relay|"
    "read replicas|rate limits|package mirror|access tokens|metrics store|backup vault|edge proxies|"
    "release channel"
).split("|")
HEADINGS = (
    "Before you start|What you see|Find the cause|Take the service out|Change the setting|Apply the change|"
    "Check the result|Go back|Limits and sizes|How it works|Who to call|Known faults|After the change|"
    "Measure the effect|Clean up"
).split("|")
SUBJECTS = (
    "The worker|Each replica|The scheduler|A full disk|The oldest job|This setting|The primary|A stale lock|"
    "The gateway|An expired token|The queue|Every upload|The nightly run|A slow query|The cache|One failed probe"
).split("|")
ACTIONS = (
    "holds|waits for|writes to|is read before|drops|repeats|counts|reports|limits|keeps a copy of|"
    "is checked against|blocks|releases|replaces|follows|marks"
).split("|")
OBJECTS = (
    "the connection|its own lease|the last known state|a second index|every open request|the old segment|"
    "the retry budget|a signed link|the local buffer|the next batch|the event stream|a spare volume|"
    "the shared secret|the write path"
).split("|")
ENDINGS = (
    "until the next restart|within one minute|before traffic returns|when the limit is reached|without a lock|"
    "on each node|as long as the peer answers|and nothing is lost|after three attempts|in the order of arrival|"
    "once per shard|at midnight"
).split("|")
NAMES = (
    "pool_size|retry_limit|lease_ttl|batch_bytes|log_level|max_lag|drain_wait|keep_days|shard_count|probe_delay"
).split("|")


class Corpus:
    """Pages that depend on their number alone, so that a link knows the headings of the page it leads to."""

    def __init__(self, count):
        self.count = count

    def path(self, number):
        """Where a page stands in the docs folder. The first is the home page; the first of each section, its index."""
        if number == 0:
            return "index.md"
        section, place = divmod(number - 1, SECTION_SIZE)
        folder = f"section-{section:03d}"
        return f"{folder}/index.md" if place == 0 else f"{folder}/{slug(self.title(number))}.md"

    def title(self, number):
        if number == 0:
            return "Operations handbook"
        section, place = divmod(number - 1, SECTION_SIZE)
        if place == 0:
            return f"Service group {section:03d}"
        choose = random_of("title", number)
        return f"{pick(choose, VERBS)} the {pick(choose, THINGS)} {number}"

    def headings(self, number):
        """Level and text of a page's headings below its title; no text comes twice."""
        choose = random_of("headings", number)
        names = sample(choose, HEADINGS, 5 + int(choose() * 4))
        return [(3 if place % 3 == 2 else 2, name) for place, name in enumerate(names)]

    def write(self, folder):
        total = 0
        for number in range(self.count):
            path = folder / "docs" / self.path(number)
            path.parent.mkdir(parents=True, exist_ok=True)
            text = self.page(number)
            path.write_text(text, encoding="utf-8")
            total += len(text)
        configuration = "site:\n  title: Operations handbook\n  url: https://docs.example.org/\n"
        (folder / "forge-docs.yaml").write_text(configuration, encoding="utf-8")
        return total

    def page(self, number):
        choose = random_of("page", number)
        title = self.title(number)
        parts = [f"---\ntitle: {title}\ndescription: {sentence(choose)}\n---\n\n# {title}\n"]
        parts.append(self.paragraph(choose, number))
        blocks = [self.bullets, self.table, self.bash, self.steps, self.quote, self.yaml]
        for place, (level, heading) in enumerate(self.headings(number)):
            parts.append(f"{'#' * level} {heading}\n")
            parts.append(self.paragraph(choose, number))
            if place < len(blocks):
                parts.append(blocks[place](choose, number))
        if place < len(blocks) - 1:
            parts += [block(choose, number) for block in blocks[place + 1 :]]
        goal = 4200 + int(choose() * 1400)
        while sum(map(len, parts)) < goal:
            parts.append(self.paragraph(choose, number))
        return "\n".join(parts)

    def paragraph(self, choose, number):
        sentences = [
            f"{pick(choose, SUBJECTS)} *{pick(choose, ACTIONS)}* {pick(choose, OBJECTS)} {pick(choose, ENDINGS)}.",
            f"Set `{pick(choose, NAMES)}` to `{int(choose() * 900)}` and read {self.link(choose, number)} first.",
            f"{pick(choose, SUBJECTS)} {pick(choose, ACTIONS)} **{pick(choose, OBJECTS)}**.",
            f"{sentence(choose)}.",
        ]
        return "\n".join(sentences[: 3 + int(choose() * 2)]) + "\n"

    def link(self, choose, number):
        """A link to any page, most of them of the same section, as in real documentation; every third to a heading."""
        first = number - (number - 1) % SECTION_SIZE if number else 0
        near = first + int(choose() * SECTION_SIZE)
        target = near if choose() < 0.7 and near < self.count else int(choose() * self.count)
        if target == number:
            target = 0 if number else 1
        start = os.path.dirname(self.path(number))
        destination = os.path.relpath(self.path(target), start or ".")
        if choose() < 0.34:
            headings = self.headings(target)
            destination += "#" + slug(pick(choose, headings)[1])
        return f"[{self.title(target).lower()}]({destination})"

    def bullets(self, choose, number):
        items = [f"- {sentence(choose)}; see `{pick(choose, NAMES)}`" for _ in range(3)]
        return "\n".join([*items, f"  - {sentence(choose)}", f"- {self.link(choose, number)}"]) + "\n"

    def steps(self, choose, number):
        return "".join(f"{place}. {sentence(choose)}.\n" for place in range(1, 5))

    def table(self, choose, number):
        rows = [f"| `{name}` | {int(choose() * 900)} | {pick(choose, OBJECTS)} |" for name in sample(choose, NAMES, 5)]
        return "\n".join(["| Setting | Default | Concerns |", "| --- | ---: | --- |", *rows]) + "\n"

    def quote(self, choose, number):
        return f"> **Note:** {sentence(choose)}.\n> {sentence(choose)}.\n"

    def bash(self, choose, number):
        name = pick(choose, NAMES)
        lines = [
            f"# {sentence(choose)}",
            f"limit={int(choose() * 900)}",
            'for volume in /var/lib/data /var/lib/index; do',
            '  df --output=pcent "$volume" | tail -n 1',
            "done",
            f'echo "{name} is $limit"',
        ]
        return "\n".join(["```bash", *lines, "```"]) + "\n"

    def yaml(self, choose, number):
        lines = [f"# {sentence(choose)}", "worker:"]
        lines += [f"  {name}: {int(choose() * 900)}" for name in sample(choose, NAMES, 4)]
        return "\n".join(["```yaml", *lines, f'  note: "{pick(choose, OBJECTS)}"', "```"]) + "\n"


def sentence(choose):
    return f"{pick(choose, SUBJECTS)} {pick(choose, ACTIONS)} {pick(choose, OBJECTS)} {pick(choose, ENDINGS)}"


def random_of(kind, number):
    # `random()` is the one method whose sequence Python promises to keep between versions.
    return random.Random(f"{SEED}/{kind}/{number}").random


def pick(choose, items):
    return items[int(choose() * len(items))]


def sample(choose, items, count):
    rest = list(items)
    return [rest.pop(int(choose() * len(rest))) for _ in range(count)]


def slug(text):
    return text.lower().replace(" ", "-")
