// The window in which a reader takes a citation away: in each style, with the notes a paragraph rests on, as records.
const FILES = [['BibTeX', 'bib', 'application/x-bibtex'], ['RIS', 'ris', 'application/x-research-info-systems'], ['CSL-JSON', 'json', 'application/vnd.citationstyles.csl+json']];
function citingWindow(data) {
  const { works, nth, form, show } = citedStyles(data);
  const dialog = made('dialog', '', { id: '_citing', className: 'citing', closedBy: 'any' });
  const said = made('p', '', { className: 'said', role: 'status' });
  const button = (words, does, of) => { const b = made('button', words, { type: 'button', ...of }); b.onclick = does; return b; };
  const block = (kind, ...parts) => { const e = made(kind); e.append(...parts); return e; };
  const listed = all => all.length < 2 ? all.join('') : all.slice(0, -1).join(', ') + ' and ' + all.at(-1);
  document.body.append(dialog);
  dialog.addEventListener('click', e => { if (e.target === dialog) dialog.close(); });

  const take = async (shown, what) => said.textContent = await copyOf(shown, what);
  function save(records, nth, name) {
    const [, end, type] = FILES[nth], parts = records.map(r => r[nth]);
    const words = end === 'json' ? JSON.stringify(parts.flatMap(part => JSON.parse(part)), null, 1) + '\n' : parts.join(end === 'bib' ? '\n' : '');
    const address = URL.createObjectURL(new Blob([words], { type }));
    const file = (name.replace(/[^\p{L}\p{N}_.-]+/gu, '-') || 'citation') + '.' + end;
    made('a', '', { href: address, download: file }).click();
    setTimeout(() => URL.revokeObjectURL(address), 6e4);
    said.textContent = 'Saved: ' + file + '.';
  }
  function filledRecord(record, nth, number, address) {
    const fill = words => words.replaceAll(NUMBER, number).replaceAll(ADDRESS, address);
    if (FILES[nth][1] !== 'json') return fill(address ? record : record.split(/(?<=\n)/).filter(line => !line.includes(ADDRESS)).join(''));
    return JSON.stringify(JSON.parse(record).map(({ URL, ...item }) => address ? { ...item, URL } : item), (_, v) => typeof v === 'string' ? fill(v) : v);
  }
  const downloads = (words, records, name, of) => block('p', made('span', words + ' '), ...FILES.flatMap(([format], i) => [i ? ' ' : '', button(format, () => save(records(), i, name), { ariaLabel: format + ', ' + of })]));

  // One form in one style, to be copied; `rests` are notes that may be copied with it.
  function offered(runs, what, label, rests = []) {
    const shown = block('p', elements(runs, 'cite'));
    const part = block('div', ...(label ? [made('p', label, { className: 'kind' })] : []), shown, button('Copy', () => take([shown], what), { ariaLabel: 'Copy ' + what }));
    if (rests.length) {
      const notes = block('ul', ...rests.map(([name, runs]) => block('li', name + ': ', elements(runs, 'cite'))));
      const more = block('details', made('summary', 'With ' + listed(rests.map(([name]) => name.replace(/^\w/, c => c.toLowerCase())))), notes, button('Copy with the notes', () => take([shown, ...notes.children], what + ', with what it rests on')));
      notes.role = 'list';
      part.append(more);
    }
    return part;
  }
  function styles(forms, of, chosen, rests) {
    const order = [nth(chosen), ...data.styles.keys()].filter((n, i, all) => all.indexOf(n) === i);
    return order.map(n => {
      const [entry, note] = forms[n], name = data.styles[n][1], what = of + ' in ' + name;
      const parts = note ? [offered(note, what + ', note', 'Note', rests?.(n)), offered(entry, what + ', bibliography', 'Bibliography')] : [offered(entry, what, '', rests?.(n))];
      return block('section', made('h3', name), ...parts);
    });
  }
  function work(key, chosen) {
    const [name, forms, , records] = works.get(key);
    return ['Cite ' + name, [...styles(forms, name, chosen), downloads('This source as', () => [records], key, name)]];
  }
  const shownIn = a => (a.innerText || a.textContent).trim();
  // The notes of a paragraph, each with its works as the page has them, or with its own words.
  function notesOf(paragraph) {
    return $$('.text .noteref', paragraph).flatMap(marker => {
      const note = named(marker);
      if (!note) return [];
      const cited = $$('[data-work]', note).map(e => e.dataset).filter(d => works.has(d.work));
      const own = $$('.body > p:not(.src, .prop)', note).map(p => copy(p).textContent.trim()).join(' ');
      return [{ name: (note.matches('.lost') ? 'Proposed for note ' : 'Note ') + shownIn(marker), number: shownIn(marker), cited, own }];
    });
  }
  function paragraph(from, link, chosen) {
    const number = shownIn($('.pn', from)), id = from.id.replace(/^.*-(?=p\d)/, ''), menu = $('#_para-menu');
    const known = menu?.dataset.address || (location.protocol.startsWith('http') ? location.href.split('#')[0] : '');
    const address = known && known + '#' + id, of = '¶ ' + number, notes = notesOf(from);
    const rests = n => notes.filter(x => x.cited.length || x.own).map(({ name, cited, own }) => [name, cited.length ? cited.flatMap((d, i) => [...(i ? [' '] : []), ...form(d.work, n, 'note', d.at)]) : [own]]);
    const keys = [...new Set(notes.flatMap(x => x.cited.map(d => d.work)))];
    const fill = runs => runs && filled(runs, number, address);
    const own = () => [data.record.map((text, i) => filledRecord(text, i, number, address))];
    return ['Cite ' + of, [
      ...(notes.length ? [made('p', 'Rests on ' + (notes.length > 1 ? 'notes ' : 'note ') + listed(notes.map(x => x.number)) + '.', { className: 'intro' })] : []),
      ...styles(data.paragraph.map(forms => forms.map(fill)), of, chosen, rests),
      downloads('This citation as', own, data.name + '-' + id, of),
      ...(keys.length ? [downloads(keys.length > 1 ? `The ${keys.length} sources it rests on as` : 'The source it rests on as', () => keys.map(key => works.get(key)[3]), data.name + '-' + id + '-sources', 'the sources of ' + of)] : []),
      block('p', made('a', 'How to cite this edition', { href: link.href })),
    ]];
  }
  function open(opener, chosen) {
    const popup = opener.closest('#_popup'), back = popup ? popup.previousElementSibling : opener;
    const [title, parts] = opener.dataset.cites ? work(opener.dataset.cites, chosen) : paragraph(opener.closest('.para'), opener, chosen);
    const close = button('×', () => dialog.close(), { className: 'close', ariaLabel: 'Close' });
    said.textContent = '';
    dialog.replaceChildren(block('div', close, made('h2', title, { id: '_citing-title' }), ...parts, said));
    dialog.setAttribute('aria-labelledby', '_citing-title');
    dialog.onclose = () => (back.matches('a, button') ? back : $('a', back))?.focus();
    dialog.showModal();
    dialog.scrollTop = 0;
  }
  return { show, open };
}
let cites;
self.editionCiting = () => cites ??= citingWindow(self.citations ?? JSON.parse($('#_citations').textContent));
