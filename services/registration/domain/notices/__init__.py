"""Notices and consents: versioned documents as data, filled in with what the unit and the schedule say."""
