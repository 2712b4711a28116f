#include "CFTS5.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// Columns of article_fts, in the order of the schema.
enum { column_title = 0, column_body = 1, column_entities = 2, column_spellings = 3 };

static const char pointer_type[] = "parallax_postings";

static uint64_t monotonic_nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static int reserve(parallax_postings *postings) {
    if (postings->count < postings->capacity) return 1;
    size_t capacity = postings->capacity == 0 ? 64 : postings->capacity * 2;
    uint32_t *documents = realloc(postings->documents, capacity * sizeof *documents);
    if (documents == NULL) return 0;
    postings->documents = documents;
    uint8_t *frequencies = realloc(postings->frequencies, capacity);
    if (frequencies == NULL) return 0;
    postings->frequencies = frequencies;
    postings->capacity = capacity;
    return 1;
}

static void collect(
    const Fts5ExtensionApi *api, Fts5Context *match, sqlite3_context *context, int count, sqlite3_value **values) {
    parallax_postings *postings = count == 1 ? sqlite3_value_pointer(values[0], pointer_type) : NULL;
    if (postings == NULL) {
        sqlite3_result_error(context, "parallax_collect is called by the program only", -1);
        return;
    }
    sqlite3_int64 rowid = api->xRowid(match);
    if (rowid < 0 || rowid > UINT32_MAX) return;
    unsigned body = 0, title = 0, entities = 0;
    int phrases = api->xPhraseCount(match);
    for (int phrase = 0; phrase < phrases; phrase++) {
        Fts5PhraseIter iterator;
        int column = -1, offset = -1;
        if (api->xPhraseFirst(match, phrase, &iterator, &column, &offset) != SQLITE_OK) continue;
        while (column >= 0) {
            if (column == column_title) {
                title += title < 3;
            } else if (column == column_entities) {
                entities += entities < 3;
            } else {
                body += body < 15;
            }
            api->xPhraseNext(match, &iterator, &column, &offset);
        }
    }
    if (!reserve(postings)) {
        postings->is_out_of_memory = 1;
        sqlite3_result_error_nomem(context);
        return;
    }
    postings->documents[postings->count] = (uint32_t)rowid;
    postings->frequencies[postings->count] = (uint8_t)(body | title << 4 | entities << 6);
    postings->count++;
}

int parallax_fts5_register(struct sqlite3 *connection) {
    fts5_api *api = NULL;
    sqlite3_stmt *statement = NULL;
    int result = sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, NULL);
    if (result != SQLITE_OK) return result;
    sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL);
    sqlite3_step(statement);
    result = sqlite3_finalize(statement);
    if (result != SQLITE_OK) return result;
    if (api == NULL) return SQLITE_ERROR;
    return api->xCreateFunction(api, "parallax_collect", NULL, collect, NULL);
}

int parallax_fts5_collect(
    struct sqlite3 *connection, const char *expression, int64_t first, int64_t last, parallax_postings *postings) {
    static const char everything[] =
        "SELECT parallax_collect(article_fts, ?2) FROM article_fts WHERE article_fts MATCH ?1";
    static const char range[] =
        "SELECT parallax_collect(article_fts, ?2) FROM article_fts WHERE article_fts MATCH ?1 "
        "AND rowid >= ?3 AND rowid <= ?4";
    int is_everything = first <= 0 && last == INT64_MAX;
    sqlite3_stmt *statement = NULL;
    int result = sqlite3_prepare_v2(connection, is_everything ? everything : range, -1, &statement, NULL);
    if (result != SQLITE_OK) return result;
    sqlite3_bind_text(statement, 1, expression, -1, SQLITE_STATIC);
    sqlite3_bind_pointer(statement, 2, postings, pointer_type, NULL);
    if (!is_everything) {
        sqlite3_bind_int64(statement, 3, first);
        sqlite3_bind_int64(statement, 4, last);
    }
    size_t rows = 0;
    while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
        if (postings->deadline != 0 && ++rows % 1024 == 0 && monotonic_nanoseconds() > postings->deadline) {
            postings->is_cut = 1;
            result = SQLITE_DONE;
            break;
        }
    }
    if (result == SQLITE_DONE) {
        sqlite3_finalize(statement);
        return SQLITE_OK;
    }
    // Finalizing repeats the failure, so that the message stays.
    sqlite3_finalize(statement);
    return result;
}

/// SQLite's variable-length integer: seven bits a byte, most significant first. Gives the bytes read, 0 at the end.
static size_t read_varint(const unsigned char *bytes, size_t size, uint64_t *value) {
    uint64_t number = 0;
    for (size_t index = 0; index < size && index < 9; index++) {
        if (index == 8) {
            *value = number << 8 | bytes[index];
            return 9;
        }
        number = number << 7 | (bytes[index] & 0x7f);
        if ((bytes[index] & 0x80) == 0) {
            *value = number;
            return index + 1;
        }
    }
    return 0;
}

int parallax_fts5_lengths(struct sqlite3 *connection, int64_t first, int64_t last, parallax_lengths *lengths) {
    sqlite3_stmt *statement = NULL;
    int result = sqlite3_prepare_v2(
        connection, "SELECT id, sz FROM article_fts_docsize WHERE id >= ?1 AND id <= ?2 ORDER BY id", -1, &statement,
        NULL);
    if (result != SQLITE_OK) return result;
    sqlite3_bind_int64(statement, 1, first);
    sqlite3_bind_int64(statement, 2, last);
    while ((result = sqlite3_step(statement)) == SQLITE_ROW) {
        sqlite3_int64 document = sqlite3_column_int64(statement, 0);
        if (document < 0 || document > UINT32_MAX) continue;
        const unsigned char *bytes = sqlite3_column_blob(statement, 1);
        size_t size = (size_t)sqlite3_column_bytes(statement, 1);
        uint64_t title = 0, body = 0;
        size_t read = bytes == NULL ? 0 : read_varint(bytes, size, &title);
        if (read > 0) read_varint(bytes + read, size - read, &body);
        uint64_t length = title + body;
        if (lengths->count == lengths->capacity) {
            size_t capacity = lengths->capacity == 0 ? 256 : lengths->capacity * 2;
            uint32_t *documents = realloc(lengths->documents, capacity * sizeof *documents);
            if (documents != NULL) lengths->documents = documents;
            uint16_t *values = realloc(lengths->lengths, capacity * sizeof *values);
            if (values != NULL) lengths->lengths = values;
            if (documents == NULL || values == NULL) {
                result = SQLITE_NOMEM;
                break;
            }
            lengths->capacity = capacity;
        }
        lengths->documents[lengths->count] = (uint32_t)document;
        // Zero stands for "not in the index", so that an empty text counts as one word.
        lengths->lengths[lengths->count] = (uint16_t)(length < 1 ? 1 : length > UINT16_MAX ? UINT16_MAX : length);
        lengths->count++;
    }
    sqlite3_finalize(statement);
    return result == SQLITE_DONE ? SQLITE_OK : result;
}

int parallax_sqlite_configure(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

const char *parallax_sqlite_message(struct sqlite3 *connection) { return sqlite3_errmsg(connection); }

void parallax_postings_free(parallax_postings *postings) {
    free(postings->documents);
    free(postings->frequencies);
    memset(postings, 0, sizeof *postings);
}

void parallax_lengths_free(parallax_lengths *lengths) {
    free(lengths->documents);
    free(lengths->lengths);
    memset(lengths, 0, sizeof *lengths);
}
