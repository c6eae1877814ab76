// The ways to citing, on every page. What they lead to is loaded when a reader asks for it, or has chosen another style
// than the one that is printed.
function citingLinks() {
  const group = $('[data-citations]'), boxes = group ? $$('input', group) : [];
  const heard = made('p', '', { className: 'vh', role: 'status' }), menu = $('#_para-menu');
  const chosen = () => boxes.find(b => b.checked) ?? {};
  const citing = () => Promise.all(['citations.js', 'citing.js'].map(loaded)).then(() => self.editionCiting());
  const say = words => heard.textContent = words;
  async function show(aloud) {
    const veil = setTimeout(() => root.classList.remove('restyled'), 2e3);   // whatever happens, sources are seen
    root.classList.add('restyled');
    try {
      (await citing()).show(chosen().value);
      if (aloud) say('Citations in ' + chosen().parentNode.textContent.trim());
    } catch { say('This style could not be loaded'); }
    clearTimeout(veil);
    root.classList.remove('restyled');
  }
  document.body.append(heard);
  // Where the manifest names no address, a paragraph is cited by that of the server, as others would write it.
  if (menu && location.protocol.startsWith('http')) menu.dataset.address ||= location.origin + location.pathname.replace(/\/index\.html$/, '/');
  $$('[data-work]').forEach(work => {
    const line = $('.used', work.closest('li') ?? work) ?? work.closest('.src, .works p');
    const words = work.textContent.split(/\s+/).slice(0, 7).join(' ');
    const b = made('button', 'Cite', { type: 'button', className: 'cite-work', ariaLabel: 'Cite ' + words + ' …', ariaHasPopup: 'dialog' });
    b.dataset.cites = work.dataset.work;
    line ? line.append(line.matches('.used') ? ' · ' : ' ', b) : (work.closest('.supplied') ?? work).after(' ', b);
  });
  document.addEventListener('click', e => {
    const b = e.target.closest('[data-cites]');
    if (!b || !plain(e)) return;
    e.preventDefault();
    citing().then(c => c.open(b, chosen().value), () => b.href ? location.href = b.href : say('Citing could not be loaded'));
  });
  if (!group) return;
  group.hidden = false;
  group.addEventListener('change', () => show(true));
  if (!chosen().defaultChecked) show();
}
document.addEventListener('DOMContentLoaded', citingLinks);     // once the settings are as the reader has left them
