"""Attacks on the accounts of the staff: crooked administrators, and what they leave behind."""
