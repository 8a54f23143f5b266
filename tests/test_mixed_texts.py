"""Sentences of ten languages with words of others strewn in: nothing raises, all can be undone, and
repaired twice is repaired once."""

from __future__ import annotations

import os
import random

import pytest

import ingest

PLAIN = ingest.Settings(detector="none")
TEXTS = 20_000 if os.environ.get("HYPOTHESIS_PROFILE") == "long" else 150
HOMES = {
    "ru": "Он купил новый дом и начал быстро строить большой сад для своих детей в городе.".split(),
    "ko": "우리는 어제 학교에서 만나서 함께 밥을 먹고 영화를 보았다".split(),
    "vi": "Cô ấy là một giáo viên giỏi ở thành phố lớn và rất vui".split(),
    "ar": "ذهبنا إلى المدينة ولكن لم نجد أحدا هناك في الصباح".split(),
    "hi": "उसने कल एक नई किताब खरीदी और बहुत खुश था".split(),
    "zh": list("今天天气很好我们一起去公园散步吧大家都很高兴"),
    "ja": "彼は 毎日 電車 で 会社 に 行き ます とても 忙しい".split(),
    "uk": "Він купив новий дім і почав швидко будувати великий сад".split(),
    "sr": "Ово је веома добар дан за рад у пољу и шуми".split(),
    "en": "The answer was honest and short and everybody agreed with it".split(),
}
STRAYS = (
    "残酷 学生 经济 的 了 often but value existed суть 바다 さくら สวัสดี नमक שלום حياة π Ω ＡＢ １２ \u200b \u202e "
    "\u2018\u2019 \u201d é ё ї 張 发展 美国政府 更适合 %(x)s {y} <b> `c` http://a.b/c 3,5 № … — « » ( ) [ ] ' : ; , . ! ?"
).split()
GAPS = (" ",) * 6 + ("", "", ",", ". ", "\n")


def texts(home: str) -> list[str]:
    chance = random.Random(home)
    others = [word for words in HOMES.values() for word in words]
    found = []
    for _ in range(TEXTS):
        words = []
        for _ in range(chance.randint(3, 30)):
            kind = chance.choices((HOMES[home], STRAYS, others), (70, 23, 7))[0]
            words += [chance.choice(kind), chance.choice(GAPS)]
        found.append("".join(words))
    return found


@pytest.mark.parametrize("home", HOMES)
def test_strewn_words(home: str) -> None:
    for text in texts(home):
        document = ingest.clean(text, PLAIN)
        document.text.encode()
        assert ingest.revert(document) == text
        assert ingest.clean(document.text, PLAIN).text == document.text
