// The menu of a paragraph names the events that the list at the end of the page has for it.
ready(() => {
  const popup = $('#_popup'), listed = $$('[data-when]');
  if (listed[0]) popup?.addEventListener('beforetoggle', e => {
    const rests = e.newState === 'open' && $('.rests', popup), number = popup.previousElementSibling?.textContent.trim();
    const found = rests ? listed.filter(li => li.dataset.when.split(' ').includes(number)) : [];
    if (!found[0]) return;
    const line = made('p', found[1] ? 'Events: ' : 'Event: ');
    line.append(...found.flatMap((li, i) => [i ? '; ' : '', made('a', $('a', li).textContent, { href: $('a', li).href }), ', ' + $('.num', li).textContent]), '.');
    rests.after(line);
  });
});
