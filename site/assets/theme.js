// Loaded without `defer`, so that the stored theme applies before the first paint.
(() => {
  'use strict';
  const root = document.documentElement;
  const label = document.currentScript.dataset;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const key = 'theme';

  // Storage throws where it is blocked; the switch then lasts until the next page.
  const stored = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const store = (value) => {
    try { value ? localStorage.setItem(key, value) : localStorage.removeItem(key); } catch { }
  };
  const show = (theme) => {
    if (theme === 'dark' || theme === 'light') root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  const isDark = () => (root.dataset.theme || (system.matches ? 'dark' : 'light')) === 'dark';

  root.classList.add('js');
  show(stored());

  function themeSwitch() {
    const button = document.querySelector('.theme-switch');
    if (!button) return;
    const update = () => button.setAttribute('aria-pressed', isDark());
    button.addEventListener('click', () => {
      const theme = isDark() ? 'light' : 'dark';
      // A choice equal to the system's is no choice: the page follows the system again.
      const choice = (theme === 'dark') === system.matches ? null : theme;
      store(choice);
      show(choice);
      update();
    });
    system.addEventListener('change', update);
    addEventListener('storage', (event) => {
      if (event.key === key || event.key === null) { show(stored()); update(); }
    });
    update();
  }

  async function copy(code) {
    // A page served without TLS has no clipboard object.
    if (navigator.clipboard) return navigator.clipboard.writeText(code.textContent.replace(/\n$/, ''));
    const selection = getSelection();
    selection.selectAllChildren(code);
    if (!document.execCommand('copy')) throw new Error('copy refused');
    selection.removeAllRanges();
  }

  function copyButtons() {
    const blocks = document.querySelectorAll('.code-block');
    if (!blocks.length) return;
    const status = document.createElement('p');
    status.className = 'visually-hidden';
    status.setAttribute('role', 'status');
    document.body.append(status);

    for (const block of blocks) {
      const code = block.querySelector('code');
      if (!code) continue;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'copy';
      button.textContent = label.copy;
      button.addEventListener('click', async () => {
        let result = label.copied;
        try { await copy(code); } catch { result = label.failed; }
        button.textContent = status.textContent = result;
        setTimeout(() => { button.textContent = label.copy; status.textContent = ''; }, 2500);
      });
      block.append(button);
    }
  }

  function currentSection() {
    const links = new Map();
    for (const link of document.querySelectorAll('.toc a[href^="#"]')) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (heading) links.set(heading, link);
    }
    if (!links.size) return;
    const headings = [...links.keys()];
    let current;
    const mark = (heading) => {
      const link = links.get(heading);
      if (link === current) return;
      current?.removeAttribute('aria-current');
      link?.setAttribute('aria-current', 'true');
      current = link;
    };
    // The current section is the last whose heading has reached the header; at the end of the page, the last.
    const line = 96;
    const update = () => {
      const atEnd = scrollY > 0 && innerHeight + scrollY > root.scrollHeight - 64;
      mark(atEnd ? headings.at(-1) : headings.findLast((h) => h.getBoundingClientRect().top < line));
    };
    const observer = new IntersectionObserver(update, { rootMargin: `-${line}px 0px 0px`, threshold: [0, 1] });
    [...headings, ...document.querySelectorAll('.site-footer')].forEach((e) => observer.observe(e));
  }

  document.addEventListener('DOMContentLoaded', () => {
    themeSwitch();
    copyButtons();
    currentSection();
  });
})();
