"""Sets pages as PDF (PDF/UA-1, PDF/A-3a) with typst: values come in as JSON, fonts are pinned, nothing is guessed."""
