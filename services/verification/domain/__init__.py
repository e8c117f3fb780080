"""The rules of verification: pure values in and out."""
