"""How long it takes from saving a page to seeing it, in a browser that has it open."""

import time

from forge import Project, corpus
from preview import Preview

# Notes when new text that was put in place was on screen: the task after the frame that shows it.
NOTE = """
document.addEventListener('forge-docs:update', () => requestAnimationFrame(() => {
  const after = new MessageChannel();
  after.port1.onmessage = () => { window.shownAt = performance.timeOrigin + performance.now(); };
  after.port2.postMessage(null);
}))
"""


def measure(browser, pages, saves, seconds=60):
    """The milliseconds of each save on a site of so many pages, and the memory of the preview in kB in the end."""
    project = Project(corpus(pages))
    preview = Preview(project.root, seconds=600)
    page = browser.page()
    try:
        page.open(preview.address + "section-0/page-5/")
        page.evaluate(NOTE)
        source = project.root / "docs" / "section-0" / "page-5.md"
        text = source.read_text()
        took = []
        deadline = time.monotonic() + seconds
        for number in range(saves):
            time.sleep(0.1)
            page.evaluate("window.shownAt = 0")
            started = time.time()
            source.write_text(text + f"\nSave {number} is here.\n")
            took.append(shown(page, f"Save {number} is here") - started * 1000)
            if time.monotonic() > deadline:
                break
        return took, preview.memory
    finally:
        page.close()
        preview.close()
        project.close()


def shown(page, text):
    """When the page showed this text, in milliseconds since 1970 by this machine's clock."""
    page.wait(f"window.shownAt && document.querySelector('main').innerText.includes('{text}')")
    return page.evaluate("window.shownAt")
