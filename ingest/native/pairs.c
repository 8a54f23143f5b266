/* Pairs: what is known of two characters side by side, and the sums over texts.
 *
 * A pair is learnt once, in Python; from then on a text costs one look-up a character. */

#include "native.h"

struct pair {
    Py_UCS4 first, second;
};

typedef struct {
    PyObject_HEAD
    Py_ssize_t lanes, most, many, room, slots;
    uint32_t *index; /* slots: number of the pair plus one */
    struct pair *pairs;
    uint16_t *rows;
} Pairs;

static void
pairs_free(Pairs *self)
{
    PyMem_Free(self->index);
    PyMem_Free(self->pairs);
    PyMem_Free(self->rows);
    PyTypeObject *type = Py_TYPE(self);
    type->tp_free((PyObject *)self);
    Py_DECREF(type);
}

/* Pairs(lanes, most): `lanes` numbers are summed; beyond `most` pairs it begins anew. */
static int
pairs_init(Pairs *self, PyObject *args, PyObject *names)
{
    if (self->index != NULL || !PyArg_ParseTuple(args, "nn", &self->lanes, &self->most))
        return PyErr_Occurred() ? -1 : 0;
    if (self->lanes < 1 || self->lanes > 256 || self->most < 1 || self->most > 1 << 20) {
        PyErr_SetString(PyExc_ValueError, "up to 256 lanes, and up to 2 to the 20th pairs");
        return -1;
    }
    self->slots = 4;
    while (self->slots < 2 * self->most)
        self->slots *= 2;
    self->index = PyMem_Calloc(self->slots, sizeof(uint32_t));
    if (self->index == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    return 0;
}

/* The slot of a pair, or the free one where it belongs. */
static inline Py_ssize_t
slot_of(const Pairs *self, Py_UCS4 first, Py_UCS4 second)
{
    uint64_t hash = (((uint64_t)first << 21) ^ second) * 0x9e3779b97f4a7c15ULL;
    Py_ssize_t slot = (Py_ssize_t)(hash >> 32) & (self->slots - 1);
    for (uint32_t number; (number = self->index[slot]); slot = (slot + 1) & (self->slots - 1))
        if (self->pairs[number - 1].first == first && self->pairs[number - 1].second == second)
            break;
    return slot;
}

/* learn(pair, row): two characters, and a number of 16 bits a lane. */
static PyObject *
pairs_learn(Pairs *self, PyObject *args)
{
    PyObject *text;
    Py_buffer row;
    if (!PyArg_ParseTuple(args, "Uy*", &text, &row))
        return NULL;
    if (row.len != 2 * self->lanes || PyUnicode_GET_LENGTH(text) != 2) {
        PyBuffer_Release(&row);
        return PyErr_Format(PyExc_ValueError, "two characters and a row");
    }
    if (self->many == self->most) {
        self->many = 0;
        memset(self->index, 0, self->slots * sizeof(uint32_t));
    }
    if (self->many == self->room) {
        Py_ssize_t room = 2 * self->room + 256;
        struct pair *pairs = PyMem_Realloc(self->pairs, room * sizeof(struct pair));
        if (pairs != NULL)
            self->pairs = pairs;
        uint16_t *rows = PyMem_Realloc(self->rows, room * self->lanes * sizeof(uint16_t));
        if (rows != NULL)
            self->rows = rows;
        if (pairs == NULL || rows == NULL) {
            PyBuffer_Release(&row);
            return PyErr_NoMemory();
        }
        self->room = room;
    }
    struct pair one = {PyUnicode_READ_CHAR(text, 0), PyUnicode_READ_CHAR(text, 1)};
    Py_ssize_t slot = slot_of(self, one.first, one.second);
    uint32_t number = self->index[slot] ? self->index[slot] - 1 : (uint32_t)self->many++;
    self->index[slot] = number + 1;
    self->pairs[number] = one;
    memcpy(self->rows + number * self->lanes, row.buf, row.len);
    PyBuffer_Release(&row);
    Py_RETURN_NONE;
}

static int
miss(PyObject *missing, Py_UCS4 first, Py_UCS4 second)
{
    Py_UCS4 both[2] = {first, second};
    PyObject *pair = PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, both, 2);
    int done = pair == NULL ? -1 : PySet_Add(missing, pair);
    Py_XDECREF(pair);
    return done;
}

/* Adds up one text, with a blank before and behind it. */
static int
add_text(const Pairs *self, PyObject *text, uint64_t *sums, PyObject *missing)
{
    Py_ssize_t length = PyUnicode_GET_LENGTH(text);
    FOR_EACH_KIND(text, {
        Py_UCS4 first = ' ';
        for (Py_ssize_t at = 0; at <= length; at++) {
            Py_UCS4 second = at < length ? READ(at) : ' ';
            uint32_t number = self->index[slot_of(self, first, second)];
            if (number) {
                const uint16_t *row = self->rows + (number - 1) * self->lanes;
                for (Py_ssize_t lane = 0; lane < self->lanes; lane++)
                    sums[lane] += row[lane];
            }
            else if (miss(missing, first, second) < 0)
                return -1;
            first = second;
        }
    })
    return 0;
}

/* sums(texts): the sums of each text, lane by lane, one text behind the other; and the pairs that
 * have to be learnt first, without which the sums are worth nothing. */
static PyObject *
pairs_sums(Pairs *self, PyObject *texts)
{
    if (!PyList_Check(texts))
        return PyErr_Format(PyExc_TypeError, "a list of texts");
    Py_ssize_t many = PyList_GET_SIZE(texts);
    PyObject *found = PyList_New(many * self->lanes), *missing = PySet_New(NULL);
    for (Py_ssize_t at = 0; found != NULL && missing != NULL && at < many; at++) {
        uint64_t sums[256] = {0};
        PyObject *text = PyList_GET_ITEM(texts, at);
        if (!PyUnicode_Check(text))
            PyErr_SetString(PyExc_TypeError, "a list of texts");
        if (PyErr_Occurred() || add_text(self, text, sums, missing) < 0) {
            Py_CLEAR(found);
            break;
        }
        for (Py_ssize_t lane = 0; lane < self->lanes; lane++) {
            PyObject *sum = PyLong_FromUnsignedLongLong(sums[lane]);
            if (sum == NULL) {
                Py_CLEAR(found);
                break;
            }
            PyList_SET_ITEM(found, at * self->lanes + lane, sum);
        }
    }
    if (found == NULL || missing == NULL) {
        Py_XDECREF(found);
        Py_XDECREF(missing);
        return NULL;
    }
    return Py_BuildValue("NN", found, missing);
}

static PyMethodDef methods[] = {
    {"learn", (PyCFunction)pairs_learn, METH_VARARGS, NULL},
    {"sums", (PyCFunction)pairs_sums, METH_O, NULL},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot slots[] = {
    {Py_tp_new, PyType_GenericNew},
    {Py_tp_init, pairs_init},
    {Py_tp_dealloc, pairs_free},
    {Py_tp_methods, methods},
    {0, NULL},
};

PyType_Spec native_pairs_spec = {
    .name = "ingest.native._native.Pairs",
    .basicsize = sizeof(Pairs),
    .flags = Py_TPFLAGS_DEFAULT,
    .slots = slots,
};
