"""A benchmark: this compiler beside others that link the same notes, built in alternation."""
