// Where units stand. An occurrence is a number, so that a sort brings all into the order of the text: the first of its words
// (counted over all places), how many they are, how well they fit, and the unit.
const UNFINISHED = 1, STEM = 2, AS_ASKED = 3, WORTH = [0, -2.75, -0.3, 0.75];
const occurrence = (p, n, w, u) => ((p * 64 + n) * 4 + w) * MOST_UNITS + u;
const firstOf = o => Math.floor(o / 256 / MOST_UNITS);
const partsOf = o => [firstOf(o), Math.floor(o / 4 / MOST_UNITS) & 63, Math.floor(o / MOST_UNITS) & 3, o % MOST_UNITS];
// The forms that fit a word, and how well.
function fitting(index, key, exact, open) {
  const fit = new Map(), own = index.forms.get(key);
  if (open) index.keys.forEach((k, form) => { if (k.startsWith(key)) fit.set(form, UNFINISHED); });
  if (!exact) index.stems.get(stemOf(key))?.forEach(form => fit.set(form, STEM));
  return own === undefined ? fit : fit.set(own, AS_ASKED);
}
// Where these words stand in a row; the last may be unfinished. No more than `most` is said of how well they fit.
function inRow({ at, posts }, u, fits, most) {
  const found = [], [first, ...rest] = fits;
  for (const [form, fit] of first) for (const post of posts[form]) {
    const p = post >> 3, n = post & 7;
    let w = Math.min(fit, most);
    if (rest.length && n > 1) continue;
    for (let i = 0; i < rest.length && w; i++) w = Math.min(w, rest[i].get(at[p + i + 1]) ?? 0);
    if (w) found.push(occurrence(p, n + rest.length, w, u));
  }
  return found;
}
function occurrences(index, { keys, han, exact, open, signs = [] }, u = 0) {
  const row = (words, most, exact, open) => inRow(index, u, words.map((k, i) => fitting(index, k, exact, open && i === words.length - 1 && !IS_SIGN.test(k))), most);
  let found = row(keys, AS_ASKED, exact, open);
  if (keys.length > 1 && !han && !signs.length) found = found.concat(row([keys.join('')], AS_ASKED, exact, open));
  for (const words of signs) found = found.concat(row(words, STEM, true));
  // a single letter is the beginning of a name, else half of all words begin so
  return keys[0].length > 1 || keys.length > 1 || han ? found : found.filter(o => partsOf(o)[2] > UNFINISHED || index.edges[firstOf(o)] & NAMES);
}
// The occurrences in places that have all units, in order.
function together({ owner, places }, lists) {
  const count = new Uint8Array(places.length), placeOf = o => owner[firstOf(o)];
  lists.forEach((list, u) => { for (const o of list) { const i = placeOf(o); if (count[i] === u) count[i]++; } });
  return new Float64Array(lists.length > 1 ? lists.flatMap(list => list.filter(o => count[placeOf(o)] === lists.length)) : lists[0]).sort();
}
// Tells where all units stand in a row, in their order.
function chains(list, count, tell) {
  const ends = new Map();
  for (const o of list) {
    const [p, n, w, u] = partsOf(o), before = u ? ends.get(p * MOST_UNITS + u - 1) : [p, w];
    if (!before) continue;
    const weakest = Math.min(w, before[1]);
    if (u === count - 1) tell(before[0], p + n - before[0], weakest);
    else ends.set((p + n) * MOST_UNITS + u, [before[0], weakest]);
  }
}
// How near a place is to what is asked, in the order that search_index.js tells.
function scored(edges, list, count) {
  const strong = Array(count).fill(0), named = [...strong], last = Array(count).fill(-Infinity);
  let best = -9, near = Infinity;
  chains(list, count, (p, n, w) => {
    const rank = !(edges[p] & NAMES) ? 3 : !(edges[p] & BEGINS) ? 4.2 : edges[p + n - 1] & ENDS && w > UNFINISHED ? 6 : 5;
    best = Math.max(best, rank + WORTH[w]);
  });
  for (const o of list) {
    const [p, , w, u] = partsOf(o);
    strong[u] = Math.max(strong[u], w);
    if (edges[p] & NAMES) named[u] = Math.max(named[u], w);
    last[u] = p;
    near = Math.min(near, p - Math.min(...last));
  }
  const inName = Math.min(...named);
  return Math.max(best, inName ? 4 + WORTH[inName] : (near < 4 * count ? 2 : 1) + 0.2 / (1 + near) + WORTH[Math.min(...strong)]);
}
