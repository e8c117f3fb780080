"""The pages of a family: sign in, fill in step by step, look once more, send, see how it stands."""
