/* The memory behind the headers: everything else is inline. */
#include "shim_process.h"
#include "shim_thread_slots.h"

__thread shim_thread_slots shim_current_thread_slots
    __attribute__((visibility("hidden"), tls_model("initial-exec")));

shim_pool_memory shim_pool __attribute__((aligned(64)));
shim_process_words shim_words __attribute__((aligned(64)));
shim_allocator_state shim_allocator_memory __attribute__((aligned(64)));
void *shim_allocator_free_lists[SHIM_ALLOCATOR_CLASSES];
