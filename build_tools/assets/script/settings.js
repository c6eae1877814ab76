// Settings: the boxes of the menu, obeyed at once and kept for the next page.
function settings() {
  const boxes = $$('#_view input'), saved = kept(), now = () => Object.fromEntries(boxes.map(b => [b.id, b.checked]));
  boxes.forEach(b => { if (saved[b.id] || (b.type === 'checkbox' && Object.hasOwn(saved, b.id))) b.checked = saved[b.id]; });   // of a choice one always stands
  if (boxes.length) root.className = '';                        // what this page has no box for is not its own
  obey(now());
  $('#_view')?.addEventListener('change', () => {
    obey(now());
    try { localStorage[KEY] = JSON.stringify({ ...kept(), ...now() }); } catch { /* not kept */ }
  });
}
