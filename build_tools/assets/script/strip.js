// The map: the paragraphs now on the screen are drawn in ink.
function map() {
  const bars = new Map($$('.strip [data-p]').map(b => [b.dataset.p, b]));
  if (!bars.size) return;
  const seen = new IntersectionObserver(es => es.forEach(e => bars.get(e.target.id)?.classList.toggle('here', e.isIntersecting)), { rootMargin: '-12% 0px -12%' });
  $$('.para').forEach(p => seen.observe(p));
}
