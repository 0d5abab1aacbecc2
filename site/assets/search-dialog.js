// The dialog of the search: keys, choices of kinds, results with what was found in them.
(() => {
  'use strict';
  const label = document.currentScript.dataset;
  // It works outside what the preview replaces while the page is open.
  label.updates = '';
  const { query: search, prepare, kinds } = window.forgeSearch;

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  /** `text` with what was asked for marked, in `parent`: as text, so that nothing in it is markup. */
  function mark(parent, text, pattern) {
    let at = 0;
    if (pattern) {
      for (const match of text.matchAll(pattern)) {
        parent.append(text.slice(at, match.index));
        parent.append(element('mark', '', match[0]));
        at = match.index + match[0].length;
      }
    }
    parent.append(text.slice(at));
    return parent;
  }
  function patternOf(marks) {
    const words = [...marks].filter((word) => word.length > 1 || /[^\x00-\x7f]/.test(word)).sort((a, b) => b.length - a.length)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\\/]/g, '\\$&'));
    if (!words.length) return null;
    // A word is marked whole; in scripts without blanks, where it stands.
    return new RegExp(words.map((word) => (!/^[\x21-\x7e]/.test(word) ? word : `(?<![\\p{L}\\p{N}])${word}${word.length > 2 ? '[\\p{L}\\p{N}]*' : '(?![\\p{L}\\p{N}])'}`)).join('|'), 'giu');
  }
  /** The part of a text with the most different words that were asked for. */
  function excerpt(text, pattern) {
    const size = 180;
    if (text.length <= size) return text;
    const places = pattern ? [...text.matchAll(pattern)] : [];
    let best = 0, most = 0;
    for (const [index, place] of places.entries()) {
      const words = new Set();
      for (let next = index; next < places.length && places[next].index < place.index + size - 40; next++) words.add(places[next][0].toLowerCase());
      if (words.size > most) { most = words.size; best = place.index; }
    }
    let start = Math.max(0, best - 40);
    if (start) start = text.indexOf(' ', start) + 1 || start;
    let end = Math.min(text.length, start + size);
    if (end < text.length) end = text.lastIndexOf(' ', end) > start ? text.lastIndexOf(' ', end) : end;
    return (start ? '… ' : '') + text.slice(start, end) + (end < text.length ? ' …' : '');
  }

  function dialog() {
    const box = document.querySelector('dialog.search');
    const opener = document.querySelector('.search-open');
    if (!box || !opener) return;
    const input = box.querySelector('input');
    const list = box.querySelector('[role=listbox]');
    const status = box.querySelector('[role=status]');
    const choices = [...box.querySelectorAll('[data-kind]')];
    const names = Object.fromEntries(choices.map((choice) => [choice.dataset.kind, choice.dataset.one]));
    let kind = '', current = -1, asked = 0;

    const options = () => [...list.children];
    function select(index) {
      const all = options();
      all[current]?.setAttribute('aria-selected', 'false');
      current = all.length ? (index + all.length) % all.length : -1;
      const chosen = all[current];
      chosen?.setAttribute('aria-selected', 'true');
      chosen?.scrollIntoView({ block: 'nearest' });
      if (chosen) input.setAttribute('aria-activedescendant', chosen.id);
      else input.removeAttribute('aria-activedescendant');
    }

    function show(found) {
      const pattern = patternOf(found.marks);
      list.replaceChildren(...found.results.map((result, index) => {
        const link = element('a');
        link.id = `_result${index}`;
        link.setAttribute('role', 'option');
        link.setAttribute('aria-selected', 'false');
        link.href = label.root + result.url || './';
        link.tabIndex = -1;
        const isCode = result.kind === 'command' || result.kind === 'operation';
        mark(link.appendChild(element(isCode ? 'code' : 'span', 'search-title')), result.title, pattern);
        const place = [result.kind === 'page' ? '' : names[result.kind], result.trail].filter(Boolean).join(' · ');
        if (place) link.append(element('span', 'search-trail', place));
        const text = result.summary ? `${result.summary} ${result.text}` : result.text;
        if (text) mark(link.appendChild(element('span', 'search-text')), excerpt(text, pattern), pattern);
        return link;
      }));
      input.setAttribute('aria-expanded', String(found.results.length > 0));
      current = -1;
      select(0);
    }

    async function ask() {
      const number = ++asked;
      const query = input.value;
      if (!query.trim()) {
        list.replaceChildren();
        input.setAttribute('aria-expanded', 'false');
        status.textContent = '';
        return select(-1);
      }
      const found = await search(query, kind);
      // A later question is answered first.
      if (number !== asked) return;
      if (!found) { status.textContent = label.failed; return; }
      show(found);
      status.textContent = found.results.length ? '' : label.none;
    }

    function start() {
      if (box.open) return;
      box.showModal();
      input.select();
      // What the site has nothing of is no choice.
      prepare().then((starts) => starts && choices.slice(1).forEach((choice) => {
        const at = kinds.indexOf(choice.dataset.kind);
        choice.hidden = starts[at] === starts[at + 1];
      }));
    }
    opener.addEventListener('click', start);
    addEventListener('keydown', (event) => {
      const isTyping = event.target.closest?.('input, textarea, select, [contenteditable]');
      const isSlash = event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (isSlash || (event.key === 'k' && (event.ctrlKey || event.metaKey))) { event.preventDefault(); start(); }
    });
    input.addEventListener('input', ask);
    input.addEventListener('keydown', (event) => {
      const moves = { ArrowDown: 1, ArrowUp: -1 };
      if (moves[event.key]) { event.preventDefault(); select(current + moves[event.key]); }
      if (event.key === 'Enter' && !event.isComposing) { event.preventDefault(); options()[current]?.click(); }
    });
    for (const choice of choices) {
      choice.addEventListener('click', () => {
        kind = choice.dataset.kind;
        for (const other of choices) other.setAttribute('aria-pressed', String(other === choice));
        input.focus();
        ask();
      });
    }
    box.addEventListener('click', (event) => {
      // Outside of the dialog, or on a place of the page that is shown already.
      if (event.target === box || event.target.closest('a')) box.close();
    });
    const query = new URLSearchParams(location.search).get('q');
    if (query) { input.value = query; start(); ask(); }
  }
  dialog();
})();
