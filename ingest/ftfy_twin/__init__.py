"""What ftfy does, equal to it in every character, at a small part of its cost on clean text.

Nothing here imports ftfy, save where a text needs what only ftfy has. The tables are generated from
ftfy's own (`scripts/generate_fast.py`); `tests/test_ftfy_twin.py` holds the two against each other.
"""
