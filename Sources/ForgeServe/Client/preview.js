// Runs in pages of the preview only: loads a page again once it is another, and shows what was found.
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
    events.addEventListener('reload', () => location.reload());
    events.addEventListener('failure', (event) => { failure = event.data; show(); });
    events.addEventListener('findings', (event) => {
      try { findings = JSON.parse(event.data).diagnostics || []; } catch { findings = []; }
      show();
    });
  }

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
