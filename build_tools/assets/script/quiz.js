// The quiz of a pack. What is told of an answer was folded below each item; here it is taken out of the page and told when asked.
const QUIZ = 'edition-quiz-', WORDS = 2000;
// Each kind of item: what its controls say now, how they are made to say it, and what is right of it.
const quizKinds = {
  choice(item, right) {
    const boxes = $$('input', item);
    return {
      said: () => boxes.find(b => b.checked)?.value ?? '',
      say: said => boxes.forEach(b => b.checked = b.value === said),
      known: said => boxes.some(b => b.value === said),
      parts: said => [[boxes[said].parentNode, right.includes(said)]],
      answer: () => boxes.filter(b => right.includes(b.value)).map(b => b.parentNode),
      again() { this.say(''); return boxes[0]; },
      missing: 'Choose an answer first.',
    };
  },
  match(item, right) {
    const boxes = $$('select', item), fits = (b, i) => b.value === right[i];
    return {
      list: true,
      said: () => boxes.some(b => b.value) ? boxes.map(b => b.value) : '',
      say: said => boxes.forEach((b, i) => b.value = said[i] ?? ''),
      known: said => said.length === boxes.length && boxes.every((b, i) => [...b.options].some(o => o.value === said[i])),
      whole: said => said.every(Boolean),
      parts: () => boxes.map((b, i) => [b.parentNode, fits(b, i)]),
      tells: (good, all) => `${good} of ${all} are right.`,
      again() { const wrong = boxes.filter((b, i) => !fits(b, i)); wrong.forEach(b => b.value = ''); return wrong[0] || boxes[0]; },
      missing: 'Choose something in each row first.',
    };
  },
  order(item, right, hear) {
    const list = $('.events', item), events = [...list.children], texts = events.map(e => e.textContent), words = e => texts[events.indexOf(e)];
    const at = place => words(events[right.indexOf(String(place))]), now = () => [...list.children];
    let moved;
    function ends() { now().forEach((e, i, all) => { const [up, down] = $$('button', e); up.ariaDisabled = !i; down.ariaDisabled = i === all.length - 1; }); }
    events.forEach(e => {
      const moves = made('span', '', { className: 'moves' });
      moves.append(...[['Earlier', -1], ['Later', 1]].map(([name, by]) => {
        const b = made('button', name, { type: 'button', ariaLabel: name + ': ' + words(e) });
        b.dataset.by = by;
        return b;
      }));
      e.append(moves);
    });
    ends();
    list.addEventListener('click', e => {
      const b = e.target.closest('[data-by]');
      if (!b) return;
      const li = b.closest('li'), to = b.dataset.by < 0 ? li.previousElementSibling : li.nextElementSibling;
      if (to) { to[b.dataset.by < 0 ? 'before' : 'after'](li); moved = true; ends(); b.focus(); li.dispatchEvent(new Event('input', { bubbles: true })); }
      hear(`Now ${now().indexOf(li) + 1} of ${events.length}`);
    });
    return {
      list: true,
      said: () => moved ? now().map(e => String(events.indexOf(e))) : '',
      say(said) { (said || events.map((_, i) => i)).forEach(i => list.append(events[i])); moved = !!said; ends(); },
      known: said => said.length === events.length && new Set(said).size === events.length && said.every(i => events[i]),
      parts: () => now().map((e, i) => [e.firstElementChild, words(e) === at(i)]),
      labels: ['in its place', 'not in its place'],
      tells: (good, all) => `${good} of ${all} are in their places.`,
      again: () => $('button', list),
      missing: 'Put them in order first.',
    };
  },
  short(item, right) {
    const box = $('textarea', item);
    const bare = s => s.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();   // signs, spaces, tones and capitals do not count
    const list = JSON.parse(item.dataset.right).map(bare);
    return {
      said: () => box.value.trim() && box.value,
      say: said => box.value = said,
      known: said => !!said.trim() && said.length <= WORDS,
      parts: said => list.includes(bare(said)) ? [[null, true]] : [],   // of other wordings the reader is the judge
      again: () => box,
      missing: 'Write an answer first.',
    };
  },
};
quizKinds['true-false'] = quizKinds.choice;

function quiz(section) {
  const key = QUIZ + section.dataset.pack, nodes = new Map($$('.quiz-item', section).map(n => [n.id.slice(2), n])), items = new Map();
  const heard = made('p', '', { className: 'vh', role: 'status' });
  const hear = words => { heard.textContent = ''; setTimeout(() => heard.textContent = words); };
  const foot = made('div', '', { className: 'quiz-foot' }), score = made('p', '', { className: 'score' }), stays = made('p', '', { className: 'stays' });
  const sure = made('div', '', { className: 'really', hidden: true, role: 'group', ariaLabel: 'Are you sure?' });
  const button = (words, act) => { const b = made('button', words, { type: 'button' }); b.addEventListener('click', () => act(b)); return b; };
  const answers = kept();
  let left;

  // What was kept may be anybody's: an entry counts if it could have been given here.
  function kept() {
    try {
      const saved = localStorage.getItem(key), read = saved?.length < 5e5 && JSON.parse(saved);
      return new Map(Object.entries(read || {}).filter(([id, of]) => nodes.has(id) && of));
    } catch { return new Map(); }
  }
  function keep() {
    try {
      if (answers.size) localStorage.setItem(key, JSON.stringify(Object.fromEntries(answers))); else localStorage.removeItem(key);
      stays.firstChild.data = 'Your answers stay on this device. ';
    } catch { stays.firstChild.data = 'This browser keeps nothing: your answers last until you leave this page. '; }
  }

  function item(node) {
    if (items.has(node)) return;
    const id = node.id.slice(2), fold = $('.answer', node), told = made('div', '', { className: 'told', role: 'status' }), acts = made('div', '', { className: 'acts' });
    const kind = quizKinds[node.dataset.kind](node, node.dataset.right.split(' '), hear);
    const tell = s => [...fold.querySelectorAll(s)].map(n => n.cloneNode(true));
    const reason = said => (kind.answer ? tell(`[data-of="${said}"] dd`) : []).map(dd => { const p = made('p'); p.append(...dd.childNodes); return p; });
    const label = words => made('b', words);
    const check = button('Check', () => judge()), show = button('Show the answer', () => reveal()), again = button('Try again', () => retry());
    let state = '', writing;
    check.className = 'check';
    acts.append(check, show, again);
    const held = fold.contains(document.activeElement);
    near.unobserve(node);
    fold.replaceWith(acts, told);
    if (held) check.focus();

    function marked(parts, [good, bad] = kind.labels ?? ['right', 'not right']) {
      $$('.verdict', node).forEach(v => v.remove());
      parts.forEach(([at, ok]) => at?.append(' ', made('i', ok ? good : bad, { className: ok ? 'verdict' : 'verdict not' })));
    }
    function become(to, ...words) {
      state = to;
      again.hidden = !to;
      show.hidden = to === 'right';
      node.dataset.state = to;
      told.replaceChildren(...words);
    }
    // `quietly`: as it was when the reader left, so that nothing is announced or counted anew.
    function judge(quietly) {
      const said = kind.said();
      if (!said || (kind.whole && !kind.whole(said))) { become('', made('p', kind.missing)); return marked([]); }
      const parts = kind.parts(said), good = parts.filter(p => p[1]).length;
      marked(parts);
      if (!parts.length) compare();
      else if (good === parts.length) become('right', label('Right.'), ...reason(said), ...tell('.dated, .because, .where-it-stands'));
      else become('wrong', label('Not right.'), ...(kind.tells ? [made('p', kind.tells(good, parts.length))] : []), ...reason(said), ...tell(node.dataset.kind === 'true-false' ? '.because, .where-it-stands' : '.where-it-stands'));
      if (!quietly) done(said, 'checked');
    }
    function compare() {
      const ask = made('p', 'Does yours say the same? ', { className: 'own-word' });
      ask.append(button('Yes', () => own('yes')), ' ', button('Not yet', () => own('no')));
      become('compare', label('Compare.'), ...tell('.right, .because, .where-it-stands'), ask);
    }
    function own(word, quietly) {
      become(word === 'yes' ? 'right' : 'wrong', label(word === 'yes' ? 'Right, you say.' : 'Not yet, you say.'), ...tell('.right, .because, .where-it-stands'));
      if (!quietly) { done(kind.said(), word); check.focus(); }
    }
    function reveal(quietly) {
      marked(kind.answer ? kind.answer().map(n => [n, true]) : []);
      become('shown', label('The answer.'), ...tell('.right, .because, .where-it-stands'));
      if (!quietly) done(kind.said(), 'shown');
    }
    function retry() {
      become('');
      marked([]);
      const first = kind.again();
      done(kind.said(), '');
      first.focus();
    }
    function done(said, how) {
      const before = left;
      clearTimeout(writing);
      if (said || how) answers.set(id, { said, how }); else answers.delete(id);
      keep();
      count();
      if (how && before && !left) hear('That was the last one. ' + score.textContent);
    }
    node.addEventListener('input', () => {
      if (state || told.firstChild) { become(''); marked([]); count(); }
      clearTimeout(writing);                                    // what is being written is kept once there is a pause
      writing = setTimeout(() => done(kind.said(), ''), 300);
    });
    become('');
    const was = answers.get(id), strings = kind.list ? Array.isArray(was?.said) && was.said.every(s => typeof s === 'string') : typeof was?.said === 'string';
    if (strings && kind.known(was.said)) kind.say(was.said); else if (!(was?.how === 'shown' && was.said === '')) answers.delete(id);
    if (answers.has(id)) ({ checked: judge, shown: reveal, yes: own.bind(null, 'yes'), no: own.bind(null, 'no') })[was.how]?.(true);
    items.set(node, { clear() { clearTimeout(writing); kind.say(''); become(''); marked([]); } });
  }
  const asked = () => [...nodes.values()].filter(n => !n.closest('[hidden], .left-out'));
  function count() {
    const all = asked(), in_ = state => all.filter(n => n.dataset.state === state).length;
    left = all.length - in_('right') - in_('wrong') - in_('shown');
    score.textContent = left === all.length ? `${left} ${left === 1 ? 'question' : 'questions'}.` : `${in_('right')} of ${all.length} right` + (left ? `, ${left} still open.` : '.');
  }
  function ask(words, yes, opener, act) {
    const close = () => { sure.hidden = true; opener.focus(); };
    const no = button('No, keep them', close);
    sure.replaceChildren(made('p', words), button(yes, () => { sure.hidden = true; act(); hear(score.textContent); $('input, select, textarea, button', asked()[0]).focus(); }), ' ', no);
    sure.hidden = false;
    sure.onkeydown = e => { if (e.key === 'Escape') close(); };
    no.focus();
  }
  function clear() {
    items.forEach(i => i.clear());
    answers.clear();
    keep();
    count();
  }
  function forget() {
    try { Object.keys(localStorage).filter(k => k.startsWith(QUIZ)).forEach(k => localStorage.removeItem(k)); } catch { /* there is nothing */ }
    clear();
  }
  stays.append('Your answers stay on this device. ', button('Forget them', b => ask('Forget your answers to this quiz and to every other one of this edition?', 'Yes, forget them', b, forget)));
  foot.append(score, button('Start over', b => ask('Start over? Your answers to this quiz are cleared.', 'Yes, start over', b, clear)), stays, sure);
  section.append(foot, heard);

  // An item is made ready when it comes near; what was answered before, so that it is counted, a few at a time.
  const near = new IntersectionObserver(seen => seen.forEach(e => e.isIntersecting && item(e.target)), { rootMargin: '100% 0px' });
  const waiting = [...answers.keys()].map(id => nodes.get(id));
  nodes.forEach(n => near.observe(n));
  section.addEventListener('focusin', e => { const n = e.target.closest('.quiz-item'); if (n) item(n); });
  section.addEventListener('recount', count);
  (function some() {
    const till = performance.now() + 8;
    while (waiting.length && performance.now() < till) item(waiting.shift());
    count();
    if (waiting.length) setTimeout(some);
  })();
}
ready(() => $$('.quiz').forEach(quiz));
