// What a hit shows: the words of the place where most of what was asked stands, with what was found marked.
const LENGTH = 160, MOST_FORMS = 12, LONGEST_FORM = 80;

class Hit {
  #place; #found; #ranges;
  constructor(place, found) {
    const { page, id, label, names } = place;
    Object.assign(this, { page, id, label, names, score: found.score });
    this.#place = place;
    this.#found = found;
  }
  get #marks() { return this.#ranges ??= marks(this.#place, [...this.#found.list], this.#found.units ?? []); }
  get excerpt() { return excerpt(this.#place, this.#marks); }
  get words() { return formsFound(this.#place, this.#marks); }
}
// For each field, what is marked in it: [from, to, unit]. Where all units stand in a row, the row alone is marked;
// what is unfinished, only where nothing better is.
function marks(place, list, units) {
  const all = list.map(partsOf), better = new Set(all.filter(([, , w]) => w > UNFINISHED).map(([, , , u]) => u));
  const single = all.filter(([, , w, u]) => w > UNFINISHED || !better.has(u)), small = units.every(u => u.small), inRows = [];
  let p = place.first;
  chains(list, units.length, (...chain) => inRows.push([...chain, 0]));
  return fieldsOf(place).map(field => {
    const words = [], first = p;
    for (const word of standing(field)) {
      if (STOP.test(word.gap)) p++;
      words[p++ - first] = word;
    }
    const ranges = found => found.filter(([q]) => q >= first && q < p).map(([q, n, , u]) => [words[q - first].start, words[q - first + n - 1].end, u]);
    const row = ranges(inRows).filter(([from, to]) => to - from <= LONGEST_FORM || units.length === 1);
    p++;
    return merged(row.length ? row : ranges(single.filter(([, , , u]) => small || !units[u].small)));
  });
}
function merged(ranges) {
  const out = [];
  for (const [start, end, u] of ranges.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = out.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else out.push([start, end, u]);
  }
  return out;
}
function formsFound(place, ranges) {
  const found = new Map(), fields = fieldsOf(place);
  [fields.length - 1, ...fields.keys()].forEach(i => ranges[i].forEach(([start, end]) => {
    const form = fields[i].slice(start, end), key = form.toLowerCase();
    if (found.size < MOST_FORMS && !found.has(key)) found.set(key, form);
  }));
  return [...found.values()];
}
function excerpt(place, ranges) {
  const text = place.words, marked = ranges.at(-1), name = marked.length || ranges[0].length ? 0 : ranges.findIndex(r => r.length);
  const [from, to] = windowOf(text, marked), runs = name > 0 ? [...marking(place.names[name - 1], ranges[name], 0, Infinity), [text && ' · ', false]] : [];
  return [...runs, ...marking(text, marked, from, to)].filter(([words]) => words);
}
// So much of the text as holds most of the units, then most of their words; cut between words.
function windowOf(text, marked) {
  let best = [0, 0], most = -1;
  marked.forEach(([start], i) => {
    const within = marked.slice(i, i + LENGTH).filter(([, end]) => end - start <= LENGTH), worth = new Set(within.map(r => r[2])).size * LENGTH + within.length;
    if (worth > most) { most = worth; best = [start, within.at(-1)?.[1] ?? start + LENGTH]; }
  });
  const pad = Math.max(0, LENGTH - best[1] + best[0]) >> 1;
  let from = Math.max(0, Math.min(best[0] - pad, text.length - LENGTH)), to = Math.min(text.length, Math.max(from + LENGTH, best[1]));
  while (from && from < best[0] && !between(text, from)) from++;
  while (to < text.length && to > best[1] && !between(text, to)) to--;
  return [from, to];
}
const between = (text, at) => /\s/.test(text.slice(at - 1, at + 1)) || IS_SIGN.test(text.slice(at, at + 2)) || IS_SIGN.test(text[at - 1]);
function marking(text, ranges, from, to) {
  const runs = [], add = (words, is) => words && runs.push([words, is]);
  let at = from;
  for (const [start, end] of ranges) {
    if (start < at || start >= to) continue;
    add(text.slice(at, start), false);
    add(text.slice(start, at = Math.min(end, to)), true);
  }
  add(text.slice(at, to), false);
  if (runs.length && from) runs[0][1] ? runs.unshift(['…', false]) : runs[0][0] = '…' + runs[0][0].trimStart();
  if (runs.length && to < text.length) runs.at(-1)[1] ? runs.push(['…', false]) : runs.at(-1)[0] = runs.at(-1)[0].replace(/[\s.,;:(–—，。；：、]+$/, '') + '…';
  return runs;
}
