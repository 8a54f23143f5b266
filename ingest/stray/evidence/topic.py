"""Lines that speak of words and writing, in languages other than English."""

from __future__ import annotations

import re

from ingest.stray.model import Site

# How a language says that a word, a sign or a name is meant and not used: `the word`, `is written`,
# `means`, `in Chinese`. Stems, so that inflected forms are met.
TOPICS = {
    "Cyrillic": (
        r"иероглиф|\bслов[оаеу]м?\b|\bбукв[аыуео]|\bзнак[аиу]?\b|алфавит|пишется|произносится|переводится|означает|"
        r"читается|по-(?:китайски|японски|корейски|английски|арабски|русски|гречески|немецки|французски)|"
        r"(?:китайск|японск|корейск|английск|арабск|латинск|греческ)\w+ (?:язык|слов|назван|им[яе]|текст)|"
        r"вывеск|надпис|табличк|гласи[лт]|, то есть «|"
        r"ієрогліф|літер|перекладається|вимовляється|означає|пишеться|йероглиф|означава|превежда|пише се|значи "
    ),
    "Hangul": (
        r"한자|일본어로|중국어로|영어로|러시아어|한국어로|라틴어|뜻(?:은|을|이|하|의)|단어|글자|문자|발음|표기|번역하|"
        r"(?:이)?라고 (?:한다|하며|하고|쓴다|쓰고|읽는다|읽|부른|부르|표기)|(?:이)?라는 (?:말|뜻|단어|글자|한자)|의미"
    ),
    "Japanese": (
        r"[語字](?:で|では|の|と)|漢字|意味|発音|読み|読む|書く|書き|表記|という(?:言葉|字|文字|語|単語)|訳[すしさせ]|単語|と言い|と呼"
    ),
    "Han": (
        r"汉字|漢字|[英日法俄德韩韓中]文|[英日法俄德韩韓汉漢]语|意思是|写作|寫作|读作|讀作|单词|單詞|"
        r"这个[字词]|用法|动词|名词|副词|形容词|词组|缩写|拼写|翻译|翻譯|发音|拼音"
    ),
    "Arabic": (
        r"كلمة|بالصينية|باليابانية|بالإنجليزية|بالروسية|باللغة|تعني|معناها|تُكتب|تكتب|حرف|ترجمة|مصطلح|واژه|کلمه|معنی|حروف|زبان"
    ),
    "Devanagari": (
        r"शब्द|लिखा जाता|लिखते|कहते हैं|कहा जाता|का अर्थ|मतलब|अक्षर|लिपि|भाषा|अनुवाद|उर्दू में|"
        r"अंग्रेज़?ी में|चीनी में|जापानी में"
    ),
    "Latin": (
        r"chữ (?:Hán|Nôm|Trung|Nhật)|tiếng (?:Trung|Nhật|Hàn|Anh|Nga|Hoa)|nghĩa là|viết là|đọc là|ký tự|phiên âm|"
        r"kelimesi|Çince|Japonca|Rusça|harfi|anlamına"
    ),
}
TOPIC_RES = {script: re.compile(pattern, re.IGNORECASE) for script, pattern in TOPICS.items()}


def topic(site: Site) -> bool:
    """The line speaks of words, in the language of the line."""
    found = TOPIC_RES.get(site.block.main)
    return found is not None and found.search(site.line.replace(site.run.text, " ")) is not None
