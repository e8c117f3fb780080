"""The lottery over HTTP: parse, call one action, render."""
