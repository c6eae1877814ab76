// What every part of the script rests on. All parts are set into one closure, so their names are shared by them alone.
const KEY = 'edition-view', root = document.documentElement;
// What is kept is anybody's who writes pages of this host: all but yes and no is left aside.
const yesOrNo = saved => Object.fromEntries(Object.entries(saved ?? {}).filter(([, v]) => typeof v === 'boolean'));
const kept = () => { try { return yesOrNo(JSON.parse(localStorage[KEY])); } catch { return {}; } };   // first visit, or storage refused
const paper = saved => { const p = ['light', 'dark'].find(n => saved['_' + n]); if (p) root.dataset.paper = p; else delete root.dataset.paper; };
paper(kept());                                                  // before the first line is painted

const $ = (s, n = document) => n.querySelector(s), $$ = (s, n = document) => [...n.querySelectorAll(s)];
const on = id => $('#_' + id)?.checked;
const named = a => a?.hash && document.getElementById(decodeURIComponent(a.hash.slice(1)));
const copy = node => {
  const c = node.cloneNode(true);
  [c, ...$$('[id]', c)].forEach(e => e.removeAttribute('id'));
  $$('.back, .uses', c).forEach(e => e.remove());
  return c;
};
