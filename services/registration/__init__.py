"""Registration (报名): people, the form, choices, receipts, schools and plans."""
