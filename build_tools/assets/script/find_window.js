// The two places of the search: a window over any page, and a page of its own.
function findWindow() {
  let dialog, form, own;
  function build(places) {
    dialog = made('dialog', '', { id: '_find', className: 'find-dialog', ariaLabel: 'Find in this edition', closedBy: 'any' });
    form = findForm(places, () => {}, place => {
      dialog.close();
      document.dispatchEvent(new CustomEvent('found', { detail: place }));
    });
    const close = made('button', '×', { type: 'button', className: 'close', ariaLabel: 'Close' });
    const keys = made('p', '↓ ↑ to a result, Enter to open it, Escape to close, ' + (/^(Mac|iP)/.test(navigator.platform) ? '⌘K' : 'Ctrl+K') + ' to find again', { className: 'find-keys', id: '_find-keys' });
    form.input.setAttribute('aria-describedby', keys.id);
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('click', e => { if (e.target === dialog) dialog.close(); });
    $('form', form.node).append(close, keys);
    dialog.append(form.node);
    document.body.append(dialog);
    form.ask(remembered());
  }
  return {
    open(places, typed) {
      if (form?.failed()) dialog.remove();                      // asked again, it may be had by now
      if (!dialog?.isConnected) build(places);
      if (!dialog.open) dialog.showModal();
      form.input.focus();
      typed ? form.ask(typed) : form.input.select();
    },
    page(host, places) {
      if (own) return;
      const asked = new URLSearchParams(location.search), back = performance.getEntriesByType('navigation')[0]?.type === 'back_forward';
      own = findForm(places, query => {
        const to = location.pathname + (query.trim() ? '?' + new URLSearchParams({ q: query }) : '');
        try { history.replaceState(history.state, '', to); } catch { /* a file keeps its address */ }
      }, place => document.dispatchEvent(new CustomEvent('found', { detail: place })));
      host.append(own.node);
      own.ask(asked.get('q') ?? (back ? remembered() : ''));
    },
  };
}
self.editionFind = findWindow();
