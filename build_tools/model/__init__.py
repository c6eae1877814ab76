"""The nouns of an edition; standard library only."""
