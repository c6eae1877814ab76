// Citations on the clipboard: as plain words, one a line, and with their italics and links where that can be had.
async function copied(shown) {
  const page = made('div');
  shown.forEach(e => {
    const line = made('p');
    line.append(...e.cloneNode(true).childNodes);
    $$('wbr', line).forEach(e => e.remove());
    $$('cite', line).forEach(e => { const i = made('i'); i.append(...e.childNodes); e.replaceWith(i); });
    $$('[class]', line).forEach(e => e.removeAttribute('class'));
    page.append(line);
  });
  const text = [...page.children].map(e => e.textContent.trim()).join('\n');
  const both = { 'text/plain': text, 'text/html': page.innerHTML };
  const blobs = Object.entries(both).map(([type, words]) => [type, new Blob([words], { type })]);
  try { await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]); }
  catch { await navigator.clipboard.writeText(text); }
}
// Copies, and gives what to say of it; where a device lets nothing be copied, the words are selected.
const copyOf = (shown, what) => copied(shown).then(() => 'Copied: ' + what + '.', () => {
  getSelection().selectAllChildren(shown[0]);
  return 'Selected: copy it with your keyboard.';
});
