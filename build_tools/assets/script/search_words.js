// Words as they are compared: without capitals, accents, soft hyphens, apostrophes and the -s of a genitive, one sign of
// Chinese a word; and where they stand. An acronym (U.S., S&T) is one word, a number with its decimals too; a genitive that
// stands alone (U.S.’s) is none.
const SIGN = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]', LETTER = `(?:[a-zA-Z0-9]|(?!${SIGN})[\\p{L}\\p{N}\\p{M}\\p{Cf}])`;
const WORD = new RegExp(`${SIGN}\\p{M}*|\\p{Nd}+(?:[.,]\\p{Nd}+)+|\\p{L}(?:\\.\\p{L}(?!${LETTER}))+\\.?|\\p{L} ?[&＆] ?\\p{L}(?!${LETTER})|${LETTER}+(?:['’ʼ＇]${LETTER}+)*`, 'gu');
const IS_SIGN = new RegExp('^' + SIGN, 'u');
const STOP = /[。！？；\n]/, JOINT = /^[-‐‑–&＆]$/;              // what parts a phrase; what joins words into one
const PLAIN = /^[a-z0-9]+$/i;
const OTHER_LETTERS = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i' };
const folded = raw => PLAIN.test(raw) ? raw.toLowerCase() : raw.normalize('NFKD').toLowerCase().replace(/['’ʼ]s?$/, '')
  .replace(/[\p{M}\p{Cf} '’ʼ]|(?<!\p{Nd})\./gu, '').replace(/[ßæœøłđı]/g, c => OTHER_LETTERS[c]);
// The words of a text: as they stand, from where to where, and what stands between the one before and this.
function standing(text) {
  const words = [];
  let end = 0;
  for (const { 0: raw, index: start } of text.matchAll(WORD)) {
    if (!/^s$/i.test(raw) || !/['’]/.test(text[start - 1])) words.push({ raw, start, gap: text.slice(end, start), end: end = start + raw.length });
  }
  return words;
}
// British spellings as American ones, alike in the text and in the query, so that the stem of both is one.
const spelled = key => key.replace(/(?<=.[dghlmnrst][iy])(?<!adverti)s(?=(e[ds]?|ers?|ing|able|ations?|ational)$)/, 'z').replace(/(?<=..[bdglmnpvi])our/, 'or').replace(/tre(?=s?$)/, 'ter')
  .replace(/ogue(?=s?$)/, 'og').replace(/mme(?=s?$)/, 'm').replace(/(?<=^(def|off|lic|pret))ence/, 'ense').replace(/(?<=([bcdgnvu]e|na)l)l(?=e[dr]|ing)/, '');
const stemOf = key => /^[a-z]+$/.test(key) ? stem(spelled(key)) : key;
