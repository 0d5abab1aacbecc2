// Runs in pages of the preview only: puts in place what became another, and shows what was found.
(() => {
  'use strict';
  const script = document.currentScript;
  let tag = script.dataset.tag;
  const shown = 50;
  let events = null;
  let findings = [];
  let failure = '';

  // An open connection for every tab would soon be all that a browser grants one server: only the visible one listens.
  function listen() {
    if (document.hidden) {
      if (events) events.close();
      events = null;
      return;
    }
    if (events) return;
    const query = new URLSearchParams({ page: location.pathname, seen: tag });
    events = new EventSource(`/.forge-docs/events?${query}`);
    events.addEventListener('reload', (event) => { if (event.data !== tag) update(); });
    events.addEventListener('failure', (event) => { failure = event.data; show(); });
    events.addEventListener('findings', (event) => {
      try { findings = JSON.parse(event.data).diagnostics || []; } catch { findings = []; }
      show();
    });
  }

  // MARK: New text

  // The body as it was served: the scripts of the theme work on the page from `DOMContentLoaded` on, which comes later.
  let served = document.body.cloneNode(true);
  let isUpdating = false;
  let isOld = false;

  // Once more where the page became another meanwhile.
  async function update() {
    isOld = true;
    if (isUpdating) return;
    isUpdating = true;
    while (isOld) {
      isOld = false;
      try { await replace(); } catch {
        // A preview that has ended answers nothing; the one that comes after it tells what is new.
      }
    }
    isUpdating = false;
  }

  // Shows the page as it is now. Only where the rest stays as it is are text and navigation replaced alone, which takes a fraction
  // of the time of loading the page, and leaves the reader where they are.
  async function replace() {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const own = next.querySelector(`script[src="${script.getAttribute('src')}"]`);
    if (!answer.ok || answer.redirected || !own || !isReplaceable(next)) return location.reload();
    const known = parts(served);
    const fresh = parts(next.body);
    served = next.body.cloneNode(true);
    parts(document.body).forEach((part, index) => {
      if (!known[index].isEqualNode(fresh[index])) part.replaceChildren(...fresh[index].childNodes);
    });
    document.title = next.title;
    tag = own.dataset.tag;
    document.dispatchEvent(new Event('forge-docs:update'));
  }

  // What can be replaced: the text, and lists of links outside it.
  const parts = (body) => [...body.querySelectorAll('main, nav')].filter((part) => !part.parentElement.closest('main, nav'));

  // Whether `next` differs in these parts alone, and every script of the page can live with that: it says so by `data-updates`.
  function isReplaceable(next) {
    const scripts = (from) => [...from.querySelectorAll('script')].filter((each) => !each.src.includes('/.forge-docs/'));
    const text = (made) => {
      const copy = made.cloneNode();
      copy.removeAttribute('data-updates');
      return copy.outerHTML;
    };
    const styles = (from) => [...from.querySelectorAll('link[rel=stylesheet], style')].map(text).join('');
    const frame = (body) => {
      const copy = body.cloneNode(true);
      parts(copy).forEach((part) => part.replaceChildren());
      return copy;
    };
    return scripts(document).every((each) => each.hasAttribute('data-updates'))
      && scripts(document).map(text).join('') === scripts(next).map(text).join('')
      && styles(document) === styles(next)
      && parts(document.body).length === parts(next.body).length
      && document.documentElement.lang === next.documentElement.lang && document.dir === next.dir
      && frame(served).isEqualNode(frame(next.body));
  }

  // MARK: Findings

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  function item(finding) {
    const made = element('li', `fdp-${finding.severity}`);
    made.append(element('span', 'fdp-place', `${finding.file}:${finding.line}:${finding.column}`));
    made.append(element('span', 'fdp-message', finding.message));
    made.append(element('span', 'fdp-rule', finding.rule));
    return made;
  }

  function summary() {
    const count = findings.length;
    const errors = findings.filter((finding) => finding.severity === 'error').length;
    if (failure) return 'Not up to date';
    return `${count} ${count === 1 ? 'finding' : 'findings'}` + (errors ? `, ${errors} ${errors === 1 ? 'error' : 'errors'}` : '');
  }

  let panel = null;
  function show() {
    if (!failure && !findings.length) {
      if (panel) panel.remove();
      panel = null;
      return;
    }
    if (!panel) {
      panel = element('details', 'fdp');
      panel.open = sessionStorage.getItem('fdp') === 'open';
      panel.addEventListener('toggle', () => sessionStorage.setItem('fdp', panel.open ? 'open' : ''));
      document.body.append(panel);
    }
    panel.classList.toggle('fdp-has-error', Boolean(failure) || findings.some((finding) => finding.severity === 'error'));
    const head = element('summary', '', summary());
    head.setAttribute('role', 'status');
    const parts = [head];
    if (failure) parts.push(element('pre', 'fdp-failure', failure));
    if (findings.length) {
      const list = element('ol');
      list.append(...findings.slice(0, shown).map(item));
      parts.push(list);
    }
    if (findings.length > shown) parts.push(element('p', 'fdp-more', `and ${findings.length - shown} more in the terminal`));
    panel.replaceChildren(...parts);
  }

  document.addEventListener('visibilitychange', listen);
  // A page that the browser kept and shows again may be an old one.
  addEventListener('pageshow', (event) => { if (event.persisted) listen(); });
  addEventListener('pagehide', () => { if (events) events.close(); events = null; });
  listen();
})();
