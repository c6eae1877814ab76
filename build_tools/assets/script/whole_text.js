// What the pop-up says of a paragraph leads to its place in the whole text too.
function wholeText() {
  const popup = $('#_popup');
  popup?.addEventListener('beforetoggle', e => {
    const way = e.newState === 'open' && $('.acts', popup) && $('.in-text a', popup.closest('.para'));
    if (!way) return;
    const line = made('p');
    line.append(copy(way));
    $('.rests', popup).after(line);
  });
}
ready(wholeText);
