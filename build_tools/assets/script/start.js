// Everything the script shows is already in the page; without it every mark is a link that leads there.
function start() {
  settings();
  const lit = sideNotes();
  map();
  popUp(lit);
}

ready(start);
