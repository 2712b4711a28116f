#include "CRows.h"

#include <sqlite3.h>
#include <string.h>

// Days since 1970-01-01 of a day in the proleptic Gregorian calendar.
// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
static int64_t days_from_civil(int64_t year, int64_t month, int64_t day) {
    year -= month <= 2;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t year_of_era = year - era * 400;
    int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

static int64_t day(const unsigned char *text, int length) {
    if (text == NULL || length != 10 || text[4] != '-' || text[7] != '-') return INT64_MIN;
    int64_t parts[3] = {0, 0, 0};
    int part = 0;
    for (int index = 0; index < 10; index++) {
        if (index == 4 || index == 7) {
            part++;
            continue;
        }
        if (text[index] < '0' || text[index] > '9') return INT64_MIN;
        parts[part] = parts[part] * 10 + (text[index] - '0');
    }
    return days_from_civil(parts[0], parts[1], parts[2]);
}

static int64_t word(const unsigned char *text, int length) {
    uint64_t packed = 0;
    for (int index = 0; index < 8; index++) packed = packed << 8 | (text != NULL && index < length ? text[index] : 0);
    return (int64_t)packed;
}

uint64_t parallax_text_hash(const char *text, int length) {
    uint64_t hash = 0xcbf29ce484222325u;
    for (int index = 0; index < length; index++) hash = (hash ^ (unsigned char)text[index]) * 0x100000001b3u;
    return hash;
}

int parallax_rows_open(struct sqlite3 *connection, const char *sql, const char *shape, parallax_rows *rows) {
    rows->statement = NULL;
    rows->shape = shape;
    rows->width = (int)strlen(shape);
    rows->is_done = 0;
    int result = sqlite3_prepare_v2(connection, sql, -1, &rows->statement, NULL);
    if (result == SQLITE_OK && sqlite3_column_count(rows->statement) != rows->width) result = SQLITE_MISUSE;
    return result;
}

int parallax_rows_next(parallax_rows *rows, int64_t *words, int limit, int *count) {
    *count = 0;
    while (*count < limit && !rows->is_done) {
        int result = sqlite3_step(rows->statement);
        if (result == SQLITE_DONE) {
            rows->is_done = 1;
            return SQLITE_OK;
        }
        if (result != SQLITE_ROW) return result;
        for (int column = 0; column < rows->width; column++) {
            int is_null = sqlite3_column_type(rows->statement, column) == SQLITE_NULL;
            int64_t value = 0;
            switch (rows->shape[column]) {
            case 'i': value = is_null ? INT64_MIN : sqlite3_column_int64(rows->statement, column); break;
            case 'r': {
                double real = is_null ? __builtin_nan("") : sqlite3_column_double(rows->statement, column);
                memcpy(&value, &real, sizeof value);
                break;
            }
            default: {
                const unsigned char *text = is_null ? NULL : sqlite3_column_text(rows->statement, column);
                int length = sqlite3_column_bytes(rows->statement, column);
                if (rows->shape[column] == 'd') {
                    value = day(text, length);
                } else if (rows->shape[column] == 'w') {
                    value = word(text, length);
                } else {
                    value = text == NULL ? 0 : (int64_t)parallax_text_hash((const char *)text, length);
                }
            }
            }
            words[*count * rows->width + column] = value;
        }
        ++*count;
    }
    return SQLITE_OK;
}

void parallax_rows_close(parallax_rows *rows) {
    sqlite3_finalize(rows->statement);
    rows->statement = NULL;
}
