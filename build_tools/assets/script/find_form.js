// A question and its answers: one for the pop-up and for the page of the search.
const REST = 500, KEPT = 'edition-find';
const remembered = () => { try { return sessionStorage[KEPT] ?? ''; } catch { return ''; } };   // storage may be refused

// `places` is a promise of the data; `rested` is told the query when the reader stops typing or goes to a result.
function findForm(places, rested, go) {
  const node = made('div', '', { className: 'find-body' }), form = made('form'), results = made('div', '', { className: 'find-results' });
  const label = made('label', 'Words to find', { htmlFor: '_find-query' });
  const input = made('input', '', { id: '_find-query', type: 'text', enterKeyHint: 'search', autocapitalize: 'off', autocomplete: 'off', spellcheck: false });
  const said = made('p', '', { className: 'find-said', role: 'status' });
  let data, index, old, failed, timer;
  form.setAttribute('role', 'search');
  input.setAttribute('autocorrect', 'off');
  form.append(label, input);
  node.append(form, said, results);

  function rest(...words) {                                     // nobody wants to hear each letter
    clearTimeout(timer);
    said.replaceChildren();
    timer = setTimeout(() => { said.replaceChildren(...words); keep(); }, REST);
  }
  function keep() {
    try { sessionStorage[KEPT] = input.value.slice(0, 500); } catch { /* not kept */ }
    rested(input.value);
  }
  function asking(query) {
    const b = made('button', '', { type: 'button', className: 'find-ask' });
    b.append(...worded(query, old));
    b.addEventListener('click', () => { ask(query); input.focus(); });
    return b;
  }
  function empty() {
    const what = made('p', 'What can be found: words of the text, its notes and the editors’ comments; terms, in English, in Chinese or in pinyin; people, bodies and places; authors and titles; reading packs.');
    const tries = made('p', 'For example ', { className: 'find-tries' });
    examples(data).filter(q => index.find(q).groups.length).forEach(q => tries.append(asking(q), ' '));
    return tries.children.length ? [what, tries] : [what];
  }
  function nothing(instead, query) {
    const p = made('p', instead ? proposal(instead, query) + ' ' : 'Try fewer words, or the beginning of one.');
    if (instead) p.append(asking(instead), '?');
    return [p];
  }
  function answer() {
    const query = input.value;
    if (failed) return fail();
    if (!index) return rest('The search is being loaded');
    if (!query.trim()) { results.replaceChildren(...empty()); return rest(); }
    const found = index.find(query);
    results.replaceChildren(...(found.groups.length ? found.groups.map(g => group(data, old, g)) : nothing(found.instead, query)));
    results.scrollTop = 0;
    rest(...told(found, query));
  }
  function fail() {                                             // what else one may do stands in the running head
    const ways = made('p');
    $$('.running nav a').forEach(a => ways.append(made('a', a.textContent, { href: a.href }), ' '));
    results.replaceChildren(made('p', 'The search could not be loaded. Reload the page to try again, or look there:'), ways);
    rest('The search could not be loaded');
  }
  function ask(query) { input.value = query; answer(); }

  places.then(async all => {
    data = all;
    old = new Set([...data.variants].filter((_, i) => i % 2 === 0));
    index = await searchIndex(data);
  }).catch(() => failed = true).then(answer);

  input.addEventListener('input', answer);
  form.addEventListener('submit', e => e.preventDefault());
  node.addEventListener('keydown', e => {
    const links = $$('.find-results :is(li a, .find-ask)', node), at = links.indexOf(document.activeElement), inList = at >= 0;
    if (e.isComposing || !plain(e)) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[e.key];
    if (e.key === 'Enter' && e.target === input && input.value.trim()) links[0]?.click();
    if (to === undefined || !(inList || (e.target === input && e.key === 'ArrowDown'))) return;
    e.preventDefault();
    (to < 0 ? input : links[Math.min(to, links.length - 1)])?.focus();
  });
  results.addEventListener('click', e => {
    const a = e.target.closest('li a');
    if (!a || !plain(e)) return;
    keep();
    const bare = url => url.protocol + url.host + url.pathname.replace(/index\.html$/, '');
    if (bare(a) !== bare(location)) return;                     // another page marks the words itself
    e.preventDefault();
    go({ id: a.dataset.id, words: JSON.parse(a.dataset.words) });
  });
  return { node, input, ask, failed: () => failed };
}

// What one may ask, out of the edition's own words: an English term, a Chinese one, a reading, a name.
function examples({ places: { terms = [], names = [] } }) {
  const short = (list, fits) => list.filter(w => fits.test(w) && w.length < 24);
  const of = (entries, fits) => entries.flatMap(([, , label, , also = []]) => short([label, ...also], fits).slice(0, 1));
  const english = of(terms, /^[a-z]+ [a-z -]+$/), chinese = of(terms, /^\p{Script=Han}{3,}$/u), people = of(names, /^\p{Lu}\p{Ll}+ \p{Lu}/u);
  const toneless = terms.map(place => (place[5] ?? '').normalize('NFD').replace(/\p{M}/gu, '')).filter(s => /^\S+( \S+){1,2}$/.test(s));
  return [english[0], chinese.at(-1), toneless[0], people[0]].filter(Boolean);
}
