#include "marking.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double FORMULA_TOLERANCE = 1e-9;
static const double FLOAT64_SLACK = 4 * 2.220446049250313e-16;

static const cJSON *field(const cJSON *object, const char *name) { return cJSON_GetObjectItemCaseSensitive(object, name); }

static const char *text(const cJSON *object, const char *name) {
    const cJSON *value = field(object, name);
    return cJSON_IsString(value) ? value->valuestring : "";
}

static double larger(double a, double b) { return a > b ? a : b; }

/* ---- printed numbers ---- */

static const char *skip_digits(const char *s) {
    while (*s >= '0' && *s <= '9') s++;
    return s;
}

bool numeral_parse(const char *s, numeral *out) {
    const char *start = *s == '+' || *s == '-' ? s + 1 : s, *whole = skip_digits(start), *end = whole;
    long decimals = 0, exponent = 0;
    if (whole == start) return false;
    if (*whole == '.') {
        end = skip_digits(whole + 1);
        decimals = (long)(end - whole - 1);
        if (decimals == 0) return false;
    }
    const char *digits_end = end;
    if (*end == 'e' || *end == 'E') {
        const char *power = end + 1;
        const char *first = *power == '+' || *power == '-' ? power + 1 : power;
        end = skip_digits(first);
        if (end == first) return false;
        exponent = strtol(power, NULL, 10);
    }
    if (*end != 0) return false;
    out->value = strtod(s, NULL);
    out->half_unit = 0.5 * pow(10.0, (double)(exponent - decimals));
    out->significant = 0;
    for (const char *c = start; c < digits_end; c++) {
        if (*c != '.' && (*c != '0' || out->significant > 0)) out->significant++;
    }
    return true;
}

static bool within_digits(const numeral *printed, double value, double tolerance) {
    return fabs(value - printed->value) <= larger(printed->half_unit, tolerance) + FLOAT64_SLACK * fabs(printed->value);
}

/* ---- comparison of one published answer ---- */

enum { INSIDE, COARSE, ROUNDED, OUTSIDE };

typedef struct comparison {
    const char *name;
    bool formula, claim;
    array published; /* shape; the values of a formula; 1 for a claim */
    numeral *numerals;
    int *states;
    bool *reproduced;
} comparison;

static void comparison_free(comparison *c) {
    array_free(&c->published);
    free(c->numerals);
    free(c->states);
    free(c->reproduced);
}

/** The first offset below a leading index, and through span how many there are; -1 when the index does not fit. */
static int64_t first_offset(const array *a, const cJSON *index, int64_t *span) {
    int64_t first = 0;
    int depth = 0;
    const cJSON *place;
    *span = a->count;
    cJSON_ArrayForEach(place, index) {
        if (depth == a->rank || place->valuedouble < 0 || place->valuedouble >= (double)a->shape[depth]) return -1;
        *span /= a->shape[depth];
        first += (int64_t)place->valuedouble * *span;
        depth++;
    }
    return first;
}

static bool value_of(const program *p, const char *name, array *out, complaints *problems) {
    const dl_tensor *tensor = environment_get(p->tensors, name);
    if (!tensor) {
        complain(problems, "nothing is called '%s'", name);
        return false;
    }
    if (!array_from_tensor(tensor, out)) {
        complain(problems, "%s cannot be read: %s", name, dl_last_error_message());
        return false;
    }
    return true;
}

static bool read_numerals(const cJSON *printed, comparison *c, complaints *problems) {
    if (!nested_shape(printed, c->published.shape, &c->published.rank, &c->published.count)) {
        complain(problems, "%s: the printed numbers form no array", c->name);
        return false;
    }
    const cJSON **leaves = calloc((size_t)c->published.count + 1, sizeof *leaves);
    c->numerals = calloc((size_t)c->published.count + 1, sizeof *c->numerals);
    bool good = leaves && c->numerals;
    if (good) nested_leaves(printed, leaves);
    for (int64_t i = 0; good && i < c->published.count; i++) {
        good = cJSON_IsString(leaves[i]) && numeral_parse(leaves[i]->valuestring, &c->numerals[i]);
        if (!good) complain(problems, "%s: not a printed number", c->name);
    }
    free(leaves);
    return good;
}

static bool read_claim(array *published) {
    memset(published, 0, sizeof *published);
    published->count = 1;
    published->values = allocate(1, sizeof(double));
    published->values[0] = 1;
    return true;
}

static int state_of_numeral(const numeral *printed, double value, double tolerance) {
    if (within_digits(printed, value, 0)) {
        bool exact = fabs(value - printed->value) <= 1e-9 * larger(1, fabs(printed->value));
        return printed->significant <= 2 && !exact ? COARSE : INSIDE;
    }
    return within_digits(printed, value, tolerance) ? ROUNDED : OUTSIDE;
}

static void compare_values(comparison *c, const cJSON *item, const array *computed, int64_t first, int64_t span) {
    int depth = cJSON_GetArraySize(field(item, "index"));
    const cJSON *stated = field(item, "tolerance");
    bool same = computed->rank - depth == c->published.rank && span == c->published.count;
    double scale = 1;
    for (int i = 0; same && i < c->published.rank; i++) same = computed->shape[depth + i] == c->published.shape[i];
    for (int64_t i = 0; i < span; i++) scale = larger(scale, fabs(computed->values[first + i]));
    double limit = stated ? stated->valuedouble : c->formula ? FORMULA_TOLERANCE * scale : 0;
    for (int64_t i = 0; i < c->published.count; i++) {
        if (!same) {
            c->states[i] = OUTSIDE;
        } else if (c->claim) {
            c->states[i] = computed->values[first] == 1 ? INSIDE : OUTSIDE;
        } else if (c->formula) {
            c->states[i] = fabs(computed->values[first + i] - c->published.values[i]) <= limit ? INSIDE : OUTSIDE;
        } else {
            c->states[i] = state_of_numeral(&c->numerals[i], computed->values[first + i], limit);
        }
    }
}

/** What --results tells of one comparison. */
static cJSON *record_of(const comparison *c, const array *computed) {
    static const char *const states[] = {"inside", "coarse", "rounded", "outside"};
    cJSON *record = cJSON_CreateObject();
    cJSON_AddStringToObject(record, "value", c->name);
    cJSON_AddItemToObject(record, "computed", cJSON_CreateDoubleArray(computed->values, (int)computed->count));
    cJSON *shape = cJSON_AddArrayToObject(record, "shape"), *list = cJSON_AddArrayToObject(record, "states");
    for (int i = 0; i < computed->rank; i++) cJSON_AddItemToArray(shape, cJSON_CreateNumber((double)computed->shape[i]));
    for (int64_t i = 0; i < c->published.count; i++) cJSON_AddItemToArray(list, cJSON_CreateString(states[c->states[i]]));
    return record;
}

static bool read_published(const program *p, const cJSON *item, comparison *c, complaints *problems) {
    if (c->claim) return read_claim(&c->published);
    if (c->formula) return value_of(p, text(item, "evaluates_to"), &c->published, problems);
    return read_numerals(field(item, "printed"), c, problems);
}

static bool compare(const program *p, const cJSON *item, comparison *c, complaints *problems, cJSON *records) {
    array computed;
    memset(c, 0, sizeof *c);
    c->name = text(item, "value");
    c->formula = field(item, "formula") != NULL;
    c->claim = field(item, "claim") != NULL;
    if (!value_of(p, c->name, &computed, problems)) return false;
    bool good = read_published(p, item, c, problems);
    int64_t span = 0, first = first_offset(&computed, field(item, "index"), &span);
    if (good && first < 0) complain(problems, "%s: the index does not fit", c->name);
    good = good && first >= 0;
    if (good && c->claim && span == 1 && computed.values[first] != 0 && computed.values[first] != 1) {
        complain(problems, "the claim %s is decided by 0 or 1, not by %.17g", c->name, computed.values[first]);
        good = false;
    }
    if (good) {
        c->states = allocate(c->published.count, sizeof *c->states);
        c->reproduced = allocate(c->published.count, sizeof *c->reproduced);
        compare_values(c, item, &computed, first, span);
        cJSON_AddItemToArray(records, record_of(c, &computed));
    }
    array_free(&computed);
    return good;
}

/** Exactly the elements that are called wrong must be outside, and a stated tolerance must be needed. */
static void compare_with_statement(const comparison *c, const cJSON *item, complaints *problems) {
    const cJSON *wrong = field(item, "wrong"), *indices = cJSON_IsArray(wrong) ? wrong : NULL, *index;
    bool rounded = false, *stated = calloc((size_t)c->published.count + 1, sizeof *stated);
    if (!stated) {
        complain(problems, "out of memory");
        return;
    }
    for (int64_t i = 0; cJSON_IsString(wrong) && i < c->published.count; i++) stated[i] = true;
    cJSON_ArrayForEach(index, indices) {
        int64_t span = 0, first = first_offset(&c->published, index, &span);
        if (first < 0) complain(problems, "%s: the index of a wrong element does not fit", c->name);
        for (int64_t i = 0; first >= 0 && i < span; i++) stated[first + i] = true;
    }
    for (int64_t i = 0; i < c->published.count; i++) {
        rounded = rounded || c->states[i] == ROUNDED;
        if (stated[i] == (c->states[i] == OUTSIDE)) continue;
        if (c->claim) {
            complain(problems, "the claim %s is called %s, but it %s", c->name, stated[i] ? "wrong" : "right",
                     stated[i] ? "holds" : "fails");
            continue;
        }
        complain(problems, "published %s, element %lld, is called %s, but the computed value is %s its printed digits", c->name,
                 (long long)i, stated[i] ? "wrong" : "right", stated[i] ? "inside" : "outside");
    }
    if (field(item, "tolerance") && !c->formula && !c->claim && !rounded) {
        complain(problems, "published %s states a tolerance that it does not need", c->name);
    }
    free(stated);
}

/** A slip, convention or rounding must lead to the very digits that were printed. */
static void reproduce(const program *p, const cJSON *claim, comparison *all, int count, complaints *problems) {
    const cJSON *number = field(claim, "item"), *index = field(claim, "index");
    const char *by = text(claim, "by");
    array value;
    if (!cJSON_IsNumber(number) || number->valueint < 0 || number->valueint >= count) {
        complain(problems, "there is no published item %d", number ? number->valueint : -1);
        return;
    }
    comparison *c = &all[number->valueint];
    if (c->claim) {
        complain(problems, "the claim %s has no digits to reproduce", c->name);
        return;
    }
    if (!value_of(p, by, &value, problems)) return;
    int64_t span = 0, first = first_offset(&c->published, index, &span);
    if (first < 0 || span != value.count || value.rank != c->published.rank - cJSON_GetArraySize(index)) {
        complain(problems, "%s has another shape than what it is to reproduce", by);
    } else {
        for (int64_t i = 0; i < span; i++) {
            int64_t k = first + i;
            double published = c->formula ? c->published.values[k] : c->numerals[k].value;
            c->reproduced[k] = c->formula ? fabs(value.values[i] - published) <= FORMULA_TOLERANCE * larger(1, fabs(published))
                                          : within_digits(&c->numerals[k], value.values[i], 0);
            if (!c->reproduced[k]) {
                complain(problems, "%s is %.17g and does not reproduce the published %.17g", by, value.values[i], published);
            }
        }
    }
    array_free(&value);
}

/* ---- right values ---- */

static void check_value(const program *p, const cJSON *check, complaints *problems) {
    const char *name = text(check, "value");
    array computed, right;
    if (!value_of(p, name, &computed, problems)) return;
    if (!array_from_json(field(check, "right"), &right)) {
        complain(problems, "%s: the right values form no array", name);
        array_free(&computed);
        return;
    }
    const cJSON *tolerance = field(check, "tolerance"), *relative = field(check, "relative");
    if (!same_shape(&computed, &right) || !cJSON_IsNumber(tolerance)) {
        complain(problems, "%s has another shape than the right value, or its tolerance is missing", name);
    } else {
        for (int64_t i = 0; i < right.count; i++) {
            double limit = tolerance->valuedouble + (relative ? relative->valuedouble : 0) * fabs(right.values[i]);
            if (fabs(computed.values[i] - right.values[i]) <= limit) continue;
            complain(problems, "%s, element %lld, is %.17g, right is %.17g", name, (long long)i, computed.values[i],
                     right.values[i]);
        }
    }
    array_free(&computed);
    array_free(&right);
}

/* ---- the verdict ---- */

static const char *const causes[][2] = {{"rounding", "agrees-rounded"}, {"convention", "convention"}, {"slip", "erratum"}};

static const cJSON *cause_of(const cJSON *entry) {
    for (int i = 0; i < 3; i++) {
        if (field(entry, causes[i][0])) return field(entry, causes[i][0]);
    }
    return NULL;
}

static const char *conclude(const cJSON *entry, const comparison *all, int count) {
    bool outside = false, explained = true, coarse = false;
    if (count == 0) return "not-numeric";
    for (int n = 0; n < count; n++) {
        for (int64_t i = 0; i < all[n].published.count; i++) {
            bool is_outside = all[n].states[i] == OUTSIDE;
            outside = outside || is_outside;
            explained = explained && (!is_outside || all[n].reproduced[i]);
            coarse = coarse || all[n].states[i] == COARSE || all[n].states[i] == ROUNDED;
        }
    }
    if (outside) return explained && field(entry, "convention") ? "convention" : "erratum";
    return coarse ? "agrees-rounded" : "agrees";
}

static void check_verdict(const cJSON *entry, const char *verdict, complaints *problems) {
    const char *stated = text(entry, "verdict");
    if (strcmp(verdict, stated) != 0) complain(problems, "the verdict is %s, stated is %s", verdict, stated);
    for (int i = 0; i < 3; i++) {
        bool needed = strcmp(stated, causes[i][1]) == 0;
        if (needed != (field(entry, causes[i][0]) != NULL)) {
            complain(problems, "a verdict '%s' %s a %s", stated, needed ? "needs" : "does not go with", causes[i][0]);
        }
    }
}

/** Nothing to compare with needs a reason, and only then. */
static void check_reason(const cJSON *entry, int count, complaints *problems) {
    const bool is_missing = field(entry, "published_missing") != NULL;
    if (count == 0 && !is_missing && !field(entry, "published_text")) {
        complain(problems, "no published answer, and neither published_text nor published_missing");
    }
    if (count > 0 && is_missing) complain(problems, "published_missing stands beside a published answer");
}

static const char *mark(const program *p, const cJSON *entry, comparison *all, int count, complaints *problems, cJSON *records) {
    const cJSON *cause = cause_of(entry), *part;
    if (cJSON_GetArraySize(field(entry, "checks")) == 0) complain(problems, "the question has no checks");
    cJSON_ArrayForEach(part, field(entry, "checks")) check_value(p, part, problems);
    cJSON_ArrayForEach(part, field(cause, "checks")) check_value(p, part, problems);
    int n = 0;
    cJSON_ArrayForEach(part, field(entry, "published")) {
        if (!compare(p, part, &all[n], problems, records)) return NULL;
        compare_with_statement(&all[n++], part, problems);
    }
    cJSON_ArrayForEach(part, field(cause, "reproduces")) reproduce(p, part, all, count, problems);
    const char *verdict = conclude(entry, all, count);
    check_verdict(entry, verdict, problems);
    check_reason(entry, count, problems);
    return verdict;
}

const char *mark_entry(const cJSON *entry, complaints *problems, int *calls, cJSON *records) {
    const cJSON *cause = cause_of(entry);
    int count = cJSON_GetArraySize(field(entry, "published"));
    comparison *all = allocate(count, sizeof *all);
    const char *verdict = NULL;
    program p;
    program_start(&p);
    if (program_run(&p, field(entry, "inputs"), field(entry, "steps"), problems) &&
        program_run(&p, field(cause, "inputs"), field(cause, "steps"), problems)) {
        verdict = mark(&p, entry, all, count, problems, records);
    }
    *calls = p.calls;
    program_end(&p);
    for (int n = 0; n < count; n++) comparison_free(&all[n]);
    free(all);
    return verdict;
}
