/*
 * Answers the exam questions through dlcore.h and marks the published answers.
 *
 *     test_exams Tests/vectors/exams
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "exams/marking.h"
#include "support/testing.h"

enum { FEWEST_QUESTIONS = 40 };
static const char *const verdicts[] = {"agrees", "agrees-rounded", "convention", "erratum"};
static const char *const meanings[] = {"agree", "agree after rounding", "follow another convention", "are wrong in print"};

static const char *text(const cJSON *object, const char *name) {
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, name);
    return cJSON_IsString(value) ? value->valuestring : "";
}

static int question_count, call_count, counts[4];

static void answer(const cJSON *entry) {
    complaints problems = {.count = 0};
    int calls = 0;
    const char *verdict = mark_entry(entry, &problems, &calls);
    CHECK(problems.count == 0, "%s: %s", text(entry, "id"), problems.text);
    CHECK(verdict != NULL, "%s: no verdict", text(entry, "id"));
    printf("%-6s %-48s %s\n", problems.count == 0 ? "ok" : "FAILED", text(entry, "id"), verdict ? verdict : "");
    for (int i = 0; verdict && i < 4; i++) counts[i] += strcmp(verdict, verdicts[i]) == 0;
    question_count++;
    call_count += calls;
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
    (void)mark_entry(copy, &problems, &calls);
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

int main(int argc, char **argv) {
    if (argc != 2) {
        fprintf(stderr, "usage: %s DIRECTORY-OF-EXAMS\n", argv[0]);
        return 2;
    }
    char **paths = NULL;
    int falsehood_count = 0, file_count = list_json(argv[1], &paths);
    for (int i = 0; i < file_count; i++) {
        cJSON *document = read_json(paths[i]);
        const cJSON *entry;
        cJSON_ArrayForEach(entry, cJSON_GetObjectItemCaseSensitive(document, "entries")) {
            answer(entry);
            falsehood_count += check_falsehoods(entry);
        }
        cJSON_Delete(document);
        free(paths[i]);
    }
    free(paths);
    check_numerals();
    CHECK(question_count >= FEWEST_QUESTIONS, "only %d questions", question_count);
    CHECK(falsehood_count == (int)(sizeof falsehoods / sizeof falsehoods[0]), "only %d falsehoods were tried", falsehood_count);
    printf("%d questions answered with %d library calls; of the published answers", question_count, call_count);
    for (int i = 0; i < 4; i++) printf("%s %d %s", i ? "," : "", counts[i], meanings[i]);
    printf("\n");
    return test_summary("exams");
}
