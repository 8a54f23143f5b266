/* The module: `ingest.native` imports it where it was built. */

#include "native.h"

static PyMethodDef methods[] = {
    {"tally", (PyCFunction)(void (*)(void))native_tally, METH_FASTCALL, NULL},
    {"tally_lines", (PyCFunction)(void (*)(void))native_tally_lines, METH_FASTCALL, NULL},
    {"words", native_words, METH_O, NULL},
    {"find", (PyCFunction)(void (*)(void))native_find, METH_FASTCALL, NULL},
    {"begin", (PyCFunction)(void (*)(void))native_begin, METH_FASTCALL, NULL},
    {"differences", (PyCFunction)(void (*)(void))native_differences, METH_FASTCALL, NULL},
    {NULL, NULL, 0, NULL},
};

static int
add_type(PyObject *module, const char *name, PyType_Spec *spec)
{
    PyObject *type = PyType_FromSpec(spec);
    if (type == NULL)
        return -1;
    int failed = PyModule_AddObjectRef(module, name, type);
    Py_DECREF(type);
    return failed;
}

static int
executed(PyObject *module)
{
    if (add_type(module, "Tokens", &native_tokens_spec) < 0)
        return -1;
    return add_type(module, "Pairs", &native_pairs_spec);
}

static PyModuleDef_Slot slots[] = {{Py_mod_exec, executed}, {0, NULL}};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT,
    .m_name = "_native",
    .m_methods = methods,
    .m_slots = slots,
};

PyMODINIT_FUNC
PyInit__native(void)
{
    return PyModuleDef_Init(&definition);
}
