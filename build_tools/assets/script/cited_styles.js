// The style that a reader has chosen, put in the place of the one that is printed.
function citedStyles(data) {
  const works = new Map(data.works.map(([key, ...work]) => [key, work]));
  const nth = style => Math.max(0, data.styles.findIndex(([id]) => id === style));
  // A work in the style `n`, as an entry or as a note, which may lead to a place in it.
  function form(key, n, kind, at) {
    const [, forms, located] = works.get(key), [entry, note = entry] = forms[n];
    if (kind === 'entry') return entry;
    return located.find(([place]) => place === at)?.[1][n] ?? note;
  }
  function show(style) {
    const n = nth(style), known = new Map($$('.han').map(h => [h.firstChild.textContent, h]));
    const set = page => $$('[data-work]', page).forEach(e => {
      if (!works.has(e.dataset.work)) return;
      const runs = form(e.dataset.work, n, 'entry' in e.dataset ? 'entry' : 'note', e.dataset.at);
      const seen = $('[data-seen]', e.parentNode);
      if (seen) seen.hidden = tellsDay(textOf(runs), seen.dataset.seen);
      e.replaceChildren(elements(e.closest('.prop') ? unstopped(runs) : runs, 'cite', known));
    });
    set(document);
    const cite = $('#_para-menu')?.content.querySelector('.cite');
    cite?.replaceChildren(...slotted(data.paragraph[n].at(-1)));
  }
  // True if a form itself tells on which day its page was seen: then the page does not say it again.
  const tellsDay = (words, day) => words.includes(`[${day}]`) || /\b(accessed|retrieved) (\w+\.? )?(\d{1,2},? )?(\w+\.? )?\d{4}\b/i.test(words);
  // The form of a paragraph, with places that the pop-up fills in.
  const slotted = runs => runs.flatMap(run => {
    const at = run[3] === 2 ? place('at') : 0, slot = at ? ADDRESS : NUMBER;
    const parts = wordsOf(run).split(slot).flatMap((part, i) => [...(i ? [place(at ? 'url' : 'n')] : []), ...(at ? [part] : elements([worded(run, part)], 'cite').childNodes)]);
    at && at.append(...parts);
    return at ? [at] : parts;
  });
  function place(name) {
    const e = made('span');
    e.dataset[name] = '';
    return e;
  }
  return { works, nth, form, show };
}
