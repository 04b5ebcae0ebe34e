/* Keeps the Swift runtime usable in the child of a fork.
   The runtime's lock for one-time initialisation (lib/Threading/Linux.cpp) remembers each thread's number, which is another
   one in the child's first thread. When two threads of the child then met at a variable that is not yet initialised, they
   would wait forever: the kernel refuses to unlock for a number that is not the caller's. So the child forgets the number.
   The variable can only be reached where the runtime is linked statically; the build defines SHIM_RUNTIME_THREAD_NUMBER
   when it has found it. */
#ifdef SHIM_RUNTIME_THREAD_NUMBER
#include <pthread.h>
#include <stdint.h>

extern __thread uint32_t runtime_thread_number __asm__("_ZZN5swift14threading_impl5linux13ulock_get_tidEvE3tid");

static void forget_thread_number(void) { runtime_thread_number = 0; }

__attribute__((constructor)) static void prepare_for_fork(void) { (void)pthread_atfork(NULL, NULL, forget_thread_number); }
#else
typedef int shim_nothing_to_do_after_fork;
#endif
