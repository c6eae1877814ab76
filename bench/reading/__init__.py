"""The reading page in a browser: how heavy it is, how still, how quick, beside the peers' pages."""
