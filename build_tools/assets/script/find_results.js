// What was found, as lists: a heading for each group; in it where the words stand, and how they read there.
const FEW = 5, ROOT = document.currentScript?.src.replace(/[^/]*\/[^/]*$/, '') ?? '';   // a single file has none
const GROUPS = {                                                // its heading, and how many of it one says
  text: ['Text', 'in the text'],
  terms: ['Terms', 'term', 'terms'],
  names: ['Names', 'name', 'names'],
  sources: ['Sources', 'source', 'sources'],
  packs: ['Reading packs', 'in reading packs'],
  pages: ['Other pages', 'on other pages'],
};
const RUN = /(\p{Script=Han}[\p{Script=Han}\u3000-\u303f\uff00-\uffef]*)/u;
const counted = (n, one, many = one) => n + ' ' + (n === 1 ? one : many);

// Words with their languages told; `old` are the signs that only the traditional script has.
const worded = (words, old) => words.split(RUN).map((w, i) => i % 2 ? made('span', w, { lang: [...w].some(c => old.has(c)) ? 'zh-Hant' : 'zh-Hans' }) : w);

// The way to a place, as it is in this edition; `?found=` names the words that are marked there.
function wayTo(data, { page, id, words }) {
  const asked = new URLSearchParams(words.map(w => ['found', w]));
  return ROOT + data.pages[page] + (asked.size ? '?' + asked : '') + (id ? '#' + encodeURIComponent(id) : '');
}

// A term or name in English is shown with its Chinese, unless that is what was found.
function result(data, old, kind, hit) {
  const li = made('li'), a = made('a', '', { href: wayTo(data, hit) }), read = made('p');
  const chinese = /^(term|name)s/.test(kind) && hit.names.find(n => /\p{Script=Han}/u.test(n));
  if (hit.label.startsWith('¶')) a.append(made('span', '¶', { ariaHidden: 'true' }), made('span', 'Paragraph', { className: 'vh' }), hit.label.slice(1));
  else a.append(...worded(hit.label, old));
  a.dataset.id = hit.id;
  a.dataset.words = JSON.stringify(hit.words);
  hit.excerpt.forEach(([words, marked]) => {
    if (!marked) return read.append(...worded(words, old));
    const mark = made('mark');
    mark.append(...worded(words, old));
    read.append(mark);
  });
  li.append(a);
  if (chinese && !read.textContent.startsWith(chinese)) li.append(' ', ...worded(chinese, old));
  if (read.textContent.trim()) li.append(read);
  return li;
}

// A group of results: few at first, the rest when asked for.
function group(data, old, { kind, hits }) {
  const part = made('section'), head = made('h2', GROUPS[kind][0], { id: '_find-' + kind }), list = made('ol');
  const items = some => some.map(hit => result(data, old, kind, hit));
  list.setAttribute('role', 'list');
  list.append(...items(hits.slice(0, FEW)));
  part.setAttribute('aria-labelledby', head.id);
  part.append(head, list);
  if (hits.length > FEW) {
    const more = made('button', 'Show the other ' + (hits.length - FEW), { type: 'button', className: 'find-more' });
    more.addEventListener('click', () => {
      const rest = items(hits.slice(FEW));
      more.remove();
      list.append(...rest);
      $('a', rest[0]).focus();
    });
    part.append(more);
  }
  return part;
}

// What may be asked instead is some of the words, or other ones.
const lower = words => words.toLowerCase().split(/\s+/);
const proposal = (instead, query) => lower(instead).every(w => lower(query).includes(w)) ? 'No place has all these words. Look for' : 'Did you mean';

// How much was found, in one line; what may be asked instead is told to ears, and shown as a button.
function told({ groups, instead }, query) {
  const all = groups.reduce((n, g) => n + g.hits.length, 0);
  if (all) return [counted(all, 'result', 'results') + ': ' + groups.map(g => counted(g.hits.length, ...GROUPS[g.kind].slice(1))).join(', ')];
  return ['Nothing found', instead ? made('span', '. ' + proposal(instead, query) + ' “' + instead + '”?', { className: 'vh' }) : ''];
}
