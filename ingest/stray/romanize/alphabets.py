"""Letter tables of the alphabets: the spelling that newspapers use, with the standard behind it.

A key may be several letters (the longest wins). `^` before a key: at the start of a word only;
`$` after it: at the end only; `+` before it: after a vowel or a sign, only.
"""

from __future__ import annotations

_EAST_SLAVIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i",
    "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "'": "", "\N{RIGHT SINGLE QUOTATION MARK}": "",
    "\N{MODIFIER LETTER APOSTROPHE}": "",
}  # fmt: skip

# BGN/PCGN 1947, simplified as newspapers and Wikipedia do: no signs, -y for the adjective ending.
RUSSIAN = _EAST_SLAVIC | {
    "ё": "yo", "жё": "zhe", "чё": "che", "шё": "she", "щё": "shche",
    "^е": "ye", "+е": "ye", "ье": "ye", "ъе": "ye", "ьи": "yi", "ьо": "yo",
    "ий$": "y", "ый$": "y",
}  # fmt: skip

# Cabinet of Ministers resolution 55 of 2010.
UKRAINIAN = _EAST_SLAVIC | {
    "г": "h", "ґ": "g", "зг": "zgh", "и": "y", "і": "i", "ї": "i", "^ї": "yi", "є": "ie",
    "^є": "ye", "й": "i", "^й": "y", "ю": "iu", "^ю": "yu", "я": "ia", "^я": "ya",
}  # fmt: skip

# BGN/PCGN 1979, without diacritics.
BELARUSIAN = _EAST_SLAVIC | {
    "г": "h", "ґ": "g", "е": "e", "^е": "ye", "+е": "ye", "ё": "yo", "і": "i", "ў": "u",
}  # fmt: skip

# Transliteration Act of 2009.
BULGARIAN = _EAST_SLAVIC | {
    "х": "h", "щ": "sht", "ъ": "a", "ь": "y", "ия$": "ia",
}  # fmt: skip

# Gaj's Latin alphabet: the country's own second spelling.
SERBIAN = _EAST_SLAVIC | {
    "ђ": "đ", "ж": "ž", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "ć", "х": "h", "ц": "c", "ч": "č",
    "џ": "dž", "ш": "š",
}  # fmt: skip

# The Academy's system of 1970, as in passports.
MACEDONIAN = _EAST_SLAVIC | {
    "ѓ": "gj", "ѕ": "dz", "ј": "j", "љ": "lj", "њ": "nj", "ќ": "kj", "х": "h", "џ": "dzh", "ц": "c",
}  # fmt: skip

# BGN/PCGN 2019 for Kazakh Cyrillic, simplified.
KAZAKH = RUSSIAN | {
    "ә": "a", "ғ": "g", "қ": "q", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i",
}  # fmt: skip

# MNS 5217:2012, as newspapers write it.
MONGOLIAN = _EAST_SLAVIC | {"ё": "yo", "ө": "u", "ү": "u", "х": "kh", "е": "e", "^е": "ye"}

# ELOT 743 (UN 1987), accents dropped before the look-up.
GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i",
    "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s",
    "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
    "ου": "ou", "γγ": "ng", "γξ": "nx", "γχ": "nch", "^γκ": "gk", "^μπ": "b", "μπ$": "b",
    "αυ": "av", "ευ": "ev", "ηυ": "iv",
    **{v + "υ" + c: r + "f" + s for v, r in (("α", "a"), ("ε", "e"), ("η", "i"))
       for c, s in zip("θκξπσςτφχψ", ("th", "k", "x", "p", "s", "s", "t", "f", "ch", "ps"), strict=True)},
}  # fmt: skip

# National system of 2002, without apostrophes.
GEORGIAN = {
    "ა": "a", "ბ": "b", "გ": "g", "დ": "d", "ე": "e", "ვ": "v", "ზ": "z", "თ": "t", "ი": "i",
    "კ": "k", "ლ": "l", "მ": "m", "ნ": "n", "ო": "o", "პ": "p", "ჟ": "zh", "რ": "r", "ს": "s",
    "ტ": "t", "უ": "u", "ფ": "p", "ქ": "k", "ღ": "gh", "ყ": "q", "შ": "sh", "ჩ": "ch", "ც": "ts",
    "ძ": "dz", "წ": "ts", "ჭ": "ch", "ხ": "kh", "ჯ": "j", "ჰ": "h",
}  # fmt: skip

# BGN/PCGN 1981, without apostrophes.
ARMENIAN = {
    "ա": "a", "բ": "b", "գ": "g", "դ": "d", "ե": "e", "^ե": "ye", "զ": "z", "է": "e", "ը": "y",
    "թ": "t", "ժ": "zh", "ի": "i", "լ": "l", "խ": "kh", "ծ": "ts", "կ": "k", "հ": "h", "ձ": "dz",
    "ղ": "gh", "ճ": "ch", "մ": "m", "յ": "y", "ն": "n", "շ": "sh", "ո": "o", "^ո": "vo", "ու": "u",
    "^ու": "u", "չ": "ch", "պ": "p", "ջ": "j", "ռ": "r", "ս": "s", "վ": "v", "տ": "t", "ր": "r",
    "ց": "ts", "փ": "p", "ք": "k", "և": "ev", "օ": "o", "ֆ": "f",
}  # fmt: skip

VOWELS = frozenset("аеёиоуыэюяіїєўъь")
