#ifndef CROWS_H
#define CROWS_H

#include <stdint.h>

// Reads the rows of a statement as 64-bit words: filling columns of millions of rows through a row object for each costs
// many times what SQLite itself takes.

struct sqlite3;
struct sqlite3_stmt;

typedef struct {
    struct sqlite3_stmt *statement;
    /// One letter a column; see `parallax_rows_open`.
    const char *shape;
    int width;
    /// Set behind the last row: a further step would start the statement anew.
    int is_done;
} parallax_rows;

/// Prepares `sql`, whose values become words by `shape`, one letter a column, which must outlive the rows:
///
///     i  an integer; INT64_MIN for NULL
///     r  the bits of a real; those of NaN for NULL
///     d  a day as YYYY-MM-DD: days since 1970-01-01; INT64_MIN for NULL and anything else
///     w  a word of up to eight bytes, packed from the high end; 0 for NULL
///     h  the 64-bit FNV-1a hash of a text; 0 for NULL
///
/// Gives an SQLite result code; `parallax_rows_close` is due in any case.
int parallax_rows_open(struct sqlite3 *connection, const char *sql, const char *shape, parallax_rows *rows);

/// Writes up to `limit` rows to `words` and their number to `count`; none are left when it is 0. Gives an SQLite
/// result code.
int parallax_rows_next(parallax_rows *rows, int64_t *words, int limit, int *count);

void parallax_rows_close(parallax_rows *rows);

/// The hash of letter `h`.
uint64_t parallax_text_hash(const char *text, int length);

#endif
