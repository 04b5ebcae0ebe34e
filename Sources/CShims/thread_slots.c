#include "shim_thread_slots.h"

__thread shim_thread_slots shim_current_thread_slots
    __attribute__((visibility("hidden"), tls_model("initial-exec")));
