// The map of terms: the arcs of the term under the pointer or the focus stand out, and its companions with them.
function companions() {
  $$('.term-map').forEach(map => {
    const terms = $$('li', map), arcs = $$('path', map).map(path => [path, path.dataset.terms.split(' ').map(Number)]);
    function tell(e) {
      const at = e.type === 'focusout' ? -1 : terms.indexOf(e.target.closest('li'));
      const its = arcs.filter(([, ends]) => ends.includes(at)), lit = new Set([at, ...its.flatMap(([, ends]) => ends)]);
      map.classList.toggle('told', its.length > 0);
      arcs.forEach(([path, ends]) => path.classList.toggle('lit', ends.includes(at)));
      terms.forEach((term, i) => term.classList.toggle('lit', lit.has(i)));
    }
    ['pointerover', 'pointerleave', 'focusin', 'focusout'].forEach(kind => map.addEventListener(kind, tell));
  });
}
ready(companions);
