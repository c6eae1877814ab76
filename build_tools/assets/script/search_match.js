// Where units stand. An occurrence: { p, n, w, u }: n words from the p-th of all, how well they fit, the number of the unit.
const UNFINISHED = 1, STEM = 2, AS_ASKED = 3;

// The forms of a word that fit it, with how well they do.
function formsOf(index, key, { exact, open }) {
  const fit = new Map(), own = index.forms.get(key);
  if (open) index.keys.forEach((k, form) => { if (k.startsWith(key)) fit.set(form, UNFINISHED); });
  if (!exact) index.stems.get(stemOf(key))?.forEach(form => fit.set(form, STEM));
  if (own !== undefined) fit.set(own, AS_ASKED);
  return fit;
}
// Where these words stand in a row; a word in a row before the last is not unfinished.
function inRow(index, keys, unit, most = AS_ASKED) {
  const { at, posts } = index, fits = keys.map((k, i) => formsOf(index, k, { exact: unit.exact, open: unit.open && i === keys.length - 1 && !IS_SIGN.test(k) })), found = [];
  for (const [form, weight] of fits[0]) for (const post of posts[form]) {
    const p = post >> 3;
    let n = post & 7, w = Math.min(weight, most);
    if (keys.length > 1) {
      if (n > 1) continue;
      for (; n < keys.length && w; n++) w = Math.min(w, fits[n].get(at[p + n]) ?? 0);
    }
    if (w) found.push({ p, n, w });
  }
  return found;
}
function occurrences(index, unit) {
  const { keys } = unit, found = inRow(index, keys, unit);
  if (keys.length > 1 && !unit.han && !unit.signs) found.push(...inRow(index, [keys.join('')], unit));
  unit.signs?.forEach(row => found.push(...inRow(index, row, { exact: true }, STEM)));
  // a single letter is the beginning of a name, else half of all words begin so
  return keys.length === 1 && keys[0].length === 1 && !unit.han ? found.filter(o => o.w > UNFINISHED || index.edges[o.p] & NAMES) : found;
}
// The occurrences in each place that has all units, in their order.
function together(index, units) {
  const lists = units.map(u => occurrences(index, u)), count = new Uint8Array(index.places.length), found = new Map();
  lists.forEach((list, u) => { for (const o of list) if (count[index.owner[o.p]] === u) count[index.owner[o.p]]++; });
  lists.forEach((list, u) => {
    for (const o of list) {
      const place = index.owner[o.p];
      if (count[place] !== units.length) continue;
      o.u = u;
      found.get(place)?.push(o) ?? found.set(place, [o]);
    }
  });
  for (const list of found.values()) list.sort((a, b) => a.p - b.p || a.u - b.u);
  return found;
}
// Where all units stand in a row, in their order: { p, n, w }.
function chains(list, count) {
  const ends = new Map(), whole = [];
  for (const { p, n, w, u } of list) {
    const before = u ? ends.get(p * MOST_UNITS + u - 1) : { p, w };
    if (!before) continue;
    const chain = { p: before.p, n: p + n - before.p, w: Math.min(w, before.w) };
    if (u === count - 1) whole.push(chain);
    else ends.set((p + n) * MOST_UNITS + u, chain);
  }
  return whole;
}
// How near a place is to what is asked, by the order that search_index.js tells.
function scored({ edges }, list, count) {
  let best = 0;
  for (const { p, n, w } of chains(list, count)) {
    const e = edges[p];
    const rank = !(e & NAMES) ? 3 : !(e & BEGINS) ? 4.2 : edges[p + n - 1] & ENDS && w > UNFINISHED ? 6 : 5;
    best = Math.max(best, rank + w / 4);
  }
  const strong = Array(count).fill(0), named = Array(count).fill(0), last = Array(count).fill(-Infinity);
  let near = Infinity;
  for (const { p, w, u } of list) {
    strong[u] = Math.max(strong[u], w);
    if (edges[p] & NAMES) named[u] = Math.max(named[u], w);
    last[u] = p;
    near = Math.min(near, p - Math.min(...last));
  }
  const w = Math.min(...named);
  if (w) return Math.max(best, 4 + w / 4);
  return Math.max(best, (near < 4 * count ? 2 : 1) + Math.min(...strong) / 4 + 0.2 / (1 + near));
}
