"""The rules of registration: pure values in and out."""
