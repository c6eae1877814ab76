// What is asked: units, each of which must be in a place. A unit is a word, words joined by hyphens or set in quotation
// marks, signs of Chinese in a row, or pinyin, which stands for the signs that it reads and for its own letters.
const LONGEST_QUERY = 1000, MOST_UNITS = 32, REPEATED = 8, LONGEST_READING = 12;
const CHUNK = /["“”„«»「」『』]([^"“”„«»「」『』]*)(["“”„«»「」『』])?|[^\s"“”„«»「」『』]+/g;
const SMALL = /^(an?|and|are|as|at|be|by|for|from|in|is|it|of|on|or|that|the|to|was|with)$/;
const sameKeys = (a, b) => a.exact === b.exact && a.keys.join(' ') === b.keys.join(' ');

function unitsOf(index, query) {
  const units = [];
  for (const [chunk, quoted, closed] of query.slice(0, LONGEST_QUERY).replace(/(?<=[lnjqxy])u:/gi, 'ü').matchAll(CHUNK)) {
    let unit;
    for (const { raw, gap } of standing(quoted ?? chunk)) {
      const key = signed(index, raw), han = IS_SIGN.test(key);
      if (!key) continue;
      if (unit && (quoted !== undefined || (unit.han ? han && !/[\s，、：；！？。,;:!?|/]/.test(gap) : !han && JOINT.test(gap)))) {
        unit.keys.push(key);
        unit.raw += gap + raw;
      } else units.push(unit = { keys: [key], raw, han, exact: quoted !== undefined && !!closed });
    }
  }
  const asked = units.filter((u, i) => i < REPEATED || units.findIndex(v => sameKeys(u, v)) === i).slice(0, MOST_UNITS);
  asked.forEach((u, i) => { u.open = i === asked.length - 1 && !u.exact; u.small = SMALL.test(u.keys.join(' ')); });
  return asked;
}
// Signs that nowhere stand in a row, in the longest rows of two and more that do stand somewhere; else as they are.
function rows(index, unit) {
  if (!unit.han || unit.exact || unit.keys.length < 4 || occurrences(index, unit).length) return [unit];
  const found = [], { keys } = unit;
  for (let from = 0, n; from < keys.length; from += n) {
    const part = n => ({ ...unit, keys: keys.slice(from, from + n), raw: keys.slice(from, from + n).join('') });
    for (n = keys.length - from; n > 1 && !occurrences(index, part(n)).length;) n--;
    if (n < 2) return [unit];
    found.push(part(n));
  }
  return found;
}
// The same units, with those that are pinyin, taken together, reading signs; nothing if none is.
function read(index, units) {
  const out = [];
  for (let i = 0, n; i < units.length; i += n) {
    let best;
    n = 1;
    for (let j = i, said = ''; j < units.length && j < i + LONGEST_READING && !units[j].han && !units[j].exact; j++) {
      said += (said && ' ') + units[j].raw;
      const signs = signsOf(index.readings, said, units[j].open);
      if (signs.length) { best = signs; n = j - i + 1; }
    }
    const run = units.slice(i, i + n);
    out.push(best ? { ...run.at(-1), keys: run.flatMap(u => u.keys), raw: run.map(u => u.raw).join(' '), signs: best.map(s => [...standing(s)].map(t => signed(index, t.raw))) } : units[i]);
  }
  return out.some(u => u.signs) && out;
}
