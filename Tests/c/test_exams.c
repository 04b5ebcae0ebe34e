/*
 * Answers the exam questions through dlcore.h and marks the published answers.
 *
 *     test_exams Tests/vectors/exams Tests/vectors/exam_format.json [--results FILE]
 *
 * The second argument is a document that tries what the format can say. With --results the answers are written to a JSON file, in the form of python -m dlcore.exam --json.
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "exams/marking.h"
#include "support/testing.h"

enum { FEWEST_QUESTIONS = 131 };
enum { VERDICTS = 5 };
static const char *const verdicts[VERDICTS] = {"agrees", "agrees-rounded", "convention", "erratum", "not-numeric"};
static const char *const meanings[VERDICTS] = {"agree", "agree after rounding", "follow another convention", "are wrong in print",
                                               "are not in numbers"};

static const char *text(const cJSON *object, const char *name) {
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, name);
    return cJSON_IsString(value) ? value->valuestring : "";
}

static int question_count, call_count, counts[VERDICTS];
static cJSON *results;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void record(const cJSON *entry, const char *paper, const char *verdict, const complaints *problems, int calls,
                   double seconds, cJSON *published) {
    cJSON *result = cJSON_CreateObject(), *list;
    cJSON_AddStringToObject(result, "id", text(entry, "id"));
    cJSON_AddStringToObject(result, "paper", paper);
    cJSON_AddItemToObject(result, "published", published);
    cJSON_AddItemToObject(result, "verdict", verdict ? cJSON_CreateString(verdict) : cJSON_CreateNull());
    cJSON_AddStringToObject(result, "stated_verdict", text(entry, "verdict"));
    cJSON_AddBoolToObject(result, "confirmed", problems->count == 0 && verdict);
    list = cJSON_AddArrayToObject(result, "problems");
    for (const char *line = problems->text; *line;) {
        size_t length = strcspn(line, "\n");
        char *copy = calloc(length + 1, 1);
        if (copy) cJSON_AddItemToArray(list, cJSON_CreateString(memcpy(copy, line, length)));
        free(copy);
        line += length + (line[length] != 0);
    }
    cJSON_AddNumberToObject(result, "library_calls", calls);
    cJSON_AddNumberToObject(result, "seconds", seconds);
    cJSON_AddItemToArray(results, result);
}

static void answer(const cJSON *entry, const char *paper) {
    complaints problems = {.count = 0};
    int calls = 0;
    const double started = now();
    cJSON *published = cJSON_CreateArray();
    const char *verdict = mark_entry(entry, &problems, &calls, published);
    CHECK(problems.count == 0, "%s: %s", text(entry, "id"), problems.text);
    CHECK(verdict != NULL, "%s: no verdict", text(entry, "id"));
    printf("%-6s %-48s %s\n", problems.count == 0 ? "ok" : "FAILED", text(entry, "id"), verdict ? verdict : "");
    for (int i = 0; verdict && i < VERDICTS; i++) counts[i] += strcmp(verdict, verdicts[i]) == 0;
    question_count++;
    call_count += calls;
    record(entry, paper, verdict, &problems, calls, now() - started, published);
}

static void write_results(const char *path) {
    char *json = cJSON_Print(results);
    FILE *file = fopen(path, "w");
    bool written = json && file && fputs(json, file) >= 0 && fputc('\n', file) != EOF;
    if (file) written = fclose(file) == 0 && written;
    CHECK(written, "cannot write %s", path);
    cJSON_free(json);
}

/* ---- that false statements about a question are noticed ---- */

typedef struct falsehood {
    const char *id, *path[3], *json, *complaint;
} falsehood;

static const falsehood falsehoods[] = {
    {"eth-ex1c-avgpool", {"verdict"}, "\"erratum\"", "the verdict is agrees"},
    {"eth-ex1c-avgpool", {"checks"}, "[{\"value\": \"out\", \"right\": [[5, 2], [1, 4.5]], \"tolerance\": 0}]", "right is 4.5"},
    {"eth-ex1c-avgpool", {"checks"}, "[{\"value\": \"out\", \"right\": [5, 2, 1, 4], \"tolerance\": 0}]", "another shape"},
    {"eth-ex1c-avgpool", {"checks"}, "[]", "no checks"},
    {"eth-ex1c-avgpool", {"published"}, "[{\"value\": \"out\", \"printed\": [[\"5\", \"2\"], [\"1\", \"5\"]]}]", "called right"},
    {"eth-ex1c-avgpool", {"published"}, "[{\"value\": \"out\", \"printed\": [[\"5\", \"2\"], [\"1\", \"4\"]], \"wrong\": [[0, 1]]}]",
     "called wrong"},
    {"eth-ex1c-avgpool", {"published"}, "[{\"value\": \"out\", \"printed\": [[\"5\", \"2\"], [\"1\", \"4\"]], \"tolerance\": 1}]",
     "does not need"},
    {"eth-ex1c-avgpool", {"published"}, "[{\"value\": \"out\", \"printed\": [\"5\", \"2\"]}]", "called right"},
    {"eth-ex1c-avgpool", {"published"}, "[{\"value\": \"out\", \"printed\": \"14/3\"}]", "not a printed number"},
    {"eth-ex1c-avgpool", {"published"}, "[]", "no published answer"},
    {"eth-ex1c-avgpool", {"published"}, "[]", "the verdict is not-numeric"},
    {"eth-ex1c-avgpool", {"published"}, "[{\"value\": \"out\", \"index\": [0, 0], \"claim\": \"It is five.\"}]", "0 or 1"},
    {"eth-ex1c-avgpool", {"published"}, "[{\"value\": \"out\", \"index\": [1, 0], \"claim\": \"Yes.\", \"wrong\": \"all\"}]",
     "is called wrong, but it holds"},
    {"eth-ex1c-avgpool", {"steps"}, "[{\"repeat\": 0, \"steps\": []}]", "a loop of 0 rounds"},
    {"eth-ex1c-avgpool", {"steps"},
     "[{\"repeat\": 2, \"carry\": {\"x\": [\"I\", \"y\"]}, \"steps\": [{\"call\": \"relu\", \"args\": {\"input\": \"$x\"}, "
     "\"results\": [\"y\"]}]}, {\"call\": \"relu\", \"args\": {\"input\": \"$x\"}, \"results\": [\"z\"]}]",
     "nothing is called 'out'"},
    {"eth-ex1c-avgpool", {"steps"}, "[{\"call\": \"cube\", \"args\": {}, \"results\": [\"out\"]}]", "no operation cube"},
    {"eth-ex1c-avgpool", {"steps"}, "[{\"call\": \"relu\", \"args\": {\"input\": \"$I\"}, \"results\": [\"out\", \"more\"]}]",
     "1 results, 2 are named"},
    {"eth-ex1c-avgpool", {"steps"}, "[{\"call\": \"relu\", \"args\": {\"input\": \"$I\"}, \"results\": [\"I\"]}]", "defined twice"},
    {"eth-ex1c-avgpool", {"inputs", "I", "shape"}, "[3]", "another shape"},
    {"bits-ec3r-q4a-adam", {"slip", "reproduces"}, "[{\"item\": 1, \"by\": \"y_hat_slip\"}]", "does not reproduce"},
    {"cmput328-q07-cross-entropy", {"convention", "reproduces"}, "[]", "the verdict is erratum"},
};

static void check_falsehood(const falsehood *f, const cJSON *entry) {
    cJSON *copy = cJSON_Duplicate(entry, true), *place = copy;
    int depth = 0;
    while (depth < 2 && f->path[depth + 1]) place = cJSON_GetObjectItemCaseSensitive(place, f->path[depth++]);
    cJSON_ReplaceItemInObjectCaseSensitive(place, f->path[depth], cJSON_Parse(f->json));
    complaints problems = {.count = 0};
    int calls = 0;
    cJSON *published = cJSON_CreateArray();
    (void)mark_entry(copy, &problems, &calls, published);
    cJSON_Delete(published);
    CHECK(strstr(problems.text, f->complaint) != NULL, "%s with %s = %s: expected a complaint '%s', got '%s'", f->id,
          f->path[depth], f->json, f->complaint, problems.text);
    cJSON_Delete(copy);
}

static int check_falsehoods(const cJSON *entry) {
    int found = 0;
    for (size_t i = 0; i < sizeof falsehoods / sizeof falsehoods[0]; i++) {
        if (strcmp(falsehoods[i].id, text(entry, "id")) != 0) continue;
        check_falsehood(&falsehoods[i], entry);
        found++;
    }
    return found;
}

static void check_numerals(void) {
    numeral n;
    CHECK(numeral_parse("-2.50", &n) && n.value == -2.5 && n.half_unit == 0.005 && n.significant == 3, "-2.50");
    CHECK(numeral_parse("1255", &n) && n.value == 1255 && n.half_unit == 0.5 && n.significant == 4, "1255");
    CHECK(numeral_parse("3.7E-8", &n) && n.value == 3.7e-8 && n.significant == 2, "3.7E-8");
    CHECK(numeral_parse("0.063", &n) && n.significant == 2, "0.063");
    static const char *const no_numbers[] = {"", "-", "1,5", "0x1", ".5", "1.", "nan", "14/3", "1e", "2 "};
    for (size_t i = 0; i < sizeof no_numbers / sizeof no_numbers[0]; i++) {
        CHECK(!numeral_parse(no_numbers[i], &n), "'%s' passes for a printed number", no_numbers[i]);
    }
}

static void check_format(const char *path) {
    cJSON *document = read_json(path);
    const cJSON *entry;
    int count = 0;
    cJSON_ArrayForEach(entry, cJSON_GetObjectItemCaseSensitive(document, "entries")) {
        complaints problems = {.count = 0};
        int calls = 0;
        cJSON *published = cJSON_CreateArray();
        const char *verdict = mark_entry(entry, &problems, &calls, published);
        CHECK(verdict && problems.count == 0, "%s: %s", text(entry, "id"), problems.text);
        cJSON_Delete(published);
        count++;
    }
    CHECK(count >= 7, "only %d programs in %s", count, path);
    cJSON_Delete(document);
}

int main(int argc, char **argv) {
    if (argc != 3 && !(argc == 5 && strcmp(argv[3], "--results") == 0)) {
        fprintf(stderr, "usage: %s DIRECTORY-OF-EXAMS FORMAT-DOCUMENT [--results FILE]\n", argv[0]);
        return 2;
    }
    char **paths = NULL;
    results = cJSON_CreateArray();
    int falsehood_count = 0, file_count = list_json(argv[1], &paths);
    for (int i = 0; i < file_count; i++) {
        cJSON *document = read_json(paths[i]);
        const cJSON *entry;
        cJSON_ArrayForEach(entry, cJSON_GetObjectItemCaseSensitive(document, "entries")) {
            answer(entry, text(document, "paper"));
            falsehood_count += check_falsehoods(entry);
        }
        cJSON_Delete(document);
        free(paths[i]);
    }
    free(paths);
    check_numerals();
    check_format(argv[2]);
    CHECK(question_count >= FEWEST_QUESTIONS, "only %d questions", question_count);
    CHECK(falsehood_count == (int)(sizeof falsehoods / sizeof falsehoods[0]), "only %d falsehoods were tried", falsehood_count);
    printf("%d questions answered with %d library calls; of the published answers", question_count, call_count);
    for (int i = 0; i < VERDICTS; i++) printf("%s %d %s", i ? "," : "", counts[i], meanings[i]);
    printf("\n");
    if (argc == 5) write_results(argv[4]);
    cJSON_Delete(results);
    return test_summary("exams");
}
