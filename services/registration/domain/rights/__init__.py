"""The rights of the child and its guardians: what is asked, what is answered, what is kept until when."""
