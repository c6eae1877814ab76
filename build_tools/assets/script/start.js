// Everything the script shows is already in the page; without it every mark is a link that leads there.
function start() {
  settings();
  find();
  filter();
  const lit = sideNotes();
  map();
  popUp(lit);
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start); else start();
