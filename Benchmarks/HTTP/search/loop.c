// The bound for a search request: the same searches by SQLite's C API in a loop, FTS5 with a join, twenty rows, written
// as JSON by hand. Nothing of Parallax is in it, nor HTTP.
//
// usage: loop DATABASE QUERIES ROUNDS — QUERIES has one query a line; prints microseconds of CPU and bytes a search.
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MAX_QUERIES = 200, MAX_QUERY = 512 };

static char out[1 << 20];
static size_t used;

static void literal(const char *text) {
    size_t length = strlen(text);
    memcpy(out + used, text, length);
    used += length;
}

static void string(const unsigned char *text, int limit) {
    if (!text) {
        literal("null");
        return;
    }
    out[used++] = '"';
    for (int i = 0; text[i] && i < limit; i++) {
        if (text[i] == '"' || text[i] == '\\') out[used++] = '\\';
        if (text[i] < 0x20) used += (size_t)sprintf(out + used, "\\u%04x", text[i]);
        else out[used++] = (char)text[i];
    }
    out[used++] = '"';
}

int main(int count, char **arguments) {
    if (count < 4) return 2;
    sqlite3 *database;
    if (sqlite3_open_v2(arguments[1], &database, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, 0)) return 1;
    sqlite3_exec(database, "PRAGMA cache_size = -65536; PRAGMA mmap_size = 268435456", 0, 0, 0);

    static char queries[MAX_QUERIES][MAX_QUERY];
    int queryCount = 0;
    char line[MAX_QUERY / 2];
    FILE *file = fopen(arguments[2], "r");
    if (!file) return 1;
    while (queryCount < MAX_QUERIES && fgets(line, sizeof line, file)) {
        char *query = queries[queryCount];
        for (char *word = strtok(line, " \n"); word; word = strtok(0, " \n"))
            snprintf(query + strlen(query), MAX_QUERY - strlen(query), "%s\"%s\"", *query ? " OR " : "", word);
        if (*query) queryCount++;
    }
    fclose(file);

    sqlite3_stmt *statement;
    const char *sql =
        "SELECT a.id, a.title, a.url, s.name, a.published, a.language, a.summary, a.body, f.rank FROM"
        " (SELECT rowid, rank FROM article_fts WHERE article_fts MATCH ?1 ORDER BY rank LIMIT 20) f"
        " JOIN article a ON a.article_key = f.rowid LEFT JOIN source s ON s.source_key = a.source_key ORDER BY f.rank";
    if (sqlite3_prepare_v2(database, sql, -1, &statement, 0)) return 1;

    int rounds = atoi(arguments[3]);
    long rows = 0;
    size_t bytes = 0;
    struct timespec start, end;
    for (int round = -1; round < rounds; round++) {  // The first warms the cache.
        if (round == 0) {
            clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
            rows = 0;
            bytes = 0;
        }
        for (int i = 0; i < queryCount; i++) {
            used = 0;
            sqlite3_bind_text(statement, 1, queries[i], -1, SQLITE_STATIC);
            literal("{\"data\":[");
            for (int row = 0; sqlite3_step(statement) == SQLITE_ROW; row++, rows++) {
                literal(row ? ",{\"id\":" : "{\"id\":");
                static const char *names[] = {",\"title\":", ",\"url\":", ",\"source\":", ",\"published_at\":",
                                              ",\"language\":", ",\"summary\":", ",\"snippet\":"};
                string(sqlite3_column_text(statement, 0), 1 << 16);
                for (int column = 1; column < 8; column++) {
                    literal(names[column - 1]);
                    string(sqlite3_column_text(statement, column), column == 7 ? 240 : 1 << 16);
                }
                used += (size_t)sprintf(out + used, ",\"score\":%.6g}", -sqlite3_column_double(statement, 8));
            }
            literal("]}");
            bytes += used;
            sqlite3_reset(statement);
        }
    }
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
    double microseconds = ((double)(end.tv_sec - start.tv_sec) * 1e9 + (double)(end.tv_nsec - start.tv_nsec)) / 1e3;
    double searches = (double)rounds * queryCount;
    printf("%.1f %.1f %.0f\n", microseconds / searches, (double)rows / searches, (double)bytes / searches);
    return 0;
}
