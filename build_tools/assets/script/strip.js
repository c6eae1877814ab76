// The map: the paragraphs now on the screen are drawn in ink; a pointer is told, and led to, the very paragraph under it.
function map() {
  const strip = $('.strip'), drawn = $$('.strip [data-p]'), bars = new Map(drawn.map(b => [b.dataset.p, b]));
  if (!strip) return;
  const seen = new IntersectionObserver(es => es.forEach(e => bars.get(e.target.id)?.classList.toggle('here', e.isIntersecting)), { rootMargin: '-12% 0px -12%' });
  $$('.para').forEach(p => seen.observe(p));

  const said = made('p', '', { className: 'strip-at', ariaHidden: 'true' });
  let at, held, gone;
  strip.append(said);
  function say(e) {
    const box = strip.getBoundingClientRect(), lies = box.width > box.height;
    const [from, to, here] = lies ? ['left', 'right', e.clientX] : ['top', 'bottom', e.clientY];
    let least = Infinity;
    drawn.forEach(b => { const r = b.getBoundingClientRect(), far = Math.max(r[from] - here, here - r[to]); if (far < least) { least = far; at = b; } });
    const [title, counts] = $('.s-title', at.parentNode).childNodes;
    said.replaceChildren(made('b', '¶ ' + at.dataset.p.match(/\d+$/)), ' ' + title.data, made('i', counts.textContent));
    strip.classList.add('told');
    strip.style.setProperty('--at', (lies ? Math.min(here - box.left, box.width - said.offsetWidth) : here - box.top) + 'px');
  }
  const hush = () => { held = false; strip.classList.remove('told'); };
  strip.addEventListener('pointermove', say);
  strip.addEventListener('pointerdown', e => { say(e); gone = false; held = !e.button && !e.ctrlKey && !e.metaKey && !e.shiftKey && !e.altKey; });
  strip.addEventListener('pointerup', e => {
    if (!held) return;
    say(e); gone = true;
    location.href = at.parentNode.getAttribute('href').split('#')[0] + '#' + at.dataset.p;
    if (e.pointerType === 'touch') hush();
  });
  strip.addEventListener('click', e => { if (gone) e.preventDefault(); gone = false; });    // a click without a pointer leads to the section
  strip.addEventListener('pointerleave', hush);
}
