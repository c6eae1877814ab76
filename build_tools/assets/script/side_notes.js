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
