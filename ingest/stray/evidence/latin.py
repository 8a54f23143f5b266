"""Latin words in text of another script: terms and code-switching, or slips."""

from __future__ import annotations

import re

from ingest.expressions import any_of
from ingest.lexicon.lookup import english
from ingest.stray.model import Site

# Words of computing, by their stems: where they stand, a Latin word is the name of something.
TECHNICAL = (
    # Russian, Ukrainian, Belarusian, Bulgarian, Serbian
    r"перемен|змінн|променлив|файл|функци|функці|метод|\bкласс(?!и)|клас[аеиоу]|об[ъ'\u2019]ект|атрибут|параметр|аргумент|"
    r"строк[аеиу]|команд|модул|пакет|библиотек|бібліотек|скрипт|сервер|запрос|запит|репозитор|каталог|\bпол[еья]м? |"
    r"\bтег|элемент|елемент|свойств|значени[ея]\b|\bключ(?!ев)|массив|масив|\bтип[аеуо]?\b|консол|терминал|браузер|кнопк|"
    r"опци|опці|флаг|прапор|интерфейс|інтерфейс|программ|програм|\bкод[аеуо]?м?\b|верси|версі|данных|даних|"
    # Chinese and Japanese
    r"变量|變量|變數|函数|函數|方法|文件|参数|參數|命令|代码|代碼|程式|程序|模块|模組|接口|服务器|伺服器|数据库|資料庫|"
    r"檔案|物件|選項|選択肢|目錄|套件|編碼|字串|對象|对象|目录|选项|字符串|编码|路径|語法|语法|编译|編譯|调试|脚本|腳本|引用|設定|"
    r"文字列|オブジェクト|引数名|構建|构建|類型|トランスポート|ポート|サイト|"
    r"字段|属性|屬性|标签|標籤|类型|版本|安装|安裝|配置|运行|執行|変数|関数|引数|コマンド|ファイル|クラス|メソッド|サーバ|"
    r"モジュール|パッケージ|インストール|プログラム|コード|ライブラリ|パラメータ|オプション|ディレクトリ|"
    # Korean
    r"변수|함수|파일|클래스|메서드|메소드|서버|명령|모듈|패키지|설치|프로그램|코드|라이브러리|매개변수|옵션|속성|태그|"
    # Arabic, Persian, Hebrew, Hindi, Greek, Thai
    r"متغير|خطأ|دالة|ملف|برنامج|الأمر|خادم|مكتبة|تابع|פונקצי|משתנה|קובץ|שרת|פקודה|ספרי[יה]|चर |फ़ंक्शन|फ़ाइल|कमांड|सर्वर|"
    r"συνάρτηση|μεταβλητή|αρχείο|εντολή|ฟังก์ชัน|ตัวแปร|ไฟล์|คำสั่ง"
)
TECHNICAL_RE = any_of(TECHNICAL.split("|"))
LONG = 5
# What takes a name of its own right behind it, and verbs of saying and writing.
CALLED_RE = re.compile(
    r"\b(?:режим|стил|жанр|тариф|раздел|вкладк|пункт|меню|категори|рубрик|х[еэ]штег|ник|логин|слоган|девиз|альбом|трек|бренд)"
    r"\w{0,3}\s$|\b(?:написа|ответи|сказа|крикну|произн|подписа|напечата)\w+[:,]?\s$",
    re.IGNORECASE,
)
# Brands that are words as well, and that people write in lower case.
BRANDS = frozenset(
    "telegram zoom discord steam uber windows excel slack notion tinder chrome android apple amazon oracle booking "
    "avito python java safari".split()
)
PAIR_BEFORE_RE = re.compile(r"[a-z]{2,} (?:и|или|либо|та|або) $")
PAIR_BEHIND_RE = re.compile(r" (?:и|или|либо|та|або) [a-z]{2,}")
LITERALS = frozenset("true false null none nil void undefined".split())
LATIN_TOKEN_RE = re.compile(r"[A-Za-z][A-Za-z0-9_.+#-]*")
# Verbs and adjectives of written English, which nobody who mixes languages borrows.
FORMAL = frozenset(
    "improve reduce increase decrease enhance ensure provide achieve obtain maintain require consider include indicate "
    "determine demonstrate establish affect prevent avoid facilitate contribute strengthen promote encourage protect "
    "remain become cause allow enable suggest propose believe understand explain describe discuss mention emphasize "
    "significant important necessary essential crucial sufficient appropriate various several numerous different "
    "similar entire previous current additional potential effective efficient serious severe "
    "however therefore moreover furthermore nevertheless although because despite whereas meanwhile otherwise "
    "instead hence thus especially very quite rather almost already often always never".split()
)
# Parts of speech of the English list: nouns name things; these do a sentence's work.
WORKING = frozenset("RVJPDICO")


def technical(site: Site) -> bool:
    """The line speaks of programs, and a Latin word there is a name of something in them."""
    if site.run.script != "Latin":
        return False
    return site.run.core in LITERALS or TECHNICAL_RE.search(site.line) is not None


def beside_latin(site: Site) -> bool:
    """Other Latin words stand on the line, and nobody minds: the writer uses them."""
    if site.run.script != "Latin":
        return False
    return (
        LATIN_TOKEN_RE.search(site.head) is not None or LATIN_TOKEN_RE.search(site.tail) is not None
    )


def thing(site: Site) -> bool:
    """A noun as the dictionary has it: what is borrowed when people mix languages."""
    if site.run.script != "Latin" or " " in site.run.core:
        return False
    known = english(site.run.core)
    return known is None or known.tags[:1] == "N"


def working(site: Site) -> bool:
    """An adverb, a verb, a pronoun …: what nobody borrows."""
    if site.run.script != "Latin" or " " in site.run.core:
        return False
    known = english(site.run.core)
    return known is not None and known.tags[:1] in WORKING


def named(site: Site) -> bool:
    """What something is called or somebody says: `режим easy`, `написал nice`, `supply и demand`."""
    if site.run.script != "Latin":
        return False
    if site.run.core in BRANDS or CALLED_RE.search(site.head):
        return True
    paired = PAIR_BEFORE_RE.search(site.head) or PAIR_BEHIND_RE.match(site.tail)
    return paired is not None and thing(site)


def slip(site: Site) -> bool:
    """In Chinese, which takes English words in freely: an adverb, a connective, a verb in the past or
    of written English, with Han on both sides; in Japanese, which borrows those too, an adverb."""
    if site.run.script != "Latin" or site.block.main not in ("Han", "Japanese"):
        return False
    core = site.run.core
    if not (site.before.isalpha() and site.after.isalpha()):
        return False
    if site.block.main == "Japanese":
        return core.endswith("ly") and len(core) > LONG
    if core in FORMAL:
        return True
    known = english(core)
    if known is None or len(core) < LONG:
        return False
    return (known.tags[:1] == "R" and core.endswith("ly")) or (
        known.tags[:1] == "V" and core.endswith("ed")
    )
