// The words that a search has found, marked in the place to which it leads. The page stays as it is: the marks are ranges.
function found() {
  const MOST = 12, LONGEST = 80, MARKS = 500, NODES = 30000;
  const UNREAD = 'sup, .side, .vh, .pn, a.back, .pin, rt, rp, script, style, template, svg, select, textarea, [popover], dialog';
  const HEADING = 'h1, h2, h3, h4, h5, h6', BLOCK = 'p, li, dt, dd, td, th, div, blockquote, section, ' + HEADING;
  const heard = made('p', '', { className: 'vh', role: 'status' });
  let now;
  document.body.append(heard);

  // A Chinese word in two scripts is read in the simplified one, and marked in the one that is shown.
  function shown(node, e) {
    const other = e.matches('.han > *') && [...e.parentNode.children].find(s => s !== e && s.matches('[lang|=zh]:not(.pin)') && s.textContent.length === node.data.length);
    if (other && e.lang === 'zh-Hant') return;
    return e.checkVisibility({ visibilityProperty: true }) ? node : other && other.checkVisibility() && other.firstChild;
  }
  // All text of a place; that of a heading is also what stands under it, to the next of its level.
  function read(place) {
    const level = e => e?.tagName.match(/^H([1-6])$/)?.[1], own = level(place), parts = [];
    const walk = document.createTreeWalker(own ? $('main') : place, NodeFilter.SHOW_TEXT);
    let text = '', block, count = 0;
    walk.currentNode = place;
    for (let node; (node = walk.nextNode()) && count++ < NODES;) {
      const e = node.parentElement, heading = own && e.closest(HEADING);
      if (heading && heading !== place && level(heading) <= own) break;
      const seen = !e.closest(UNREAD) && shown(node, e);
      if (!seen) continue;
      if (block !== (block = e.closest(BLOCK))) text += '\n';
      parts.push([text.length, seen]);
      text += node.data;
    }
    return [text, parts];
  }
  // Each word as it was found, letter by letter; one of letters stands between what is no letter.
  function pattern(words) {
    const literal = w => w.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+');
    const letter = c => /[\p{L}\p{N}]/u.test(c) && !/\p{Script=Han}/u.test(c);
    const one = w => (letter(w[0]) ? '(?<![\\p{L}\\p{N}])' : '') + literal(w) + (letter(w.at(-1)) ? '(?![\\p{L}\\p{N}])' : '');
    return new RegExp(words.sort((a, b) => b.length - a.length).map(one).join('|'), 'giu');
  }
  function ranges(place, words) {
    const [text, parts] = read(place), all = [];
    let at = 0;
    const point = (range, end, offset) => {
      while (parts[at + 1] && parts[at + 1][0] < offset + !end) at++;
      const [begins, node] = parts[at];
      range[end ? 'setEnd' : 'setStart'](node, Math.min(offset - begins, node.data.length));
    };
    if (parts.length) for (const m of text.matchAll(pattern(words))) {
      const range = document.createRange();
      point(range, false, m.index);
      point(range, true, m.index + m[0].length);
      if (all.push(range) === MARKS) break;
    }
    return all;
  }
  function reveal(target) {                                     // what is folded, or sifted away by a filter
    const away = target.closest('[hidden]');
    if (away) {
      $$('[data-filter] input, [data-choose] select').forEach(box => { box.value = ''; box.dispatchEvent(new Event('input', { bubbles: true })); });
      for (let e = target; e; e = e.parentElement) e.hidden = false;
    }
    let fold, folds = 0;
    while (fold = target.closest('details:not([open])')) folds += fold.open = true;
    return away || folds;
  }
  const clear = () => { CSS.highlights?.delete('found'); $('.found-here')?.classList.remove('found-here'); };
  function mark(comes) {                                        // `comes`: the reader does, and at once; undefined if already there
    const { id, words } = now, target = id ? document.getElementById(id) : $('main');
    clear();
    if (!target) return;
    if (id && comes !== undefined && (reveal(target) || comes)) target.scrollIntoView({ behavior: 'instant' });
    if (!CSS.highlights) return (target.matches(HEADING) ? target.parentNode : target).classList.add('found-here');
    const marks = words.length ? ranges(target, words) : [];
    CSS.highlights.set('found', new Highlight(...marks));
    return marks.length;
  }
  function go(id, words, comes) {
    now = { id, words: words.map(w => w.trim()).filter(w => w && w.length <= LONGEST).slice(0, MOST) };
    const n = mark(comes);
    setTimeout(() => heard.textContent = n === undefined || !now.words.length ? '' : (n === 1 ? 'One word is' : (n || 'No') + ' words are') + ' marked' + (n ? '; Escape clears the marks' : ''), 300);
  }

  function readdress(how, words, hash) {
    const asked = new URLSearchParams(location.search);
    asked.delete('found');
    words.forEach(w => asked.append('found', w));
    try { how.call(history, null, '', location.pathname + (asked.size ? '?' + asked : '') + hash); } catch { /* a file may have to keep its address */ }
  }

  document.addEventListener('keydown', e => {
    if (e.key !== 'Escape' || !now || $(':popover-open, dialog[open]')) return;
    now = 0;
    clear();
    heard.textContent = 'Marks cleared';
    readdress(history.replaceState, [], location.hash);
  });
  document.addEventListener('change', () => { if (now) mark(); });   // once the settings are obeyed, other words are shown
  document.addEventListener('found', e => {                     // a place of this page
    const { id, words } = e.detail, place = '#' + encodeURIComponent(id || '_main');
    readdress(history.pushState, words, place);                 // before it is gone to, so that the place is the target of the page
    location.href = place;
    go(id, words, true);
  });
  const asked = new URLSearchParams(location.search).getAll('found');
  let id = '';
  try { id = decodeURIComponent(location.hash.slice(1)); } catch { /* no address of ours */ }
  if (asked.length) go(id, asked, performance.getEntriesByType('navigation')[0]?.type === 'navigate');   // who comes back finds the page as it was left
}
ready(found);
