// The stem of an English word by the Snowball stemmer for English (“Porter2”, Martin Porter; as of Snowball 3.1), written
// from its definition: industries, industrial, industry → industri. The word is in small letters.
// Pairs of an ending and what it becomes; nothing, if nothing is told.
const endings = list => new Map(list.split(' ').map(pair => pair.split('>')));
const SPECIAL = endings('skies>sky skis>ski idly>idl gently>gentl ugly>ugli early>earli only>onli singly>singl sky news howe atlas cosmos bias andes');
const SHORT = /[^aeiouy][aeiouy][^aeiouywxY]$|^[aeiouy][^aeiouy]$|past$/;
const SECOND = endings('tional>tion enci>ence anci>ance abli>able entli>ent izer>ize ization>ize ational>ate ation>ate ator>ate alism>al aliti>al alli>al '
  + 'fulness>ful ousli>ous ousness>ous iveness>ive iviti>ive biliti>ble bli>ble ogist>og ogi>og fulli>ful lessli>less li');
const THIRD = endings('tional>tion ational>ate alize>al icate>ic iciti>ic ical>ic ful ness ative');
const FOURTH = endings('al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion');
// The longest of these endings that the word has.
function ending(word, list) {
  for (let n = Math.min(7, word.length); n > 1; n--) if (list.has(word.slice(-n))) return word.slice(-n);
}
function stem(word) {
  if (word.length < 3) return word;
  if (SPECIAL.has(word)) return SPECIAL.get(word) ?? word;
  let w = word.replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y');
  const region = (from, r) => { const m = r.exec(w.slice(from)); return m ? from + m.index + m[0].length : w.length; };
  const one = region(0, /^(?:gener|commun|arsen|past|univers|later|emerg|organ|inter)|[aeiouy][^aeiouy]/), two = region(one, /[aeiouy][^aeiouy]/);
  const swap = (list, from, fits = () => true) => {
    const end = ending(w, list), rest = end && w.slice(0, -end.length);
    if (end && rest.length >= from && fits(end, rest)) w = rest + (list.get(end) ?? '');
  };
  w = w.replace(/(sses|ied|ies|us|ss|s)$/, (end, _, at) => end === 'sses' ? 'ss' : end[0] === 'i' ? (at > 1 ? 'i' : 'ie') : end !== 's' || !/[aeiouy]./.test(w.slice(0, at)) ? end : '');
  w = inflected(w, one);
  w = w.replace(/(?<=.[^aeiouy])[yY]$/, 'i');
  swap(SECOND, one, (end, rest) => end === 'li' ? /[cdeghkmnrt]$/.test(rest) : end !== 'ogi' || rest.endsWith('l'));
  swap(THIRD, one, (end, rest) => end !== 'ative' || rest.length >= two);
  swap(FOURTH, two, (end, rest) => end !== 'ion' || /[st]$/.test(rest));
  const last = w.length - 1, rest = w.slice(0, -1);
  if (w[last] === 'e' ? last >= two || (last >= one && !SHORT.test(rest)) : last >= two && w.endsWith('ll')) w = rest;
  return w.replaceAll('Y', 'y');
}
// A word without -ed, -ing and the like (step 1b).
function inflected(w, one) {
  const [, rest, end] = /^(.*?)(eed|eedly|ed|edly|ing|ingly)$/s.exec(w) ?? [];
  if (!end) return w;
  if (end[1] === 'e') return rest.length >= one && !/^(proc|exc|succ)$/.test(rest) ? rest + 'ee' : w;
  if (end === 'ing' && /^[^aeiouy]y$/.test(rest)) return rest[0] + 'ie';
  if (!/[aeiouy]/.test(rest) || (end === 'ing' && /^(inn|out|cann|herr|earr|even)$/.test(rest))) return w;
  if (/(at|bl|iz)$/.test(rest)) return rest + 'e';
  if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(rest)) return /^[aeo]..$/.test(rest) ? rest : rest.slice(0, -1);
  return rest.length === one && SHORT.test(rest) ? rest + 'e' : rest;
}
