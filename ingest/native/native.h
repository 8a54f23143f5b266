/* What the files of the extension share. Each function is the twin of one in Python, which says what
 * it does; tests hold the two equal. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>

/* Tables have one byte for each character up to U+FFFF. */
#define BMP 0x10000

/* Runs what follows with READ(at) as the character at a place, in a loop of its own for each width. */
#define FOR_EACH_KIND(text, ...)                                                                  \
    switch (PyUnicode_KIND(text)) {                                                                \
    case PyUnicode_1BYTE_KIND: {                                                                   \
        const Py_UCS1 *chars_ = PyUnicode_1BYTE_DATA(text);                                        \
        __VA_ARGS__                                                                                       \
    } break;                                                                                       \
    case PyUnicode_2BYTE_KIND: {                                                                   \
        const Py_UCS2 *chars_ = PyUnicode_2BYTE_DATA(text);                                        \
        __VA_ARGS__                                                                                       \
    } break;                                                                                       \
    default: {                                                                                     \
        const Py_UCS4 *chars_ = PyUnicode_4BYTE_DATA(text);                                        \
        __VA_ARGS__                                                                                       \
    }                                                                                              \
    }
#define READ(at) ((Py_UCS4)chars_[at])

PyObject *native_tally(PyObject *self, PyObject *const *args, Py_ssize_t count);
PyObject *native_tally_lines(PyObject *self, PyObject *const *args, Py_ssize_t count);
PyObject *native_words(PyObject *self, PyObject *text);
PyObject *native_find(PyObject *self, PyObject *const *args, Py_ssize_t count);
PyObject *native_begin(PyObject *self, PyObject *const *args, Py_ssize_t count);
PyObject *native_differences(PyObject *self, PyObject *const *args, Py_ssize_t count);
extern PyType_Spec native_tokens_spec;
extern PyType_Spec native_pairs_spec;
