#ifndef CFTS5_H
#define CFTS5_H

#include <stddef.h>
#include <stdint.h>

// The part of search that walks FTS5 from inside: an auxiliary function sees the occurrences of a match without their
// being made into rows, which is several times faster than the same through SQL values or fts5vocab.

struct sqlite3;

/// Documents that an expression matches, ascending, and how often in each: bits 0–3 hold the occurrences in body and
/// spellings (15 stands for more), bits 4–5 those in the title, bits 6–7 those in the entities (3 stands for more).
typedef struct {
    uint32_t *documents;
    uint8_t *frequencies;
    size_t count;
    size_t capacity;
    /// Nanoseconds of CLOCK_MONOTONIC after which to stop; 0: never.
    uint64_t deadline;
    /// Set when the deadline cut the list short.
    int is_cut;
    int is_out_of_memory;
} parallax_postings;

/// Lengths in tokens of title and body of the documents above a key, ascending.
typedef struct {
    uint32_t *documents;
    uint16_t *lengths;
    size_t count;
    size_t capacity;
} parallax_lengths;

/// Lets SQLite allocate memory without counting it, which takes a lock for each allocation. Has an effect before the
/// first connection is opened only, and may be called more than once. Gives an SQLite result code.
int parallax_sqlite_configure(void);

/// Makes the auxiliary function known to a connection. Gives an SQLite result code.
int parallax_fts5_register(struct sqlite3 *connection);

/// Appends the matches of an FTS5 expression among the rowids from `first` to `last` to `postings`, which the caller
/// has set to zero and frees with `parallax_postings_free`. Gives an SQLite result code.
int parallax_fts5_collect(
    struct sqlite3 *connection, const char *expression, int64_t first, int64_t last, parallax_postings *postings);

/// Reads lengths from the index's docsize table. Gives an SQLite result code.
int parallax_fts5_lengths(struct sqlite3 *connection, int64_t first, int64_t last, parallax_lengths *lengths);

/// The message of the connection's last failure; valid until the next call on it.
const char *parallax_sqlite_message(struct sqlite3 *connection);

void parallax_postings_free(parallax_postings *postings);
void parallax_lengths_free(parallax_lengths *lengths);

#endif
