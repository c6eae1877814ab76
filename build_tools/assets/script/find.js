// Find: shown where the search of the site can work.
function find() {
  if (!location.protocol.startsWith('http')) return;
  $$('[data-find]').forEach(a => a.hidden = false);
}
