"""The pages of the staff: plain forms, without scripts."""
