"""Every route of every service, called by everybody, compared with the tables of access."""
