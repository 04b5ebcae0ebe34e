#include "null_calls.h"

#include <string.h>

void check_null_call(const null_handles *h, const char *operation, const char *argument, dl_status status) {
    const char *message = dl_last_error_message();
    CHECK(status == DL_INVALID_ARGUMENT || status == DL_DTYPE_MISMATCH, "%s with a bad %s: %s", operation, argument,
          dl_status_name(status));
    CHECK(status == DL_OK || strstr(message, operation) != NULL, "%s with a bad %s: the message does not name the operation: %s",
          operation, argument, message);
    CHECK(*h->out == NULL && *h->second_out == NULL && *h->third_out == NULL && *h->fourth_out == NULL && *h->list_out == NULL,
          "%s with a bad %s: a result comes out", operation, argument);
    dl_tensor_release(*h->out);
    dl_tensor_release(*h->second_out);
    dl_tensor_release(*h->third_out);
    dl_tensor_release(*h->fourth_out);
    *h->out = *h->second_out = *h->third_out = *h->fourth_out = NULL;
    if (*h->list_out) dl_tensor_list_release(*h->list_out, *h->count_out);
    *h->list_out = NULL;
    dl_clear_error();
}
