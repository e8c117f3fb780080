"""The PDFs that families take home: one typst template each, and the values it shows."""
