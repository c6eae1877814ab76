// The edition's page script: remembers the settings, lifts notes into one pop-up, sets side notes, marks the map.
// Everything it shows is already in the page; without it every mark is a link that leads there.
(() => {
  'use strict';
  const KEY = 'edition-view', root = document.documentElement;
  // What is kept is anybody's who writes pages of this host: all but yes and no is left aside.
  const yesOrNo = saved => Object.fromEntries(Object.entries(saved ?? {}).filter(([, v]) => typeof v === 'boolean'));
  const kept = () => { try { return yesOrNo(JSON.parse(localStorage[KEY])); } catch { return {}; } };   // first visit, or storage refused
  const paper = saved => { const p = ['light', 'dark'].find(n => saved['_' + n]); if (p) root.dataset.paper = p; else delete root.dataset.paper; };
  paper(kept());                                                  // before the first line is painted

  const $ = (s, n = document) => n.querySelector(s), $$ = (s, n = document) => [...n.querySelectorAll(s)];
  const on = id => $('#_' + id)?.checked;
  const named = a => a?.hash && document.getElementById(decodeURIComponent(a.hash.slice(1)));
  const copy = node => {
    const c = node.cloneNode(true);
    [c, ...$$('[id]', c)].forEach(e => e.removeAttribute('id'));
    $$('.back, .uses', c).forEach(e => e.remove());
    return c;
  };

  function start() {
    settings();
    find();
    filter();
    const lit = sideNotes();
    map();
    popUp(lit);
  }

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

  // Find: shown where the search of the site can work.
  function find() {
    if (!location.protocol.startsWith('http')) return;
    $$('[data-find]').forEach(a => a.hidden = false);
  }

  // The filter of the glossary: what matches stays, in each of its orders. Tones, spaces and capitals do not count.
  function filter() {
    const box = $('[data-filter]');
    const items = $$('.glossary tbody tr, .group li');
    if (!box || !items.length) return;                            // a page of initials lists no terms
    const input = $('input', box), said = $('[role=status]', box);
    const bare = s => s.normalize('NFD').replace(/[\p{M}\s'’-]/gu, '').toLowerCase(), whole = new Map();
    items.forEach(i => { const to = $('a', i).href; if (!whole.has(to)) whole.set(to, bare(i.textContent)); });   // the first list says most
    let timer;
    function sift() {
      const wanted = bare(input.value), fits = new Set([...whole].filter(([, words]) => words.includes(wanted)).map(([to]) => to));
      items.forEach(i => i.hidden = !fits.has($('a', i).href));
      $$('.group, .page > section').forEach(g => g.hidden = !$('tbody tr:not([hidden]), li:not([hidden])', g));
      clearTimeout(timer);
      timer = setTimeout(() => said.textContent = !wanted ? '' : !fits.size ? 'No term' : fits.size === 1 ? 'One term' : fits.size + ' terms', 250);
    }
    box.hidden = false;
    input.addEventListener('input', sift);
    if (input.value) sift();                                      // Firefox keeps it over a reload
  }

  // Side notes: a copy of each note beside its marker, for the eye only; the list at the end stays the real one.
  function sideNotes() {
    const text = $('.text-page .edition'), room = matchMedia('(min-width: 80rem)'), beside = new Map();
    if (!text) return () => [];
    const FAR = 60;                                               // three lines of the margin
    function stack(at, put) {                                     // each below the one before, and not above its marker
      const heights = at.map(([, s]) => s.offsetHeight);
      let floor = 0;
      at.forEach(([y, s], i) => { const slip = Math.max(0, floor - y); put(slip, s, y); floor = y + slip + heights[i] + 14; });
    }
    const show = () => !!$('.part', text) && room.matches && on('side') && !on('facing');
    function make() {
      for (const a of $$('.text .noteref, .text .commentref', text)) {
        const note = named(a), from = note && $('.body', note);
        if (!from) continue;
        const s = document.createElement('div'), n = document.createElement('span');
        s.className = a.matches('.commentref') ? 'side comment' : 'side'; s.ariaHidden = 'true'; n.textContent = a.innerText;
        n.className = 'n';
        s.append(n, ...copy(from).childNodes);
        $$('a', s).forEach(l => l.tabIndex = -1);
        text.append(s); beside.set(a, s);
      }
    }
    function lay() {
      root.classList.toggle('sidenotes', show());
      if (!show()) return;
      if (!beside.size) make();
      const top = text.getBoundingClientRect().top, at = [...beside].map(([a, s]) => [a.closest('sup').getBoundingClientRect().top - top - 8, s]);
      at.forEach(([, s]) => s.classList.remove('short'));
      let row = [];                                               // those that push each other down: if far, all are cut short
      stack(at, (slip, s) => { row = slip ? [...row, s] : [s]; if (slip > FAR) row.forEach(r => r.classList.add('short')); });
      stack(at, (slip, s, y) => s.style.top = y + slip + 'px');
    }
    new ResizeObserver(lay).observe(text);
    document.addEventListener('change', lay);
    return (a, side) => root.matches('.sidenotes') ? [...beside].find(([m, s]) => m === a || s === side) || [] : [];
  }

  // The map: the paragraphs now on the screen are drawn in ink.
  function map() {
    const bars = new Map($$('.strip [data-p]').map(b => [b.dataset.p, b]));
    if (!bars.size) return;
    const seen = new IntersectionObserver(es => es.forEach(e => bars.get(e.target.id)?.classList.toggle('here', e.isIntersecting)), { rootMargin: '-12% 0px -12%' });
    $$('.para').forEach(p => seen.observe(p));
  }

  // The pop-up: one element, moved next to the marker it answers, so that Tab goes on from there.
  function popUp(lit) {
    const popup = $('#_popup');
    if (!popup?.showPopover) return;
    const MARKS = '.noteref, .commentref, .term, .name, .emend, .fix, .pn', OPEN = 150, CLOSE = 300;
    const [label, body, foot] = ['#_popup-label', '.popup-body', '.popup-foot a'].map(s => $(s, popup));
    const sheet = matchMedia('(max-width: 40rem)');
    let marker, pinned, pressed, timer;
    const isOpen = () => popup.matches(':popover-open');
    const later = (ms, f) => { clearTimeout(timer); timer = setTimeout(f, ms); };
    const hide = () => { clearTimeout(timer); if (isOpen()) popup.hidePopover(); };
    const shown = a => (a.innerText || a.textContent).trim();
    const KINDS = [                                               // what a mark is called, and where its entry stands
      ['.pn', a => '¶ ' + shown(a), ''], ['.noteref', a => 'Note ' + shown(a), 'In the list of notes ↓'], ['.term', () => 'Term', 'In the list of terms ↓'],
      ['.name', (a, entry) => entry.dataset.kind, 'In the list of names ↓'],
      ['.commentref', a => 'Editors’ comment ' + shown(a), 'In the list ↓'], ['.emend, .fix', () => 'Correction', 'In the list of corrections ↓'],
    ];

    function fill(a) {
      const target = named(a), [kind, name, leads] = KINDS.find(k => a.matches(k[0]));
      if (!target) return;
      const full = $('.full', target);                            // an entry of the list may itself lead on
      label.textContent = name(a, target);
      foot.parentNode.hidden = !leads;
      foot.href = full ? full.href : a.hash; foot.textContent = full ? full.textContent : leads;
      const lifted = kind === '.pn' ? menu(a, target) : copy($('.body', target) || target);
      if (target.matches('.entry')) { const dl = document.createElement('dl'); dl.append(lifted); body.replaceChildren(dl); } else body.replaceChildren(lifted);
      return true;
    }
    function menu(a, paragraph) {
      const from = $('#_para-menu'), made = from.content.cloneNode(true), rests = $('.rests', made);
      $('[data-n]', made).textContent = shown(a);
      $('[data-url]', made).textContent = (from.dataset.address || location.href.split('#')[0]) + a.hash;
      $('[data-at]', made).hidden = !from.dataset.address && !location.protocol.startsWith('http');   // a path on one's own disk is no citation
      const notes = $$('.text .noteref', paragraph);
      rests.hidden = !notes.length;
      $('[data-notes]', made).append(notes.length > 1 ? 'notes ' : 'note ', ...notes.flatMap((m, i) => {
        const l = document.createElement('a'); l.href = m.hash; l.textContent = shown(m); return i ? [', ', l] : [l];
      }));
      return made;
    }
    function show(a, y) {
      if (marker === a && isOpen()) return;
      hide();
      if (!fill(a)) return;
      (a.closest('sup') || a).after(popup);                       // next in the reading and the tab order
      marker = a; a.classList.add('open'); a.setAttribute('aria-expanded', 'true');
      popup.showPopover({ source: a });
      popup.scrollTop = 0;
      const boxes = [...a.getClientRects()], r = boxes.find(b => y >= b.top && y <= b.bottom) || boxes.at(-1);
      popup.style.removeProperty('--room');
      const down = innerHeight - r.bottom - 22, up = r.top - 22, under = popup.offsetHeight <= down || down >= up;
      popup.style.setProperty('--room', Math.max(160, under ? down : up) + 'px');
      const w = popup.offsetWidth, h = popup.offsetHeight;
      popup.style.setProperty('--x', scrollX + Math.max(12, Math.min(r.left - 20, root.clientWidth - w - 16)) + 'px');
      popup.style.setProperty('--y', scrollY + (under ? r.bottom + 10 : r.top - h - 10) + 'px');
      if (sheet.matches) scrollBy(0, Math.max(0, r.bottom + h + 16 - innerHeight));   // the word stays above the sheet
    }
    popup.addEventListener('beforetoggle', e => {
      if (e.newState === 'open' || !marker) return;
      marker.classList.remove('open'); marker.setAttribute('aria-expanded', 'false');
      pinned = false; marker = null;
    });
    const rest = popup.parentNode;
    popup.addEventListener('toggle', () => { if (!isOpen()) { body.replaceChildren(); rest.append(popup); } });   // leaves the text as it was
    const remember = a => {                                       // the way back leads to the marker you came from
      const backs = a?.id ? $$('.back', named(a)) : [], back = backs.find(b => b.hash === '#' + a.id) || backs[0];
      $('.came')?.classList.remove('came');
      if (back) { back.hash = a.id; back.classList.add('came'); }
    };

    document.addEventListener('pointerover', e => {
      if (e.pointerType === 'touch') return;
      const a = e.target.closest(MARKS), s = e.target.closest('.side');
      $$('.lit').forEach(l => l.classList.remove('lit'));
      lit(a, s).forEach(l => l.classList.add('lit'));
      if (popup.contains(e.target) || (a && a === marker)) clearTimeout(timer);
      else if (a && !s && !a.matches('.pn') && on('popups') && !$('#_view:popover-open')) later(OPEN, () => show(a, e.clientY));
      else if (isOpen() && !pinned) later(CLOSE, hide);
      else clearTimeout(timer);
    });
    root.addEventListener('pointerleave', () => { if (isOpen() && !pinned) later(CLOSE, hide); else clearTimeout(timer); });
    document.addEventListener('pointerdown', () => { pressed = isOpen() && pinned ? marker : null; }, true);
    document.addEventListener('focusin', e => { if (isOpen() && e.target !== marker && !popup.contains(e.target)) hide(); });
    document.addEventListener('keydown', e => { if (e.key === 'Escape') clearTimeout(timer); });
    document.addEventListener('click', e => {
      const a = e.target.closest('a[href]'), again = pressed; pressed = null;
      if (!a || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
      if (popup.contains(a)) { if (a === foot) remember(marker); if (a.hash && named(a)) hide(); return; }
      if (!a.matches(MARKS)) return;
      if (!on('popups') && !a.matches('.pn')) return remember(a);
      if (!named(a)) return;
      e.preventDefault();
      if (a === again || (a === marker && pinned)) return hide();
      show(a, e.clientY); pinned = true;
    });

    popup.addEventListener('click', async e => {
      const b = e.target.closest('[data-copy]');
      if (!b) return;
      const link = b.dataset.copy === 'url', node = $(link ? '[data-url]' : '.cite', popup), said = $('.said', popup);
      try { await navigator.clipboard.writeText((link ? node.textContent : node.innerText).trim()); said.textContent = 'Copied.'; }
      catch { getSelection().selectAllChildren(node); said.textContent = 'Selected: copy it with your keyboard.'; }
    });
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start); else start();
})();
