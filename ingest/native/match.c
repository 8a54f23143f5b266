/* What two sequences have in common: the matching blocks of difflib.SequenceMatcher without junk. */

#include "native.h"

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
static int
collect(const uint32_t *old, const uint32_t *new, struct range in, Py_ssize_t *lengths, PyObject *found)
{
    if (in.old_start >= in.old_end || in.new_start >= in.new_end)
        return 0;
    Py_ssize_t i, j, size = longest(old, new, in, lengths, &i, &j);
    if (!size)
        return 0;
    struct range left = {in.old_start, i, in.new_start, j};
    struct range right = {i + size, in.old_end, j + size, in.new_end};
    if (collect(old, new, left, lengths, found) < 0)
        return -1;
    PyObject *block = Py_BuildValue("nnn", i, j, size);
    int done = block == NULL ? -1 : PyList_Append(found, block);
    Py_XDECREF(block);
    return done < 0 ? -1 : collect(old, new, right, lengths, found);
}

/* match(old, new): the blocks (start in old, start in new, length) of two sequences of numbers of 32
 * bits, of up to MOST numbers. */
#define MOST 4096
PyObject *
native_match(PyObject *self, PyObject *const *args, Py_ssize_t count)
{
    if (count != 2 || !PyBytes_Check(args[0]) || !PyBytes_Check(args[1])
        || PyBytes_GET_SIZE(args[0]) > 4 * MOST || PyBytes_GET_SIZE(args[1]) > 4 * MOST)
        return PyErr_Format(PyExc_TypeError, "match(old, new): two of bytes, of %d at most", 4 * MOST);
    Py_ssize_t lengths[MOST] = {0};
    const uint32_t *old = (const uint32_t *)PyBytes_AS_STRING(args[0]);
    const uint32_t *new = (const uint32_t *)PyBytes_AS_STRING(args[1]);
    struct range all = {0, PyBytes_GET_SIZE(args[0]) / 4, 0, PyBytes_GET_SIZE(args[1]) / 4};
    PyObject *found = PyList_New(0);
    if (found != NULL && collect(old, new, all, lengths, found) < 0)
        Py_CLEAR(found);
    return found;
}
