"""Signs that a run is set apart: in brackets or quotation marks, announced, explained, listed."""

from __future__ import annotations

import re

from ingest.stray.model import Site
from ingest.stray.sino_korean import reading
from ingest.stray.twins import meanings, twin
from ingest.unicode.scripts import COMMON, script_of

OPENING = {
    "(": ")", "[": "]", "{": "}", "\N{FULLWIDTH LEFT PARENTHESIS}": "\N{FULLWIDTH RIGHT PARENTHESIS}",
    "\N{LEFT BLACK LENTICULAR BRACKET}": "\N{RIGHT BLACK LENTICULAR BRACKET}",
}  # fmt: skip
QUOTES = {
    '"': '"', "'": "'", "`": "`", "\N{LEFT DOUBLE QUOTATION MARK}": "\N{RIGHT DOUBLE QUOTATION MARK}",
    "\N{LEFT SINGLE QUOTATION MARK}": "\N{RIGHT SINGLE QUOTATION MARK}",
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
    "\N{DOUBLE LOW-9 QUOTATION MARK}": "\N{LEFT DOUBLE QUOTATION MARK}",
    "\N{LEFT CORNER BRACKET}": "\N{RIGHT CORNER BRACKET}",
    "\N{LEFT WHITE CORNER BRACKET}": "\N{RIGHT WHITE CORNER BRACKET}",
    "\N{LEFT DOUBLE ANGLE BRACKET}": "\N{RIGHT DOUBLE ANGLE BRACKET}", "&quot;": "&quot;",
}  # fmt: skip
# Words that announce a foreign word, directly or a few words before it.
LABEL_RE = re.compile(
    r"\b(?:words?|verbs?|nouns?|adjectives?|adverbs?|vowels?|consonants?|syllables?|characters?|glyphs?|symbols?|"
    r"terms?|phrases?|suffix(?:es)?|prefix(?:es)?|particles?|kanji|hanzi|hanja|radicals?|kana|hiragana|katakana|"
    r"hangul|pinyin|cyrillic|emoji|chinese|japanese|korean|russian|greek|hebrew|arabic|hindi|sanskrit|thai|persian|"
    r"farsi|ukrainian|bulgarian|serbian|armenian|georgian|urdu|bengali|tamil|mandarin|cantonese|yiddish|"
    r"slavonic|slavic|aramaic|coptic|tibetan|mongolian|kazakh|macedonian|belarusian|pali|"
    r"transliterat\w+|romani[sz]\w+|spelled|spelt|written|pronounced|entitled|inscribed|labell?ed|comes from|"
    r"derives? from|meaning|means|translat\w+|lit\.|literally|e\.g\.|eg\.|i\.e\.|ie\.)\W*(?:\w+\W+){0,2}$"
    # These have other senses as well: they announce only what stands right behind them.
    r"|\b(?:letters?|signs?|called|named|titled|marked|reading|reads?|says?|saying|writes?|said|example|such as|"
    r"sequence|string|input|domains?|button|newspaper|magazine|films?|movie|songs?|albums?|band|novel|poem|anime|"
    r"manga|hymn|entry for|headword|idiom|collocation|compound|proverb|slogan|motto|hashtag|greeting|toast|chant|"
    r"surname|username|keyword|placeholder)\W*$"
    # `the kanji for tree is X`, `his pen name, X,`
    r"|\b(?:characters?|kanji|hanzi|hanja|words?|terms?|symbols?|letters?|names?|spelling)\s(?:for|of)\s"
    r"(?:[\w'\u2019-]+\s){1,4}(?:is|are|was|were)\W*$"
    r"|\b(?:name|nickname|pseudonym|alias|title|epithet),\s*$|\bthe name\W*$"
    # `Type X in the box`: what is to be written.
    r"|(?:^|[.!?:;]\s+)(?:type|enter|input|search for)\s$|\b(?:to|then|and|just|simply|please|you)\s+(?:type|google)\s$"
    r"|\b(?:strings?|words?|characters?|names?) such as [^.;:]{0,60}$|\bknown (?:in \w+|locally|there) as\W*$",
    re.IGNORECASE,
)
# Who made or found something: credits name people as they write themselves.
CREDIT_RE = re.compile(
    r"(?:\u00a9|\(c\)|\bcopyright\b)[^.\n]{0,60}$|\b(?:contributed|reported|submitted|translated|maintained|"
    r"reviewed|implemented|co-?authored|suggested|pointed out|found|fixed) by\W*$|\b(?:thanks?|credits?|kudos|"
    r"acknowledge?ments?)\b[^.\n]{0,40}\b(?:to|goes to)\W*$|\b(?:maintainers?|contributors?|translators?|"
    r"authors?)\s?[:,]\W*$",
    re.IGNORECASE,
)
WAIVER_RE = re.compile(r"^,? (?:has|have) (?:waived|licensed|released|dedicated)\b")
# A line of a message catalogue; where there is no keyword, another line of the text has it.
CATALOGUE_RE = re.compile(r"\s*(msg(?:id|str|ctxt)(?:_plural|\[\d\])? )?\"(?:[^\"\\\n]|\\.)*\"\s*")
# What a foreign word right before it is announced by.
LABEL_BEHIND_RE = re.compile(
    r"^[\s\"'\u201d\u2019*_]*(?:label|sign|logo|character|kanji|symbol|glyph|letter|inscription|tattoo|stamp|seal|"
    r"radical|script|suffix|prefix|particle|brand|font|keyboard|subtitles?|(?:literally |roughly |also )?means?|"
    r", as the \w+ say|"
    r"stands? for|refers? to|"
    r"becomes? [A-Z]|"
    r"in (?:chinese|japanese|korean|russian|greek|hebrew|arabic|hindi|thai|persian|ukrainian|cyrillic)|"
    r"is (?:read|written|spelled|pronounced|translated|romani[sz]ed|called))\w*\b",
    re.IGNORECASE,
)
MEANS_RE = re.compile(r"[\s\"'\u201d\u2019]*,? ?(?:which |that )?(?:literally )?mean(?:s|ing)\b")
# Another foreign word on the line, which is announced or glossed: the line speaks of words.
FOREIGN_RE = re.compile(r"[\u0370-\u1dff\u2e80-\ud7ff]+(?: [\u0370-\u1dff\u2e80-\ud7ff]+)*")
ANNOUNCED_RE = re.compile(
    r"\b(?:words?|verbs?|nouns?|adjectives?|characters?|kanji|hanzi|hanja|particles?|letters?|phrases?|terms?|"
    r"suffix|prefix|idiom|compound|in (?:chinese|japanese|korean|russian|greek|hebrew|arabic|hindi|thai|persian|"
    r"ukrainian),?)\W*$",
    re.IGNORECASE,
)
GLOSSED_RE = re.compile(r" ?\([A-Za-z\u00c0-\u024f' ,-]{2,40}\)")
EXPLAINED_RE = re.compile(
    r"^[\s*_\"'\u201d\u2019\u300d`]*(?:[(\uff08]\s*[\"'\u201c\u2018*_]*[^\W\d]|,\s*[\"\u201c\u2018]|[=\u2248\u2192]|"
    r",? ?(?:which |that )?(?:means|meaning|is pronounced|pronounced|translates|is (?:the )?(?:japanese|chinese|korean|"
    r"russian|greek|hebrew|arabic|hindi|thai)\b|[\u2013\u2014-] [\"'\u201c\u2018]))",
    re.IGNORECASE,
)
# The like in other languages: Russian, Ukrainian, Arabic, Hindi, Chinese, Japanese, Korean, French,
# German, Spanish, Portuguese, Vietnamese, Turkish.
MENTION_RE = re.compile(
    r"(?:слов[оауе]\w*|букв\w+|иероглиф\w*|термин\w*|назва\w+|называ\w+|означа\w+|имен\w+|"
    r"по-\w+ски|слова|літер\w*|كلمة|حرف|تسمى|शब्द|अक्षर|कहते|称为|稱為|名为|叫做?|即|词|字|という|漢字|"
    r"단어|한자|라는|이라는|\b(?:mot|lettre|appelée?|terme|nommée?|wort|buchstabe|genannt|palabra|letra|"
    r"llamad[oa]|termo|palavra|chamad[oa]|từ|chữ|gọi là|kelimesi|harfi|adı|ismi|denir|zeitung|"
    r"zeitschrift|lied|périodique|journal|chanson|periódico|revista|canción))[\W_]*$",
    re.IGNORECASE,
)
# Names of languages in other languages: `en grec ancien X`, `russisch X`.
LANGUAGE_RE = re.compile(
    r"\b(?:grec|russe|chinois|japonais|arabe|hébreu|coréen|ukrainien|bulgare|griechisch|russisch|"
    r"chinesisch|japanisch|arabisch|hebräisch|koreanisch|ukrainisch|griego|ruso|chino|japonés|árabe|hebreo|"
    r"coreano|grego|russo|chinês|japonês|greco|cinese|giapponese|arabo|ebraico|tiếng (?:nga|trung|nhật|hàn)|"
    r"rusça|çince|japonca|arapça|rusky|čínsky|japonsky)\w*(?:\s+\w+)?[\W_]*$",
    re.IGNORECASE,
)
LIST_LEFT_RE = re.compile(r"(?:[,/|;\u3001\u060c]\s*(?:and|or|&)?|\s(?:and|or|&))\s*$")
LIST_RIGHT_RE = re.compile(r"\s*(?:[,/|;\u3001\u060c]\s*(?:and|or|&)?|(?:and|or|&)\s)")
GOES_ON_RE = re.compile(r" ?[^\W\d_]{2}")
HANGUL_PART_RE = re.compile("([\uac00-\ud7a3]+) ?[(\uff08]([\uac00-\ud7a3]+)$")
FILE_RE = re.compile(r"[\w()-]{0,40}\.(?:[a-z]{2,4}|mp[34]|7z)(?![\w.])")
SLASH_RE = re.compile(r"/[A-Z\u00c0-\u024f]")
DATE_MARKS = frozenset(("年", "月", "日", "号", "년", "월", "일"))
EMPHASIS_RE = re.compile(r"[*_]{1,3}$")
SENTENCE_MARK_RE = re.compile("[\u3002\uff01\uff1f\u0964.!?]")


def address(site: Site) -> bool:
    """`X 12,`: a street and a number."""
    return re.match(r" \d{1,4}[a-z]?(?:[,;]|$)", site.tail) is not None


def translated_on_line(site: Site) -> bool:
    """Its translation or spelling stands elsewhere on the line: the line explains it."""
    offered = meanings(site.run, site.setting.lexicons)
    return (
        bool(offered)
        and twin(site) is None
        and any(
            len(word) > 3
            and re.search(rf"(?<![\w-]){re.escape(word)}s?(?![\w-])", site.line, re.IGNORECASE)
            for word in offered
        )
    )


def label_behind(site: Site) -> bool:
    return LABEL_BEHIND_RE.match(site.tail) is not None


def bracketed(site: Site) -> bool:
    """Nothing but foreign text between the brackets, or foreign text first and a comma behind."""
    close = OPENING.get(site.before)
    if (
        site.block.main == "Hangul"
        and site.after in ")\N{FULLWIDTH RIGHT PARENTHESIS}"
        and site.after
    ):
        part = HANGUL_PART_RE.search(site.head)
        if part is not None and reading(site.run.core, inside=True):
            # `서울대학교(서울大學校)`: the word before the bracket, in part in Chinese characters.
            return part[1].endswith(part[2] + (reading(site.run.core, inside=True) or ""))
    return close is not None and (site.after == close or site.after in ",;:")


def label_in_bracket(site: Site) -> bool:
    """`(Russian: …)`, `(… in Cyrillic)`: the bracket is about the name before it."""
    at = site.head.rfind("(")
    inside = site.head[at + 1 :] if at >= 0 and ")" not in site.head[at:] else ""
    return bool(inside) and len(inside) <= 40 and inside.rstrip().endswith((":", ";", ","))


def quoted(site: Site) -> bool:
    """Nothing but foreign text between the quotation marks."""
    for opening, closing in QUOTES.items():
        if site.head.endswith(opening):
            inside, found, _ = site.tail.partition(closing)
            if found and not re.search(r"[A-Za-z]{3}", inside) and len(inside) < 80:
                return True
    return False


def emphasised(site: Site) -> bool:
    match = EMPHASIS_RE.search(site.head)
    return match is not None and site.tail.startswith(match[0])


def tagged(site: Site) -> bool:
    return site.before == ">" and site.after == "<"


def labelled(site: Site) -> bool:
    """A label ends with no clause between: `the word X`, `in Japanese, X`."""
    head = site.head[-60:]
    return LABEL_RE.search(head) is not None


def credited(site: Site) -> bool:
    """`Contributed by X`, `Copyright 2019, X and Y`."""
    return CREDIT_RE.search(site.head) is not None or WAIVER_RE.match(site.tail) is not None


def catalogue(site: Site) -> bool:
    """A message of a catalogue: the line is nothing but a string, with its keyword."""
    line = CATALOGUE_RE.fullmatch(site.line)
    return line is not None and (line[1] is not None or "msgstr " in site.text)


def meant(site: Site) -> bool:
    return MEANS_RE.match(site.tail) is not None


def among_words(site: Site) -> bool:
    """Another word of the script on the line is announced or glossed: `книга is feminine and X`."""
    if site.block.main != "Latin":
        return False
    for text in (site.head, site.tail):
        for match in FOREIGN_RE.finditer(text):
            if script_of(match[0][0]) != site.run.script and site.run.script != "Han":
                continue
            if GLOSSED_RE.match(text, match.end()) or (
                ANNOUNCED_RE.search(text, max(0, match.start() - 40), match.start())
            ):
                return True
    return False


def explained(site: Site) -> bool:
    return EXPLAINED_RE.match(site.tail) is not None


def listed(site: Site) -> bool:
    """Foreign words side by side, between commas, slashes or conjunctions."""
    left = LIST_LEFT_RE.search(site.head)
    right = LIST_RIGHT_RE.match(site.tail)
    if left is not None and _foreign(site, site.head[: left.start()].rstrip()[-1:]):
        return True
    return right is not None and _foreign(site, site.tail[right.end() :].lstrip()[:1])


def _foreign(site: Site, char: str) -> bool:
    return char != "" and script_of(char) not in (COMMON, site.block.main)


def date(site: Site) -> bool:
    """Year, month or day between digits: a date in the East Asian way, or a piece of one."""
    return site.run.core in DATE_MARKS and (site.before.isdigit() or site.after.isdigit())


def opens_bracket(site: Site) -> bool:
    """`(X romanization …)`: a gloss with more behind it."""
    return site.before in OPENING and site.before != ""


def beside_twin(site: Site) -> bool:
    """`X/Latin` or `Latin/X`: two spellings of one thing."""
    return SLASH_RE.match(site.tail) is not None or site.head.endswith("/")


def after_colon(site: Site) -> bool:
    """`title: X` and nothing behind it: a field and its value."""
    if not site.left_gap.rstrip().endswith((":", "=", "\N{FULLWIDTH COLON}")):
        return False
    if site.block.main != "Latin" and GOES_ON_RE.match(site.tail):
        return False  # `में:チャンス और …`
    return re.search(r"[A-Za-z]{2}", site.tail) is None


def table_cell(site: Site) -> bool:
    return (
        (site.head.rstrip().endswith("|") or site.head.strip() == "")
        and site.tail.lstrip().startswith("|")
    ) or (site.head.rstrip().endswith("|") and site.tail.strip() == "")


def formula(site: Site) -> bool:
    """One or two Greek letters are a symbol."""
    return site.run.script == "Greek" and len(site.run.core) <= 2


def single_letter(site: Site) -> bool:
    """One letter of an alphabet is named, not used."""
    return len(site.run.core) == 1 and site.run.script not in ("Han", "Hangul")


def dotted(site: Site) -> bool:
    """`.X` is a top-level domain or an ending of file names; `X_1.txt` is one."""
    if FILE_RE.match(site.tail):
        return True
    return site.before == "." and not site.head[-2:-1].isalnum()


def after_mention(site: Site) -> bool:
    """A word for `word`, `called` or a language in the text's own language stands before it."""
    head = site.head[-40:]
    return MENTION_RE.search(head) is not None or LANGUAGE_RE.search(head) is not None


def whole_sentence(site: Site) -> bool:
    return SENTENCE_MARK_RE.match(site.after or "") is not None and (
        site.head.rstrip() == "" or site.head.rstrip()[-1] in ".!?\u3002"
    )


def starts_line(site: Site) -> bool:
    return re.fullmatch(r"[\s#>*\d.\-]*", site.head) is not None
