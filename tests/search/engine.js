// The engine of the search, its parts in one closure as on the pages, asked in lines of JSON: { data }, { find } or { stem }.
// Of each group the first forty hits are told.
const { createInterface } = require('node:readline');
const { readFileSync } = require('node:fs');
const parts = process.argv.slice(2).map(path => readFileSync(path, 'utf8')).join('\n');
const { searchIndex, stem } = new Function(`'use strict';\n${parts}\nreturn { searchIndex, stem };`)();

const whole = ({ groups, instead }) => ({
  groups: groups.map(({ kind, total, hits }) => ({ kind, total, hits: hits.slice(0, 40).map(h => ({ ...h, excerpt: h.excerpt, words: h.words })) })),
  instead,
});
async function main() {
  let index;
  for await (const line of createInterface({ input: process.stdin })) {
    const { data, find, stem: words } = JSON.parse(line);
    let said = null;
    if (data) index = await searchIndex(data);
    else said = words ? words.map(stem) : whole(index.find(find));
    console.log(JSON.stringify(said));
  }
}
main();
