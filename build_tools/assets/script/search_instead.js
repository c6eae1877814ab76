// If nothing is found: the nearest query that finds something, by the distance of Damerau and Levenshtein between what was
// asked and the words of the edition, its readings and its Chinese names.
// A word beside others is changed only where all then stand close by (2) or, if it is changed much or stands somewhere as it
// is, in a row (2.9); a long one with one slip, wherever all stand in one place. Else it is left out.
const TRIALS = 16, CORRECTED = 6, FEW = 4, CLOSE = 2, IN_ROW = 2.9;

// How many letters are wrong, missing, too many or changed about between two words; more than `most` are Infinity.
const ROWS = [[], [], []];
function distance(a, b, most) {
  for (let j = 0; j <= b.length; j++) ROWS[0][j] = j;
  for (let i = 1; i <= a.length; i++) {
    const row = ROWS[i % 3], last = ROWS[(i + 2) % 3], before = ROWS[(i + 1) % 3];
    let least = row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      let d = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
      if (i > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, before[j - 2] + 1);
      least = Math.min(least, row[j] = d);
    }
    if (least > most) return Infinity;
  }
  const d = ROWS[a.length % 3][b.length];
  return d > most ? Infinity : d;
}
// Those of these words that are near: [which, how far], the nearest first; a first letter that is wrong counts a little more,
// and so does another end, if less: letters are dropped within a word.
function nearest(said, words, most) {
  const near = [];
  words.forEach((word, i) => {
    if (word.length < 3 || Math.abs(word.length - said.length) > most) return;
    const d = distance(said, word, most) + (word[0] !== said[0] && 0.5) + (word.length !== said.length && word.at(-1) !== said.at(-1) && 0.1);
    if (d < Infinity) near.push([i, d]);
  });
  return near.sort((a, b) => a[1] - b[1]);
}
const allowed = ({ length }, one, two) => (length >= one) + (length >= two);

// A name, and its rows of so many signs.
const rowsOf = (name, n) => [name, ...Array.from({ length: Math.max(0, name.length - n + 1) }, (_, i) => name.slice(i, i + n))];
// What a unit might have been: [words, how far from what was asked]. A rare name is not offered for a short word (brain, Brian).
function guesses(index, { keys, han, raw }) {
  const said = keys.join(''), { forms, posts, readings: { all } } = index;
  if (han) {
    const rows = [...new Set(all.flatMap(r => rowsOf(keysOf(index, r.signs).join(''), Math.max(3, said.length))))], part = longestPart(index, keys);
    return [...nearest(said, rows, 1).slice(0, FEW).map(([i, d]) => [rows[i], d]), ...part ? [[part, 4]] : []];
  }
  const near = nearest(said, index.keys, /\d/.test(said) ? 0 : allowed(said, 4, 8)).map(([form, d]) => [asItStands(index, form), d, posts[form].length])
    .filter(([words, d, n]) => d && (said.length > 5 || (d % 1 < 0.5 && (n >= FEW || words.length !== said.length || !/\p{Lu}/u.test(words) || /\p{Lu}/u.test(raw)))))
    .sort((a, b) => a[1] - b[1] || b[2] - a[2]).slice(0, FEW);
  for (let i = 2; i < said.length - 1; i++) {
    const two = [said.slice(0, i), said.slice(i)];
    if (two.every(k => forms.has(k)) && occurrences(index, { keys: two, exact: true }).length) near.unshift([two.join(' '), 0.5]);
  }
  return near;
}
// The longest row of these signs that stands somewhere.
function longestPart(index, keys) {
  for (let n = Math.min(keys.length, LONGEST_READING) - 1; n > 1; n--) for (let i = 0; i + n <= keys.length; i++) {
    const part = keys.slice(i, i + n);
    if (occurrences(index, { keys: part, exact: true }).length) return part.join('');
  }
}
// A form as it is written, in small letters if it ever is.
const asItStands = ({ raws, keys }, form) => ([...raws.keys()].filter(raw => raws.get(raw) === form).sort().pop() ?? keys[form]).replace(/['’ʼ＇]s$/i, '');
// The readings that differ from what was asked in one syllable of three and more: kabozi, qiabozi.
const bare = letters => letters.replaceAll('v', 'u');
const syllables = ({ letters, starts }) => starts.slice(1).map((end, i) => bare(letters.slice(starts[i], end)));
function misread({ all }, said) {
  const own = syllables(readingOf([said, '']));
  return own.length < 3 ? [] : all.filter(r => r.starts.length === own.length + 1 && syllables(r).filter((s, i) => s !== own[i]).length === 1);
}
// The queries to try: [words, how far they are from what was asked, how well they must be found].
function trials(index, units) {
  const asked = units.map(u => u.raw), { forms, readings: { all } } = index, tries = [[asked, units.some(u => u.exact) ? 0 : Infinity]];
  const swapped = (list, i, n, words) => [...list.slice(0, i), ...words, ...list.slice(i + n)];
  asked.forEach((words, i) => { if (i && forms.has(units[i - 1].keys.join('') + units[i].keys.join(''))) tries.push([swapped(asked, i - 1, 2, [asked[i - 1] + words]), 0.5]); });
  const wrong = units.map(u => !occurrences(index, u).length), some = wrong.includes(true), big = [...units.keys()].filter(i => !units[i].small), right = big.filter(i => !wrong[i]);
  const spoken = units.length > 2 && units.every(u => u.raw.match(SYLLABLE)?.[0] === u.raw);
  const found = units.map((u, i) => !spoken && (some ? wrong[i] && i < CORRECTED : units.length < FEW) ? guesses(index, u) : []);
  const best = some ? asked.map((words, i) => found[i][0]?.[0] ?? words) : asked, cost = some ? found.reduce((sum, list, i) => sum + (list[0]?.[1] ?? (wrong[i] && Infinity)), 0) : 0;
  const least = d => units.length > 1 ? (some && d < 2 ? CLOSE : IN_ROW) : 0;
  if (some) tries.push([best, cost, cost < 2 && asked[wrong.indexOf(true)].length > 6 ? 0 : least(Math.max(...found.map(list => list[0]?.[1] ?? 0)))]);
  found.forEach((list, i) => list.slice(+some).forEach(([words, d]) => tries.push([swapped(best, i, 1, [words]), cost + d - (some && list[0][1]), least(d)])));
  const said = bare(spelt(asked.join(' ')).letters);
  if (!units.some(u => u.han)) {
    nearest(said, all.map(r => bare(r.letters)), allowed(said, 5, 9)).slice(0, FEW).forEach(([i, d]) => tries.push([[all[i].written], d]));
    misread(index.readings, asked.join(' ')).forEach(r => tries.push([[r.written], 2]));
  }
  // some of the words: the longest, since they say most; a sign says as much as four letters
  const known = right.length ? right : big.every(i => found[i].length) ? big : [], weight = i => best[i].length * (units[i].han ? 4 : 1);
  const kept = spoken ? [] : [...known].sort((i, j) => weight(j) - weight(i));
  kept.forEach((_, n) => {
    const most = kept.slice(0, n + 1), has = i => most.includes(i);
    tries.push([best.filter((_, i) => has(i) || (has(i - 1) && has(i + 1) && units[i].small)), 8 + kept.length - n]);
  });
  return tries.filter(([words, d]) => words.length && d < Infinity && new Set(words).size === words.length).sort((a, b) => a[1] - b[1]).slice(0, TRIALS);
}
// Of the nearest queries that find something the one that finds the best.
function insteadOf(index, units) {
  let instead = '', nearestCost = Infinity, most = 0;
  for (const [words, cost, least = 0] of trials(index, units)) {
    if (cost > nearestCost) break;
    const query = words.join(' '), score = [...answers(index, unitsOf(index, query)).values()].reduce((best, found) => Math.max(best, found.score), 0);
    if (score > most && score >= least) [instead, nearestCost, most] = [query, cost, score];
  }
  return instead;
}
