// The pop-up: one element, moved next to the marker it answers, so that Tab goes on from there.
function popUp(lit) {
  const popup = $('#_popup');
  if (!popup?.showPopover) return;
  const MARKS = '.noteref, .commentref, .term, .name, .emend, .fix, .pn', OPEN = 150, CLOSE = 300;
  const [label, body, foot] = ['#_popup-label', '.popup-body', '.popup-foot'].map(s => $(s, popup));
  const sheet = matchMedia('(max-width: 40rem)');
  const heard = made('p', '', { className: 'vh', role: 'status' });   // ears do not see it open
  document.body.append(heard);
  let marker, pinned, pressed, timer, width, at;
  const selected = selectedWords(popup);
  const place = (name, px) => popup.style.setProperty(name, px + 'px');
  const isOpen = () => popup.matches(':popover-open');
  const later = (ms, f) => { clearTimeout(timer); timer = setTimeout(f, ms); };
  const hide = () => { clearTimeout(timer); if (isOpen()) popup.hidePopover(); };
  const shown = a => (a.innerText || a.textContent).trim();
  const KINDS = [                                               // what a mark is called, and in which list its entry stands
    ['.pn', a => '¶ ' + shown(a)], ['.noteref', (a, note) => 'Note ' + (note.className ? `⟨${shown(a)}⟩, ${note.className}` : shown(a)), 'notes'], ['.term', () => 'Term', 'terms'], ['.name', (a, entry) => entry.dataset.kind, 'names'],
    ['.commentref', a => 'Editors’ comment ' + shown(a), 'comments'], ['.emend, .fix', () => 'Correction', 'corrections'],
  ];

  function fill(a) {
    const target = named(a), [kind, name, list] = KINDS.find(k => a.matches(k[0]));
    if (!target) return;
    const ways = $('.uses', target);                            // an entry of the list may itself lead on
    label.replaceChildren(name(a, target), a.matches('.term, .name') ? made('span', ': ' + shown(a), { className: 'vh' }) : '');
    foot.hidden = !list;
    foot.replaceChildren(...(ways ? copy(ways).childNodes : [made('a', `In the list of ${list} ↓`, { href: a.hash })]));
    const lifted = kind === '.pn' ? menu(a, target) : copy($('.body', target) || target);
    if (target.matches('.entry')) { const dl = document.createElement('dl'); dl.append(lifted); body.replaceChildren(dl); } else body.replaceChildren(lifted);
    return true;
  }
  function menu(a, paragraph) {
    const from = $('#_para-menu'), menu = from.content.cloneNode(true), rests = $('.rests', menu);
    const own = !from.dataset.address && !location.protocol.startsWith('http'), words = !own && selected($('.text', paragraph));
    $('[data-n]', menu).textContent = shown(a);
    $('[data-url]', menu).textContent = (from.dataset.address || location.href.split('#')[0]) + a.hash;
    $('[data-at]', menu).hidden = $('[data-copy=url]', menu).hidden = own;   // a path on one's own disk leads nobody else there
    const notes = $$('.text .noteref', paragraph);
    rests.hidden = !notes.length;
    $('[data-notes]', menu).append(notes.length > 1 ? 'notes ' : 'note ', ...notes.flatMap((m, i) => [i ? ', ' : '', made('a', shown(m), { href: m.hash })]));
    if (words) {
      const b = $('[data-copy=words]', menu), link = $('[data-url]', menu).textContent + words.link;
      b.hidden = false;
      Object.assign(b.dataset, { link, words: '“' + words.words + '”' + (words.more ? ', in ' + label.textContent + ' only' : '') });
      CSS.highlights?.set('selected', new Highlight(words.range));
    }
    return menu;
  }
  function show(a, y) {
    if (marker === a && isOpen()) return;
    hide();
    if (!fill(a)) return;
    (a.closest('sup') || a).after(popup);                       // next in the reading and the tab order
    marker = a; a.classList.add('open'); a.ariaExpanded = true;
    popup.showPopover({ source: a });
    popup.scrollTop = 0;
    lay(y);
  }
  function lay(y) {
    const boxes = [...marker.getClientRects()], last = boxes.at(-1), r = boxes.find(b => y >= b.top && y <= b.bottom) || last;
    width = innerWidth;
    popup.style.removeProperty('--room');
    const down = innerHeight - r.bottom - 22, up = r.top - 22, under = popup.offsetHeight <= down || down >= up;
    place('--room', Math.max(160, under ? down : up));
    const w = popup.offsetWidth, h = popup.offsetHeight;
    place('--x', scrollX + Math.max(12, Math.min(r.left - 21, root.clientWidth - w - 16)));
    place('--y', scrollY + (under ? r.bottom + 10 : r.top - h - 10));
    if (sheet.matches) scrollBy(0, Math.max(0, last.bottom + h + 16 - innerHeight));   // the word stays above the sheet
  }
  popup.addEventListener('beforetoggle', e => {
    if (e.newState === 'open' || !marker) return;
    marker.classList.remove('open'); marker.ariaExpanded = false;
    pinned = false; marker = null; heard.textContent = '';
    CSS.highlights?.delete('selected');
  });
  const rest = popup.parentNode;
  popup.addEventListener('toggle', () => { if (!isOpen()) { body.replaceChildren(); rest.append(popup); } });   // leaves the text as it was
  let arrow;
  function remember(a, to = a) {                                // the way back leads to the marker you came from
    const entry = named(to), p = a.closest('.para');
    $('.came')?.classList.remove('came');
    arrow?.remove(); $('#_from')?.removeAttribute('id');
    if (!entry?.matches('li, [class*=entry]') || a.matches('.pn')) return;
    a.id ||= '_from';
    const backs = $$('.back', entry), where = '↑ ' + (p ? '¶ ' + shown($('.pn', p)) : 'text');
    const back = backs.find(b => b.hash === '#' + a.id) || (entry === named(a) && backs[0]) || (arrow = made('a', where, { href: '#', className: 'back', ariaLabel: where + ', back to the text' }));
    back.hash = a.id; back.classList.add('came');
    if (back === arrow) ($('.uses', entry) || entry).append(' ', arrow);
  }

  document.addEventListener('pointermove', e => {               // pointerover comes to a still pointer too, when the page moves
    if (e.pointerType === 'touch' || e.target === at) return;
    at = e.target;
    const a = e.target.closest(MARKS), s = e.target.closest('.side'), both = lit(a, s);
    $$('.lit').forEach(l => l.classList.remove('lit'));
    both.forEach(l => l.classList.add('lit'));
    if (popup.contains(e.target) || (a && a === marker)) clearTimeout(timer);
    else if (a && !s && !a.matches('.pn') && !both[1]?.matches(':not(.short)') && on('popups') && !pinned && !$('#_view:popover-open')) later(OPEN + e.timeStamp - performance.now(), () => show(a, e.clientY));   // what the event has waited counts
    else if (isOpen() && !pinned) later(CLOSE, hide);
    else clearTimeout(timer);
  });
  addEventListener('resize', () => {
    if (!isOpen() || width === innerWidth) return;
    marker.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    lay();
  });
  root.addEventListener('pointerleave', () => { at = 0; if (isOpen() && !pinned) later(CLOSE, hide); else clearTimeout(timer); });
  document.addEventListener('pointerdown', e => {
    pressed = isOpen() && pinned ? marker : null;
    if (popup.contains(e.target)) pinned = true;                // who selects words there may leave it
  }, true);
  document.addEventListener('focusin', e => { if (isOpen() && e.target !== marker && !popup.contains(e.target)) hide(); });
  document.addEventListener('keydown', e => { if (e.key === 'Escape') clearTimeout(timer); });
  document.addEventListener('click', e => {
    const a = e.target.closest('a[href]'), again = pressed; pressed = null;
    if (!a || !plain(e)) return;
    if (popup.contains(a)) { if (named(a)) { remember(marker, a); hide(); } return; }
    if (!a.matches(MARKS)) return;
    if (!on('popups') && !a.matches('.pn')) return remember(a);
    if (!named(a)) return;
    e.preventDefault();
    clearTimeout(timer);                                        // of a pointer that was here before the key
    if (e.detail < 2 && (a === again || (a === marker && pinned))) return hide();   // a double click is one
    show(a, e.clientY); pinned = true;
    heard.textContent = label.textContent + ', open';
  });

  popup.addEventListener('click', async e => {
    const b = e.target.closest('[data-copy]');
    if (!b) return;
    const cite = b.dataset.copy === 'cite', node = $(cite ? '.cite' : '[data-url]', popup), said = $('.said', popup);
    const text = b.dataset.link || (cite ? node.innerText : node.textContent).trim();
    try { await navigator.clipboard.writeText(text); said.textContent = b.dataset.said + ' ' + (b.dataset.words || label.textContent) + '.'; }
    catch {
      if (!cite) { node.textContent = text; $('[data-at]', popup).hidden = false; }
      getSelection().selectAllChildren(node); said.textContent = 'Selected: copy it with your keyboard.';
    }
  });
}
