"""The draw of docs/spec/draw.md: pure bytes in and out."""
