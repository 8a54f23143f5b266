"""What the sentence asks of a noun in a place: case, number and gender."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.stray.targets.russian.classes import (
    APPEARING,
    CLAUSE,
    COORDINATORS,
    DATIVE,
    FEW,
    GENITIVE,
    INSTRUMENTAL,
    LACKING,
    PREPOSITIONS,
    QUANTITY,
    TELLING,
)
from ingest.stray.targets.russian.context import Context, Token
from ingest.stray.targets.russian.morphology import ADJECTIVES, NOUN_LIKE, Form, Reading
from ingest.stray.targets.russian.place import Place

# A noun behind the place that agrees with the adjectives before it.
AHEAD, AHEAD_GENITIVE = 0.8, 0.55
REPORTED = ("что", "как", "чтобы", "почему", "где", "когда", "зачем")
# A reading that is less likely is not what the writer meant.
LEAST_READING = 0.1
# A name behind these has their case: `в городе Пекине`.
PLACES = frozenset("город село провинция остров штат посёлок столица".split())
IMPERSONAL = ("можно", "нужно", "надо", "необходимо", "следует", "нельзя")


def nouns(around: Context) -> Iterator[Place]:
    """The cases, numbers and genders that a noun may take in the place."""
    count = around.modifiers()
    if count:
        yield from _agreeing(around, count)
    first = around.before(0)
    cases = around.governed(0)
    for rank, case in enumerate(cases):
        yield Place(
            "noun", 1.3 - 0.4 * rank, Form(case, after_preposition=first.text in ("в", "на"))
        )
    if cases:
        return
    if first.text in FEW:
        yield Place("noun", 1.7, Form("gent", "sing"))
    for reading in first.readings:
        if reading.pos == "NUMR" and reading.case not in ("nomn", "accs", ""):
            yield Place("noun", 1.7, Form(reading.case, "plur"))  # `между двумя X`
    if first.lemmas & QUANTITY and not first.has("PREP"):
        yield Place("noun", 1.2, Form("gent", "plur"))
    if first.text == "нет":
        yield Place("noun", 1.5, Form("gent"))
    if first.lemmas & PLACES:
        yield from (Place("noun", 1.4, Form(r.case, "sing")) for r in first.readings[:2] if r.case)
    if first.has("NOUN") and not first.has("VERB", "PREP", "CONJ"):
        yield Place("noun", 1.0, Form("gent"))
    if around.behind(0).text in IMPERSONAL and around.behind(1).has("INFN"):
        yield Place("noun", 1.0, Form("accs"))  # `установку можно завершить`
    if around.before(1).text == "не" and first.lemmas & LACKING:
        yield Place("noun", 1.5, Form("gent"))
    told = around.behind(0).text == "," and around.behind(1).text in REPORTED
    if told and first.lemmas & TELLING:
        yield Place("noun", 1.6, Form("datv"))
    turned = first.best("VERB")
    if turned is not None and turned.lemma.endswith("ся") and not _has_subject(around):
        # `у него поднялась X`: the subject follows.
        yield Place(
            "noun", 1.1, Form("nomn", turned.number or None, turned.gender or None), strict=True
        )
    yield from objects(first)
    yield from _subjects(around)
    yield from _coordinated(around)
    yield Place("noun", 0.1, Form("nomn"))


def _agreeing(around: Context, count: int) -> Iterator[Place]:
    """A noun behind its adjectives: in a case, number and gender that all of them can have."""
    most = count
    for reading in around.before(0).readings:
        if reading.pos not in ADJECTIVES:
            continue
        count = 1
        while count < most and agrees(around.before(count), reading.case, reading.number):
            count += 1
        ahead = count
        while around.before(ahead).has("ADVB") and not around.governed(ahead):
            ahead += 1  # `в заранее разогретой X`
        cases = around.governed(ahead)
        # `предоставляемых указанным X`: the first belongs to another noun.
        weight = 1.4 + 0.3 * reading.score - 0.3 * (most - count)
        if agrees_as_noun(around.behind(0), reading.case, reading.number):
            # `своими X памятниками`: the noun is still to come; a genitive may belong to this one
            weight -= AHEAD if reading.case != "gent" else AHEAD_GENITIVE
        if cases:
            weight += 0.5 if reading.case in cases else -1.2
            weight -= 0.2 * cases.index(reading.case) if reading.case in cases else 0.0
        else:
            weight += _governed_without(around.before(count), reading.case)
        few = around.before(count).text in FEW and reading.case == "gent"
        form = Form(
            reading.case,
            "sing" if few else reading.number,
            None if few else reading.gender or None,
            after_preposition=bool(cases),
            # `предыдущего` is the accusative of what lives, `предыдущий` of what does not.
            animate=reading.animate if _shows_life(reading) else None,
        )
        weight += 1.0 * few
        yield Place("noun", weight, form, strict=reading.number == "sing" and not few)


def _shows_life(reading: Reading) -> bool:
    """Whether the accusative of an adjective tells whether its noun names a living being."""
    return reading.case == "accs" and (reading.number == "plur" or reading.gender == "masc")


def agrees(token: Token, case: str, number: str) -> bool:
    """Whether a token can be an adjective in the case and number."""
    return any(r.pos in ADJECTIVES and (r.case, r.number) == (case, number) for r in token.readings)


def agrees_as_noun(token: Token, case: str, number: str) -> bool:
    """Whether a token is a noun in the case and number before all else."""
    if not token.readings or token.readings[0].pos != "NOUN":
        return False
    return any(
        (r.pos, r.case, r.number) == ("NOUN", case, number) and r.score > LEAST_READING
        for r in token.readings
    )


def _governed_without(governor: Token, case: str) -> float:
    """How well a case goes with a governor that is no preposition."""
    if governor.text == "нет":
        return 0.6 if case == "gent" else -1.2
    wanted = {place.form.case: place.weight for place in objects(governor)}
    if wanted:
        return 0.4 if case in wanted else -0.3
    if governor.has("NOUN"):
        return 0.3 if case == "gent" else 0.0
    return 0.2 if case == "nomn" else 0.0


def objects(verb: Token) -> Iterator[Place]:
    """The object of a verb, participle or gerund."""
    reading = verb.best("VERB", "INFN", "GRND", "PRTF")
    if reading is None or (
        verb.readings[0].pos in ("NOUN", "ADVB") and verb.readings[0].score > 0.5
    ):
        return
    if reading.lemma in INSTRUMENTAL:
        yield Place("noun", 1.1, Form("ablt"))
    elif reading.lemma in DATIVE:
        yield Place("noun", 1.1, Form("datv"))
    elif reading.lemma in GENITIVE:
        yield Place("noun", 1.1, Form("gent"))
    elif reading.lemma in APPEARING:
        yield Place("noun", 1.0, Form("nomn"))
    elif reading.lemma.endswith("ся") and reading.pos == "VERB":
        yield Place("noun", 0.6, Form("ablt"))
    elif reading.transitive:
        yield Place("noun", 1.0, Form("accs"))
    else:
        yield Place("noun", 0.4, Form("nomn"))


def _subjects(around: Context) -> Iterator[Place]:
    """A noun before a finite verb is its subject, in the verb's number and gender."""
    first = around.before(0)
    asked = around.before(1).best("VERB") if first.text == "ли" else None
    if asked is not None:
        yield Place("noun", 1.2, Form("nomn", asked.number or None), strict=True)
    opens = not first.is_word or first.lemmas & CLAUSE or first.text in COORDINATORS
    for ahead, step in ((around.behind(0), 0.0), (around.behind(1), 0.2)):
        reading = ahead.best("VERB", "PRTS", "ADJS")
        if reading is None:
            continue
        genitive = any(r.pos == "NOUN" and r.case == "gent" for r in around.behind(0).readings)
        if step and not (genitive or around.behind(0).has("ADVB", "PRCL", "NPRO")):
            break
        weight = (1.3 if opens or not _has_subject(around) else 0.5) - step
        yield Place("noun", weight, Form("nomn", reading.number or None, reading.gender or None),
                    strict=bool(reading.gender) or reading.number == "sing")  # fmt: skip
        break


def _has_subject(around: Context) -> bool:
    """Whether a word before the place in its clause is most likely in the nominative."""
    for token in around.left:
        if not token.is_word:
            break
        if (
            token.readings
            and token.readings[0].pos in NOUN_LIKE
            and token.readings[0].case == "nomn"
        ):
            return True
    return False


def _coordinated(around: Context) -> Iterator[Place]:
    """A member of a list has the case of the other members."""
    if around.before(0).text in COORDINATORS or around.before(0).text == ",":
        earlier = _member(around.left[1:])
        later = _member_behind(around)
        for reading in earlier.readings if earlier else ():
            if reading.pos != "NOUN":
                continue
            weight = 0.6 + 0.4 * reading.score
            both = later is not None and any(
                r.pos == "NOUN" and r.case == reading.case for r in later.readings
            )
            plural = (
                reading.number == "plur"
                and later is not None
                and any(
                    r.pos == "NOUN" and (r.case, r.number) == (reading.case, "plur")
                    for r in later.readings
                )
            )
            cases = _cases_of(around, earlier) if earlier else ()
            weight += 0.3 * both
            weight += 0.4 if reading.case in cases else -0.1 if cases else 0.0
            yield Place("noun", weight, Form(reading.case, "plur" if plural else None))
    elif around.behind(0).text in (",", "и", "или"):
        later = _member_behind(around)
        for reading in later.readings if later else ():
            if reading.pos == "NOUN" and reading.case:
                yield Place("noun", 0.3 + 0.3 * reading.score, Form(reading.case))


def _member(tokens: tuple[Token, ...]) -> Token | None:
    """The head of the noun phrase that ends the tokens (nearest first): the first noun of a chain
    of genitives, as far as it can be told."""
    found: Token | None = None
    for token in tokens[:6]:
        if not token.is_word or token.has("PREP", "CONJ") or token.text in PREPOSITIONS:
            break
        if token.has("NOUN"):
            found = token
        elif not token.has("ADJF", "PRTF"):
            break
    return found


def _member_behind(around: Context) -> Token | None:
    for token in around.right[:4]:
        if token.has("NOUN") and not token.has("CONJ", "PREP"):
            return token
    return None


def _cases_of(around: Context, member: Token) -> tuple[str, ...]:
    """What governs an earlier member of the list."""
    at = around.left.index(member) + 1
    if around.before(at).text in ("как", "например"):
        return ("nomn", "accs")
    while around.before(at).has("ADJF", "PRTF"):
        at += 1
    cases = around.governed(at)
    return cases or tuple(
        place.form.case for place in objects(around.before(at)) if place.form.case
    )
