"""Code tables of the field (GB/T, JY/T, GA): code, label, note, source."""
