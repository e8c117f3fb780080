"""A family in front of its phone: from the home page to the receipt, with every wrong turn on the way."""
