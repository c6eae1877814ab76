// Side notes: a copy of each note beside its marker, for the eye only; the list at the end stays the real one.
function sideNotes() {
  const text = $('.text-page .edition'), wide = matchMedia('(min-width: 80rem)'), beside = new Map();
  if (!text) return () => [];
  const FAR = 90, GAP = 14;                                     // how far a note may slip; what stands between two
  const MARKS = '.text .noteref, .text .commentref';
  const rem = () => parseFloat(getComputedStyle(root).fontSize);
  const show = () => !!(wide.matches && on('side') && !on('facing') && $('.part', text) && root.clientWidth - text.getBoundingClientRect().right > 17 * rem());
  let waiting;
  function make(a) {
    const note = named(a), from = note && $('.body', note);
    if (!from) return;
    const s = made('div', '', { className: a.matches('.commentref') ? 'side comment' : 'side', ariaHidden: 'true' });
    const n = made('span', '', { className: 'n' });
    n.append(...copy(note.className ? $('.num', note) : a).childNodes);   // ⟨21⟩ of a lost one
    s.append(n, ...copy(from).childNodes);
    $$('a', s).forEach(l => l.tabIndex = -1);
    text.append(s);
    return s;
  }
  function some() {                                             // a few at a time, so that a long text never keeps a reader waiting
    const till = performance.now() + 8, fresh = $$(MARKS, text).filter(a => !beside.has(a));
    for (const a of fresh) if (performance.now() < till) beside.set(a, make(a));
    fresh.length ? waiting = setTimeout(some) : place();
  }
  function place() {
    const top = text.getBoundingClientRect().top, line = 1.25 * rem();
    const notes = [...beside].filter(([, s]) => s?.offsetParent).map(([a, s]) => ({ s, y: a.closest('sup').getBoundingClientRect().top - top - 8, high: s.scrollHeight, lines: 1 }));   // cut short or not
    const tall = (n, more = 0) => Math.min(n.high, (n.lines + more) * line);
    for (let grown = true; grown;) {                            // line by line each takes what room is left, none before another
      let last = Infinity, floor = -Infinity;
      notes.toReversed().forEach(n => { n.next = last; last = Math.max(n.y, Math.min(n.y + FAR, last - GAP - tall(n))); });   // at the latest
      grown = false;
      notes.forEach(n => {
        n.at = Math.max(n.y, floor);
        if (tall(n) < n.high && n.at + tall(n, 1) + GAP <= n.next) { n.lines++; grown = true; }
        floor = n.at + tall(n) + GAP;
      });
    }
    const put = () => {
      notes.splice(0, 100).forEach(n => {
        n.s.style.cssText = 'top:' + n.at + 'px;--lines:' + n.lines;
        n.s.classList.toggle('short', tall(n) < n.high);
      });
      if (notes.length) waiting = setTimeout(put);
    };
    put();
  }
  function lay() {
    clearTimeout(waiting);
    if (root.classList.toggle('sidenotes', show())) beside.size ? some() : waiting = setTimeout(some);   // the text is seen before they are made
  }
  new ResizeObserver(lay).observe(text);
  document.addEventListener('change', lay);
  return (a, side) => root.matches('.sidenotes') ? [...beside].find(([m, s]) => m === a || s === side)?.filter(Boolean) ?? [] : [];
}
