// What every part of the script rests on. All parts are set into one closure, so their names are shared by them alone.
const KEY = 'edition-view', root = document.documentElement;
// What is kept is anybody's who writes pages of this host: all but yes and no to a box is left aside.
const yesOrNo = saved => Object.fromEntries(Object.entries(saved ?? {}).filter(([id, v]) => /^_\w{1,20}$/.test(id) && typeof v === 'boolean'));
const kept = () => { try { return yesOrNo(JSON.parse(localStorage[KEY])); } catch { return {}; } };   // first visit, or storage refused
// The sheet obeys classes of the root, such as _pinyin-on: with :root:has(:checked) each pop-up would have the whole page styled anew.
const obey = saved => Object.entries(saved).forEach(([id, on]) => { root.classList.toggle(id + '-on', on); root.classList.toggle(id + '-off', !on); });
obey(kept());                                                   // before the first line is painted

const $ = (s, n = document) => n.querySelector(s), $$ = (s, n = document) => [...n.querySelectorAll(s)];
const on = id => $('#_' + id)?.checked;
const plain = e => !(e.ctrlKey || e.metaKey || e.shiftKey || e.altKey);
const made = (kind, words = '', of = {}) => Object.assign(document.createElement(kind), { textContent: words }, of);
const named = a => a?.hash && document.getElementById(decodeURIComponent(a.hash.slice(1)));
const copy = node => {
  const c = node.cloneNode(true);
  [c, ...$$('[id]', c)].forEach(e => e.removeAttribute('id'));
  $$('.back, .uses', c).forEach(e => e.remove());
  return c;
};
const ready = f => document.readyState === 'loading' ? document.addEventListener('DOMContentLoaded', f) : f();
