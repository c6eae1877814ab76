// The menu of a paragraph names the events that the list at the end of the page has for it, by their dates.
ready(() => {
  const popup = $('#_popup'), listed = $$('[data-when]');
  const link = (li, when = $('.num', li).textContent, a = $('a', li)) => made('a', when, { href: a.href, title: a.textContent, ariaLabel: when + ', ' + a.textContent });
  if (listed[0]) popup?.addEventListener('beforetoggle', e => {
    const rests = e.newState === 'open' && $('.rests', popup), number = popup.previousElementSibling?.textContent.trim();
    const found = rests ? listed.filter(li => li.dataset.when.split(' ').includes(number)) : [];
    if (!found[0]) return;
    const line = made('p', found[1] ? 'Events of ' : 'Event of ');
    line.append(...found.flatMap((li, i) => [i ? '; ' : '', link(li)]), '.');
    rests.after(line);
  });
});
