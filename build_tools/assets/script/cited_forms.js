// Works in all styles, as data: runs of text, of which elements are made, or plain words.
const NUMBER = '\u{10fff0}', ADDRESS = '\u{10fff1}', BREAK = /(?<=[/=?])(?<!\/\/)(?=[^/=?])|(?=[_&])(?<=\w)/;
const TURNED = /([\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc](?:[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\W\d]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])?)/;   // from right to left
const wordsOf = run => typeof run === 'string' ? run : run[0];
const textOf = runs => runs.map(wordsOf).join('');
// A run with other words.
const worded = (run, words) => typeof run === 'string' ? words : [words, ...run.slice(1)];
// `italics` names the element of italics; `known` has the elements of Chinese words that a reader may see in two scripts.
function elements(runs, italics, known = new Map()) {
  const all = new DocumentFragment();
  for (const run of runs) {
    const [words, italic, lang, to] = [run].flat();
    let node = new DocumentFragment();
    node.append(...words.split(TURNED).map((part, i) => i % 2 ? made('bdi', part) : part));
    const into = (kind, of) => { const e = made(kind, '', of); e.append(node); node = e; };
    if (lang && known.has(words)) node = known.get(words).cloneNode(true);
    else if (lang) into('span', { lang, className: /^zh-Han/.test(lang) && words.length <= 10 ? 'nb' : '' });
    if (italic) into(italics);
    const href = to === 1 ? words : to;
    if (/^https?:/i.test(href)) {
      into('a', { href, className: 'out' });
      if (to === 1) node.replaceChildren(...words.split(BREAK).flatMap((part, i) => i ? [made('wbr'), part] : [part]));
    }
    all.append(node);
  }
  return all;
}
// Without the full stop at the end.
function unstopped(runs) {
  const cut = textOf(runs).replace(/[. ]+$/, '').length;
  let at = 0;
  return runs.flatMap(run => {
    const words = wordsOf(run).slice(0, Math.max(0, cut - at));
    at += wordsOf(run).length;
    return words ? [worded(run, words)] : [];
  });
}
// The form of a paragraph with its number and its address; without one, what stands there for its sake falls away.
const filled = (runs, number, address) => runs.filter(run => address || run[3] !== 2).map(run => worded(run, wordsOf(run).replaceAll(NUMBER, number).replaceAll(ADDRESS, address)));
