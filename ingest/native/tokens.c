/* Tokens: what is known of the tokens of texts (stretches without blanks), and the sums over a text.
 *
 * A token is learnt once, here or in Python; from then on a text costs one pass and one look-up a token. */

#include "tokens.h"
#include <math.h>

#define FEW 8 /* distinct words are counted up to this */

static void
tokens_free(Tokens *self)
{
    PyMem_Free(self->index);
    PyMem_Free(self->tokens);
    PyMem_Free(self->rows);
    PyMem_Free(self->keys);
    tokens_forget(&self->lesson);
    PyTypeObject *type = Py_TYPE(self);
    type->tp_free((PyObject *)self);
    Py_DECREF(type);
}

/* Tokens(ranked, lanes, most, scale, overlap): `lanes` numbers are summed, the first `ranked` of which
 * are ranked; beyond `most` tokens it begins anew. */
static int
tokens_init(Tokens *self, PyObject *args, PyObject *names)
{
    if (self->index != NULL || !PyArg_ParseTuple(args, "nnndd", &self->ranked, &self->lanes, &self->most,
                                                  &self->scale, &self->overlap))
        return PyErr_Occurred() ? -1 : 0;
    if (self->ranked < 1 || self->lanes < self->ranked || self->lanes > 256 || self->most < 1 || self->most > 1 << 20) {
        PyErr_SetString(PyExc_ValueError, "up to 256 lanes, and up to 2 to the 20th tokens");
        return -1;
    }
    self->slots = 4;
    while (self->slots < 2 * self->most)
        self->slots *= 2;
    self->index = PyMem_Calloc(self->slots, sizeof(uint32_t));
    self->tokens = PyMem_Calloc(self->most, sizeof(struct token));
    self->rows = PyMem_Calloc(self->most * self->lanes, sizeof(uint16_t));
    if (self->index == NULL || self->tokens == NULL || self->rows == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    return 0;
}

#define SLOT(self, hash) ((Py_ssize_t)(((hash) ^ ((hash) >> 29)) & (uint64_t)((self)->slots - 1)))

int
tokens_keep(Tokens *self, const Py_UCS4 *chars, struct token token, const uint16_t *row)
{
    if (self->many == self->most) {
        self->many = self->used = 0;
        memset(self->index, 0, self->slots * sizeof(uint32_t));
    }
    if (self->used + token.length > self->room) {
        Py_ssize_t room = 2 * self->room + 16 * LONGEST;
        Py_UCS4 *keys = PyMem_Realloc(self->keys, room * sizeof(Py_UCS4));
        if (keys == NULL) {
            PyErr_NoMemory();
            return -1;
        }
        self->keys = keys;
        self->room = room;
    }
    token.hash = SEED;
    for (uint32_t at = 0; at < token.length; at++)
        token.hash = mixed(token.hash, chars[at]);
    token.key = (uint32_t)self->used;
    memcpy(self->keys + self->used, chars, token.length * sizeof(Py_UCS4));
    self->used += token.length;
    self->tokens[self->many] = token;
    memcpy(self->rows + self->many * self->lanes, row, self->lanes * sizeof(uint16_t));
    Py_ssize_t slot = SLOT(self, token.hash);
    while (self->index[slot])
        slot = (slot + 1) & (self->slots - 1);
    self->index[slot] = (uint32_t)++self->many;
    return 0;
}

/* learn(token, row, word, letters, own, other, script, telling): `row` is a number of 16 bits a lane. */
static PyObject *
tokens_learn(Tokens *self, PyObject *args)
{
    PyObject *text, *word;
    Py_buffer row;
    unsigned letters, own, other, script;
    int telling;
    if (!PyArg_ParseTuple(args, "Uy*UIIIIp", &text, &row, &word, &letters, &own, &other, &script, &telling))
        return NULL;
    Py_ssize_t length = PyUnicode_GET_LENGTH(text);
    Py_UCS4 chars[LONGEST];
    int failed = -1;
    if (row.len != 2 * self->lanes || length > LONGEST)
        PyErr_Format(PyExc_ValueError, "a token of %d characters at most, and a row", LONGEST);
    else if (PyUnicode_AsUCS4(text, chars, LONGEST, 0) != NULL) {
        uint64_t hash = SEED;
        for (Py_ssize_t at = 0; at < PyUnicode_GET_LENGTH(word); at++)
            hash = mixed(hash, PyUnicode_READ_CHAR(word, at));
        struct token token = {
            .length = (uint32_t)length, .letters = letters, .own = own, .other = other, .script = script,
            .telling = telling, .word = hash == SEED ? 0 : (uint32_t)(hash ^ hash >> 32) | 1};
        failed = tokens_keep(self, chars, token, row.buf);
    }
    PyBuffer_Release(&row);
    if (failed)
        return NULL;
    Py_RETURN_NONE;
}

struct sums {
    uint32_t *lanes;
    uint32_t words[FEW];
    uint64_t letters, own, others[256];
    int distinct, telling;
};

static void
add(Tokens *self, Py_ssize_t number, struct sums *sums)
{
    const struct token *one = &self->tokens[number];
    const uint16_t *row = self->rows + number * self->lanes;
    sums->letters += one->letters;
    sums->own += one->own;
    sums->others[one->script] += one->other;
    sums->telling |= one->telling;
    if (one->letters)
        for (Py_ssize_t lane = 0; lane < self->lanes; lane++)
            sums->lanes[lane] += row[lane];
    if (one->word && sums->distinct < FEW) {
        int at = 0;
        while (at < sums->distinct && sums->words[at] != one->word)
            at++;
        if (at == sums->distinct)
            sums->words[sums->distinct++] = one->word;
    }
}

static PyObject *
summed(Tokens *self, const struct sums *sums)
{
    PyObject *others = PyDict_New();
    for (int at = 1; others != NULL && at < 256; at++) {
        if (!sums->others[at])
            continue;
        PyObject *key = PyLong_FromLong(at), *value = PyLong_FromUnsignedLongLong(sums->others[at]);
        if (key == NULL || value == NULL || PyDict_SetItem(others, key, value) < 0)
            Py_CLEAR(others);
        Py_XDECREF(key);
        Py_XDECREF(value);
    }
    if (others == NULL)
        return NULL;
    Py_ssize_t best = 0;
    for (Py_ssize_t lane = 1; lane < self->ranked; lane++)
        if (sums->lanes[lane] > sums->lanes[best])
            best = lane;
    double most = sums->lanes[best] / self->scale, total = 0;
    for (Py_ssize_t lane = 0; lane < self->ranked; lane++)
        total += exp((sums->lanes[lane] / self->scale - most) / self->overlap);
    PyObject *rest = PyTuple_New(self->lanes - self->ranked);
    for (Py_ssize_t lane = self->ranked; rest != NULL && lane < self->lanes; lane++) {
        PyObject *value = PyLong_FromUnsignedLong(sums->lanes[lane]);
        if (value == NULL)
            Py_CLEAR(rest);
        else
            PyTuple_SET_ITEM(rest, lane - self->ranked, value);
    }
    if (rest == NULL) {
        Py_DECREF(others);
        return NULL;
    }
    return Py_BuildValue("nddKKNiiN", best, most, 1 / total, sums->letters, sums->own, others,
                         sums->distinct, sums->telling, rest);
}

/* scan(text, kinds): what all tokens say together (the best lane, its score, its share, letters, own,
 * {script: other}, distinct, telling, the other lanes), or a list of the tokens that have to be learnt first. The score
 * is the sum divided by `scale`, the share as of likelihoods whose logarithms are the scores divided by
 * `overlap`. */
static PyObject *
tokens_scan(Tokens *self, PyObject *args)
{
    PyObject *text, *table, *missing = NULL;
    if (!PyArg_ParseTuple(args, "US", &text, &table))
        return NULL;
    if (PyBytes_GET_SIZE(table) < BMP)
        return PyErr_Format(PyExc_ValueError, "a table has a byte for each of %d characters", BMP);
    const unsigned char *kinds = (const unsigned char *)PyBytes_AS_STRING(table);
    Py_ssize_t length = PyUnicode_GET_LENGTH(text);
    struct sums sums = {0};
    uint32_t lanes[256] = {0};
    sums.lanes = lanes;
    FOR_EACH_KIND(text, {
        for (Py_ssize_t at = 0; at < length;) {
            Py_UCS4 code = READ(at);
            unsigned kind = kind_of(code, kinds);
            Py_ssize_t start = at++;
            if (kind & BLANK)
                continue;
            uint64_t hash = mixed(SEED, code);
            if (!(kind & ALONE))
                for (; at < length && !(kind_of(READ(at), kinds) & (BLANK | ALONE)); at++)
                    hash = mixed(hash, READ(at));
            uint32_t number;
            Py_ssize_t slot = SLOT(self, hash);
            for (; (number = self->index[slot]); slot = (slot + 1) & (self->slots - 1)) {
                const struct token *one = &self->tokens[number - 1];
                if (one->hash != hash || one->length != at - start)
                    continue;
                const Py_UCS4 *key = self->keys + one->key;
                Py_ssize_t same = start;
                while (same < at && READ(same) == key[same - start])
                    same++;
                if (same == at)
                    break;
            }
            if (!number && at - start <= LONGEST) {
                Py_UCS4 token[LONGEST];
                for (Py_ssize_t one = start; one < at; one++)
                    token[one - start] = READ(one);
                int learnt = tokens_learnt(self, token, at - start, kinds);
                if (learnt < 0) {
                    Py_XDECREF(missing);
                    return NULL;
                }
                number = learnt ? (uint32_t)self->many : 0;
            }
            if (number && missing == NULL)
                add(self, number - 1, &sums);
            if (number)
                continue;
            if (missing == NULL && (missing = PyList_New(0)) == NULL)
                return NULL;
            PyObject *token = PyUnicode_Substring(text, start, at);
            if (token == NULL || PyList_Append(missing, token) < 0) {
                Py_XDECREF(token);
                Py_DECREF(missing);
                return NULL;
            }
            Py_DECREF(token);
        }
    })
    return missing != NULL ? missing : summed(self, &sums);
}

static PyMethodDef methods[] = {
    {"teach", (PyCFunction)tokens_teach, METH_VARARGS, NULL},
    {"learn", (PyCFunction)tokens_learn, METH_VARARGS, NULL},
    {"scan", (PyCFunction)tokens_scan, METH_VARARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot slots[] = {
    {Py_tp_new, PyType_GenericNew},
    {Py_tp_init, tokens_init},
    {Py_tp_dealloc, tokens_free},
    {Py_tp_methods, methods},
    {0, NULL},
};

PyType_Spec native_tokens_spec = {
    .name = "ingest.native._native.Tokens",
    .basicsize = sizeof(Tokens),
    .flags = Py_TPFLAGS_DEFAULT,
    .slots = slots,
};
