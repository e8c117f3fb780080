"""Lottery (派位): announcements, frozen rosters, seeds, results."""
