// What every part of the script rests on. All parts are set into one closure, so their names are shared by them alone.
const root = document.documentElement;
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
