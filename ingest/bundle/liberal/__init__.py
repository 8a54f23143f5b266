"""The liberal reader's rule: a fence line is a line that is fully accounted for.

`shapes` say what a line accounts for, `fence` what is learnt from it, `scan` finds all such
lines, `election` decides which of them are the fences, `pairing` and `regions` which texts they
mark, `headers` what stands at the start of those, and `parts` reads them.
"""
