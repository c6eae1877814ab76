// The engine of the search, asked in lines of JSON: { script } first, then { data }, { find } or { stem }.
// Of each group the first forty hits are told.
const { createInterface } = require('node:readline');

const whole = ({ groups, instead }) => ({
  groups: groups.map(({ kind, hits }) => ({ kind, total: hits.length, hits: hits.slice(0, 40).map(h => ({ ...h, excerpt: h.excerpt, words: h.words })) })),
  instead,
});
async function main() {
  let engine, index;
  for await (const line of createInterface({ input: process.stdin })) {
    const { script, data, find, stem: words } = JSON.parse(line);
    let said = null;
    if (script) engine = new Function(`'use strict';\n${script}\nreturn { searchIndex, stem };`)();
    else if (data) index = await engine.searchIndex(data);
    else said = words ? words.map(engine.stem) : whole(index.find(find));
    console.log(JSON.stringify(said));
  }
}
main();
