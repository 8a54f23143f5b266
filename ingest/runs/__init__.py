"""Long runs: inputs in batches, several processes, an output that survives a crash."""
