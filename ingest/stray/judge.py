"""Is a run of foreign script an artifact? Weighted evidence, one table."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ingest.stray.evidence import apart, document, flow, latin, topic
from ingest.stray.model import Site, Verdict


@dataclass(frozen=True, slots=True)
class Evidence:
    """A test with its weight: the log-odds it adds for (+) or against (-) an artifact."""

    code: str
    weight: float
    test: Callable[[Site], bool]
    why: str
    group: str = ""


# Signs of one thing, that a run stands in the flow of a sentence: together they count for so much.
MOST = {"flow": 4.5}
# Legitimate unless it stands in the flow of a sentence.
PRIOR = -1.5

# fmt: off
TABLE: tuple[Evidence, ...] = (
    # --- for
    Evidence("glued-left", 4.0, flow.glued_left, "nobody writes `is残酷`: a space is missing"),
    Evidence("glued-right", 3.0, flow.glued_right, "likewise on the other side"),
    Evidence("glued-markup", 3.0, flow.glued_through_markup, "glued, with emphasis between"),
    Evidence("english-ending", 3.5, flow.english_ending, "`尊重s`: inflected as an English word"),
    Evidence("hyphenated", 3.5, flow.hyphenated, "half a compound: `Дружковск-Kramatorsk`"),
    Evidence("grammar-slot", 2.5, flow.after_function_word, "`the X`, `is X`, `to X`: the sentence needs a word", "flow"),
    Evidence("russian-slot", 1.5, flow.after_russian_governor, "`в X`, `большого X`: a word is asked for", "flow"),
    Evidence("flow-right", 1.5, flow.before_lower_word, "the sentence runs on behind it", "flow"),
    Evidence("flow-left", 1.0, flow.after_lower_word, "the sentence runs up to it", "flow"),
    Evidence("grammar-right", 1.0, flow.before_function_word, "`X and`, `X of`: the grammar runs on", "flow"),
    Evidence("prose", 1.0, flow.in_prose, "words of the sentence on both sides", "flow"),
    Evidence("connective", 3.0, flow.discourse, "`X, the results …`: a connective"),
    Evidence("twin-beside", 3.0, flow.twin_beside, "`still真 real`: beside its own translation"),
    Evidence("simplified", 3.0, flow.simplified, "a Chinese form that Japanese does not write"),
    Evidence("glued-mark", 2.5, flow.glued_to_mark, "`seriously,论证 for`: a space is missing behind the comma"),
    Evidence("completes", 2.5, flow.completes, "`화石`: part of a Korean word"),
    Evidence("digit", 1.0, flow.beside_digit, "`S新500`, `接近20`: part of an expression"),
    Evidence("sentence", 0.5, flow.in_sentence, "the line is a sentence of the main script", "flow"),
    Evidence("known-word", 0.5, flow.known_word, "an ordinary word of its language"),
    Evidence("folds", 1.5, flow.folds_to_word, "read as look-alikes it is an English word"),
    Evidence("latin-working", 1.2, latin.working, "nobody borrows an adverb or a verb form"),
    Evidence("latin-slip", 2.6, latin.slip, "an adverb, a connective or a verb form between Han"),
    Evidence("sign", 5.0, flow.sign_letter, "`Ctrl+С`: a letter written on to a sign"),
    Evidence("lone", 0.5, document.lone, "hardly any foreign script in the document"),
    # --- against
    Evidence("code", -6.0, document.protected_code, "program text"),
    Evidence("brackets", -4.5, apart.bracketed, "a gloss: `Beijing (北京)`"),
    Evidence("bracket-label", -3.0, apart.label_in_bracket, "`(Russian: …)`"),
    Evidence("quoted", -4.5, apart.quoted, "quoted as a whole"),
    Evidence("emphasised", -2.0, apart.emphasised, "set apart: `*λόγος*`"),
    Evidence("tagged", -3.5, apart.tagged, "an element of its own: `<span>…</span>`"),
    Evidence("label", -4.0, apart.labelled, "announced: `the word X`, `in Japanese, X`"),
    Evidence("label-behind", -3.5, apart.label_behind, "`the X sign`, `X stands for`"),
    Evidence("credited", -4.0, apart.credited, "credits name people as they write themselves"),
    Evidence("catalogue", -3.0, apart.catalogue, "`msgstr \"X\"`: a message in its own language"),
    Evidence("translated", -4.0, apart.translated_on_line, "the line translates it"),
    Evidence("meant", -1.5, apart.meant, "`X, which means`: explained in so many words"),
    Evidence("among-words", -4.0, apart.among_words, "another foreign word of the line is announced or glossed"),
    Evidence("explained", -3.5, apart.explained, "explained: `X (logos)`, `X means`"),
    Evidence("listed", -4.0, apart.listed, "a list of foreign words"),
    Evidence("field", -3.0, apart.after_colon, "the value of a field: `name: X`"),
    Evidence("table", -3.0, apart.table_cell, "a table cell of its own"),
    Evidence("formula", -6.0, apart.formula, "Greek letters are symbols"),
    Evidence("single-letter", -4.0, apart.single_letter, "a letter is named, not used"),
    Evidence("latin-word", -1.5, document.latin_word, "Latin words are at home in any text"),
    Evidence("technical", -3.0, latin.technical, "a Latin word in a line about programs names something"),
    Evidence("latin-named", -2.0, latin.named, "`режим easy`, `написал nice`: named or said, not used"),
    Evidence("beside-latin", -1.0, latin.beside_latin, "the writer uses Latin words"),
    Evidence("latin-thing", -0.8, latin.thing, "nouns are what is borrowed"),
    Evidence("unspaced", -1.0, document.unspaced_main, "East Asian texts take Latin words in freely"),
    Evidence("written-on", -2.0, document.written_on, "Korean particles are written on to Latin words"),
    Evidence("hanja", -1.0, document.hanja, "Korean writes Chinese characters for names and terms"),
    Evidence("domain", -4.0, apart.dotted, "`.рф`: a domain or a file name's ending"),
    Evidence("mention", -4.0, apart.after_mention, "announced in the text's own language"),
    Evidence("address", -2.5, apart.address, "`X 12,`: a street and its number"),
    Evidence("date", -4.0, apart.date, "`2015年5月22日`: a date is no slip"),
    Evidence("reported", -6.0, document.reported, "the text tells of the defect and quotes it"),
    Evidence("opens-bracket", -2.0, apart.opens_bracket, "`(X romanization)`"),
    Evidence("twin", -2.5, apart.beside_twin, "`X/Latin`: two spellings of one thing"),
    Evidence("no-english", -3.0, document.no_english, "Latin names without a word of English grammar"),
    Evidence("long", -1.5, document.long_run, "longer than a slip"),
    Evidence("own-sentence", -3.0, apart.whole_sentence, "a sentence of its own"),
    Evidence("starts-line", -1.0, apart.starts_line, "headings and entries begin so"),
    Evidence("foreign-line", -2.0, document.foreign_line, "a bilingual line"),
    Evidence("foreign-document", -1.5, document.foreign_document, "a bilingual document"),
    Evidence("topic", -3.5, document.topic_language, "the document is about languages"),
    Evidence("topic-line", -4.5, topic.topic, "the line speaks of words, in its own language"),
    Evidence("headline", -3.0, document.headline, "Korean headlines write states and days with one Chinese character"),
    Evidence("topic-mention", -1.0, document.topic_mentioned, "the document speaks of languages"),
    Evidence("many-scripts", -2.0, document.many_scripts, "three foreign scripts and more: multilingual on purpose"),
    Evidence("often", -1.0, document.often, "three times and more: a term"),
)
# fmt: on


# Tests that most often show that a Latin word is at home come first; those that take longer than all
# the others together come last; between them what speaks for an artifact is asked first.
EARLY = ("latin-word", "unspaced", "written-on", "latin-thing", "beside-latin")
SLOW = ("code", "label", "reported", "mention", "translated", "topic-line", "technical")
# Sums come out a little different in another order.
ROUNDING = 1e-6


def _turn(item: Evidence) -> tuple[int, float]:
    if item.code in SLOW:
        return 1, SLOW.index(item.code)
    if item.code in EARLY:
        return -1, 0
    return 0, -item.weight if item.code != "twin-beside" else 0  # slow, for one that speaks for it


# The test, its code, whether it speaks for an artifact, how much, and its group.
IN_TURN = [
    (item.test, item.code, item.weight > 0, abs(item.weight), item.group)
    for item in sorted(TABLE, key=_turn)
]


def judge(site: Site, least: float = 0.0) -> Verdict | None:
    """The probability that the run is an artifact, and the codes that spoke, weightiest first;
    None where the probability is less than `least`."""
    limit = math.log(least / (1 - least)) - ROUNDING if least else -math.inf
    spoke: set[str] = set()
    sums, most = dict(ALL_FOR), ALL  # what the sums and their total could still be
    for test, code, speaks_for, weight, group in IN_TURN:
        speaks = test(site)
        if speaks:
            spoke.add(code)
        if speaks != speaks_for:
            if group in MOST:
                before, bound = sums[group], MOST[group]
                sums[group] = after = before - weight
                most += min(after, bound) - min(before, bound)
            else:
                most -= weight
            if most < limit:
                return None
    evidence = [item for item in TABLE if item.code in spoke]
    confidence = 1 / (1 + math.exp(-_total(_sums(evidence))))
    if confidence < least:
        return None
    evidence.sort(key=lambda item: -abs(item.weight))
    return Verdict(confidence, tuple(item.code for item in evidence))


def _sums(evidence: Iterable[Evidence]) -> dict[str, float]:
    """What evidence weighs together, by group."""
    sums: dict[str, float] = {}
    for item in evidence:
        sums[item.group] = sums.get(item.group, 0.0) + item.weight
    return sums


def _total(sums: dict[str, float]) -> float:
    return PRIOR + sum(min(weight, MOST.get(group, weight)) for group, weight in sums.items())


ALL_FOR = _sums(item for item in TABLE if item.weight > 0)
ALL = _total(ALL_FOR)
