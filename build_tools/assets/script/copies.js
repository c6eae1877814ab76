// Citations printed on a page, each with a button that copies it.
function copies() {
  const said = $('[data-copied]');
  $$('[data-copies]').forEach(b => {
    b.hidden = false;
    b.addEventListener('click', async () => {
      b.after(said);                                            // said where it was asked
      said.textContent = await copyOf([b.previousElementSibling], b.ariaLabel.replace('Copy ', ''));
    });
  });
}
ready(copies);
