"""The theme in Chromium, used as readers use it: with a mouse, with keys, on paper, from right to left, without script.

The site is a small one of its own that has every kind of page and every comfort."""

import gzip
import http.server
import json
import re
import shutil
import threading
import unittest

import browser
from forge import ROOT, Project

AXE = ROOT / "build" / "vendor" / "axe" / "axe.min.js"
SWAGGER_UI = ROOT / "build" / "vendor" / "swagger-ui"
SCREENSHOTS = ROOT / "build" / "screenshots"

CONFIGURATION = """\
site:
  title: Small
  url: https://docs.example.org/
  repository: https://git.example.org/small
theme:
  announcement: Read **what is new** in [the guide](guides/start.md#code).
  social-image: docs/card.png
  integrity: true
openapi:
  try-it: true
environments:
  prod: {manifests: manifests}
"""

GUIDE = """\
# Start

- **For**: everybody.

Text with `code`, a [link](../index.md), <kbd>Enter</kbd> and a footnote[^1].

[^1]: The note.

## Code

```yaml title="values.yaml"
replicas: 2
image: |
  two lines
  of one text
last: true
```

```bash
echo "a line that is much longer than any screen is wide, so that it has to be scrolled or wrapped: $HOME/some/where/deep/in/the/tree/of/folders/and/on"
```

```python linenums="10" hl_lines="2"
first = 1
second = 2
```

```bash
kubectl -n small get deployment api
```

## Boxes

!!! warning "Read `a.log` first"
    Then go on.

??? note "Folded"
    Hidden words.

> [!TIP]
> A tip.

<details><summary>More</summary>

Unfolded words.

</details>

=== "Helm"
    Words of Helm.

=== "Kustomize"
    Words of Kustomize.

## Table

| Key | Meaning |
|---|---|
| `a` | one |
| `b` | two |

### Deeper

- [ ] open
- [x] done

Term
:   What it means.

`GET /things` lists them, and `POST /things` makes one.
"""

SPEC = """\
openapi: 3.1.0
info: {title: Things, version: "1", description: Things and their names., license: {name: MIT, identifier: MIT}}
servers:
  - {url: "SERVER", description: Here}
tags:
  - {name: things, description: All things.}
security: [{key: []}]
paths:
  /things:
    get:
      operationId: listThings
      tags: [things]
      summary: List things
      description: Lists them.
      parameters:
        - {name: name, in: query, description: A part of the name., schema: {type: string, enum: [nut, bolt]}, example: nut}
      responses:
        "200": {description: The things., content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Thing"}}, example: [{name: nut, size: 1}]}}}
        default: {description: An error.}
    post:
      operationId: makeThing
      tags: [things]
      summary: Make a thing
      description: Makes one.
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}, example: {name: nut, size: 1}}}
      responses:
        "201": {description: The thing., content: {application/json: {schema: {$ref: "#/components/schemas/Thing"}, example: {name: nut, size: 1}}}}
        default: {description: An error.}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key, description: A key.}}
  schemas:
    Thing:
      type: object
      description: A thing.
      required: [name]
      properties:
        name: {type: string, description: Its name., minLength: 1}
        size: {type: integer, description: Its size., minimum: 1, default: 1}
        parts: {type: array, description: What it is made of., items: {$ref: "#/components/schemas/Thing"}}
"""

MANIFEST = """\
apiVersion: apps/v1
kind: Deployment
metadata: {name: api, namespace: small}
spec:
  selector: {matchLabels: {app: api}}
  template:
    metadata: {labels: {app: api}}
    spec: {containers: [{name: api, image: "api:1"}]}
"""

PAGES = {
    "home": "", "guide": "guides/start/", "listing": "folder/", "reference": "reference/things/",
    "schemas": "reference/schemas/", "swagger": "reference/", "coverage": "reference/coverage/",
    "report": "runbook-checks/", "missing": "404.html",
}


class API(http.server.BaseHTTPRequestHandler):
    """What Swagger UI sends requests to, on another port and so another origin."""

    requests = []

    def answer(self):
        length = int(self.headers.get("Content-Length", 0))
        API.requests.append((self.command, self.path, self.headers.get("X-Key"), self.rfile.read(length).decode()))
        body = json.dumps({"answer": "from the stub"}).encode()
        self.send_response(201 if self.command == "POST" else 200)
        for name, value in (
            ("Access-Control-Allow-Origin", "*"), ("Access-Control-Allow-Headers", "*"),
            ("Content-Type", "application/json"), ("Content-Length", str(len(body))),
        ):
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_POST = do_OPTIONS = answer

    def log_message(self, *arguments):
        pass


def small_site(language="en", configuration=CONFIGURATION, server="https://api.example.org"):
    """The small site, built."""
    project = Project({
        "forge-docs.yaml": configuration.replace("site:\n", f"site:\n  language: {language}\n", 1),
        "docs/index.md": "# Small\n\nA site. Go to [the start](guides/start.md) or [a page](folder/page.md).\n",
        "docs/guides/start.md": GUIDE, "docs/card.png": b"\x89PNG\r\n\x1a\n", "docs/folder/page.md": "# Page\n\nWords.\n",
        "openapi/openapi.yaml": SPEC.replace("SERVER", server), "manifests/api.yaml": MANIFEST,
    })
    shutil.copytree(SWAGGER_UI, project.root / "build" / "vendor" / "swagger-ui")
    result = project.run("build")
    if not (project.root / "build" / "site").exists():
        raise AssertionError(result.stdout + result.stderr)
    return project


@unittest.skipUnless(browser.find(), "SKIPPED: no chromium here; scripts/setup --tests installs it")
@unittest.skipUnless(SWAGGER_UI.exists(), "SKIPPED: no Swagger UI here; scripts/setup fetches it")
class Theme(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        API.requests.clear()
        cls.api = http.server.ThreadingHTTPServer(("127.0.0.1", 0), API)
        threading.Thread(target=cls.api.serve_forever, daemon=True).start()
        server = f"http://127.0.0.1:{cls.api.server_address[1]}"
        cls.project = small_site(server=server)
        cls.folder = cls.project.root / "build" / "site"
        # The API is the one thing elsewhere that the policy has to name.
        cls.site = browser.Site(cls.folder, f"{browser.POLICY}; connect-src 'self' {server}")
        cls.browser = browser.Browser()

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.site.close()
        cls.api.shutdown()
        cls.api.server_close()
        cls.project.close()

    def open(self, path="", **options):
        page = self.browser.page(**options)
        self.addCleanup(page.close)
        page.open(self.site.base + path)
        if path.startswith(PAGES["swagger"]) and "#/" in path or path == PAGES["swagger"]:
            page.wait("document.querySelectorAll('.swagger-ui .opblock').length > 0")
        return page

    def assert_clean(self, page, *allowed):
        self.assertEqual(page.failures(), [])
        hosts = {re.sub(r"^\w+://([^/]*)/.*", r"\1", url) for url in page.requests() if not url.startswith("blob:")}
        self.assertEqual(hosts - {self.site.host, *allowed}, set(), "requests to other hosts")

    def focused(self, page, selector):
        return page.evaluate(f"document.activeElement.matches({json.dumps(selector)})")


class EveryKindOfPage(Theme):
    def test_it_is_clean_still_and_accessible_wide_and_narrow_light_and_dark(self):
        axe = AXE.read_text() if AXE.exists() else None
        for name, path in PAGES.items():
            for width, dark in ((1440, False), (1440, True), (390, False), (390, True)):
                with self.subTest(page=name, width=width, dark=dark):
                    page = self.open(path, width=width, dark=dark)
                    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                    self.assertLessEqual(overflow, 0, "it scrolls sideways")
                    self.assertEqual(page.evaluate("shifts"), [], "something moved while it loaded")
                    if name == "swagger":
                        page.click(".opblock-summary-control")
                        page.wait("document.querySelectorAll('.opblock-body .microlight').length > 0")
                    if name == "guide":
                        page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
                    page.screenshot(SCREENSHOTS / f"small-{name}-{width}{'-dark' if dark else ''}.png")
                    if axe:
                        page.evaluate(f"{axe}; 1")
                        self.assertEqual(page.evaluate(browser.AXE_RUN), [])
                    self.assert_clean(page)

    def test_nothing_is_lost_without_script(self):
        for name, path in PAGES.items():
            for width in (1440, 390):
                with self.subTest(page=name, width=width):
                    page = self.browser.page(width=width, script=False)
                    self.addCleanup(page.close)
                    page.open(self.site.base + path)
                    self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth - innerWidth"), 0)
                    visible = page.evaluate(
                        "Array.from(document.querySelectorAll('button')).filter(each =>"
                        " each.checkVisibility({visibilityProperty: true})).length"
                    )
                    self.assertEqual(visible, 0, "a button that does nothing")
        page.open(self.site.base + PAGES["guide"])
        page.click(".menu-toggle summary")
        page.click(".sidebar a")
        page.wait("document.title.startsWith('Small')")

    def test_styles_and_scripts_are_small(self):
        for page in self.folder.rglob("*.html"):
            text = page.read_text()
            for pattern, limit in ((r'<link rel="stylesheet" href="([^"]+)"', 30_000), (r'<script src="([^"]+)"', 20_000)):
                files = [name for name in re.findall(pattern, text) if "/swagger-ui" not in name]
                # The page for unknown addresses names the site's root.
                paths = [self.folder / name[1:] if name.startswith("/") else page.parent / name for name in files]
                size = sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)
                self.assertLess(size, limit, page)

    def test_every_style_and_script_has_its_hash_and_no_page_has_either_inline(self):
        for page in self.folder.rglob("*.html"):
            text = page.read_text()
            for tag in re.findall(r"<(?:script|link rel=\"stylesheet\")[^>]*>", text):
                self.assertRegex(tag, r'integrity="sha384-[A-Za-z0-9+/]{64}"', page)
            self.assertNotRegex(text, r"<style|<script(?![^>]* src=)|\sstyle=|\son[a-z]+=|javascript:", page)
        for style in self.folder.rglob("*.css"):
            self.assertNotRegex(style.read_text(), r"url\([\"']?(?:data|https?):", style)

    def test_head_tells_others_what_a_page_is(self):
        home, guide = ((self.folder / path / "index.html").read_text() for path in ("", "guides/start"))
        self.assertIn('<meta property="og:type" content="website">', home)
        self.assertIn('<meta property="og:type" content="article">', guide)
        image = re.search(r'<meta property="og:image" content="https://docs.example.org/([^"]+)">', guide)[1]
        self.assertTrue((self.folder / image).exists())
        self.assertIn('<meta name="twitter:card" content="summary_large_image">', guide)


class Comforts(Theme):
    def test_the_theme_is_switched_by_mouse_and_by_key_and_remembered(self):
        page = self.open()
        page.click(".theme-switch")
        self.assertEqual(page.evaluate("document.documentElement.dataset.theme"), "dark")
        page.open(self.site.base + PAGES["guide"])
        self.assertEqual(page.evaluate("document.documentElement.dataset.theme"), "dark")
        self.assertEqual(page.evaluate("document.querySelector('.theme-switch').ariaPressed"), "true")
        page.evaluate("document.querySelector('.theme-switch').focus()")
        page.press("Enter")
        self.assertIsNone(page.evaluate("document.documentElement.dataset.theme ?? null"))
        self.assertIsNone(page.evaluate("localStorage.getItem('theme')"))
        self.assert_clean(page)

    def test_links_of_sidebar_contents_and_pager_are_followed(self):
        page = self.open()
        page.click(".nav summary")
        page.wait("document.querySelector('.nav details').open")
        page.click(".nav details a")
        page.wait("location.pathname !== '/' && document.readyState === 'complete'")
        page.open(self.site.base + PAGES["guide"])
        page.click(".toc a[href='#table']")
        page.wait("location.hash === '#table'")
        page.wait("document.querySelector('.toc a[aria-current]')?.hash === '#table' || scrollY + innerHeight >= document.body.scrollHeight - 64")
        page.click(".pager a")
        page.wait("!location.pathname.startsWith('/guides/start')")
        self.assert_clean(page)

    def test_the_announcement_is_closed_once_and_nothing_moves(self):
        page = self.open()
        self.assertIn("what is new", page.evaluate("document.querySelector('.announcement').innerText"))
        link = page.evaluate("document.querySelector('.announcement a').href")
        self.assertEqual(link, f"{self.site.base}guides/start/#code")
        page.evaluate("document.querySelector('.announcement button').focus()")
        page.press("Enter")
        self.assertFalse(page.evaluate("document.querySelector('.announcement').checkVisibility()"))
        self.assertTrue(self.focused(page, "main"), "the focus is lost")
        page.open(self.site.base + PAGES["guide"])
        self.assertFalse(page.evaluate("document.querySelector('.announcement').checkVisibility()"))
        self.assertEqual(page.evaluate("shifts"), [])
        # Another text is another announcement.
        page.evaluate("localStorage.setItem('announcement', 'of an older text')")
        page.open(self.site.base)
        self.assertTrue(page.evaluate("document.querySelector('.announcement').checkVisibility()"))
        page.evaluate("localStorage.clear()")

    def test_tabs_change_by_mouse_and_by_arrow(self):
        for script in (True, False):
            page = self.open(PAGES["guide"], script=script)
            shown = "Array.from(document.querySelectorAll('.tab')).filter(each => each.checkVisibility()).map(each => each.innerText.trim())"
            self.assertEqual(page.evaluate(shown), ["Words of Helm."])
            page.click(".tabs label", 1)
            self.assertEqual(page.evaluate(shown), ["Words of Kustomize."])
            page.press("ArrowLeft")
            self.assertEqual(page.evaluate(shown), ["Words of Helm."])

    def test_folded_boxes_open_by_click_and_show_that_they_do(self):
        page = self.open(PAGES["guide"])
        arrow = "getComputedStyle(document.querySelector('details.alert > summary'), '::after').content"
        self.assertNotIn(page.evaluate(arrow), ("none", "normal"))
        for box in ("details.alert", "details:not(.alert, .evidence, .toggle, .nav *)"):
            turned = f"getComputedStyle(document.querySelector('{box} > summary'), '::after').rotate"
            self.assertEqual(page.evaluate(turned), "45deg")
            page.click(f"{box} > summary")
            self.assertTrue(page.evaluate(f"document.querySelector('{box}').open"))
            page.wait(f"{turned} === '225deg'")
        self.assertEqual(page.evaluate("document.querySelector('.alert-title code').textContent"), "a.log")
        sign = page.evaluate("getComputedStyle(document.querySelector('.alert-title'), '::before').inlineSize")
        self.assertEqual(sign, "18px", "the sign is squeezed")

    def test_code_is_copied_without_numbers(self):
        page = self.open(PAGES["guide"])
        self.browser.send(
            "Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"]
        )
        page.click(".code-block .lines")
        page.click(".code-block .copy")
        page.wait("document.querySelector('.copy').textContent === 'Copied'")
        expected = "replicas: 2\nimage: |\n  two lines\n  of one text\nlast: true"
        self.assertEqual(page.evaluate("navigator.clipboard.readText()"), expected)
        self.assertEqual(page.evaluate("document.querySelector('p.visually-hidden[role=status]').textContent"), "Copied")
        self.assert_clean(page)

    def test_long_lines_wrap_where_there_are_any(self):
        page = self.open(PAGES["guide"])
        page.wait("document.querySelectorAll('.wrap-lines:not([hidden])').length === 1")
        page.click(".wrap-lines:not([hidden])")
        block = "document.querySelectorAll('.code-block')[1]"
        self.assertTrue(page.evaluate(f"{block}.querySelector('pre').scrollWidth <= {block}.querySelector('pre').clientWidth"))
        page.press("Enter")
        self.assertFalse(page.evaluate(f"{block}.classList.contains('wrap')"))

    def test_a_line_has_an_address(self):
        page = self.open(PAGES["guide"])
        page.click(".code-block .lines")
        page.click(".line-link[data-line='3']")
        self.assertEqual(page.evaluate("location.hash"), "#__code-1-L3")
        target = "Array.from(document.querySelectorAll('.line.target'), each => each.textContent.trim())"
        page.wait(f"{target}.length === 1")
        self.assertEqual(page.evaluate(target), ["two lines"])
        # A numbered block counts as it shows; the address opens at the lines, and colours survive the cut.
        for hash, lines in (("#__code-3-L11", ["second = 2"]), ("#__code-1-L3-L4", ["two lines", "of one text"])):
            page = self.open(PAGES["guide"] + hash)
            page.wait(f"{target}.length === {len(lines)}")
            self.assertEqual(page.evaluate(target), lines)
            top = page.evaluate("document.querySelector('.line.target').getBoundingClientRect().top")
            self.assertTrue(0 < top < 900, top)
        self.assertGreater(page.evaluate("document.querySelectorAll('.code-block')[0].querySelectorAll('[class^=tok-]').length"), 4)
        self.assertEqual(page.evaluate("document.querySelectorAll('#__code-3-L10').length"), 1)
        self.assert_clean(page)

    def test_the_menu_of_a_narrow_screen_opens_and_closes_by_key(self):
        page = self.open(PAGES["guide"], width=390)
        shown = "document.querySelector('.sidebar').checkVisibility()"
        page.evaluate("document.querySelector('.menu-toggle summary').focus()")
        page.press("Enter")
        self.assertTrue(page.evaluate(shown))
        page.press("Tab")
        page.press("Escape")
        self.assertFalse(page.evaluate(shown))
        self.assertTrue(self.focused(page, ".menu-toggle summary"), "the focus is lost")
        page.click(".toc-toggle summary")
        page.click(".toc a[href='#boxes']")
        page.wait("location.hash === '#boxes' && !document.querySelector('.toc').checkVisibility()")
        page.click(".menu-toggle summary")
        page.click(".sidebar > ul > li > a")
        page.wait("document.title.startsWith('Small') && document.readyState === 'complete'")
        self.assertFalse(page.evaluate(shown))
        self.assert_clean(page)

    def test_the_first_tab_stop_skips_to_the_text(self):
        page = self.open(PAGES["guide"])
        page.press("Tab")
        self.assertTrue(self.focused(page, ".skip-link"))
        page.press("Enter")
        page.wait("location.hash === '#_content'")


class Media(Theme):
    def test_paper_has_the_text_and_what_is_folded(self):
        page = self.open(PAGES["guide"])
        page.media("print")
        gone = (".site-header", ".sidebar", ".toc", ".code-tools", ".announcement", ".pager")
        for selector in gone:
            self.assertFalse(page.evaluate(f"document.querySelector('{selector}').checkVisibility()"), selector)
        for words in ("Hidden words.", "Words of Kustomize."):
            height = page.evaluate(
                f"Array.from(document.querySelectorAll('main p')).find(each => each.textContent === '{words}')"
                ".getBoundingClientRect().height"
            )
            self.assertGreater(height, 5, words)

    def test_forced_colours_more_contrast_and_less_motion_are_followed(self):
        page = self.open(PAGES["guide"], height=1400)
        page.media(forced_colors="active")
        page.screenshot(SCREENSHOTS / "small-guide-forced.png")
        self.assertNotEqual(page.evaluate("getComputedStyle(document.querySelector('.sidebar a[aria-current]')).outlineStyle"), "none")
        page.media(forced_colors="none", prefers_contrast="more")
        self.assertEqual(page.evaluate("getComputedStyle(document.documentElement).color"), "rgb(0, 0, 0)")
        page.media(prefers_reduced_motion="reduce")
        self.assertEqual(page.evaluate("getComputedStyle(document.documentElement).scrollBehavior"), "auto")
        self.assertEqual(page.evaluate("getComputedStyle(document.querySelector('.theme-switch'), '::before').transitionProperty"), "none")

    def test_a_page_reads_from_the_disk_and_from_right_to_left(self):
        # Without hashes of files: browsers do not compare them for files on disk.
        project = small_site("ar", CONFIGURATION.replace("  integrity: true\n", ""))
        self.addCleanup(project.close)
        folder = project.root / "build" / "site"
        self.assertIn('<html lang="ar" dir="rtl">', (folder / "index.html").read_text())
        site = browser.Site(folder)
        self.addCleanup(site.close)
        for width in (1440, 390):
            page = self.browser.page(width=width)
            self.addCleanup(page.close)
            page.open(site.base + PAGES["guide"])
            self.assertEqual(page.failures(), [])
            self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth - innerWidth"), 0)
            page.screenshot(SCREENSHOTS / f"small-guide-rtl-{width}.png")
            if width == 1440:
                edges = page.evaluate("['.sidebar', 'main', '.toc'].map(each => document.querySelector(each).getBoundingClientRect().left)")
                self.assertEqual(edges, sorted(edges, reverse=True), "the sidebar stands right of the text")
        page.open((folder / "guides" / "start" / "index.html").as_uri())
        self.assertEqual(page.failures(), [])
        self.assertEqual(page.evaluate("getComputedStyle(document.querySelector('.prose')).overflowWrap"), "break-word")


class TryIt(Theme):
    def test_a_request_is_sent_and_its_answer_shown(self):
        api = f"127.0.0.1:{self.api.server_address[1]}"
        page = self.open(PAGES["swagger"])
        # Credentials first, as a reader does.
        page.click(".btn.authorize")
        page.wait("document.querySelector('.modal-ux input')")
        page.click(".modal-ux input")
        page.type("secret")
        page.click(".modal-ux .btn.authorize")
        page.click(".modal-ux .btn-done")
        page.click(".opblock-get .opblock-summary-control")
        page.wait("document.querySelector('.try-out__btn')")
        page.click(".try-out__btn")
        page.wait("document.querySelector('.btn.execute')")
        page.click(".btn.execute")
        page.wait("document.querySelector('.live-responses-table .response-col_status')")
        page.wait("document.querySelector('.live-responses-table')?.innerText.includes('from the stub')")
        self.assertIn(("GET", "/things?name=nut", "secret", ""), API.requests)
        page.screenshot(SCREENSHOTS / "small-try-it.png")
        self.assert_clean(page, api)

    def test_a_body_is_written_and_sent(self):
        page = self.open(PAGES["swagger"], width=390, dark=True)
        page.click(".opblock-post .opblock-summary-control")
        page.wait("document.querySelector('.try-out__btn')")
        page.click(".try-out__btn")
        page.wait("document.querySelector('textarea.body-param__text')")
        page.click("textarea.body-param__text")
        page.evaluate("document.activeElement.select()")
        page.type('{"name": "bolt"}')
        page.click(".btn.execute")
        page.wait("document.querySelector('.live-responses-table')?.innerText.includes('from the stub')")
        sent = [body for method, path, _, body in API.requests if method == "POST"]
        self.assertIn({"name": "bolt"}, map(json.loads, sent))
        page.screenshot(SCREENSHOTS / "small-try-it-390-dark.png")
        self.assert_clean(page, f"127.0.0.1:{self.api.server_address[1]}")

    def test_nothing_can_be_sent_unless_the_site_says_so(self):
        project = small_site(configuration=CONFIGURATION.replace("  try-it: true\n", "  specs: openapi/openapi.yaml\n"))
        self.addCleanup(project.close)
        site = browser.Site(project.root / "build" / "site")
        self.addCleanup(site.close)
        page = self.browser.page()
        self.addCleanup(page.close)
        page.open(site.base + PAGES["swagger"])
        page.wait("document.querySelectorAll('.swagger-ui .opblock').length > 0")
        page.click(".opblock-get .opblock-summary-control")
        page.wait("document.querySelectorAll('.opblock-body .microlight').length > 0")
        for selector in (".try-out", ".btn.authorize", ".btn.execute"):
            self.assertFalse(page.evaluate(f"!!document.querySelector('{selector}')?.checkVisibility()"), selector)
        self.assertEqual(page.failures(), [])


if __name__ == "__main__":
    unittest.main()
