"""Who may call which route: a table per service, held before the route itself runs."""
