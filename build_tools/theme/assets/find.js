// Opens the search from the link marked data-find, and loads Material's bundle only then.
(() => {
  'use strict';
  const link = document.querySelector('[data-find]'), dialog = document.getElementById('_find');
  if (!link || !dialog || !location.protocol.startsWith('http')) return;
  const toggle = document.getElementById('__search'), query = dialog.querySelector('[name=query]');
  link.hidden = false;
  let loaded = false, settled = 0;
  toggle.checked = false;                         // Firefox keeps boxes over a reload

  // The page's policy (publish/rules.py) lets nobody write HTML or load a script but through this. Material writes what
  // it found as HTML: the tags it writes itself are obeyed, all else is words. Scripts are its bundle and its worker.
  const WRITTEN = /<\/?(?:h[12]|mark|del)>|<div class="md-search-result__icon md-icon"><\/div>|</g;
  function trust() {
    const known = [dialog.dataset.bundle, JSON.parse(document.getElementById('__config').textContent).search].map(absolute);
    window.trustedTypes?.createPolicy('default', {
      createHTML: html => html.replace(WRITTEN, tag => tag === '<' ? '&lt;' : tag),
      createScriptURL: url => known.includes(absolute(url)) ? url : null,
    });
  }
  const absolute = url => new URL(url, location.href).href;

  function load() {
    if (loaded) return;
    loaded = true;
    trust();
    const bundle = document.createElement('script');
    bundle.src = dialog.dataset.bundle;
    addEventListener('keydown', e => { if (!forSearch(e)) e.stopImmediatePropagation(); });
    settled = Infinity;
    bundle.onload = () => { settled = performance.now() + 300; };
    document.head.append(bundle);
  }
  // Of Material's keys only those of the open search are wanted: single letters get in the way of readers who
  // speak to their machine or use a screen reader (WCAG 2.1.4), and Tab stays Tab.
  function forSearch(e) {
    return dialog.open && !['Tab', 'Shift', 'Alt'].includes(e.key) && !e.target.closest?.('[data-find-close]');
  }
  function open() {
    load();
    if (!toggle.checked) toggle.click();
    query.focus();
    query.select();
  }

  // On a page opened at an id, Material closes its search once, right after it has started.
  toggle.addEventListener('click', e => { if (!toggle.checked && dialog.open && performance.now() < settled) e.preventDefault(); });
  toggle.addEventListener('change', () => {
    if (!toggle.checked) dialog.close();
    else if (!dialog.open) dialog.showModal();
  });
  dialog.addEventListener('close', () => {
    document.body.style.top = '';                 // else Material scrolls back from a place found on this page
    if (!toggle.checked) return;
    toggle.checked = false;
    toggle.dispatchEvent(new Event('change'));
  });
  dialog.addEventListener('click', e => { if (e.target === dialog || e.target.closest('[data-find-close]')) dialog.close(); });
  query.addEventListener('input', () => query.dispatchEvent(new Event('keyup')));      // what is pasted has no key
  dialog.querySelector('form').addEventListener('submit', e => e.preventDefault());

  link.addEventListener('click', e => { e.preventDefault(); open(); });
  link.addEventListener('pointerenter', load, { once: true });
  link.setAttribute('role', 'button');
  link.setAttribute('aria-haspopup', 'dialog');
  link.addEventListener('keydown', e => { if (e.key === ' ') { e.preventDefault(); open(); } });
  if (new URLSearchParams(location.search).has('q')) open();
})();
