"""Application numbers (报名号): keyed, never in order of arrival, with a check character, in two formats."""
