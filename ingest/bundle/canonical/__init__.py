"""The canonical form q7x2/1: grammar, reader, writer."""
