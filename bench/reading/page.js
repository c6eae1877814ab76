// Set into every page before its own scripts: what the browser itself reports, and the timing of a pop-up.
window.bench = (() => {
  const shifts = [], tasks = [];
  const watch = (type, list) => new PerformanceObserver(seen => list.push(...seen.getEntries())).observe({ type, buffered: true });
  watch('layout-shift', shifts);
  watch('longtask', tasks);
  const frame = () => new Promise(requestAnimationFrame);
  const links = path => {
    const found = document.evaluate(path, document, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
    return Array.from({ length: found.snapshotLength }, (_, i) => found.snapshotItem(i));
  };
  const inView = e => {
    const box = e.getBoundingClientRect();
    return box.width > 2 && box.height > 2 && box.bottom > 0 && box.top < innerHeight && e.checkVisibility({ visibilityProperty: true });
  };
  const holds = (e, words) => e.textContent.trim().length > 11 && words.every(word => e.textContent.includes(word));
  const innermost = (e, words) => { const child = [...e.children].find(c => holds(c, words)); return child ? innermost(child, words) : e; };
  const opacity = e => e ? Number(getComputedStyle(e).opacity) * opacity(e.parentElement) : 1;
  const shown = (selector, words) => [...document.querySelectorAll(selector)].find(e => inView(e) && holds(e, words));
  const painted = () => new Promise(done => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => done(performance.now()); port2.postMessage(0); });

  // From the event on the link until a frame was painted with the words in view, and until they are opaque.
  async function timed(link, { selector, words, event }) {
    let begun = null;
    const until = performance.now() + 3000, start = e => { if (link.contains(e.target)) begun ??= e.timeStamp; };
    document.addEventListener(event, start, { capture: true });
    const times = { seen: null, opaque: null };
    while (times.opaque === null && performance.now() < until) {
      await frame();
      const found = begun !== null && shown(selector, words);
      if (!found) continue;
      const clear = opacity(innermost(found, words)) >= 0.95, now = await painted();
      times.seen ??= now - begun;
      if (clear) times.opaque = now - begun;
    }
    document.removeEventListener(event, start, { capture: true });
    return times;
  }
  let link, times;
  return {
    shifts: () => shifts.reduce((sum, s) => sum + s.value, 0),
    // Tasks that began after the page was loaded and after the moment `since`, in ms.
    tasks: since => tasks.filter(t => t.startTime >= Math.max(since, performance.getEntriesByType('navigation')[0].loadEventEnd)).map(t => t.duration),
    now: () => performance.now(),
    count: path => links(path).length,
    settled: async () => { await frame(); await frame(); return painted(); },
    loaded: () => {
      const told = performance.getEntriesByType('navigation')[0];
      return { parsed: told.domContentLoadedEventEnd, load: told.loadEventEnd, elements: document.getElementsByTagName('*').length };
    },
    scroll: async () => {
      for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 3) { scrollTo({ top: y, behavior: 'instant' }); await frame(); }
      scrollTo({ top: 0, behavior: 'instant' });
      await frame();
    },
    // Brings a link into view and gets ready to time what it shows; gives a point of it.
    ready: async (path, number, probe) => {
      link = links(path)[number];
      link.scrollIntoView({ block: 'center', behavior: 'instant' });
      await frame(); await frame();
      if (probe.event === 'keydown') link.focus({ preventScroll: true });
      times = timed(link, probe);
      const box = link.getClientRects()[0];
      return [box.left + box.width / 2, box.top + box.height / 2];
    },
    focus: () => link.focus({ preventScroll: true }),
    times: () => times,
    gone: async selector => {
      document.activeElement?.blur();
      for (let i = 0; i < 60 && shown(selector, []); i++) await frame();
    },
    settings: async () => {
      const boxes = [...document.querySelectorAll('#_view input')];
      for (const box of boxes) { box.click(); await frame(); await frame(); if (box.type === 'checkbox') { box.click(); await frame(); await frame(); } }
      for (const box of boxes.filter(b => b.type === 'radio' && b.defaultChecked)) { box.click(); await frame(); await frame(); }
      return boxes.length;
    },
  };
})();
