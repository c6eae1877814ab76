// What is asked: units, each of which must be in a place. A unit is a word, words joined by hyphens or set in quotation
// marks, signs of Chinese in a row, or pinyin, which stands for the signs that it reads and for its own letters.
const LONGEST_QUERY = 1000, MOST_UNITS = 32, LONGEST_READING = 12, LONGEST_ROW = 60, PARTS = /[\s，、：；！？。,;:!?|/]/;
const CHUNK = /["“”„«»「」『』]([^"“”„«»「」『』]*)(["“”„«»「」『』])?|[^\s"“”„«»「」『』]+/g;
const SMALL = /^(about|an?|and|are|as|at|be|between|by|did|do|does|for|from|how|in|is|it|its|of|on|or|that|the|their|this|to|was|were|what|when|where|which|who|why|with)$/;

const keysOf = (index, words) => standing(words).map(({ raw }) => keyOf(index, raw)).filter(Boolean);

function unitsOf(index, query) {
  const units = [];
  for (const [chunk, quoted, closed] of query.slice(0, LONGEST_QUERY).replace(/(?<=[lnjqxy])u:/gi, 'ü').replace(/(?<!\S)(\S) ([&＆]) (?=\S(?!\S))/g, '$1$2').matchAll(CHUNK)) {
    let unit;
    for (const { raw, gap } of standing(quoted ?? chunk)) {
      const key = keyOf(index, raw), han = IS_SIGN.test(key);
      if (!key) continue;
      if (unit && unit.keys.length < LONGEST_ROW && (quoted !== undefined || (unit.han === han && (han ? !PARTS.test(gap) : JOINT.test(gap))))) {
        unit.keys.push(key);
        unit.small = false;
        unit.raw += gap + raw;
      } else units.push(unit = { keys: [key], raw, han, exact: closed, small: !closed && SMALL.test(key) });
    }
  }
  const asked = units.flatMap(u => rows(index, u)).slice(0, MOST_UNITS);
  asked.forEach((u, i) => { u.open = i === asked.length - 1 && !u.exact && !/^\p{Lu}{2}$/u.test(u.raw); });   // AI is no beginning of aims
  return asked;
}
// Words joined by hyphens that nowhere stand so, each by itself; signs that nowhere stand in a row, in the longest rows of
// two and more that do stand somewhere; else as they are.
function rows(index, unit) {
  if (unit.exact || unit.keys.length < (unit.han ? 4 : 2) || occurrences(index, { ...unit, open: true }).length) return [unit];
  if (!unit.han) return unit.keys.map(key => ({ ...unit, keys: [key], raw: key, small: SMALL.test(key) }));
  const found = [], { keys } = unit;
  for (let from = 0, n; from < keys.length; from += n) {
    const part = n => ({ ...unit, keys: keys.slice(from, from + n), raw: keys.slice(from, from + n).join('') });
    for (n = keys.length - from; n > 1 && !occurrences(index, part(n)).length;) n--;
    if (n < 2) return [unit];
    found.push(part(n));
  }
  return found;
}
// The units as words; once more with those that are pinyin, taken together, reading signs; and without the small words.
function ways(index, units) {
  const read = [];
  for (let i = 0, n; i < units.length; i += n) {
    let signs, said = '';
    n = 1;
    for (let j = i; j < units.length && j < i + LONGEST_READING && !units[j].han && !units[j].exact; j++) {
      said += ' ' + units[j].raw;
      const found = signsOf(index.readings, said, units[j].open);
      if (found.length) [signs, n] = [found, j - i + 1];
    }
    const run = units.slice(i, i + n);
    read.push(signs ? { ...run.at(-1), keys: run.flatMap(u => u.keys), signs: signs.map(s => keysOf(index, s)) } : units[i]);
  }
  const said = units.filter(u => !u.small);
  said.less = 0.1;                                              // where the small words stand too is before
  return [units, ...read.some(u => u.signs) ? [read] : [], ...said.length && said.length < units.length ? [said] : []];
}
