// Answers: the places found, best first, by kind; if there is none, a query that finds something.
const ADDRESS = /^(?:(¶|p|para|paragraph)|(n|note|fn|footnote|endnote)|(e|emendation|correction)|(c|comment))[\s.]*(\d+)$/;

function findAll(index, query) {
  const units = unitsOf(index, query), best = answers(index, units), kinds = new Map(KINDS.map(k => [k, []]));
  for (const place of addressed(index, query)) best.set(place, { list: [], ...best.get(place), score: 8 });
  const ranked = [...best].sort((a, b) => b[1].score - a[1].score || a[0] - b[0]);
  for (const [number, found] of ranked) kinds.get(index.places[number].kind).push(new Hit(index.places[number], found));
  const groups = [...kinds].filter(([, hits]) => hits.length).map(([kind, hits]) => ({ kind, hits }));
  groups.sort((a, b) => b.hits[0].score - a.hits[0].score);
  return { groups, instead: groups.length ? '' : insteadOf(index, units) };
}
// The places that have all units, each with its best score; pinyin is tried as words and as signs.
function answers(index, units) {
  const { owner, edges } = index, best = new Map();
  for (const way of ways(index, units)) {
    const all = together(index, way.map((unit, u) => occurrences(index, unit, u)));
    for (let from = 0, to; from < all.length; from = to) {
      const place = owner[firstOf(all[from])];
      for (to = from + 1; to < all.length && owner[firstOf(all[to])] === place;) to++;
      const list = all.subarray(from, to), score = scored(edges, list, way.length) - (way.less ?? 0);
      if (!(best.get(place)?.score > score)) best.set(place, { score, list, units: way });
    }
  }
  return best;
}
// The places that this is the address of: p12, ¶ 12, note 15, e4, c7, the key of a source.
function addressed({ ids }, query) {
  const asked = query.normalize('NFKC').toLowerCase().trim().replace(/^#/, ''), said = ADDRESS.exec(asked), kind = said?.slice(1, 5).findIndex(Boolean);
  return new Set([...ids.get(asked) ?? [], ...said && ids.get('pnec'[kind] + said[5]) || []]);
}
