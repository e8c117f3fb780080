"""The released programs by which anybody checks a draw, as files of the package; docs/spec/draw holds their sources."""
