/* What a token says of the language: its words, and the weights of their runs of characters.
 *
 * The twin of prose.plain and profiles.weigh, for tokens whose letters are of one script. */

#include "tokens.h"

#define LONGEST_WORD 50
#define LONGEST_RUN 3
#define SLOT_OF(lesson, run) ((size_t)(((run) * 0x9e3779b97f4a7c15ULL) >> (lesson)->shift))

void
tokens_forget(struct lesson *lesson)
{
    Py_CLEAR(lesson->flat);
    Py_CLEAR(lesson->scripts);
    Py_CLEAR(lesson->own);
    Py_CLEAR(lesson->alone);
    PyMem_Free(lesson->runs);
    PyMem_Free(lesson->rows);
    PyMem_Free(lesson->folds);
    PyMem_Free(lesson->lists);
    *lesson = (struct lesson){0};
}

static int
learn_runs(struct lesson *lesson, PyObject *runs)
{
    Py_ssize_t many = PyList_GET_SIZE(runs);
    lesson->shift = 62;
    while (((size_t)1 << (64 - lesson->shift)) < 2 * (size_t)many + 1)
        lesson->shift--;
    size_t slots = (size_t)1 << (64 - lesson->shift);
    lesson->runs = PyMem_Calloc(slots, sizeof(uint64_t));
    lesson->rows = PyMem_Calloc(slots, sizeof(uint32_t));
    if (lesson->runs == NULL || lesson->rows == NULL)
        return PyErr_NoMemory() == NULL ? -1 : 0;
    for (Py_ssize_t row = 0; row < many; row++) {
        PyObject *run = PyList_GET_ITEM(runs, row);
        if (!PyUnicode_Check(run) || PyUnicode_GET_LENGTH(run) > LONGEST_RUN) {
            PyErr_SetString(PyExc_ValueError, "runs are up to three characters");
            return -1;
        }
        uint64_t key = 0;
        for (Py_ssize_t at = 0; at < PyUnicode_GET_LENGTH(run); at++)
            key |= (uint64_t)PyUnicode_READ_CHAR(run, at) << (21 * at);
        size_t slot = SLOT_OF(lesson, key);
        while (lesson->runs[slot])
            slot = (slot + 1) & (slots - 1);
        lesson->runs[slot] = key;
        lesson->rows[slot] = (uint32_t)row;
    }
    return 0;
}

/* Pairs of a character and what it is written as; pairs of a character and its lists. */
static int
learn_letters(struct lesson *lesson, PyObject *folds, PyObject *lists)
{
    lesson->folded = PyUnicode_GET_LENGTH(folds) / 2;
    lesson->folds = PyUnicode_AsUCS4Copy(folds);
    Py_ssize_t room = 0;
    for (Py_ssize_t one = 0; one < PyTuple_GET_SIZE(lists); one++)
        room += PyUnicode_GetLength(PyTuple_GET_ITEM(lists, one));
    if (PyErr_Occurred() || lesson->folds == NULL)
        return -1;
    lesson->lists = PyMem_Calloc(2 * room + 1, sizeof(uint64_t));
    if (lesson->lists == NULL)
        return PyErr_NoMemory() == NULL ? -1 : 0;
    for (Py_ssize_t one = 0; one < PyTuple_GET_SIZE(lists); one++) {
        PyObject *letters = PyTuple_GET_ITEM(lists, one);
        for (Py_ssize_t at = 0; at < PyUnicode_GET_LENGTH(letters); at++) {
            Py_UCS4 letter = PyUnicode_READ_CHAR(letters, at);
            Py_ssize_t place = 0;
            while (place < lesson->listed && lesson->lists[2 * place] != letter)
                place++;
            if (place == lesson->listed)
                lesson->lists[2 * lesson->listed++] = letter;
            lesson->lists[2 * place + 1] |= (uint64_t)1 << one;
        }
    }
    return 0;
}

/* teach(runs, flat, scripts, script, own, alone, folds, lists): `flat` has a byte for each run and ranked
 * lane; `scripts` the number of each character's script, `script` that of the main one; `own` and `alone`
 * a byte for each script, whether words in it count, and whether its characters may stand alone; `folds`
 * letters and what they are taken for, in turn; `lists` the letters that the other lanes count. */
PyObject *
tokens_teach(Tokens *self, PyObject *args)
{
    struct lesson lesson = {0};
    PyObject *runs, *folds, *lists;
    tokens_forget(&self->lesson);
    if (!PyArg_ParseTuple(args, "O!SSISSUO!", &PyList_Type, &runs, &lesson.flat, &lesson.scripts,
                          &lesson.script, &lesson.own, &lesson.alone, &folds, &PyTuple_Type, &lists))
        return NULL;
    Py_INCREF(lesson.flat);
    Py_INCREF(lesson.scripts);
    Py_INCREF(lesson.own);
    Py_INCREF(lesson.alone);
    if (PyBytes_GET_SIZE(lesson.flat) < PyList_GET_SIZE(runs) * self->ranked
        || PyBytes_GET_SIZE(lesson.own) < 256 || PyBytes_GET_SIZE(lesson.alone) < 256
        || PyTuple_GET_SIZE(lists) != self->lanes - self->ranked || PyTuple_GET_SIZE(lists) > 64)
        PyErr_SetString(PyExc_ValueError, "tables and lists of other sizes");
    if (PyErr_Occurred() || learn_runs(&lesson, runs) < 0 || learn_letters(&lesson, folds, lists) < 0) {
        tokens_forget(&lesson);
        return NULL;
    }
    self->lesson = lesson;
    Py_RETURN_NONE;
}

static int
is_word(const Py_UCS4 *chars, Py_ssize_t length, Py_ssize_t at)
{
    return at >= 0 && at < length && (Py_UNICODE_ISALNUM(chars[at]) || chars[at] == '_');
}

static int
is_latin(const Py_UCS4 *chars, Py_ssize_t length, Py_ssize_t at)
{
    Py_UCS4 code = at >= 0 && at < length ? chars[at] : 0;
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

/* prose.CAMEL_RE and prose.CODE_RE: an address, a path, an option, an identifier or a formula. */
static int
is_code(const Py_UCS4 *chars, Py_ssize_t length)
{
#define AT(place) ((place) >= 0 && (place) < length ? chars[place] : 0)
#define WORD(place) is_word(chars, length, place)
    if (AT(0) == 'w' && AT(1) == 'w' && AT(2) == 'w' && AT(3) == '.')
        return 1;
    if (AT(0) == '-' && (WORD(1) || (AT(1) == '-' && WORD(2))))
        return 1;
    for (Py_ssize_t at = 0; at < length; at++) {
        Py_UCS4 code = chars[at], next = AT(at + 1);
        if (code >= 0x80 ? Py_UNICODE_ISDECIMAL(code) && is_latin(chars, length, at + 1)
                         : code != 0 && strchr("\\_=$|{}#~^", (int)code) != NULL)
            return 1;
        if (code >= 0x80)
            continue;
        if (is_latin(chars, length, at)) {
            if (Py_UNICODE_ISDECIMAL(next) || (code >= 'a' && next >= 'A' && next <= 'Z'))
                return 1;
        } else if (code == '@' ? WORD(at - 1) && WORD(at + 1)
                   : code == '/' ? WORD(at - 1) || WORD(at + 1)
                   : code == '(' ? next == ')'
                   : code == '.' ? WORD(at - 1) && is_latin(chars, length, at + 1)
                                       && is_latin(chars, length, at + 2)
                   : code == ':' ? (next == '/' && AT(at + 2) == '/')
                                       || (next == ':' && WORD(at - 1) && WORD(at + 2))
                                 : code >= '0' && code <= '9' && is_latin(chars, length, at + 1))
            return 1;
    }
    return 0;
}

static Py_UCS4
folded(const struct lesson *lesson, Py_UCS4 code)
{
    if (lesson->folded && code >= lesson->folds[0])
        for (Py_ssize_t at = 0; at < lesson->folded; at++)
            if (lesson->folds[2 * at] == code)
                return lesson->folds[2 * at + 1];
    return code;
}

/* Adds the weights of a word's runs; `word` has a blank before and after it. */
static void
weigh(Tokens *self, Py_UCS4 *word, Py_ssize_t length, uint32_t *sums)
{
    struct lesson *lesson = &self->lesson;
    const unsigned char *flat = (const unsigned char *)PyBytes_AS_STRING(lesson->flat);
    size_t last = ((size_t)1 << (64 - lesson->shift)) - 1;
    for (Py_ssize_t at = 1; at <= length; at++) {
        for (Py_ssize_t one = 0; one < lesson->listed; one++)
            if (lesson->lists[2 * one] == word[at])
                for (Py_ssize_t lane = self->ranked; lane < self->lanes; lane++)
                    sums[lane] += lesson->lists[2 * one + 1] >> (lane - self->ranked) & 1;
        word[at] = folded(lesson, word[at]);
    }
    for (Py_ssize_t at = 0; at <= length; at++) {
        uint64_t run = 0;
        for (Py_ssize_t end = at; end < at + LONGEST_RUN && end <= length + 1; end++) {
            run |= (uint64_t)word[end] << (21 * (end - at));
            if (end == 0)
                continue; /* a blank alone is no run */
            size_t slot = SLOT_OF(lesson, run);
            while (lesson->runs[slot] && lesson->runs[slot] != run)
                slot = (slot + 1) & last;
            if (lesson->runs[slot]) {
                const unsigned char *row = flat + lesson->rows[slot] * self->ranked;
                for (Py_ssize_t lane = 0; lane < self->ranked; lane++)
                    sums[lane] += row[lane];
            }
        }
    }
}

/* The words of a token, weighed; 0 where only Python knows what they are. */
static int
weigh_words(Tokens *self, const Py_UCS4 *chars, Py_ssize_t length, const unsigned char *kinds,
            struct token *token, uint32_t *sums)
{
    struct lesson *lesson = &self->lesson;
    const unsigned char *scripts = (const unsigned char *)PyBytes_AS_STRING(lesson->scripts);
    const char *own = PyBytes_AS_STRING(lesson->own), *alone = PyBytes_AS_STRING(lesson->alone);
    Py_UCS4 word[LONGEST_WORD + 2] = {' '};
    Py_ssize_t size = 0;
    unsigned script = 0, between = 0;
    for (Py_ssize_t at = 0; at < length && !between; at++)
        if (!Py_UNICODE_ISALPHA(chars[at]))
            between = BETWEEN; /* signs that are letters divide no token of letters alone */
    for (Py_ssize_t at = 0; at <= length; at++) {
        Py_UCS4 code = at < length ? chars[at] : 0;
        if (at == length || kind_of(code, kinds) & between) {
            if (size && own[script]) {
                uint64_t hash = SEED;
                for (Py_ssize_t one = 1; one <= size; one++)
                    hash = mixed(hash, word[one]);
                if (!token->word)
                    token->word = (uint32_t)(hash ^ hash >> 32) | 1;
                token->letters += size;
                word[size + 1] = ' ';
                weigh(self, word, size, sums);
            }
            size = 0;
            continue;
        }
        unsigned here = (Py_ssize_t)code < PyBytes_GET_SIZE(lesson->scripts) ? scripts[code] : 0;
        if (!here || (script && here != script) || size == LONGEST_WORD || code == 0x3a3)
            return 0; /* the small sigma differs at the end of a word */
        if (kind_of(code, kinds) & ALONE && !alone[here])
            return 0;
        script = here;
        /* The dot of the Turkish capital would become a character of its own. */
        word[++size] = code == 0x130 ? 'i' : Py_UNICODE_TOLOWER(code);
        if (script == lesson->script)
            token->own++;
        else
            token->other++;
    }
    token->script = token->other ? script : 0;
    return 1;
}

int
tokens_learnt(Tokens *self, const Py_UCS4 *chars, Py_ssize_t length, const unsigned char *kinds)
{
    struct token token = {.length = (uint32_t)length};
    uint32_t sums[256] = {0};
    uint16_t row[256];
    if (self->lesson.flat == NULL || length > LONGEST)
        return 0;
    if (!is_code(chars, length) && !weigh_words(self, chars, length, kinds, &token, sums))
        return 0;
    for (Py_ssize_t lane = 0; lane < self->lanes; lane++) {
        if (sums[lane] > 0xffff)
            return 0;
        row[lane] = (uint16_t)sums[lane];
    }
    return tokens_keep(self, chars, token, row) < 0 ? -1 : 1;
}
