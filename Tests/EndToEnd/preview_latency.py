"""How long it takes from saving a page to seeing it, in a browser that has it open."""

import time

from forge import Project, corpus
from preview import Preview


def measure(browser, pages, saves, seconds=60):
    """The milliseconds of each save on a site of so many pages, and the memory of the preview in kB in the end."""
    project = Project(corpus(pages))
    preview = Preview(project.root, seconds=600)
    page = browser.page()
    try:
        page.open(preview.address + "section-0/page-5/")
        source = project.root / "docs" / "section-0" / "page-5.md"
        text = source.read_text()
        took = []
        deadline = time.monotonic() + seconds
        for number in range(saves):
            time.sleep(0.1)
            started = time.time()
            source.write_text(text + f"\nSave {number} is here.\n")
            took.append(first_paint(page, f"Save {number} is here") - started * 1000)
            if time.monotonic() > deadline:
                break
        return took, preview.memory
    finally:
        page.close()
        preview.close()
        project.close()


def first_paint(page, text):
    """When the page with this text was first painted, in milliseconds since 1970 by this machine's clock."""
    painted = "performance.getEntriesByName('first-contentful-paint')"
    page.wait(f"document.body?.innerText.includes('{text}') && {painted}.length")
    return page.evaluate(f"performance.timeOrigin + {painted}[0].startTime")
