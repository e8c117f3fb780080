"""Plugins of pytest that every run loads."""
