# The extension, as it looks from Python. Offsets are code points.

Sums = tuple[int, float, float, int, int, dict[int, int], int, int, tuple[int, ...]]

class Native:
    class Tokens:
        def __init__(
            self, ranked: int, lanes: int, most: int, scale: float, overlap: float
        ) -> None: ...
        def learn(
            self,
            token: str,
            row: bytes,
            word: str,
            letters: int,
            own: int,
            other: int,
            script: int,
            telling: bool,
        ) -> None: ...
        def teach(
            self,
            runs: list[str],
            flat: bytes,
            scripts: bytes,
            script: int,
            own: bytes,
            alone: bytes,
            folds: str,
            lists: tuple[str, ...],
        ) -> None: ...
        def scan(self, text: str, kinds: bytes) -> list[str] | Sums: ...

    class Pairs:
        def __init__(self, lanes: int, most: int) -> None: ...
        def learn(self, pair: str, row: bytes) -> None: ...
        def sums(self, texts: list[str]) -> tuple[list[int], set[str]]: ...

    @staticmethod
    def tally(text: str, table: bytes, /) -> dict[int, int]: ...
    @staticmethod
    def tally_lines(
        text: str, table: bytes, names: list[str], /
    ) -> list[tuple[int, int, dict[str, int]]]: ...
    @staticmethod
    def words(text: str, /) -> int: ...
    @staticmethod
    def find(text: str, start: int, table: bytes, rules: bytes, astral: int, /) -> int: ...
    @staticmethod
    def begin(text: str, start: int, end: int, table: bytes, triples: bytes, /) -> int: ...
    @staticmethod
    def differences(old: str, new: str, most: int, /) -> list[tuple[int, int, str]] | None: ...
