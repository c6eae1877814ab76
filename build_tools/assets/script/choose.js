// The list of packs: what fits stays. What is chosen stands in the address, so that it can be passed on.
function choose() {
  const box = $('[data-choose]');
  if (!box) return;
  const by = $$('select', box), packs = $$('.packs > li'), said = $('[role=status]', box);
  const fits = (pack, { dataset: { by }, value }) => !value || (by === 'minutes' ? +pack.dataset.minutes <= +value : pack.dataset[by] === value);
  let timer;
  function sift() {
    packs.forEach(p => p.hidden = !by.every(b => fits(p, b)));
    const left = packs.filter(p => !p.hidden).length;
    clearTimeout(timer);
    timer = setTimeout(() => said.textContent = by.some(b => b.value) ? left ? left + ' of ' + packs.length + ' packs' : 'No pack fits' : '', 250);
  }
  function read() {                                             // what an address asks for that is not offered counts for nothing
    const asked = new URLSearchParams(location.hash.slice(1));
    by.forEach(b => { b.value = asked.get(b.dataset.by) ?? ''; if (b.selectedIndex < 0) b.value = ''; });
    sift();
  }
  box.hidden = false;
  box.addEventListener('change', () => {
    const chosen = new URLSearchParams(by.filter(b => b.value).map(b => [b.dataset.by, b.value]));
    history.replaceState(null, '', location.pathname + location.search + (chosen.size ? '#' + chosen : ''));
    sift();
  });
  addEventListener('hashchange', read);
  read();
}
ready(choose);
