"""The live part of a draw's public pages: rendered once per version, sent to everybody who watches."""
