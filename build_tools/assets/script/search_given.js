// What the window of the search is given of the engine, whose other names are its own.
self.searchIndex = searchIndex;
