// The words a reader has selected, and an address that leads to them (a text fragment: wicg.github.io/scroll-to-text-fragment).
function selectedWords(popup) {
  // What some readers see and others do not, or beside the words: no part of an address reaches across it.
  const ASIDE = 'sup, .pin, .sic, .corr, .vh, .han > :lang(zh-Hant)', FEW = 4, MOST = 24;
  const APART = '.term [lang|=zh], .name [lang|=zh]';               // set as a block of its own, which browsers search by itself
  const flat = s => s.replace(/\s+/g, ' ').trim(), coded = s => encodeURIComponent(flat(s)).replace(/-/g, '%2D'), low = s => flat(s).toLowerCase();
  if (!Intl.Segmenter) return () => {};
  let chosen;
  document.addEventListener('selectionchange', () => {
    const s = getSelection(), range = !s.isCollapsed && s.getRangeAt(0);
    if (range && !popup.contains(range.startContainer)) chosen = range.cloneRange();
  });
  document.addEventListener('pointerdown', e => { if (!e.target.closest('.pn, .popup')) chosen = null; }, true);   // a press on ¶ loses nothing

  function stretches(text) {                                    // what stands between: for each stretch the places of its words
    const walk = document.createTreeWalker(text, NodeFilter.SHOW_TEXT), found = [], words = new Intl.Segmenter('en', { granularity: 'word' });
    let at = 0, open;
    for (let n; (n = walk.nextNode()); at += n.length) {
      const seen = !n.parentNode.closest(ASIDE) && (n.parentNode.closest(APART) || text);
      if (seen && open !== seen) found.push({ at, said: '' });
      if (seen) found.at(-1).said += n.data;
      open = seen;
    }
    return found.map(f => [...words.segment(f.said)].filter(w => w.isWordLike).map(w => [f.at + w.index, f.at + w.index + w.segment.length]));
  }
  function until(node, at, text) {                              // the words from a text, or from the top of the page, to a place
    const range = document.createRange();
    if (text) range.setStart(text, 0);
    range.setEnd(node, at);
    return String(range);
  }
  return text => {
    if (!chosen?.intersectsNode(text)) return;
    const all = text.textContent, from = until(chosen.startContainer, chosen.startOffset, text).length, to = until(chosen.endContainer, chosen.endOffset, text).length;
    const near = stretches(text).map(words => ({ words, in: words.filter(([a, z]) => a < to && z > from) })).filter(s => s.in.length);
    if (!near.length) return;
    const first = near[0], last = near.at(-1), a = first.in[0][0], z = last.in.at(-1)[1];
    const whole = first === last && first.in.length <= 2 * FEW;
    let n = whole ? first.in.length : Math.min(FEW, first.in.length), m = Math.min(FEW, last.in.length);
    const start = () => all.slice(a, first.in[n - 1][1]), end = () => all.slice(last.in.at(-m)[0], z);
    // A browser takes the first place that fits: the words grow, or take a neighbour along, until that is theirs.
    const read = low(until(text, 0) + all.slice(0, a)), met = () => read.includes(low(start()));
    const sooner = () => low(all.slice(first.in[n - 1][1], last.in.at(-1)[0])).includes(low(end()));
    while (!whole && n < Math.min(first.in.length, MOST) && met()) n++;        // of words without end no address without end
    while (!whole && m < Math.min(last.in.length, MOST) && sooner()) m++;
    const ahead = first.words.filter(w => w[1] <= a).at(-FEW) ?? first.words[0], after = last.words.filter(w => w[0] >= z).slice(0, FEW).at(-1);
    const parts = whole ? [coded(start())] : [coded(start()), coded(end())];
    if (after && (whole ? met() && ahead[0] >= a : sooner())) parts.push('-' + coded(all.slice(z, after[1])));
    if (ahead[0] < a && met()) parts.unshift(coded(all.slice(ahead[0], a)) + '-');
    return { link: ':~:text=' + parts, range: chosen, more: low(String(chosen)).replace(/[ \d]+$/, '').length > low(all.slice(from, to)).length, words: flat(whole ? start() : start() + ' … ' + end()) };
  };
}
