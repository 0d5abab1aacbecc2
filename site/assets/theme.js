// Loaded without `defer`, so that the stored theme applies before the first paint.
(() => {
  'use strict';
  const root = document.documentElement;
  // The preview may put new text and navigation in place while the page is open.
  document.currentScript.dataset.updates = '';
  const label = document.currentScript.dataset;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const key = 'theme';

  // Storage throws where it is blocked; what was chosen then lasts until the next page.
  const stored = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
  const store = (name, value) => {
    try { value ? localStorage.setItem(name, value) : localStorage.removeItem(name); } catch { }
  };
  const show = (theme) => {
    if (theme === 'dark' || theme === 'light') root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  const isDark = () => (root.dataset.theme || (system.matches ? 'dark' : 'light')) === 'dark';

  root.classList.add('js');
  show(stored(key));
  if (label.announcement && stored('announcement') === label.announcement) root.classList.add('announced');

  const element = (name, properties) => Object.assign(document.createElement(name), properties);

  function themeSwitch() {
    const button = document.querySelector('.theme-switch');
    if (!button) return;
    const update = () => button.setAttribute('aria-pressed', isDark());
    button.addEventListener('click', () => {
      const theme = isDark() ? 'light' : 'dark';
      // A choice equal to the system's is no choice: the page follows the system again.
      const choice = (theme === 'dark') === system.matches ? null : theme;
      store(key, choice);
      show(choice);
      update();
    });
    system.addEventListener('change', update);
    addEventListener('storage', (event) => {
      if (event.key === key || event.key === null) { show(stored(key)); update(); }
    });
    update();
  }

  function announcement() {
    document.querySelector('.announcement > button')?.addEventListener('click', () => {
      store('announcement', label.announcement);
      root.classList.add('announced');
      document.getElementById('_content')?.focus({ preventScroll: true });
    });
  }

  // The menu and the contents of a narrow screen.
  function toggles() {
    for (const toggle of document.querySelectorAll('.toggle')) {
      const panel = toggle.nextElementSibling;
      const summary = toggle.querySelector('summary');
      const close = () => { toggle.open = false; };
      for (const part of [toggle, panel]) {
        part.addEventListener('keydown', (event) => {
          if (event.key !== 'Escape' || !toggle.open) return;
          close();
          summary.focus();
        });
      }
      panel.addEventListener('click', (event) => { if (event.target.closest('a')) close(); });
      // A page that comes back from the browser's cache is as it was left.
      addEventListener('pageshow', (event) => { if (event.persisted) close(); });
    }
    // A long menu starts where the page is.
    const sidebar = document.querySelector('.sidebar');
    const current = sidebar?.querySelector('[aria-current]');
    if (current && sidebar.scrollHeight > sidebar.clientHeight) {
      const place = current.getBoundingClientRect().top - sidebar.getBoundingClientRect().top;
      if (place > sidebar.clientHeight * .8) sidebar.scrollTop = place - sidebar.clientHeight / 2;
    }
  }

  async function copy(code) {
    // A page served without TLS has no clipboard object.
    if (navigator.clipboard) return navigator.clipboard.writeText(code.textContent.replace(/\n$/, ''));
    const selection = getSelection();
    selection.selectAllChildren(code);
    if (!document.execCommand('copy')) throw new Error('copy refused');
    selection.removeAllRanges();
  }

  // Cuts the content of `code` at its line ends into one element for each line. Coloured words that go on in the next
  // line are cut with it.
  function splitLines(code) {
    const lines = [];
    let line;
    const open = () => { line = element('span', { className: 'line' }); lines.push(line); };
    const add = (node, wrapper) => {
      if (!line) open();
      if (!wrapper) return line.append(node);
      const copy = wrapper.cloneNode();
      copy.append(node);
      line.append(copy);
    };
    for (const node of [...code.childNodes]) {
      const wrapper = node.nodeType === Node.ELEMENT_NODE ? node : null;
      for (const part of node.textContent.split(/(?<=\n)/)) {
        if (part) add(document.createTextNode(part), wrapper);
        if (part.endsWith('\n')) line = null;
      }
    }
    code.replaceChildren(...lines);
  }

  // The lines of a block, each with a link to itself: made when they are first asked for.
  function linkLines(block) {
    const code = block.querySelector('code');
    if (code.querySelector('.line-link')) return;
    if (!code.querySelector(':scope > .line')) splitLines(code);
    [...code.children].forEach((line, index) => {
      const number = line.dataset.line || String(index + 1);
      const id = `${block.dataset.name}-L${number}`;
      const link = element('a', { className: 'line-link', id, href: `#${id}`, ariaLabel: `${label.line} ${number}` });
      link.dataset.line = number;
      line.prepend(link);
    });
  }

  const anchor = /^#(__code-.+?)-L(\d+)(?:-L?(\d+))?$/;

  // Marks the lines that the address names: `#__code-2-L3`, `#__code-2-L3-L5`.
  function markLines() {
    document.querySelectorAll('.line.target').forEach((line) => line.classList.remove('target'));
    let place;
    try { place = anchor.exec(decodeURIComponent(location.hash)); } catch { }
    const block = place && document.querySelector(`.code-block[data-name="${CSS.escape(place[1])}"]`);
    if (!block) return;
    showLines(block);
    const [first, last] = [place[2], place[3] || place[2]].map(Number).sort((a, b) => a - b);
    const lines = [...block.querySelectorAll('.line-link')].filter((link) => {
      const number = Number(link.dataset.line);
      return number >= first && number <= last;
    }).map((link) => link.parentElement);
    lines.forEach((line) => line.classList.add('target'));
    lines[0]?.scrollIntoView({ block: 'nearest' });
  }

  function showLines(block) {
    linkLines(block);
    const button = block.querySelector('.lines');
    if (button) button.setAttribute('aria-pressed', 'true');
    block.classList.remove('plain');
  }

  // With the Shift key a click takes in the lines from the one that was chosen before.
  function chooseLines(event) {
    const link = event.target.closest('.line-link');
    const place = link && event.shiftKey && anchor.exec(location.hash);
    if (!place || link.closest('.code-block').dataset.name !== place[1]) return;
    event.preventDefault();
    location.hash = `${place[1]}-L${place[2]}-L${link.dataset.line}`;
  }

  // Wrapping is offered only where a line is longer than its block.
  const sizes = new ResizeObserver((entries) => {
    const isNeeded = entries.map(({ target }) => (
      target.scrollWidth > target.clientWidth || target.parentElement.classList.contains('wrap')));
    entries.forEach(({ target }, index) => {
      const button = target.parentElement.querySelector(':scope > .code-tools > .wrap-lines');
      if (button) button.hidden = !isNeeded[index];
    });
  });
  const status = element('p', { className: 'visually-hidden', role: 'status' });

  function codeBlocks() {
    const blocks = document.querySelectorAll('.code-block');
    if (!blocks.length) return;
    document.body.append(status);
    sizes.disconnect();

    blocks.forEach((block, index) => {
      const pre = block.querySelector('pre');
      const code = pre?.querySelector('code');
      if (!code) return;
      sizes.observe(pre);
      if (block.querySelector(':scope > .code-tools')) return;
      block.dataset.name = `__code-${block.id || index + 1}`;
      const tools = element('div', { className: 'code-tools' });
      const button = (text, name, action) => {
        const button = element('button', { type: 'button', className: name, textContent: text });
        button.addEventListener('click', () => action(button));
        tools.append(button);
        return button;
      };
      const toggle = (text, name, action) => {
        const made = button(text, name, () => {
          const isOn = made.getAttribute('aria-pressed') !== 'true';
          made.setAttribute('aria-pressed', isOn);
          action(isOn);
        });
        made.setAttribute('aria-pressed', 'false');
        return made;
      };
      // First, so that nothing moves when it turns out to be needed.
      toggle(label.wrap, 'wrap-lines', (isOn) => block.classList.toggle('wrap', isOn)).hidden = true;
      if (pre.classList.contains('numbered')) linkLines(block);
      else if (code.textContent.split('\n').length > 4) {
        toggle(label.lines, 'lines', (isOn) => {
          if (isOn) showLines(block);
          else block.classList.add('plain');
        });
      }
      button(label.copy, 'copy', async (button) => {
        let result = label.copied;
        try { await copy(code); } catch { result = label.failed; }
        button.textContent = status.textContent = result;
        setTimeout(() => { button.textContent = label.copy; status.textContent = ''; }, 2500);
      });
      block.append(tools);
      block.addEventListener('click', chooseLines);
    });
    markLines();
  }

  let sections;
  function currentSection() {
    sections?.disconnect();
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
    sections = new IntersectionObserver(update, { rootMargin: `-${line}px 0px 0px`, threshold: [0, 1] });
    [...headings, ...document.querySelectorAll('.site-footer')].forEach((e) => sections.observe(e));
  }

  document.addEventListener('DOMContentLoaded', () => {
    themeSwitch();
    announcement();
    toggles();
    codeBlocks();
    currentSection();
    addEventListener('hashchange', markLines);
    document.addEventListener('forge-docs:update', () => {
      codeBlocks();
      currentSection();
    });
  });
})();
