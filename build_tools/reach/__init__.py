"""The check of links: the one part of the program that uses the network, and only when asked."""
