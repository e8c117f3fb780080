"""The papers of a draw: one typst template each, and the values it shows."""
