/*
 * The programs of the exam questions: inputs and steps from JSON, run with the public C interface. Tests/vectors/README.md
 * describes the format.
 */
#ifndef EXAM_PROGRAM_H
#define EXAM_PROGRAM_H

#include "arrays.h"

/** What does not fit about a question, one line each. */
typedef struct complaints {
    char text[4000];
    size_t length;
    int count;
} complaints;
void complain(complaints *list, const char *format, ...) __attribute__((format(printf, 2, 3)));

/** The values of a question: tensors, and plain numbers (a JSON object). */
typedef struct program {
    environment *tensors;
    cJSON *numbers;
    int calls;
} program;
void program_start(program *p);
void program_end(program *p);
/** Defines the inputs (NULL: none), runs the steps (NULL: none). Returns whether all went well. */
bool program_run(program *p, const cJSON *inputs, const cJSON *steps, complaints *problems);

#endif
