// The reader’s settings, obeyed before the first line is painted.
const KEY = 'edition-view';
// What is kept is anybody's who writes pages of this host: all but yes and no to a box is left aside.
const yesOrNo = saved => Object.fromEntries(Object.entries(saved ?? {}).filter(([id, v]) => /^_\w{1,20}$/.test(id) && typeof v === 'boolean'));
const kept = () => { try { return yesOrNo(JSON.parse(localStorage[KEY])); } catch { return {}; } };   // first visit, or storage refused
// The sheet obeys classes of the root, such as _pinyin-on: with :root:has(:checked) each pop-up would have the whole page styled anew.
const obey = saved => Object.entries(saved).forEach(([id, on]) => { root.classList.toggle(id + '-on', on); root.classList.toggle(id + '-off', !on); });
obey(kept());
