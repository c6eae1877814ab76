// Pinyin as one may write it: with tones or without, with numbers for tones, with v or u: for ü, in one word or in syllables,
// unfinished. A reading is that of a Chinese name; any of its syllables in a row read the signs that they stand for.
const TONES = { '\u0304': 1, '\u0301': 2, '\u030c': 3, '\u0300': 4 };
const SYLLABLE = /(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?[aeiouv]+(?:ng?(?![aeiouv])|(?<=e)r(?![aeiouv])|r$)?/g;
// The letters of what is written, its tones by the letter at which (or after which) they are told, and where it has gaps.
function spelt(written) {
  const tones = [], gaps = [0];
  let letters = '';
  for (const c of written.toLowerCase().normalize('NFD')) {
    if (/[a-z]/.test(c)) letters += c;
    else if (c === '\u0308') letters = letters.slice(0, -1) + 'v';
    else if (TONES[c] || /[0-5]/.test(c)) tones.push([letters.length - 1, TONES[c] ?? c % 5]);
    else if (!/\p{M}/u.test(c)) gaps.push(letters.length);
  }
  return { letters, tones, gaps: new Set(gaps) };
}
// A reading by its syllables: where each begins, its tone, the signs it reads.
function readingOf([written, signs]) {
  const { letters, tones, gaps } = spelt(written.replace(/\d/g, ' ')), starts = [], han = [...signs.matchAll(WORD)].filter(m => IS_SIGN.test(m[0]));
  const cuts = [...gaps, letters.length].sort((a, b) => a - b);
  cuts.forEach((cut, i) => { for (const m of letters.slice(cut, cuts[i + 1]).matchAll(SYLLABLE)) starts.push(cut + m.index); });
  starts.push(letters.length);
  const tone = starts.map((s, i) => tones.find(([at]) => at >= s && at < starts[i + 1])?.[1] ?? 0);
  return { written, signs, letters, starts, tone, han: han.length === starts.length - 1 ? han : null };
}
const opening = letters => letters.slice(0, 2).replaceAll('v', 'u');
function addReading(readings, pair) {
  const r = readingOf(pair);
  readings.all.push(r);
  r.starts.slice(0, r.han ? -1 : 1).forEach((s, i) => put(readings.by, opening(r.letters.slice(s)), [r, i]));
}
// The signs that these words may read; `open` if they may be unfinished. One syllable alone is asked for by its tone.
function signsOf(readings, written, open) {
  const { letters, tones } = spelt(written), found = new Set(), one = letters.match(SYLLABLE)?.[0] === letters;
  for (const [r, i] of readings.by.get(opening(letters)) ?? []) {
    const from = r.starts[i], end = from + letters.length, last = r.starts.findIndex(s => s >= end), whole = r.starts[last] === end;
    if (last < 0 || !(whole || (open && !one && letters.length > 4))) continue;
    if ([...letters].some((c, n) => c !== r.letters[from + n] && !(c === 'u' && r.letters[from + n] === 'v'))) continue;
    if (tones.some(([at, t]) => t !== r.tone[r.starts.findIndex(s => s > from + at) - 1])) continue;
    if (!i && last === r.starts.length - 1) found.add(r.signs);
    else if (r.han && (last - i > 1 || (whole && tones.length))) found.add(r.signs.slice(r.han[i].index, r.han[last - 1].index + r.han[last - 1][0].length));
  }
  return [...found];
}
