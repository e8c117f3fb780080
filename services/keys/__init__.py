"""`yangguang keys`: the keys of every service, new, used, counted and retired; and the keys of pseudonyms."""
