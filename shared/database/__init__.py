"""PostgreSQL: a server for the laptop, roles, migrations, sessions."""
