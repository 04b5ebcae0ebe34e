/*
 * Marks published answers: compares them with the computed ones, digit by digit, and reaches a verdict.
 */
#ifndef EXAM_MARKING_H
#define EXAM_MARKING_H

#include "program.h"

/** A printed number. */
typedef struct numeral {
    double value;
    double half_unit; /* of the last printed place */
    int significant;  /* digits without leading zeros */
} numeral;
/** False when the text is not a number as papers print it. */
bool numeral_parse(const char *text, numeral *out);

/** Answers a question and marks its published answers. Returns the verdict, or NULL when it cannot be reached. Whatever does
 *  not fit goes to the complaints: a wrong value, a published number on the wrong side, another verdict than the stated one.
 *  Adds to a JSON array what was computed for each published answer. */
const char *mark_entry(const cJSON *entry, complaints *problems, int *calls, cJSON *records);

#endif
