"""A witness: remembers the newest tree of the logs it watches, and cosigns only trees that grew out of it (C2SP)."""
