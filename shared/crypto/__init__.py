"""Hashing, sealing, blind indexes, keys and signatures."""
