/* Tokens, as tokens.c keeps and learn.c learns them. */

#include "native.h"

/* What the table of kinds says of a character, in bits. */
#define BLANK 1   /* stands between tokens */
#define ALONE 2   /* is a token of its own */
#define BETWEEN 4 /* stands between the words of a token */

#define LONGEST 256 /* characters of a token that is kept */
#define SEED 0xcbf29ce484222325ULL

struct token {
    uint64_t hash;
    uint32_t key, length;         /* of the characters */
    uint32_t word;                /* stands for the first word, 0 for none */
    uint16_t letters, own, other; /* of own words; of their script; of another */
    uint8_t script, telling;      /* the other script; whether only Python can judge */
};

/* What tokens are weighed by: see `teach`. */
struct lesson {
    PyObject *flat, *scripts, *own, *alone; /* bytes */
    uint64_t *runs;                         /* up to three characters of 21 bits */
    uint32_t *rows;
    int shift; /* of a hash, so that a slot is left */
    Py_UCS4 *folds;
    uint64_t *lists; /* pairs of a character and the lists that it is in, as bits */
    Py_ssize_t folded, listed;
    unsigned script;
};

typedef struct {
    PyObject_HEAD
    Py_ssize_t ranked, lanes, most, many, slots, used, room;
    double scale, overlap;
    uint32_t *index; /* slots: number of the token plus one */
    struct token *tokens;
    uint16_t *rows;
    Py_UCS4 *keys;
    struct lesson lesson;
} Tokens;

/* FNV-1a */
static inline uint64_t
mixed(uint64_t hash, Py_UCS4 code)
{
    return (hash ^ code) * 0x100000001b3ULL;
}

/* The kind of a character; what lies beyond the table stands alone. */
static inline unsigned
kind_of(Py_UCS4 code, const unsigned char *kinds)
{
    return code < BMP ? kinds[code] : ALONE;
}

/* Keep a token; -1 with an exception if there is no memory. */
int tokens_keep(Tokens *self, const Py_UCS4 *chars, struct token token, const uint16_t *row);
/* Learn a token without Python: 1 if that could be done, 0 if not, -1 with an exception. */
int tokens_learnt(Tokens *self, const Py_UCS4 *chars, Py_ssize_t length, const unsigned char *kinds);
PyObject *tokens_teach(Tokens *self, PyObject *args);
void tokens_forget(struct lesson *lesson);
