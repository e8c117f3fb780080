"""The three services, and above them the demo and the command line."""
