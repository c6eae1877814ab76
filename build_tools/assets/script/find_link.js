// The way to the search, on every page; the search itself is loaded when a reader asks for it.
function findLink() {
  const link = $('[data-find]'), here = $('[data-find-here]');
  if (!link) return;
  const apple = /^(Mac|iP)/.test(navigator.platform);
  const places = async () => {
    await loaded('search-data.js');
    return self.searchData ?? JSON.parse($('#_search-data').textContent);
  };
  const early = () => loaded('search.js').then(places).catch(() => {});   // that it failed is told to who then asks
  const page = () => loaded('search.js').then(
    () => self.editionFind.page(here, places()),
    () => $('[data-find-failed]').hidden = false,
  );
  let typed;                                                    // until the window is there; undefined if none is waited for
  const show = () => loaded('search.js').then(
    () => self.editionFind.open(places(), typed),
    () => location.href = link.href,                            // the page says what else one may do
  ).finally(() => typed = undefined);
  const open = () => {
    if (here) return $('input', here)?.focus() ?? page();
    if (typed === undefined) { typed = ''; show(); }
  };
  const typing = e => {
    if (typed === undefined || e.defaultPrevented || e.key.length > 1 || e.ctrlKey || e.metaKey || e.altKey) return;
    e.preventDefault();
    typed += e.key;
  };
  link.hidden = false;
  Object.assign(link, { role: 'button', ariaHasPopup: 'dialog' });
  link.setAttribute('aria-keyshortcuts', apple ? 'Meta+K' : 'Control+K');
  ['pointerenter', 'focus'].forEach(comes => link.addEventListener(comes, early, { once: true }));
  link.addEventListener('click', e => { if (plain(e)) { e.preventDefault(); open(); } });
  link.addEventListener('keydown', e => { if (e.key === ' ') { e.preventDefault(); open(); } });
  addEventListener('keydown', e => {                            // no single key (WCAG 2.1.4)
    typing(e);
    if (e.key.toLowerCase() !== 'k' || !(apple ? e.metaKey && !e.ctrlKey : e.ctrlKey && !e.metaKey) || e.altKey || e.shiftKey) return;
    e.preventDefault();
    open();
  });
  if (here) { $('[data-find-failed]').hidden = true; page(); }
}
ready(findLink);
