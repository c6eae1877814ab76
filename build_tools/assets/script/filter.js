// The filter of the glossary: what matches stays, in each of its orders. Tones, spaces and capitals do not count.
function filter() {
  const box = $('[data-filter]');
  const items = $$('.glossary tbody tr, .group li');
  if (!box || !items.length) return;                            // a page of initials lists no terms
  const page = box.closest('.page');
  const input = $('input', box), said = $('[role=status]', box);
  const bare = s => s.normalize('NFD').replace(/[\p{M}\s'’-]/gu, '').toLowerCase(), whole = new Map();
  items.forEach(i => { const to = $('a', i).href; if (!whole.has(to)) whole.set(to, bare(i.textContent)); });   // the first list says most
  let timer;
  function sift() {
    const wanted = bare(input.value), fits = new Set([...whole].filter(([, words]) => words.includes(wanted)).map(([to]) => to));
    items.forEach(i => i.hidden = !fits.has($('a', i).href));
    $$('.group, section', page).forEach(g => g.hidden = !$('tbody tr:not([hidden]), li:not([hidden])', g));
    clearTimeout(timer);
    timer = setTimeout(() => said.textContent = !wanted ? '' : !fits.size ? 'No term' : fits.size === 1 ? 'One term' : fits.size + ' terms', 250);
  }
  box.hidden = false;
  input.addEventListener('input', sift);
  if (input.value) sift();                                      // Firefox keeps it over a reload
}
ready(filter);
