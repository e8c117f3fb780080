"""What holds for every test: hypothesis sets no time limits."""

from hypothesis import settings

settings.register_profile("yangguang", deadline=None)
settings.load_profile("yangguang")
