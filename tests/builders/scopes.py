"""The scope in which a test looks at everything."""

EVERYWHERE = "14"
"""Every unit of the tests lies in this province."""
