"""Where a service finds its keys: its environment, or a directory of files that only it can read."""
