"""The season that drives everything: real processes over real sockets, from the first form to the replayed draw."""
