// Scripts that are loaded when a reader asks for what is in them. The policy of the page (publish/rules.py) lets no
// script be loaded by another but through this, and this lets no other pass than those named here.
const ASSETS = document.currentScript?.src.replace(/[^/]*$/, '');   // a single file has none: it holds all it needs
const LOADED = ['search.js', 'search-data.js', 'citing.js', 'citations.js'];
const address = name => LOADED.includes(name) ? ASSETS + name : '';
const allowed = window.trustedTypes?.createPolicy('edition', { createScriptURL: address });
const loading = {};
// A promise of the script `name`, run; what fails is asked for again the next time.
const loaded = name => loading[name] ||= new Promise((done, failed) => {
  const script = document.createElement('script');              // not by `made`: the policy lets nobody give a script words
  Object.assign(script, { onload: done, onerror: e => { delete loading[name]; failed(e); } });
  script.src = allowed ? allowed.createScriptURL(name) : address(name);
  document.head.append(script);
});
