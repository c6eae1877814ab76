// A pack of one's own. All that can be chosen is in the page; the boxes that are ticked are the choice, and the address holds it: #p=12-19,24&q=pack.q1&t=Title
function newPack() {
  const page = $('.new-pack');
  if (!page) return;
  const made_ = $('.made', page), picker = $('#_picker'), title = $('#_own-title'), numbers = $('#_own-numbers'), said = $('.said', page), strangers = $('#_own-strange');
  const paragraphs = new Map($$('.para', made_).map(p => [Number(p.id.slice(1)), p])), last = Math.max(...paragraphs.keys());
  const ticks = new Map($$('[data-p]', picker).map(b => [Number(b.value), b])), asks = new Map($$('[data-q]', picker).map(b => [b.value, b]));
  const thing = id => document.getElementById('q-' + id), parts = id => asks.get(id).dataset.q === 'quiz' ? thing(id) : thing(id).closest('.exercise');
  const numbersOf = words => words ? words.split(' ').map(Number) : [];
  const show = (node, seen) => node.classList.toggle('left-out', !seen);
  const NAMELESS = 'A pack of our own', MOST = 50_000, UNBROKEN = 10, site = document.title.slice($('#_title').textContent.length);
  let fragment = '', before;

  // What a reader, or an address, says of a title: one line, no signs that nobody sees.
  const tidy = words => [...words.replace(/[\p{Cc}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]+/gu, ' ').replace(/\p{Cf}+/gu, '').replace(/(\p{M}{8})\p{M}+/gu, '$1').replace(/\s+/g, ' ').trim()].slice(0, 200).join('');
  function ranges(list, by = ',') {
    const runs = [];
    list.forEach(n => { if (runs.at(-1)?.[1] === n - 1) runs.at(-1)[1] = n; else runs.push([n, n]); });
    return runs.map(([a, z]) => a === z ? a : a + '-' + z).join(by);
  }
  function named(words) {                                       // the numbers that are there, and what is none
    const found = new Set(), strange = [];
    words.split(',').map(w => w.replace(/[¶\s]/g, '')).filter(Boolean).forEach(w => {
      const of = /^(\d{1,6})(?:[-–](\d{1,6}))?$/.exec(w), from = Number(of?.[1]), to = Number(of?.[2] ?? from);
      if (!of || to < from || !paragraphs.has(from) || !paragraphs.has(to)) strange.push(of ? '¶ ' + w : w);
      for (let n = Math.max(from, 1); of && n <= Math.min(to, last); n++) if (paragraphs.has(n)) found.add(n);
    });
    return [found, strange];
  }
  const chosen = () => ({ p: [...ticks].filter(([, b]) => b.checked).map(([n]) => n), q: [...asks].filter(([, b]) => b.checked).map(([id]) => id), t: tidy(title.value) });
  const written = ({ p, q, t }) => [p.length && 'p=' + ranges(p), q.length && 'q=' + q.join(','), t && 't=' + encodeURIComponent(t)].filter(Boolean).join('&');
  const address = () => (location.protocol.startsWith('http') ? '' : page.dataset.address) || location.href.split('#')[0];
  const count = (n, noun) => n + ' ' + noun + (n === 1 ? '' : 's');

  function ended(words = '') {                                  // without the signs with which a sentence goes on behind a link
    let end = words.length;
    while (end && '.,;)'.includes(words[end - 1])) end--;
    return words.slice(0, end);
  }
  function told(what, list) {
    const some = list.slice(0, 12).map(w => tidy(w).slice(0, 40) || '=').join(', ');
    return list.length ? what + some + (list.length > 12 ? `, and ${list.length - 12} more.` : '.') : '';
  }
  function take(hash) {                                         // an address as a choice; what the edition does not have is told
    const of = new Map(), unknown = new Set();
    hash.slice(0, MOST).split('&').forEach(part => {
      const [written, ...rest] = part.split('='), name = written.replace(/^(amp;)+/i, ''), raw = rest.join('='), key = name.toLowerCase();
      if (!rest.length || !['p', 'q', 't'].includes(key)) { if (name || raw) unknown.add(name); return; }
      try { of.set(key, decodeURIComponent(raw)); } catch { of.set(key, raw); }
    });
    const [p, strange] = named(ended(of.get('p'))), q = ended(of.get('q')).split(',').map(s => s.trim()).filter(Boolean);
    const gone = [...strange, ...q.filter(id => !asks.has(id))];
    ticks.forEach((b, n) => b.checked = p.has(n));
    asks.forEach((b, id) => b.checked = q.includes(id));
    title.value = tidy(of.get('t') ?? '');
    strangers.textContent = '';
    $('.told-out', page).textContent = [told('Left out, since this edition does not have it: ', gone), told('Not understood in this link: ', [...unknown])].filter(Boolean).join(' ');
    return p.size || [...asks.values()].some(b => b.checked);
  }
  const isChoice = hash => hash.includes('=');

  function apply() {
    const now = chosen(), seen = new Set(now.p);
    paragraphs.forEach((p, n) => show(p, seen.has(n)));
    $$('.items', made_).forEach(list => show(list, $('.para:not(.left-out)', list)));
    $$('.part', made_).forEach(part => show(part, $('.para:not(.left-out)', part)));
    $$('[data-reading] > .kind', made_).forEach(c => {
      let next = c.nextElementSibling, some = false;
      for (; next && !next.matches('.kind'); next = next.nextElementSibling) some ||= next.matches('.part:not(.left-out)');
      show(c, some);
    });
    gaps(now.p);
    place(now);
    const quiz = $('.quiz', made_);
    $$('.quiz-item', quiz).forEach(i => show(i, asks.get(i.id.slice(2)).checked));
    show(quiz, $('.quiz-item:not(.left-out)', quiz));
    entries();
    markOnce();
    tell(now);
    quiz.dispatchEvent(new Event('recount'));
    sort(now.p);
  }
  function gaps(list) {                                         // the sign that paragraphs are left out, where a pack has it: a section tells its own below its heading
    $$('.gap', made_).forEach(g => g.remove());
    let last, section;
    list.forEach(n => {
      const p = paragraphs.get(n), part = p.closest('.part'), items = p.closest('.items');
      if (part !== section) {
        const begin = Number($('.para', part).id.slice(1));
        if (section) gap(last + 1, begin - 1, part);
        [last, section] = [begin - 1, part];
      }
      gap(last + 1, n - 1, items && $('.para:not(.left-out)', items) === p ? items : p);
      last = n;
    });
  }
  function gap(from, to, at) {
    if (from > to) return;
    const item = at.matches('.item'), sign = made(item ? 'div' : 'p', '', { className: 'gap' });
    if (item) sign.role = 'listitem';
    sign.append(made('a', '¶\xa0' + (from === to ? from : from + '–' + to), { href: home(paragraphs.get(from)) }), ' left out');
    at.before(sign);
  }
  const home = p => $('.in-text a', p).href;
  function place({ p, q }) {                                    // a question stands behind the last of its paragraphs, as in the packs
    const rest = $('[data-rest]', made_), seen = new Set(q), nth = new Map(), behind = new Map();
    asks.forEach((b, id) => {
      if (b.dataset.q === 'quiz') return;
      const box = parts(id), at = seen.has(id) && b.dataset.q === 'questions' ? numbersOf(b.dataset.on).filter(n => p.includes(n)).at(-1) : undefined;
      const para = paragraphs.get(at);
      const stop = para?.closest('.items') ?? para;
      if (stop) { (behind.get(stop) ?? stop).after(box); behind.set(stop, box); } else if (seen.has(id)) rest.append(box);
      show(box, seen.has(id));
    });
    rest.append(...$$('.exercise.left-out', made_));
    // They are counted in the order in which they stand.
    $$('.exercise:not(.left-out) h3', made_).forEach(({ firstChild: label }) => {
      const noun = label.data.replace(/ \d+\s*$/, '').trim();
      nth.set(noun, (nth.get(noun) ?? 0) + 1);
      label.data = `${noun} ${nth.get(noun)} `;
    });
    show(rest, $('.exercise:not(.left-out)', rest));
  }
  function entries() {                                          // of the lists behind the text, what is led to from what is shown
    const wanted = new Set(), todo = $$('.part:not(.left-out) :is(h3, .para:not(.left-out) > .text), .exercise:not(.left-out), .quiz-item:not(.left-out)', made_);
    for (let n; (n = todo.pop());) $$('a[href^="#"]', n).forEach(a => {
      const id = decodeURIComponent(a.hash.slice(1)), entry = !wanted.has(id) && document.getElementById(id);
      wanted.add(id);
      if (entry && entry.closest('.notes')) todo.push(entry);
    });
    $$('.back-matter', made_).forEach(list => {
      $$('li[id], .entry', list).forEach(e => show(e, wanted.has(e.id)));
      $$('h3', list).forEach(h => show(h, $('li:not(.left-out)', h.nextElementSibling)));
      $$('.back', list).forEach(b => show(b, !document.getElementById(decodeURIComponent(b.hash.slice(1)))?.closest('.left-out')));
      show(list, $('li[id]:not(.left-out), .entry:not(.left-out)', list));
    });
  }
  function markOnce() {                                         // each paragraph marks its terms; of those that stand together the first does
    const marking = page.dataset.marking;
    let met = new Set();
    if (marking !== 'all') $$('.part', made_).forEach(part => {
      if (marking === 'first-in-section') met = new Set();
      $$('.para > .text :is([data-term], [data-name])', part).forEach(a => {
        const kind = a.dataset.term ? 'term' : 'name', key = kind + (a.dataset.term || a.dataset.name), shown = !a.closest('.left-out'), first = !shown || !met.has(key);
        if (shown) met.add(key);
        a.classList.toggle(kind, first);
        if (first === a.hasAttribute('href')) return;
        const [from, to] = first ? ['data-', ''] : ['', 'data-'];
        ['href', 'role'].forEach(of => { if (a.hasAttribute(from + of)) { a.setAttribute(to + of, a.getAttribute(from + of)); a.removeAttribute(from + of); } });
      });
    });
  }
  const words = list => list.reduce((sum, n) => sum + $('.text', paragraphs.get(n)).textContent.split(/\s+/).length, 0);
  const minutes = list => Math.max(1, Math.round(words(list) / page.dataset.pace));
  const quizOf = q => q.filter(id => asks.get(id).dataset.q === 'quiz');
  function tell({ p, q, t }) {
    const quiz = quizOf(q).length, asked = q.length - quiz, some = p.length > 0, pick = page.dataset.mode === 'pick';
    const facts = [p.length ? `¶\xa0${ranges(p, ', ').replaceAll('-', '–')}: about ${minutes(p)} min to read` : 'No paragraph is chosen', asked && count(asked, 'question'), quiz && `a quiz of ${quiz}`];
    $('[data-facts]', made_).textContent = facts.filter(Boolean).join(', ');
    const name = t || (pick ? 'Make your own pack' : 'A reading pack');
    $('#_title').replaceChildren(...name.split(/(\p{Script=Han}+)/u).map((w, i) => i % 2 ? made('span', w, { lang: 'zh-Hans', className: [...w].length > UNBROKEN ? '' : 'nb' }) : w));
    document.title = name + site;
    made_.hidden = !some && !q.length;
    show($('[data-reading]', made_), p.length);
    $('[data-nothing]', picker).hidden = some;
    $('[data-something]', picker).hidden = !some;
    show($('[data-for=view] [data-do=copy]', page), some);
    fragment = written({ p, q, t });
    $('[data-link]', picker).textContent = address() + '#' + fragment;
    if (document.activeElement !== numbers) numbers.value = ranges(p, ', ');
    $$('[data-whole]', picker).forEach(all => {
      const of = $$('li input', all.closest('div, fieldset')), on = of.filter(b => b.checked).length;
      all.checked = on > 0 && on === of.length;
      all.indeterminate = on > 0 && on < of.length;
    });
    if (pick) history.replaceState(history.state, '', fragment ? '#' + fragment : location.href.split('#')[0]);
  }
  function sort(list) {                                         // what is asked on the paragraphs that are chosen comes first
    const key = list.join();
    if (key === before) return;
    before = key;
    const near = $('.near', picker), others = $('.others', picker), seen = new Set(list), lies = on => on.length && on.every(n => seen.has(n));
    let far = 0;
    $$('fieldset', others).forEach(from => {
      let to = $(`[data-pack="${from.dataset.pack}"]`, near);
      if (!to) { to = from.cloneNode(true); $('ul', to).replaceChildren(); near.append(to); }
      const all = [...$$('[data-q]', from), ...$$('[data-q]', to)], whole = lies(numbersOf(from.dataset.reading));
      all.sort((a, b) => order.get(a.value) - order.get(b.value)).forEach(b => {
        const on = numbersOf(b.dataset.on), here = on.length ? lies(on) : whole;
        far += !here;
        $('ul', here ? to : from).append(b.closest('li'));
      });
      [from, to].forEach(f => f.hidden = !$('li', f));
    });
    const none = !$('li', near);
    $('[data-none]', picker).hidden = !none;
    $('[data-count]', others).textContent = `(${far})`;
    others.hidden = !far;
  }
  const order = new Map([...asks.keys()].map((id, i) => [id, i]));

  function turn(mode) {
    page.dataset.mode = mode;
    $$('[data-for]', page).forEach(e => e.hidden = e.dataset.for !== mode);
    $('[data-kind]', page).textContent = mode === 'pick' ? 'Make your own pack' : 'Reading pack';
    apply();
  }
  const say = words => { said.textContent = ''; setTimeout(() => said.textContent = words); };
  async function copyLink() {
    const link = address() + '#' + fragment, own = link.startsWith('file:');
    try { await navigator.clipboard.writeText(link); say(own ? 'Copied. It leads to this disk alone: to others send the whole folder, or the pack as a file.' : 'Copied: the link to your pack.'); }
    catch {
      turn('pick');
      getSelection().selectAllChildren($('[data-link]', picker));
      say('Selected: copy it with your keyboard.');
    }
  }

  // The pack as a file. Its keys are in quotation marks as JSON has them, which are YAML's too.
  const quoted = words => JSON.stringify(words), markdown = words => words.replace(/[\\`*_[\]<>&!]/g, '\\$&');
  function file({ p, q, t }) {
    const taken = new Set(), quiz = quizOf(q), asked = q.filter(id => !quiz.includes(id));
    const own = id => {
      const [pack, short] = id.split('.'), name = taken.has(short) ? pack + '-' + short : short;
      taken.add(name);
      return name;
    };
    const on = id => numbersOf(asks.get(id).dataset.on).filter(n => p.includes(n));
    const items = quiz.map(id => `  - id: ${own(id)}\n` + (on(id).length ? `    paragraphs: ${quoted(ranges(on(id), ', '))}\n` : '') + asks.get(id).dataset.source.replace(/^(?=.)/gm, '    ') + '\n');
    const long = Math.ceil((minutes(p) + 4 * asked.length + 1.5 * quiz.length) / 5) * 5, summary = [asked.length && count(asked.length, 'question'), quiz.length && `a quiz of ${quiz.length}`].filter(Boolean).join(' and ');
    const head = ['---', 'title: ' + quoted(markdown(t || NAMELESS)), 'level: ' + $('#_own-level').value, 'minutes: ' + long, 'aim: Packs of our own',
      'summary: ' + quoted(`Paragraphs ${ranges(p, ', ')}${summary && ', with ' + summary}.`), 'paragraphs: ' + quoted(ranges(p, ', ')), ...(items.length ? ['quiz:', items.join('').trimEnd()] : []), '---', ''];
    const body = [['discussion', 'Discussion'], ['tasks', 'Tasks']].map(([part, name]) => [name, asked.filter(id => asks.get(id).dataset.q === part)]);
    body.unshift(['Questions', asked.filter(id => !body.some(([, ids]) => ids.includes(id)))]);
    body.filter(([, ids]) => ids.length).forEach(([name, ids]) => {
      head.push(`## ${name}\n`);
      ids.forEach(id => {
        const { skill, source } = asks.get(id).dataset;
        head.push(['###', own(id), on(id).length && '¶' + ranges(on(id), ', '), skill].filter(Boolean).join(' ') + `\n\n${source}\n`);
      });
    });
    return head.join('\n');
  }
  function fileName(t) {
    const name = t.normalize('NFKD').replace(/['’]|\p{M}/gu, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 50).replace(/-+$/, '');
    const there = $$('[data-pack]', picker).map(f => f.dataset.pack);
    return (/^(|new|glossary|answers|con|prn|aux|nul|com\d|lpt\d)$/.test(name) || there.includes(name) ? 'own-' + (name || 'pack') : name) + '.md';
  }
  function download() {
    const now = chosen(), href = URL.createObjectURL(new Blob([file(now)], { type: 'text/markdown;charset=utf-8' })), name = fileName(now.t);
    made('a', '', { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
    say(`${name} is handed to your browser.`);
  }

  const acts = {
    copy: copyLink, download, print: () => print(),
    view() { turn('view'); scrollTo(0, 0); $('#_title').focus(); },
    change() { turn('pick'); title.focus(); },
  };
  page.addEventListener('click', e => acts[e.target.closest('[data-do]')?.dataset.do]?.());
  let timer = 0;
  picker.addEventListener('input', e => {
    const b = e.target;
    if (b.matches('[data-whole]')) $$('li input', b.closest('div, fieldset')).forEach(one => one.checked = b.checked);
    if (b === title) return tell(chosen());
    clearTimeout(timer);
    timer = 0;
    if (b === numbers) { timer = setTimeout(readNumbers, 300); return; }      // who is still writing is not corrected
    if (b.closest('.pick-paragraphs')) strangers.textContent = '';
    apply();
  });
  function readNumbers() {
    timer = 0;
    const [found, strange] = named(numbers.value);
    ticks.forEach((one, n) => one.checked = found.has(n));
    strangers.textContent = strange.length ? 'Not in this text: ' + tidy(strange.join(', ')).slice(0, 100) : '';
    apply();
  }
  numbers.addEventListener('blur', () => {
    clearTimeout(timer);
    if (timer) readNumbers();
    numbers.value = ranges(chosen().p, ', ');
  });

  // A link within the page scrolls, and leaves the address alone, which is the pack; to what is left out it leads in the whole text.
  function whole(target) {
    const para = target.closest('.para') ?? document.getElementById($('.back', target)?.hash.slice(1))?.closest('.para');
    return para ? home(para) : $('.uses a:last-child', target)?.href ?? page.dataset.text + '#' + target.id;
  }
  addEventListener('click', e => {
    const a = e.target.closest?.('a[href^="#"]'), target = a && document.getElementById(decodeURIComponent(a.hash.slice(1)));
    if (!target || e.defaultPrevented || !plain(e)) return;
    e.preventDefault();
    if (target.closest('.left-out')) { location.href = whole(target); return; }
    if (!target.matches('a, button, input')) target.tabIndex = -1;
    target.scrollIntoView();
    target.focus({ preventScroll: true });
  });
  function arrive() {
    const hash = location.hash.slice(1), target = !isChoice(hash) && hash && document.getElementById(hash);
    if (target && made_.contains(target)) return location.replace(whole(target));
    if (hash === fragment && page.dataset.mode) return;
    const some = take(isChoice(hash) ? hash : '');
    turn(some ? 'view' : 'pick');
  }
  addEventListener('hashchange', arrive);
  arrive();
}
ready(newPack);
