/* Passes over a text: how often each class of characters occurs, how many words there are, where a
 * character of interest stands in a suspicious neighbourhood. */

#include "native.h"

static int
is_text(PyObject *text)
{
    if (PyUnicode_Check(text))
        return 1;
    PyErr_Format(PyExc_TypeError, "a str is wanted, not %.80s", Py_TYPE(text)->tp_name);
    return 0;
}

static const unsigned char *
table_of(PyObject *table, Py_ssize_t least)
{
    if (PyBytes_Check(table) && PyBytes_GET_SIZE(table) >= least)
        return (const unsigned char *)PyBytes_AS_STRING(table);
    PyErr_SetString(PyExc_TypeError, "the table is bytes, one for each character");
    return NULL;
}

/* tally(text, table) -> {class: how many}: the classes but 0. What lies beyond the table is of 0. */
PyObject *
native_tally(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    const unsigned char *table;
    Py_ssize_t counts[256] = {0}, size, length;
    if (count != 2) {
        PyErr_SetString(PyExc_TypeError, "tally(text, table)");
        return NULL;
    }
    if (!is_text(args[0]) || (table = table_of(args[1], BMP)) == NULL)
        return NULL;
    size = PyBytes_GET_SIZE(args[1]);
    length = PyUnicode_GET_LENGTH(args[0]);
    FOR_EACH_KIND(args[0], {
        for (Py_ssize_t at = 0; at < length; at++) {
            Py_UCS4 code = READ(at);
            counts[(Py_ssize_t)code < size ? table[code] : 0]++;
        }
    })
    PyObject *found = PyDict_New();
    for (int at = 1; found != NULL && at < 256; at++) {
        if (!counts[at])
            continue;
        PyObject *key = PyLong_FromLong(at), *value = PyLong_FromSsize_t(counts[at]);
        if (key == NULL || value == NULL || PyDict_SetItem(found, key, value) < 0)
            Py_CLEAR(found);
        Py_XDECREF(key);
        Py_XDECREF(value);
    }
    return found;
}

/* How often each class but 0 was counted, by the names of the classes. */
static PyObject *
named(const Py_ssize_t *counts, PyObject *names)
{
    PyObject *found = PyDict_New();
    for (Py_ssize_t at = 1; found != NULL && at < PyList_GET_SIZE(names); at++) {
        if (!counts[at])
            continue;
        PyObject *value = PyLong_FromSsize_t(counts[at]);
        if (value == NULL || PyDict_SetItem(found, PyList_GET_ITEM(names, at), value) < 0)
            Py_CLEAR(found);
        Py_XDECREF(value);
    }
    return found;
}

static int
add_line(PyObject *lines, Py_ssize_t start, Py_ssize_t end, const Py_ssize_t *counts, PyObject *names)
{
    PyObject *line = Py_BuildValue("nnN", start, end, named(counts, names));
    int done = line == NULL ? -1 : PyList_Append(lines, line);
    Py_XDECREF(line);
    return done;
}

/* tally_lines(text, table, names) -> [(start, end, {name: how many})]: the same for each line that is
 * not ASCII, with a name for each class. */
PyObject *
native_tally_lines(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    const unsigned char *table;
    if (count != 3 || !PyList_Check(args[2]) || PyList_GET_SIZE(args[2]) > 256)
        return PyErr_Format(PyExc_TypeError, "tally_lines(text, table, names)");
    if (!is_text(args[0]) || (table = table_of(args[1], BMP)) == NULL)
        return NULL;
    Py_ssize_t size = PyBytes_GET_SIZE(args[1]), length = PyUnicode_GET_LENGTH(args[0]), start = 0;
    PyObject *lines = PyList_New(0);
    FOR_EACH_KIND(args[0], {
        while (lines != NULL && start < length) {
            Py_ssize_t counts[256] = {0}, at = start;
            Py_UCS4 all = 0;
            for (; at < length && READ(at) != '\n'; at++) {
                Py_UCS4 code = READ(at);
                all |= code;
                counts[(Py_ssize_t)code < size ? table[code] : 0]++;
            }
            if (all > 0x7f && add_line(lines, start, at, counts, args[2]) < 0)
                Py_CLEAR(lines);
            start = at + 1;
        }
    })
    return lines;
}

#define OTHER 0
#define WORD 1
#define JOINT 2
static unsigned char word_classes[BMP];

/* As the `re` module has \w, and the apostrophes and the hyphen that may join two words to one. */
static unsigned char
word_class(Py_UCS4 code)
{
    if (code == '\'' || code == '-' || code == 0x2019)
        return JOINT;
    return Py_UNICODE_ISALNUM(code) || code == '_' ? WORD : OTHER;
}

/* words(text) -> int: what describe.WORD_RE matches. */
PyObject *
native_words(PyObject *self, PyObject *text)
{
    if (!is_text(text))
        return NULL;
    if (word_classes['a'] != WORD)
        for (Py_UCS4 code = 0; code < BMP; code++)
            word_classes[code] = word_class(code);
    Py_ssize_t found = 0, length = PyUnicode_GET_LENGTH(text);
    /* In bits, not in branches, which no processor could foretell: whether the characters before are of a
     * word, the last but one and the last, and whether the last is a joint. */
    unsigned before = 0, last = 0, joint = 0;
    FOR_EACH_KIND(text, {
        for (Py_ssize_t at = 0; at < length; at++) {
            Py_UCS4 code = READ(at);
            unsigned here = code < BMP ? word_classes[code] : word_class(code);
            found += (here & WORD) & ~last & ~(joint & before);
            before = last;
            last = here & WORD;
            joint = here >> 1;
        }
    })
    return PyLong_FromSsize_t(found);
}

/* A class of interest has this bit in the table; the rest of the byte, below 64, is its number. */
#define INTEREST 0x80
#define NUMBER 0x3f
struct rule {
    uint64_t class, before, after;
};

/* find(text, start, table, rules, astral) -> int: the first place from `start` on where a character of
 * interest stands whose neighbours are among those of one of its rules, or a character from `astral`
 * on; -1 if there is none. A rule is three numbers of 64 bits: the class, and the sets of classes that
 * may stand before and after; the rules of a class stand together. The ends of the text are any class. */
PyObject *
native_find(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    const unsigned char *table;
    if (count != 5) {
        PyErr_SetString(PyExc_TypeError, "find(text, start, table, rules, astral)");
        return NULL;
    }
    if (!is_text(args[0]) || (table = table_of(args[2], BMP)) == NULL || !PyBytes_Check(args[3]))
        return PyErr_Occurred() ? NULL : PyErr_Format(PyExc_TypeError, "the rules are bytes");
    Py_ssize_t start = PyLong_AsSsize_t(args[1]), astral = PyLong_AsSsize_t(args[4]);
    if (PyErr_Occurred())
        return NULL;
    const struct rule *rules = (const struct rule *)PyBytes_AS_STRING(args[3]);
    Py_ssize_t many = PyBytes_GET_SIZE(args[3]) / (Py_ssize_t)sizeof(struct rule);
    Py_ssize_t length = PyUnicode_GET_LENGTH(args[0]), found = -1;
    Py_ssize_t first[NUMBER + 1] = {0}, end[NUMBER + 1] = {0};
    for (Py_ssize_t one = 0; one < many; one++) {
        uint64_t class = rules[one].class & NUMBER;
        if (!end[class])
            first[class] = one;
        end[class] = one + 1;
    }
    FOR_EACH_KIND(args[0], {
        for (Py_ssize_t at = start < 0 ? 0 : start; found < 0 && at < length; at++) {
            Py_UCS4 code = READ(at);
            if (code >= BMP) {
                if ((Py_ssize_t)code >= astral)
                    found = at;
                continue;
            }
            unsigned char here = table[code];
            if (!(here & INTEREST))
                continue;
            Py_UCS4 left = at ? READ(at - 1) : BMP, right = at + 1 < length ? READ(at + 1) : BMP;
            uint64_t before = !at ? ~0ULL : 1ULL << (left < BMP ? table[left] & NUMBER : 0);
            uint64_t after = at + 1 == length ? ~0ULL
                                              : 1ULL << (right < BMP ? table[right] & NUMBER : 0);
            unsigned class = here & NUMBER;
            for (Py_ssize_t one = first[class]; one < end[class]; one++)
                if (rules[one].before & before && rules[one].after & after) {
                    found = at;
                    break;
                }
        }
    })
    return PyLong_FromSsize_t(found);
}

/* begin(text, start, end, table, triples) -> int: the first place from `start` on, before `end`, where
 * the classes of three characters are one of the triples; -1 if there is none. The table has classes
 * below 64, `triples` a bit for each three of them. What is not there, or beyond the table, is of 0. */
PyObject *
native_begin(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    const unsigned char *table;
    if (count != 5)
        return PyErr_Format(PyExc_TypeError, "begin(text, start, end, table, triples)");
    if (!is_text(args[0]) || (table = table_of(args[3], BMP)) == NULL)
        return NULL;
    if (!PyBytes_Check(args[4]) || PyBytes_GET_SIZE(args[4]) < 64 * 64 * 8)
        return PyErr_Format(PyExc_TypeError, "the triples are bytes, a bit for each");
    Py_ssize_t start = PyLong_AsSsize_t(args[1]), end = PyLong_AsSsize_t(args[2]), found = -1;
    if (PyErr_Occurred())
        return NULL;
    const uint8_t *triples = (const uint8_t *)PyBytes_AS_STRING(args[4]);
    Py_ssize_t length = PyUnicode_GET_LENGTH(args[0]);
    FOR_EACH_KIND(args[0], {
        for (Py_ssize_t at = start < 0 ? 0 : start; at < end && at < length; at++) {
            unsigned triple = READ(at) < BMP ? table[READ(at)] & NUMBER : 0;
            if (!triple)
                continue;
            for (Py_ssize_t next = at + 1; next < at + 3; next++)
                triple = triple << 6
                         | (next < length && READ(next) < BMP ? table[READ(next)] & NUMBER : 0);
            if (triples[triple >> 3] >> (triple & 7) & 1) {
                found = at;
                break;
            }
        }
    })
    return PyLong_FromSsize_t(found);
}
