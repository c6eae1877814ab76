// Settings: the style sheet obeys the boxes (:has), so this only remembers them.
function settings() {
  const boxes = $$('#_view input'), saved = kept();
  boxes.forEach(b => { if (Object.hasOwn(saved, b.id)) b.checked = saved[b.id]; });
  $('#_view')?.addEventListener('change', () => {
    const now = { ...kept(), ...Object.fromEntries(boxes.map(b => [b.id, b.checked])) };
    paper(now);
    try { localStorage[KEY] = JSON.stringify(now); } catch { /* not kept */ }
  });
}
