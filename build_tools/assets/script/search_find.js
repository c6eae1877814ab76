// Answers: the places found, best first, by kind; if there is none, a query that finds something.
const ADDRESS = /^(?:(¶|p(?:ar(?:a(?:graph)?)?)?)|(n(?:ote)?|fn|footnote|endnote)|(e(?:mendation)?|correction)|(c(?:omment)?))[\s.]*(\d+)$/;

function findAll(index, query) {
  const units = unitsOf(index, query).flatMap(u => rows(index, u)).slice(0, MOST_UNITS), best = answers(index, units);
  for (const place of addressed(index, query)) best.set(place, { list: [], ...best.get(place), score: 8 });
  const ranked = [...best].sort(([a, x], [b, y]) => y.score - x.score || a - b), kinds = new Map(KINDS.map(k => [k, []]));
  for (const [number, found] of ranked) kinds.get(index.places[number].kind).push(hitOf(index, index.places[number], found));
  const groups = [...kinds].filter(([, hits]) => hits.length).map(([kind, hits]) => ({ kind, total: hits.length, hits }));
  groups.sort((a, b) => b.hits[0].score - a.hits[0].score);
  return { groups, instead: groups.length ? '' : insteadOf(index, units) };
}
// The places that have all units, each with its best score; pinyin is tried as words and as signs.
function answers(index, units) {
  const best = new Map();
  for (const way of units.length ? [units, read(index, units)] : []) {
    if (!way) continue;
    for (const [place, list] of together(index, way)) {
      const score = scored(index, list, way.length);
      if (!(best.get(place)?.score > score)) best.set(place, { score, list, units: way });
    }
  }
  return best;
}
// The places that this is the address of: p12, ¶ 12, note 15, e4, c7, the key of a source.
function addressed({ ids }, query) {
  const asked = query.slice(0, 200).trim().toLowerCase().normalize('NFKC'), said = ADDRESS.exec(asked), kind = said?.slice(1, 5).findIndex(Boolean);
  return new Set([...ids.get(asked) ?? [], ...said && ids.get('pnec'[kind] + said[5]) || []]);
}
