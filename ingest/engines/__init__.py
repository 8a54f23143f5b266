"""Adapters, one an engine, each imported by its own name and needing its own package."""
