"""Codes of packages that leave the script unsaid, made BCP 47 by the script that was seen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from ingest.detectors import profiles

CHINESE = ("zh-Hans", "zh-Hant")
SERBIAN = {"Cyrillic": "sr-Cyrl", "Latin": "sr-Latn"}


def written(
    ranked: Iterable[tuple[str, float]],
    words: Sequence[str],
    script: str,
    allowed: Collection[str] | None,
) -> list[tuple[str, float]]:
    """The ranked languages with their scripts, those allowed only, their shares brought to 1."""
    found: list[tuple[str, float]] = []
    for code, share in ranked:
        if code == "zh":
            scores = profiles.scores("Han", "".join(words))
            chosen = {name: scores[name] for name in CHINESE}
            found += [(name, share * part) for name, part in profiles.shares(chosen)]
        else:
            found.append((SERBIAN.get(script, code) if code == "sr" else code, share))
    found = [(code, share) for code, share in found if allowed is None or code in allowed]
    total = sum(share for _, share in found)
    return [(code, share / total) for code, share in sorted(found, key=lambda x: (-x[1], x[0]))]


def all_written(codes: Iterable[str]) -> frozenset[str]:
    """The codes that `written` can give for these."""
    wider = {"zh": CHINESE, "sr": tuple(SERBIAN.values())}
    return frozenset(name for code in codes for name in wider.get(code, (code,)))
