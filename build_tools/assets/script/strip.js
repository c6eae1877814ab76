// The map: the paragraphs now on the screen are drawn in ink; a pointer is told, and led to, the very paragraph under it.
function map() {
  const strip = $('.strip'), drawn = $$('.strip [data-p]');
  if (!strip) return;
  const seen = new IntersectionObserver(es => es.forEach(e => $('[data-p=' + e.target.id + ']', strip)?.classList.toggle('here', e.isIntersecting)), { rootMargin: '-12% 0px -12%' });
  $$('.para').forEach(p => seen.observe(p));

  const said = made('p', '', { className: 'strip-at', ariaHidden: 'true' });
  let at, held, gone;
  strip.append(said);
  function tell(bar) {
    const box = strip.getBoundingClientRect(), b = bar.getBoundingClientRect(), section = $('.s-title', bar.parentNode);
    at = bar;
    said.replaceChildren(made('b', '¶ ' + bar.dataset.p.match(/\d+$/)), ' ' + (section.firstChild.data ?? ''), made('i', section.lastChild.textContent));   // it may have no title
    strip.classList.add('told');
    strip.style.setProperty('--at', (box.width > box.height ? Math.min(b.left - box.left, box.width - said.offsetWidth) : b.top - box.top) + 'px');
  }
  function say(e) {
    const far = b => { const r = b.getBoundingClientRect(); return Math.max(r.left - e.clientX, e.clientX - r.right, 0) + Math.max(r.top - e.clientY, e.clientY - r.bottom, 0); };
    tell(drawn.map(b => [far(b), b]).reduce((a, b) => b[0] < a[0] ? b : a)[1]);
  }
  const hush = () => { held = false; strip.classList.remove('told'); };
  strip.addEventListener('pointermove', say);
  strip.addEventListener('pointerdown', e => { say(e); gone = false; held = !e.button && plain(e); });
  strip.addEventListener('pointerup', e => {
    if (!held) return;
    gone = true;
    location.href = at.parentNode.getAttribute('href').split('#')[0] + '#' + at.dataset.p;
    if (e.pointerType === 'touch') hush();
  });
  strip.addEventListener('click', e => { if (gone && e.detail) e.preventDefault(); gone = false; });    // a click without a pointer leads to the section
  strip.addEventListener('pointerleave', hush);
  strip.addEventListener('focusin', e => { if (!held) tell($('[data-p]', e.target)); });
  strip.addEventListener('focusout', hush);
}
