"""Pages of registration for the staff: what families ask about their data and no rule may decide."""
