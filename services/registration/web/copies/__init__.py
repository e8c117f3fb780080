"""The copies that families take home: everything that is held, in full, for programs and for people."""
