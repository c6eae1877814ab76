// The single file carries what the site loads when a reader asks: nothing is left to load.
const loaded = () => Promise.resolve();
