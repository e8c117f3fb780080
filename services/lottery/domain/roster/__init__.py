"""The roster 派位名册 (roster.csv), read in columns: docs/spec/draw.md, sections 2.1 and 11."""
