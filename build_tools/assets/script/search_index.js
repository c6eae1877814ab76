// The search engine: `await searchIndex(data)` gives an index, `index.find(query)` what is found. It knows no page.
//
// data  = { pages, places, variants }, see docs/decisions/0011-find-cite-see.md
// found = { groups: [{ kind, hits: [{ page, id, label, score, excerpt, words }] }], instead }
//
// All words asked must be in a place (its label, its names, its words); the last may be unfinished; words in quotation
// marks stand together, as they are written. What goes by that name comes first (6), then whose name begins so (5), whose
// name has the words (4), where they stand in a row (3), close by (2), anywhere (1); an address asked for (p12, n15, a key)
// is before all (8). Another word of the same stem counts one rank less than the word as asked, an unfinished one three and a half.
// Excerpts and words of a hit are made when they are read.
const KINDS = ['text', 'notes', 'comments', 'terms', 'names', 'sources', 'packs', 'pages'], IN_TEXT = 3;   // the first three are of the text
const BEGINS = 1, ENDS = 2, NAMES = 4, SLICE = 12;              // SLICE: milliseconds of work at a stretch
const put = (map, key, value) => map.get(key)?.push(value) ?? map.set(key, [value]);
const fieldsOf = ({ label, names, words }) => [label, ...names, words];

async function searchIndex({ places = {}, variants = '' }) {
  const signs = [...variants], index = {
    places: [], at: [], owner: [], edges: [],                   // for each word of all places: its form, its place, what it is there
    ids: new Map(), forms: new Map(), keys: [], posts: [], stems: new Map(), raws: new Map(), signs: new Map(),
    readings: { all: [], by: new Map() },
  };
  signs.forEach((c, i) => { if (i % 2) index.signs.set(signs[i - 1], c); });
  let rested = performance.now();
  const rest = async () => {
    if (performance.now() - rested < SLICE) return;
    await new Promise(r => setTimeout(r));
    rested = performance.now();
  };
  for (const [k, part] of KINDS.entries()) for (const place of places[part] ?? []) { addPlace(index, KINDS[k < IN_TEXT ? 0 : k], place); await rest(); }
  index.find = query => findAll(index, String(query ?? ''));
  return index;
}
function addPlace(index, kind, [page, id = '', label = '', words = '', names = [], pinyin = '']) {
  const place = { kind, page, id, label, words, names, first: index.at.length }, number = index.places.push(place) - 1;
  const fields = fieldsOf(place);
  fields.forEach((field, i) => addField(index, field, number, i < fields.length - 1 ? NAMES : 0));
  const key = id.toLowerCase().replace(/^.*\//, '');             // the single file puts the page before
  if (pinyin) addReading(index.readings, [pinyin, [...place.names, label].find(n => /\p{Script=Han}/u.test(n)) ?? '']);
  for (const name of new Set([key, /(?<=-)[pnec]\d+$/.exec(key)?.[0]])) if (name) put(index.ids, name, number);
}
function addField(index, text, number, edge) {
  const { at, owner, edges, posts } = index, lay = (form, e) => { owner.push(number); edges.push(e); return at.push(form) - 1; };
  let run = [], last = -1;
  const join = () => {                                          // whole-of-nation is wholeofnation too
    const key = run.map(p => index.keys[at[p]]).join('');
    if (run.length > 1 && run.length < 8 && /\D/.test(key)) posts[formOf(index, key)].push(run[0] * 8 + run.length);
    run = [];
  };
  for (const { raw, gap } of standing(text)) {
    const form = formOfRaw(index, raw);
    if (!JOINT.test(gap)) join();
    if (STOP.test(gap)) lay(-1, 0);
    const p = lay(form, edge | (edge && last < 0 ? BEGINS : 0));
    posts[form].push(p * 8 + 1);
    run.push(last = p);
  }
  join();
  if (edge && last >= 0) edges[last] |= ENDS;
  lay(-1, 0);
}
const keyOf = (index, raw) => { const key = folded(raw); return index.signs.get(key) ?? key; };
function formOfRaw(index, raw) {
  let form = index.raws.get(raw);
  if (form === undefined) index.raws.set(raw, form = formOf(index, keyOf(index, raw)));
  return form;
}
function formOf(index, key) {
  let form = index.forms.get(key);
  if (form !== undefined) return form;
  form = index.keys.push(key) - 1;
  index.forms.set(key, form);
  index.posts.push([]);
  put(index.stems, stemOf(key), form);
  return form;
}
