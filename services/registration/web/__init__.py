"""Registration over HTTP: parse, call one action, render."""
