// Finds what a query asks for, in an index of which it reads a few files. They are scripts, so that the search works on
// pages from the disk too, and each hands its content to `forgeSearch`.
(() => {
  'use strict';
  const folder = `${document.currentScript.dataset.root}search/`;
  // The preview may put new text in place while the page is open.
  document.currentScript.dataset.updates = '';
  document.addEventListener('forge-docs:update', forget);

  // ---- Reading the index -------------------------------------------------------------------------------------------

  const parts = new Map();
  const waiting = new Map();
  let directory, hasFailed = false, fresh = 0;

  window.forgeSearch = (key, ...content) => waiting.get(key)?.(content);

  // The site has changed under the page: files that this index names are gone, and there is a new one.
  function forget() {
    fresh = Date.now();
    directory = undefined;
    parts.clear();
  }

  /** The content of a file of the index; nothing where it cannot be had. */
  function load(key, hash) {
    if (hash === null) return null;
    if (!parts.has(key)) {
      parts.set(key, new Promise((resolve) => {
        waiting.set(key, resolve);
        const script = document.createElement('script');
        script.src = hash ? `${folder}${key}.${hash}${hash.slice(0, 4)}.js` : `${folder}index.js${fresh ? `?${fresh}` : ''}`;
        script.onerror = () => { hasFailed = true; parts.delete(key); resolve(null); };
        script.onload = () => script.remove();
        document.head.append(script);
      }));
    }
    return parts.get(key);
  }

  // Numbers are written in printable characters but blank, quotation mark and backslash.
  const digit = (text, at) => {
    const code = text.charCodeAt(at);
    return code - 0x21 - (code > 0x22) - (code > 0x5c);
  };
  /** Reads numbers from `text` one by one: base 45, lowest digit first, all but the last raised by 45. */
  function numbers(text) {
    let at = 0;
    return {
      more: () => at < text.length,
      digit: () => digit(text, at++),
      next() {
        let value = 0, scale = 1, part;
        while ((part = digit(text, at++)) >= 45) { value += (part - 45) * scale; scale *= 45; }
        return value + part * scale;
      },
    };
  }
  /** The words of a list in which each says how much it shares with the one before it. */
  function unfold(text) {
    let last = '';
    return text ? text.split(' ').map((coded) => (last = last.slice(0, digit(coded, 0)) + coded.slice(1))) : [];
  }

  async function open() {
    if (directory) return directory;
    const content = await load('i');
    if (!content) return null;
    const found = content[0];
    const starts = [];
    for (let reader = numbers(found.texts), sum = 0; reader.more();) starts.push(sum += reader.next());
    return directory ??= {
      ...found,
      blocks: unfold(found.blocks),
      texts: starts,
      words: new Map(found.words.split(' ').map((word) => word.split('.'))),
      stop: new Set(found.stop.split(' ')),
      endings: found.endings.split('|').map((step) => step.split(' ').map((rule) => rule.split('/'))),
    };
  }

  /** The index of the last element that is not behind `value`. */
  function lastNotAfter(list, value) {
    let low = 0, high = list.length;
    while (low < high) { const middle = (low + high) >> 1; if (list[middle] <= value) low = middle + 1; else high = middle; }
    return low - 1;
  }

  const hashAt = (names, number) => names.slice(number * 6, number * 6 + 6);

  /** The terms of a block, and their postings as they are written. */
  async function block(number) {
    const content = await load(`b${number}`, hashAt(directory.blockNames, number));
    if (!content) return { terms: [], postings: [] };
    return content.block ??= { terms: unfold(content[0]), postings: content[1].split(' ') };
  }
  async function term(text) {
    const number = lastNotAfter(directory.blocks, text);
    if (number < 0) return null;
    const { terms, postings } = await block(number);
    const at = lastNotAfter(terms, text);
    return terms[at] === text ? postings[at] : null;
  }

  // ---- Words, cut as the index is ------------------------------------------------------------------------------------

  const fold = (text) => text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '').normalize('NFC');
  const unspaced = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]+/gu;

  const isVowel = (word, at) => 'aeiou'.includes(word[at]) || (word[at] === 'y' && at > 0 && !isVowel(word, at - 1));
  function measure(stem) {
    let count = 0, was = false;
    for (let at = 0; at < stem.length; at++) { const is = isVowel(stem, at); if (was && !is) count++; was = is; }
    return count;
  }
  const holds = (condition, stem) => {
    switch (condition) {
      case '0': return true;
      case '1': return measure(stem) > 0;
      case '2': return measure(stem) > 1;
      case 'v': case 'd': return [...stem].some((_, at) => isVowel(stem, at));
      case 't': return /[st]$/.test(stem) && measure(stem) > 1;
      case 'y': return stem.length > 1 && !isVowel(stem, stem.length - 1);
      case 'l': return stem.endsWith('l') && measure(stem) > 1;
      default: return stem.length >= condition;
    }
  };
  function stemmed(word) {
    if (word.length < 3 || /[^a-z\u0080-\uffff]/.test(word)) return word;
    for (const step of directory.endings) {
      const rule = step.find(([ending]) => word.length > ending.length && word.endsWith(ending));
      if (!rule) continue;
      const stem = word.slice(0, word.length - rule[0].length);
      if (!holds(rule[2], stem)) continue;
      word = stem + rule[1];
      if (rule[2] === 'd' && word.length > 2 && /([^aeioulsz])\1$/.test(word) && !isVowel(word, word.length - 1)) {
        word = word.slice(0, -1);
      }
    }
    return word;
  }

  /** What a query asks for: each with the words that are shown as found, and the terms that lead to it. */
  function read(query) {
    const wanted = [];
    for (const match of query.matchAll(/[\p{L}\p{N}\p{M}\-_./:@{}]+/gu)) {
      const chunk = match[0].replace(/^[:@_}]+/, '').replace(/[\-_./:@{]+$/, '');
      const pieces = chunk.split(/[\-_./:@{}]+/)
        .flatMap((piece) => piece.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z]{2})/g, '$1 $2').split(' '))
        .filter(Boolean).map((piece) => fold(piece));
      const words = [];
      let hasPairs = false;
      for (const piece of pieces) {
        let rest = piece;
        for (const [run] of piece.matchAll(unspaced)) {
          hasPairs = true;
          const letters = [...run];
          if (letters.length === 1) words.push({ text: run, term: run });
          for (let at = 1; at < letters.length; at++) {
            const pair = letters[at - 1] + letters[at];
            words.push({ text: pair, term: pair });
          }
          rest = rest.replace(run, ' ');
        }
        for (const word of rest.split(' ').filter(Boolean)) {
          const cut = word.slice(0, 64);
          if (!directory.stop.has(cut)) words.push({ text: cut, term: stemmed(cut) });
        }
      }
      // The names of variables in paths differ from place to place.
      const whole = fold(chunk).replace(/\{[^}]*(\}|$)/g, '{}');
      if (!hasPairs && (pieces.length > 1 || /^[\-./{]/.test(chunk)) && pieces.length) wanted.push({ whole, words });
      else for (const word of words) wanted.push({ words: [word] });
    }
    if (wanted.length && !/[\s]$/.test(query)) wanted[wanted.length - 1].isOpen = true;
    return wanted.slice(0, 12);
  }

  // ---- Finding -------------------------------------------------------------------------------------------------------

  const rarityOf = (frequency) => Math.log(1 + directory.entries / frequency);

  /** The scores of the entries of a term. */
  function scores(postings, factor, into) {
    const reader = numbers(postings);
    const frequency = reader.next();
    const rarity = rarityOf(frequency) * factor / 90;
    into.rarity = Math.max(into.rarity ?? 0, rarityOf(frequency));
    for (let entry = -1; reader.more();) {
      entry += reader.next() + 1;
      const score = reader.digit() * rarity;
      if (!(into.get(entry) >= score)) into.set(entry, score);
    }
    return into;
  }

  /** Terms that begin with `text`, as far as a few blocks hold them. */
  async function beginning(text) {
    const found = [];
    let number = Math.max(0, lastNotAfter(directory.blocks, text));
    for (const end = number + 3; number < Math.min(end, directory.blocks.length); number++) {
      if (directory.blocks[number] > text && !directory.blocks[number].startsWith(text)) break;
      const { terms, postings } = await block(number);
      terms.forEach((term, at) => { if (term.startsWith(text) && !term.endsWith('*')) found.push([term, postings[at]]); });
    }
    return found.sort((a, b) => numbers(b[1]).next() - numbers(a[1]).next()).slice(0, 40);
  }

  /** How many letters are missing, too many, other or swapped; more than `limit` is not counted out. */
  function distance(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    let before, last = [], row = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i++) {
      [before, last, row] = [last, row, [i]];
      let best = i;
      for (let j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
        best = Math.min(best, row[j]);
      }
      if (best > limit) return limit + 1;
    }
    return row[b.length];
  }

  /** The words of the site that a word with a slip in it may stand for: those of its first letter, and of its last. */
  async function meant(text) {
    if (text.length < 4 || /\d/.test(text)) return [];
    const reversed = [...text].reverse().join('');
    const code = (word, at = 0) => new TextEncoder().encode(word)[at].toString(16);
    const found = new Map();
    const limit = text.length < 8 ? 1 : 2;
    for (const [key, wanted, back] of [[`w${code(text)}`, text], [`v${code(reversed)}`, reversed, true], [`w${code(text, 1)}`, text]]) {
      const content = directory.words.has(key) && await load(key, directory.words.get(key));
      if (!content) continue;
      // The last character of a word says how frequent it is.
      content.list ??= (() => {
        let last = '';
        return content[0].split(' ').map((coded) => {
          last = last.slice(0, digit(coded, 0)) + coded.slice(1, -1);
          return [last, digit(coded, coded.length - 1)];
        });
      })();
      for (const [word, frequency] of content.list) {
        const far = distance(wanted, word, limit);
        if (far <= limit) found.set(back ? [...word].reverse().join('') : word, [far, frequency]);
      }
    }
    const nearest = Math.min(...[...found.values()].map(([far]) => far));
    return [...found].filter(([, [far]]) => far === nearest).sort((a, b) => b[1][1] - a[1][1]).slice(0, 3).map(([word]) => word);
  }

  /** What one word of the query leads to, and how it is marked in what is shown. */
  async function follow(word, isOpen, marks) {
    const found = new Map();
    const exact = await term(word.term);
    if (exact) scores(exact, 1, found);
    marks.add(word.text);
    if (word.term.length > 3) marks.add(word.term);
    if (isOpen || !exact) {
      const isShort = /^[a-z0-9]{1,3}$/.test(word.text);
      if (isShort && isOpen) {
        const best = await term(`${word.text}*`);
        if (best) scores(best, .5, found);
      } else if (!isShort) {
        for (const [text, postings] of await beginning(word.text)) {
          if (text !== word.term) scores(postings, .75 * (.2 + .8 * word.text.length / text.length), found);
        }
      }
    }
    // Half-typed words may be longer than what is left of them without their ending.
    for (let size = word.text.length - 1; !found.size && isOpen && size > 3 && size > word.text.length - 5; size--) {
      const shorter = await term(word.text.slice(0, size));
      if (shorter) { scores(shorter, .6, found); marks.add(word.text.slice(0, size)); }
    }
    if (!found.size) {
      for (const text of await meant(word.text)) {
        const postings = await term(stemmed(text));
        if (postings) { scores(postings, .7, found); marks.add(text); }
      }
    }
    return found;
  }

  // Pages explain what the others name.
  const priors = { page: 1, operation: 1, schema: .8, alert: 1, rule: 1, command: .9 };
  const kinds = ['page', 'operation', 'schema', 'alert', 'rule', 'command'];

  /** The entries that a query leads to, best first: `[entry, score]`, and what to mark. */
  async function find(query, kind) {
    const wanted = read(query);
    const marks = new Set();
    const asked = { words: new Set(), names: new Set(), size: 0 };
    const totals = new Map();
    let weight = 0;
    // What all words need is asked for at once.
    await Promise.all(wanted.flatMap(({ words }) => words.map((word) => term(word.term))));
    for (const { whole, words, isOpen } of wanted) {
      const together = new Map();
      const own = new Set();
      let rarity = 0;
      let isName = false;
      for (const [at, word] of words.entries()) {
        const found = await follow(word, isOpen && at === words.length - 1, own);
        rarity = Math.max(rarity, found.rarity ?? 0);
        for (const [entry, score] of found) {
          const sum = together.get(entry) ?? [0, 0];
          together.set(entry, [sum[0] + score / Math.sqrt(words.length), sum[1] + 1 / words.length]);
        }
      }
      if (whole) {
        const found = new Map();
        for (const text of new Set([whole, joined(whole)])) {
          const exact = await term(text);
          if (exact) scores(exact, 1.5, found);
        }
        if (isOpen && whole.length > 3) {
          for (const [text, postings] of await beginning(whole)) if (text !== whole) scores(postings, .8 * whole.length / text.length, found);
        }
        isName = found.size > 0;
        if (!isName) for (const text of await meant(joined(whole))) {
          const near = await term(text);
          if (near) { scores(near, 1, found); marks.add(text); }
        }
        rarity = Math.max(rarity, found.rarity ?? 0);
        for (const [entry, score] of found) {
          const sum = together.get(entry) ?? [0, 0];
          together.set(entry, [sum[0] + score, 1]);
        }
        marks.add(whole);
      }
      weight += rarity;
      for (const word of own) marks.add(word);
      if (isName) asked.names.add(joined(whole));
      else for (const word of own) asked.words.add(word);
      asked.size += isName ? 1 : words.length;
      for (const [entry, [score, share]] of together) {
        const total = totals.get(entry) ?? [0, 0];
        totals.set(entry, [total[0] + score, total[1] + share * rarity]);
      }
    }
    const at = kinds.indexOf(kind);
    const [from, to] = at < 0 ? [0, directory.entries] : [directory.kinds[at], directory.kinds[at + 1]];
    const ranked = [...totals]
      .filter(([entry]) => entry >= from && entry < to)
      // What has all words of the query stands before what has some; words that say little count little.
      .map(([entry, [score, share]]) => [entry, score * (share / weight) ** 1.5 * priors[kindOf(entry)]])
      .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return { ranked, marks, asked };
  }

  // Of kinds that begin at the same entry, all but the last have none.
  const kindOf = (entry) => kinds[lastNotAfter(directory.kinds, entry)];

  /** The hash in the name of a file of entries: the directory has it, or on a large site one of the lists that it names. */
  async function textHash(number) {
    if (directory.texts.length <= 1024) return hashAt(directory.textNames, number);
    const list = number >> 10;
    const content = await load(`n${list}`, hashAt(directory.textNames, list));
    return content ? hashAt(content[0], number & 1023) : null;
  }

  async function shown(entry) {
    const number = lastNotAfter(directory.texts, entry);
    const content = await load(`t${number}`, await textHash(number));
    const [url, title, trail, text, summary = ''] = content?.[0][entry - directory.texts[number]] ?? [];
    return url === undefined ? null : { entry, url, title, trail, text, summary, kind: kindOf(entry) };
  }

  const joined = (whole) => whole.replace(/[-_]/g, '');

  /**
   * How near a title or sentence is to what was asked: the words of both in proportion to the words of either. A name
   * that the site knows is one word: `Last-Event-ID` is not near to what is called `Event`.
   */
  function nearness(text, { words: asked, names, size }) {
    let both = 0, total = 0;
    for (const { whole, words } of read(text)) {
      const isName = names.has(whole ? joined(whole) : words[0].text);
      total += isName ? 1 : words.length;
      both += isName ? 1 : words.filter((word) => [...asked].some((one) => word.term === one || word.text.startsWith(one))).length;
    }
    return both / Math.max(1, size + total - both);
  }

  /** Results for a query, best first, with what to mark in them. */
  async function search(query, kind, limit = 12) {
    hasFailed = false;
    const found = await searchOnce(query, kind, limit);
    if (!hasFailed || Date.now() - fresh < 10_000) return found;
    forget();
    return searchOnce(query, kind, limit);
  }

  async function searchOnce(query, kind, limit) {
    if (!await open()) return null;
    const { ranked, marks, asked } = await find(query, kind);
    const results = [];
    const perPage = new Map();
    const seen = new Set();
    const plain = fold(query).trim();
    const joints = /[\s\-_]/g;
    // The texts tell what scores cannot: the very words, and titles that are the query.
    const best = await Promise.all(ranked.slice(0, limit + 4).map(async ([entry, score]) => {
      const result = await shown(entry);
      if (!result) return null;
      const title = fold(result.title);
      if (title.replace(joints, '') === plain.replace(joints, '')) score *= 1.4;
      else if (title.startsWith(plain) || title.endsWith(plain)) score *= 1.15;
      else if (plain.includes(' ') && fold(`${result.summary} ${result.text}`).includes(plain)) score *= 1.1;
      // A title that says little else says more.
      const near = result.kind === 'command' ? 0 : Math.max(nearness(result.title, asked), nearness(result.summary, asked));
      if (!result.url.includes('#') && near) score *= 1.05;
      return { ...result, score: score * (1 + near * .6), near };
    }));
    // A page that is called no nearer to it stands behind the part that says it.
    for (const page of best) {
      if (!page || page.url.includes('#')) continue;
      const part = best.find((other) => other?.url.startsWith(`${page.url}#`) && other.near >= page.near && other.score > page.score / 2);
      if (part) page.score = Math.min(page.score, part.score * .99);
    }
    for (const result of best.filter(Boolean).sort((a, b) => b.score - a.score || a.entry - b.entry)) {
      if (seen.has(result.url)) continue;
      const page = result.url.split('#')[0];
      const count = perPage.get(page) ?? 0;
      if (count >= 3 || results.length >= limit) continue;
      perPage.set(page, count + 1);
      seen.add(result.url);
      results.push(result);
    }
    return { results, marks, count: ranked.length };
  }

  Object.assign(window.forgeSearch, {
    query: search,
    // Begins to read what every query needs; the result is the number of the first entry of each kind, nothing on failure.
    prepare: async () => (await open())?.kinds,
    kinds,
  });
})();
