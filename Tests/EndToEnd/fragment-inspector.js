// Judges rendered fragments in a browser. `inspect(pages)` parses each page as a document and its content as a fragment,
// walks what came of it, sends it the events that handlers wait for, and returns what should not be there.
(() => {
  'use strict';
  const html = 'http://www.w3.org/1999/xhtml';
  const base = 'https://docs.example/guide/page/';
  const protocols = new Set([
    'http:', 'https:', 'mailto:', 'tel:', 'ftp:', 'sms:', 'xmpp:', 'irc:', 'ircs:', 'news:',
  ]);
  const elements = new Set((
    'a abbr b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure ' +
    'h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp small source span strike strong ' +
    'sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr input label nav section').split(' '));
  const attributes = new Set((
    'abbr align alt checked cite class colspan datetime dir disabled for headers height href hreflang id lang loading ' +
    'media name open reversed role rowspan scope sizes span src srcset start tabindex title type valign value width')
    .split(' '));
  const urls = new Set(['href', 'src', 'cite', 'action', 'formaction', 'poster', 'data', 'background', 'ping']);
  const named = new Set(['a', 'details', 'input']);
  const events = (
    'load error click dblclick focus focusin blur toggle beforetoggle mouseover mouseenter mousemove pointerenter ' +
    'pointerdown keydown input change submit animationstart animationend transitionend begin scroll wheel copy paste ' +
    'loadstart play canplay pageshow hashchange slotchange start finish select beforematch').split(' ');
  const own = [
    'querySelector', 'querySelectorAll', 'getElementById', 'createElement', 'addEventListener', 'currentScript', 'body',
    'head', 'forms', 'location', 'defaultView', 'documentElement', 'title',
  ];

  const frame = document.createElement('iframe');
  document.body.append(frame);
  const view = frame.contentWindow;
  const { open, write, close } = view.Document.prototype;
  let calls = [];
  for (const name of ['canary', 'alert', 'prompt', 'confirm', 'print']) {
    view[name] = (...values) => { calls.push(`${name}(${values})`); };
  }

  // What is no address at all leads nowhere.
  function isHarmless(value) {
    try { return protocols.has(new URL(value, base).protocol); } catch { return true; }
  }

  // The parts of a srcset as the HTML standard splits it: an address, then anything up to a comma.
  const sources = (value) => [...value.matchAll(/[\s,]*([^\s,]\S*)([^,]*)/g)].map((match) => match[1]);

  function judgeAttribute(element, { name, value }, report) {
    const tag = element.localName;
    const isOwn = tag === 'span' && /^data-(line|note)$/.test(name) && /^\d+$/.test(value);
    if (!attributes.has(name) && !/^aria-[a-z]+$/.test(name) && !isOwn) report(`attribute ${name} on ${tag}`);
    if (name.startsWith('on') || name === 'style') report(`attribute ${name}`);
    if (name === 'name' && !named.has(tag)) report(`name on ${tag}`);
    if (urls.has(name) && !isHarmless(value)) report(`${name}=${value}`);
    if (name === 'srcset' && !sources(value).every(isHarmless)) report(`srcset=${value}`);
  }

  function judge(root, report) {
    for (const element of root.querySelectorAll('*')) {
      if (!elements.has(element.localName)) report(`element ${element.localName}`);
      if (element.namespaceURI !== html) report(`namespace of ${element.localName}`);
      if (element.localName === 'input' && !['checkbox', 'radio'].includes(element.type)) report(`input ${element.type}`);
      for (const attribute of element.attributes) judgeAttribute(element, attribute, report);
    }
  }

  function provoke(root) {
    // Following a link that leads elsewhere would end the session.
    for (const link of root.querySelectorAll('a')) {
      if (link.protocol !== 'javascript:') link.removeAttribute('href');
    }
    for (const element of root.querySelectorAll('*')) {
      for (const type of events) element.dispatchEvent(new view.Event(type, { bubbles: true }));
      element.click?.();
    }
  }

  // The frame that the test's template puts around the content must come out as it went in.
  function judgeFrame(page, report) {
    const shape = (element) => `${element.localName}(${[...element.children].map((child) => child.localName)})`;
    const shapes = [page.documentElement, page.head, page.body, page.body.children[0], page.querySelector('main')];
    const found = shapes.map((element) => (element ? shape(element) : 'nothing')).join(' ');
    const expected = 'html(head,body) head(meta,title,meta) body(div,footer) div(main) main(article,p)';
    if (found !== expected) report(`frame ${found}`);
    if (page.querySelector('main > p')?.textContent !== 'after') report('what follows the text');
    for (const element of page.querySelectorAll('head *, main > p, footer')) {
      if ([...element.attributes].some((attribute) => attribute.name.startsWith('on'))) report('handler in the frame');
    }
  }

  function judgePage(text, report) {
    const page = view.document;
    // By way of the prototype: elements can hide a document's own functions.
    open.call(page);
    write.call(page, text);
    close.call(page);
    judgeFrame(page, report);
    const article = page.querySelector('article');
    if (!article) return;
    judge(article, report);
    for (const name of own) {
      const value = page[name];
      if (value instanceof view.HTMLElement && value !== page.documentElement && value.parentElement !== page.documentElement) {
        report(`document.${name}`);
      }
    }
    provoke(page.body);
  }

  function judgeFragment(content, report) {
    const page = view.document;
    const first = page.createElement('div');
    page.body.append(first);
    first.innerHTML = content;
    judge(first, report);
    // Once more, as a script would that copies markup about.
    const second = page.createElement('div');
    page.body.append(second);
    second.innerHTML = first.innerHTML;
    judge(second, report);
    provoke(first);
    provoke(second);
  }

  window.inspect = async (pages) => {
    const results = [];
    for (const { page, content } of pages) {
      const problems = new Set();
      calls = [];
      try {
        judgePage(page, (problem) => problems.add(problem));
        judgeFragment(content, (problem) => problems.add(`fragment: ${problem}`));
      } catch (error) {
        problems.add(`the document is not itself: ${error.message}`);
      }
      for (const call of calls) problems.add(`called ${call}`);
      if (!view.canary) problems.add('nothing listens any more');
      results.push([...problems]);
    }
    // Errors of images and frames come later, then of any of these pages.
    calls = [];
    await new Promise((resolve) => setTimeout(resolve, 30));
    if (calls.length) results.at(-1).push(`one of ${pages.length} pages called ${calls}`);
    return results;
  };
})();
