// If nothing is found: the nearest query that finds something, by the distance of Damerau and Levenshtein between what was
// asked and the words of the edition, its readings and its Chinese names.
const TRIALS = 16, CORRECTED = 6, LONGEST_WORD = 40;

// How many letters are wrong, missing, too many or changed about between two words; more than `most` counts as Infinity.
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let before, last = [], row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    [before, last, row] = [last, row, [i]];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return Infinity;
  }
  return row[b.length] > most ? Infinity : row[b.length];
}
// Which letters a word has, a bit for each: two words at distance d differ in 2d of them at most.
const letterBits = word => { let bits = 0; for (let i = 0; i < word.length; i++) bits |= 1 << word.charCodeAt(i) % 31; return bits; };
function bitsApart(a, b) { let n = 0; for (let x = a ^ b; x; x &= x - 1) n++; return n; }
const allowed = word => word.length < 3 ? 0 : word.length < 6 ? 1 : 2;

// The forms nearest to a word: first by distance, then those that begin alike, then the more frequent.
function nearForms(index, key) {
  const most = allowed(key), bits = letterBits(key), near = [];
  if (!most || key.length > LONGEST_WORD || !/\p{L}/u.test(key)) return near;
  index.bits ??= index.keys.map(letterBits);
  index.keys.forEach((k, form) => {
    if (k === key || k.length < 3 || Math.abs(k.length - key.length) > most || bitsApart(bits, index.bits[form]) > 2 * most || !index.posts[form].length) return;
    const d = distance(key, k, most);
    if (d <= most) near.push({ k, form, cost: d + (k[0] === key[0] ? 0 : 0.5) });
  });
  near.sort((a, b) => a.cost - b.cost || index.posts[b.form].length - index.posts[a.form].length);
  return near.slice(0, 4).map(({ form, cost }) => ({ text: asItStands(index, form), cost }));
}
// A form as it first stands in the edition.
function asItStands(index, form) {
  const post = index.posts[form][0], place = index.places[index.owner[post >> 3]];
  let p = place.first;
  for (const field of fieldsOf(place)) {
    let from;
    for (const { raw, start, end, gap } of standing(field)) {
      if (STOP.test(gap)) p++;
      if (p === post >> 3) from = start;
      if (from !== undefined && p === (post >> 3) + (post & 7) - 1) return field.slice(from, end).replace(/['’ʼ＇]s$/i, '');
      p++;
    }
    p++;
  }
  return index.keys[form];
}
// What a unit might have been, the likeliest first.
function guesses(index, unit) {
  const { keys, han } = unit, whole = keys.join('');
  if (han) return nearNames(index, whole);
  const near = nearForms(index, whole);
  for (let i = 2; keys.length === 1 && i < Math.min(whole.length, LONGEST_WORD) - 1; i++) {
    const two = [whole.slice(0, i), whole.slice(i)];
    if (two.every(k => index.forms.has(k)) && inRow(index, two, { exact: true }).length) near.unshift({ text: two.join(' '), cost: 0.5 });
  }
  if (keys.length > 1) near.push({ text: keys.map(k => index.forms.has(k) ? k : nearForms(index, k)[0]?.text ?? k).join('-'), cost: 2 });
  return near;
}
function nearNames(index, signs) {
  const all = new Set(index.readings.all.map(r => r.signs)), near = [];
  for (const name of all) {
    const d = name.length > 2 ? distance(signs, [...standing(name)].map(t => signed(index, t.raw)).join(''), 1) : Infinity;
    if (d <= 1) near.push({ text: name, cost: d });
  }
  return near;
}
function nearReadings(index, units) {
  const { letters } = spelt(units.map(u => u.raw).join(' ')), most = letters.length < 5 ? 0 : letters.length < 9 ? 1 : 2;
  if (!most || letters.length > 2 * LONGEST_WORD) return [];
  const bare = letters.replaceAll('v', 'u');
  return index.readings.all.map(r => ({ text: r.written, cost: distance(bare, r.letters.replaceAll('v', 'u'), most) })).filter(r => r.cost <= most).sort((a, b) => a.cost - b.cost);
}
// The queries to try, the likeliest first: each is a list of words.
function* trials(index, units) {
  const asked = units.map(u => u.raw), wrong = units.map(u => !occurrences(index, u).length), swap = (list, i, n, text) => [...list.slice(0, i), ...text ? [text] : [], ...list.slice(i + n)];
  if (units.some(u => u.exact)) yield asked;
  for (let i = 0; i + 1 < units.length; i++) {
    if (index.forms.has(units[i].keys.join('') + units[i + 1].keys.join(''))) yield swap(asked, i, 2, asked[i] + asked[i + 1]);
  }
  const found = units.map((u, i) => wrong[i] && wrong.slice(0, i).filter(Boolean).length < CORRECTED ? guesses(index, u) : []);
  const readings = units.some(u => u.han) ? [] : nearReadings(index, units).slice(0, 2);
  if (units.length > 1 || !(found[0]?.[0]?.cost <= readings[0]?.cost)) for (const r of readings) yield [r.text];
  const best = asked.map((text, i) => found[i][0]?.text ?? text);
  if (wrong.some(Boolean)) yield best;
  for (const [i, list] of found.entries()) for (const { text } of list.slice(1)) yield swap(best, i, 1, text);
  for (const r of readings) yield [r.text];
  if (!wrong.some(Boolean)) for (const [i, u] of units.slice(0, CORRECTED).entries()) for (const { text } of guesses(index, u).slice(0, 2)) yield swap(asked, i, 1, text);
  if (units.length < 2) return;
  const known = best.filter((_, i) => !wrong[i] || found[i].length);
  if (known.length < best.length) yield known;
  for (let i = known.length - 1; i >= 0; i--) yield swap(known, i, 1, '');
}
function insteadOf(index, units) {
  let tries = 0;
  for (const words of units.length ? trials(index, units) : []) {
    const query = words.join(' ');
    if (query && answers(index, unitsOf(index, query)).size) return query;
    if (++tries === TRIALS) break;
  }
  return '';
}
