/* What leads from one text to another at the grain of words: where the matching blocks of
 * difflib.SequenceMatcher without junk leave gaps. */

#include "native.h"

/* A word, blanks, or one other character. */
struct token {
    Py_ssize_t start, end;
};
struct block {
    Py_ssize_t old, new, size;
};

#define MOST 1024
struct room {
    uint32_t table[4 * MOST];
    Py_ssize_t lengths[MOST];
    struct token old[MOST], new[MOST];
    uint32_t old_numbers[MOST], new_numbers[MOST];
    struct block blocks[MOST];
};

struct range {
    Py_ssize_t old_start, old_end, new_start, new_end;
};

/* The longest block of both in a range: the first of them in the old, then in the new. `lengths` holds
 * how long a match ends before each place of the new: zero all over, and again in the end. */
static Py_ssize_t
longest(const uint32_t *old, const uint32_t *new, struct range in, Py_ssize_t *lengths,
        Py_ssize_t *old_at, Py_ssize_t *new_at)
{
    Py_ssize_t best = 0;
    *old_at = in.old_start;
    *new_at = in.new_start;
    for (Py_ssize_t i = in.old_start; i < in.old_end; i++) {
        Py_ssize_t before = 0; /* of the row above, one place to the left */
        for (Py_ssize_t j = in.new_start; j < in.new_end; j++) {
            Py_ssize_t above = lengths[j];
            Py_ssize_t here = old[i] == new[j] ? before + 1 : 0;
            lengths[j] = here;
            before = above;
            if (here > best) {
                best = here;
                *old_at = i - here + 1;
                *new_at = j - here + 1;
            }
        }
    }
    memset(lengths + in.new_start, 0, (in.new_end - in.new_start) * sizeof(Py_ssize_t));
    return best;
}

/* The blocks of a range from left to right; deep as there are blocks at most. */
static void
collect(const uint32_t *old, const uint32_t *new, struct range in, Py_ssize_t *lengths,
        struct block *blocks, Py_ssize_t *many)
{
    if (in.old_start >= in.old_end || in.new_start >= in.new_end)
        return;
    Py_ssize_t i, j, size = longest(old, new, in, lengths, &i, &j);
    if (!size)
        return;
    struct range left = {in.old_start, i, in.new_start, j};
    struct range right = {i + size, in.old_end, j + size, in.new_end};
    collect(old, new, left, lengths, blocks, many);
    blocks[(*many)++] = (struct block){i, j, size};
    collect(old, new, right, lengths, blocks, many);
}

/* As the `re` module has \w and \s. */
static int
kind_of(Py_UCS4 code)
{
    return Py_UNICODE_ISALNUM(code) || code == '_' ? 1 : Py_UNICODE_ISSPACE(code) ? 2 : 0;
}

/* The tokens of a text, or more than `most`. */
static Py_ssize_t
cut(PyObject *text, struct token *tokens, Py_ssize_t most)
{
    Py_ssize_t length = PyUnicode_GET_LENGTH(text), many = 0;
    FOR_EACH_KIND(text, {
        int before = 0;
        for (Py_ssize_t at = 0; at < length; at++) {
            int here = kind_of(READ(at));
            if (!here || here != before) {
                if (many == most)
                    return most + 1;
                tokens[many++].start = at;
            }
            tokens[many - 1].end = at + 1;
            before = here;
        }
    })
    return many;
}

static int
same(PyObject *text, struct token one, PyObject *other, struct token two)
{
    if (one.end - one.start != two.end - two.start)
        return 0;
    for (Py_ssize_t at = 0; at < one.end - one.start; at++)
        if (PyUnicode_READ_CHAR(text, one.start + at) != PyUnicode_READ_CHAR(other, two.start + at))
            return 0;
    return 1;
}

/* Numbers the tokens of both texts; `slots`, a power of two, is more than there are. */
static void
number(PyObject *texts[2], struct token *tokens[2], const Py_ssize_t *many, uint32_t *numbers[2],
       uint32_t *table, size_t slots)
{
    for (int side = 0; side < 2; side++)
        for (Py_ssize_t at = 0; at < many[side]; at++) {
            struct token one = tokens[side][at];
            size_t slot = 5381;
            for (Py_ssize_t place = one.start; place < one.end; place++)
                slot = slot * 33 + PyUnicode_READ_CHAR(texts[side], place);
            for (slot &= slots - 1; table[slot]; slot = (slot + 1) & (slots - 1)) {
                size_t other = table[slot] - 1;
                int where = other >= (size_t)many[0];
                if (same(texts[side], one, texts[where], tokens[where][other - (where ? many[0] : 0)]))
                    break;
            }
            if (!table[slot])
                table[slot] = (uint32_t)(side ? many[0] + at : at) + 1;
            numbers[side][at] = table[slot];
        }
}

/* Start and end in the old text and what stands there in the new, for all that is in no block. */
static PyObject *
gaps(PyObject *texts[2], struct token *tokens[2], const Py_ssize_t *many, const struct block *blocks,
     Py_ssize_t matched)
{
    PyObject *found = PyList_New(0);
    Py_ssize_t at = 0, behind = 0;
    Py_ssize_t ends[2] = {PyUnicode_GET_LENGTH(texts[0]), PyUnicode_GET_LENGTH(texts[1])};
    for (Py_ssize_t one = 0; found != NULL && one <= matched; one++) {
        struct block next = one < matched ? blocks[one] : (struct block){many[0], many[1], 0};
        if (at < next.old || behind < next.new) {
            PyObject *gap = Py_BuildValue(
                "nnN", at < many[0] ? tokens[0][at].start : ends[0],
                next.old < many[0] ? tokens[0][next.old].start : ends[0],
                PyUnicode_Substring(texts[1], behind < many[1] ? tokens[1][behind].start : ends[1],
                                    next.new < many[1] ? tokens[1][next.new].start : ends[1]));
            if (gap == NULL || PyList_Append(found, gap) < 0)
                Py_CLEAR(found);
            Py_XDECREF(gap);
        }
        at = next.old + next.size;
        behind = next.new + next.size;
    }
    return found;
}

/* differences(old, new, most): start and end in the old text and what stands there in the new, for
 * each stretch that differs; None if one of them has more tokens than `most`. */
PyObject *
native_differences(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    if (count != 3 || !PyUnicode_Check(args[0]) || !PyUnicode_Check(args[1]))
        return PyErr_Format(PyExc_TypeError, "differences(old, new, most): two texts and a number");
    Py_ssize_t most = PyLong_AsSsize_t(args[2]);
    if (most < 1 || most > MOST)
        return PyErr_Occurred() ? NULL : PyErr_Format(PyExc_ValueError, "up to %d tokens", MOST);
    struct room *room = PyMem_Malloc(sizeof(struct room));
    if (room == NULL)
        return PyErr_NoMemory();
    PyObject *texts[2] = {args[0], args[1]}, *found = Py_None;
    struct token *tokens[2] = {room->old, room->new};
    uint32_t *numbers[2] = {room->old_numbers, room->new_numbers};
    Py_ssize_t many[2] = {cut(texts[0], tokens[0], most), cut(texts[1], tokens[1], most)};
    if (many[0] > most || many[1] > most)
        Py_INCREF(found);
    else {
        Py_ssize_t matched = 0;
        struct range all = {0, many[0], 0, many[1]};
        size_t slots = 64;
        while (slots < 2 * (size_t)(many[0] + many[1]))
            slots *= 2;
        memset(room->table, 0, slots * sizeof(uint32_t));
        memset(room->lengths, 0, many[1] * sizeof(Py_ssize_t));
        number(texts, tokens, many, numbers, room->table, slots);
        collect(numbers[0], numbers[1], all, room->lengths, room->blocks, &matched);
        found = gaps(texts, tokens, many, room->blocks, matched);
    }
    PyMem_Free(room);
    return found;
}
