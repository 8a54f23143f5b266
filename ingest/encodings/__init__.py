"""Legacy encodings: what text read with the wrong one looks like, and how to read it again."""
