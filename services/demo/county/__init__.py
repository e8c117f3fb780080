"""A county as a directory of files: its value types, and the reader that refuses a wrong file by line and column."""
