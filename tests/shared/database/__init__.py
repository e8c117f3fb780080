"""The server of our own, roles, schemas, migrations, sessions."""
