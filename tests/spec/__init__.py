"""The draw's specification against its reference programs."""
