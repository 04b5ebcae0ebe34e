/*
 * dlcore.h - the public interface of dlcore, a deep-learning core that you can embed.
 *
 * This header is the contract: what is not promised here is not promised.
 *
 * Status. Every call that can fail returns a dl_status, DL_OK (0) on success. Results come back through the trailing
 * out-pointers, which are set to NULL (handles) or left alone (plain values) on failure. The library never exits,
 * aborts, prints or installs a signal handler.
 *
 * Ownership. Arguments are borrowed for the duration of the call. Every handle that comes out is owned by the caller and
 * is given back with the dl_..._release function of its type; releasing NULL does nothing. Handles are reference counted
 * atomically: they may be retained and released on any thread, in any order.
 *
 * Threads. Calls on different objects are safe from any number of threads. One tensor may be read by several threads at
 * once. Changing an object (in-place operations, gradients, an optimizer step, advancing a generator that is not the
 * default one) needs the caller's own ordering. The grad mode and the last error belong to the calling thread; the default
 * generator, the number of threads and the memory limit belong to the process, and setting them is safe at any time.
 * After fork() the child may go on using the library.
 *
 * Numbers. Shapes are int64_t, in elements; a tensor has at most DL_MAX_RANK axes. A result does not depend on the number
 * of threads or on the run. Random numbers come from Philox4x32-10 (Salmon et al., "Parallel random numbers: as easy as
 * 1, 2, 3", SC 2011) and depend on seed and offset only.
 *
 * Growth. Functions are only ever added. Option structs begin with struct_size; fill them with their _default function.
 */
#ifndef DLCORE_H
#define DLCORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__) || defined(__clang__)
#define DL_EXPORT __attribute__((visibility("default")))
#define DL_NODISCARD __attribute__((warn_unused_result))
#else
#define DL_EXPORT
#define DL_NODISCARD
#endif

/* ---------------------------------------------------------------------------------------------------------------------
 * Version
 * ------------------------------------------------------------------------------------------------------------------- */

#define DL_VERSION_MAJOR 0
#define DL_VERSION_MINOR 1
#define DL_VERSION_PATCH 0
#define DL_VERSION_STRING "0.1.0"
/** major * 1000000 + minor * 1000 + patch */
#define DL_VERSION_NUMBER 1000
/** Grows when the binary interface changes incompatibly; equal to the number in the soname. */
#define DL_ABI_VERSION 0

/** The version of the library that is loaded, in the form of DL_VERSION_NUMBER. */
DL_EXPORT int32_t dl_version_number(void);
/** The version of the library that is loaded, such as "0.1.0". Static storage. */
DL_EXPORT const char *dl_version_string(void);
DL_EXPORT int32_t dl_abi_version(void);
/** One line for bug reports: instruction-set level, BLAS and its kernel, number of threads. Static storage. */
DL_EXPORT const char *dl_build_config(void);

/* ---------------------------------------------------------------------------------------------------------------------
 * Status and errors
 * ------------------------------------------------------------------------------------------------------------------- */

typedef int32_t dl_status;
enum {
    DL_OK = 0,
    DL_INVALID_ARGUMENT = 1,   /**< a value outside its domain, or NULL where a handle is needed */
    DL_SHAPE_MISMATCH = 2,     /**< shapes that do not fit each other or the operation */
    DL_DTYPE_MISMATCH = 3,     /**< an element type that the operation does not take */
    DL_INDEX_OUT_OF_RANGE = 4, /**< an axis or an index outside its extent */
    DL_OUT_OF_MEMORY = 5,      /**< the system, or the limit set by dl_memory_set_limit, has no room */
    DL_NOT_DIFFERENTIABLE = 6, /**< a derivative that does not exist or was not recorded */
    DL_INVALID_STATE = 7,      /**< e.g. a saved value that was changed in place, a graph that was freed */
    DL_IO = 8,                 /**< a file that cannot be read or written, or does not hold what it claims */
    DL_UNSUPPORTED = 9,        /**< a combination that this version does not provide */
    DL_INTERNAL = 10,          /**< a defect in dlcore */
    DL_LINEAR_ALGEBRA = 11     /**< a matrix that has no solution: singular, not positive definite, or not finite */
};

/** The name of a status, such as "DL_SHAPE_MISMATCH"; "DL_UNKNOWN" for other numbers. Static storage. */
DL_EXPORT const char *dl_status_name(dl_status status);

/**
 * The message of the last call that failed on this thread: operation, argument, full shapes, expected and got. Never NULL
 * ("" when nothing failed yet). Borrowed; valid until the next failing call on this thread. Success does not clear it.
 */
DL_EXPORT const char *dl_last_error_message(void);
/** The status of the last call that failed on this thread. */
DL_EXPORT dl_status dl_last_error_code(void);
DL_EXPORT void dl_clear_error(void);
/** Sets this thread's last error; for callbacks that want to fail with a message of their own. Copies the text. */
DL_EXPORT void dl_set_last_error(dl_status status, const char *message);

/* ---------------------------------------------------------------------------------------------------------------------
 * Types
 * ------------------------------------------------------------------------------------------------------------------- */

/** The largest number of axes of a tensor. */
#define DL_MAX_RANK 8

typedef struct dl_tensor dl_tensor;
typedef struct dl_generator dl_generator;
typedef struct dl_optimizer dl_optimizer;
typedef struct dl_node dl_node;
typedef struct dl_saved_tensor dl_saved_tensor;

typedef int32_t dl_dtype;
enum {
    DL_FLOAT32 = 0,
    DL_FLOAT64 = 1,
    DL_INT64 = 2,
    DL_INT32 = 3,
    DL_UINT8 = 4,
    DL_BOOL = 5, /**< one byte, 0 or 1 */
    DL_DTYPE_NONE = -1 /**< "as the operation decides", where a dtype is optional */
};

/** Bytes of one element; 0 for an unknown dtype. */
DL_EXPORT size_t dl_dtype_size(dl_dtype dtype);
/** "float32", "int64", ...; "unknown" for an unknown dtype. Static storage. */
DL_EXPORT const char *dl_dtype_name(dl_dtype dtype);

/** A number together with its kind. In type promotion it counts like a Python number: only its kind matters. */
typedef struct dl_scalar {
    int32_t kind;    /**< one of DL_SCALAR_... */
    int64_t integer; /**< the value of an integer or boolean */
    double real;     /**< the value of a floating-point number */
} dl_scalar;
enum { DL_SCALAR_BOOL = 0, DL_SCALAR_INT = 1, DL_SCALAR_FLOAT = 2 };

static inline dl_scalar dl_float(double value) {
    dl_scalar s;
    s.kind = DL_SCALAR_FLOAT;
    s.integer = 0;
    s.real = value;
    return s;
}
static inline dl_scalar dl_int(int64_t value) {
    dl_scalar s;
    s.kind = DL_SCALAR_INT;
    s.integer = value;
    s.real = (double)value;
    return s;
}
static inline dl_scalar dl_boolean(bool value) {
    dl_scalar s;
    s.kind = DL_SCALAR_BOOL;
    s.integer = value ? 1 : 0;
    s.real = value ? 1.0 : 0.0;
    return s;
}

/* ---------------------------------------------------------------------------------------------------------------------
 * Threads and memory
 * ------------------------------------------------------------------------------------------------------------------- */

/** The number of threads that an operation may use; at first the number of CPUs this process may run on. */
DL_EXPORT int32_t dl_num_threads(void);
/** @param count at least 1. Does not change any result. Errors: DL_INVALID_ARGUMENT. */
DL_NODISCARD DL_EXPORT dl_status dl_set_num_threads(int32_t count);

/** How exact float32 convolutions are. */
typedef int32_t dl_convolution_precision;
/** 3 x 3 filters with stride 1 may go through Winograd's F(4 x 4, 3 x 3): a quarter of the products. The root mean square of
    the error is then about 1e-6 of that of the result, ten times that of the sum as it is defined, and a NaN or an
    infinity in the input spreads over the 4 x 4 tiles that it touches, in all channels. */
#define DL_CONVOLUTION_DEFAULT 0
/** Every output is the sum of its own products, or as exact: 3 x 3 filters with stride 1 may go through Winograd's
    F(2 x 2, 3 x 3), with about twice the rounding error, where no value is so large that an infinity could arise. */
#define DL_CONVOLUTION_STRICT 1
/** Of a thread: that of the process. */
#define DL_CONVOLUTION_INHERIT (-1)

DL_EXPORT dl_convolution_precision dl_get_convolution_precision(void);
/** For the whole process, from the next convolution on. float64 is always strict. Errors: DL_INVALID_ARGUMENT. */
DL_NODISCARD DL_EXPORT dl_status dl_set_convolution_precision(dl_convolution_precision precision);
/** For the convolutions that the calling thread runs from now on, and for their gradients, wherever those are computed.
    @param former NULL, or receives what was set before, with which the caller ends the scope; DL_CONVOLUTION_INHERIT at first.
    Errors: DL_INVALID_ARGUMENT. */
DL_NODISCARD DL_EXPORT dl_status dl_set_thread_convolution_precision(dl_convolution_precision precision,
                                                                     dl_convolution_precision *former);

/** The ways that a convolution can go; what each is good for stands in docs/design.md. */
typedef int32_t dl_convolution_way;
/** The fastest of those that the precision allows, as far as is known. */
#define DL_CONVOLUTION_WAY_AUTOMATIC 0
#define DL_CONVOLUTION_WAY_WINOGRAD_4 1
#define DL_CONVOLUTION_WAY_WINOGRAD_2 2
#define DL_CONVOLUTION_WAY_PANELS 3
#define DL_CONVOLUTION_WAY_PLANES 4
#define DL_CONVOLUTION_WAY_COLUMNS 5
/** Cannot be asked for: the convolution is a matrix product as it lies in memory. */
#define DL_CONVOLUTION_WAY_MATRIX 6
/** Cannot be asked for: groups of one channel. */
#define DL_CONVOLUTION_WAY_DEPTHWISE 7

/** For measurements: from now on the float32 convolutions of the calling thread, and the gradients that it computes, go this
    way, whatever the precision, or where they cannot the next in the list. Errors: DL_INVALID_ARGUMENT. */
DL_NODISCARD DL_EXPORT dl_status dl_set_convolution_way(dl_convolution_way way);
/** The way that the last convolution or gradient of the calling thread went; DL_CONVOLUTION_WAY_AUTOMATIC before the first. */
DL_EXPORT dl_convolution_way dl_last_convolution_way(void);

/** Whether the calling thread takes denormal numbers (smaller than 1.2e-38 in float32, 2.3e-308 in float64) for zero. */
DL_EXPORT bool dl_get_flush_denormal(void);
/**
 * With true, denormal arguments count as zero and denormal results become zero: of the calling thread, and of the library's
 * workers while they work for it. It is the state of the processor (FTZ and DAZ on x86-64, FZ on arm64), so it also
 * holds for other code on this thread until it is set to false; other threads keep theirs.
 * Sums and products of denormals are as fast as others; divisions, square roots and exponentials of denormals alone take two
 * to four times as long, and without them no longer.
 * @return false when the processor cannot do it.
 */
DL_EXPORT bool dl_set_flush_denormal(bool flush);

/** What the caching allocator holds. Byte counts are of blocks as handed out, rounded to their size class. */
typedef struct dl_memory_statistics {
    uint32_t struct_size;
    int64_t bytes_in_use;
    int64_t bytes_cached;       /**< kept for reuse */
    int64_t peak_bytes_in_use;  /**< since the start or dl_memory_reset_peak */
    int64_t allocations;        /**< blocks handed out since the start */
    int64_t system_allocations; /**< of these, blocks that the system had to provide */
    int64_t limit;              /**< 0: none */
} dl_memory_statistics;

DL_NODISCARD DL_EXPORT dl_status dl_memory_get_statistics(dl_memory_statistics *statistics);
/** Limits bytes in use plus cached; 0 removes the limit. Calls that would pass it return DL_OUT_OF_MEMORY. */
DL_NODISCARD DL_EXPORT dl_status dl_memory_set_limit(int64_t bytes);
/** Returns all cached blocks to the system. */
DL_EXPORT void dl_memory_release_cached(void);
DL_EXPORT void dl_memory_reset_peak(void);
/** For tests: lets the count-th allocation from now (0: the next one) fail once. A negative count cancels. */
DL_EXPORT void dl_memory_fail_allocation(int64_t count);

/** Objects alive in this process; for tests that look for leaks. */
typedef struct dl_live_objects {
    uint32_t struct_size;
    int64_t tensors;
    int64_t storages;
    int64_t graph_nodes;
} dl_live_objects;
DL_NODISCARD DL_EXPORT dl_status dl_get_live_objects(dl_live_objects *live);

/* ---------------------------------------------------------------------------------------------------------------------
 * Tensors
 * ------------------------------------------------------------------------------------------------------------------- */

/**
 * A new tensor with a copy of the data, which lie in row-major order.
 * @param data shape[0] * ... * shape[rank-1] elements; may be NULL when there are none
 * @param shape rank extents, each >= 0; may be NULL when rank is 0 (a scalar)
 * Errors: DL_INVALID_ARGUMENT, DL_OUT_OF_MEMORY.
 */
DL_NODISCARD DL_EXPORT dl_status dl_tensor_from_data(const void *data, dl_dtype dtype, const int64_t *shape, int32_t rank,
                                                     dl_tensor **out);

/**
 * A tensor over memory that belongs to somebody else.
 * @param data stays valid until the deleter is called
 * @param strides in elements, non-negative; NULL for row-major order
 * @param deleter called once as deleter(data, context) when the last tensor over the memory is gone, on whatever thread
 *        that happens; NULL for none. It is not called when this function fails.
 * Errors: DL_INVALID_ARGUMENT (also when data is not aligned to the size of an element).
 */
DL_NODISCARD DL_EXPORT dl_status dl_tensor_from_external(void *data, dl_dtype dtype, const int64_t *shape,
                                                         const int64_t *strides, int32_t rank,
                                                         void (*deleter)(void *data, void *context), void *context,
                                                         dl_tensor **out);

/** A scalar tensor (rank 0) with the value of a number. dtype DL_DTYPE_NONE: float32, int64 or bool, and the tensor counts
 *  like a plain number in type promotion. */
DL_NODISCARD DL_EXPORT dl_status dl_tensor_from_scalar(dl_scalar value, dl_dtype dtype, dl_tensor **out);

/** Adds a reference and returns its argument. */
DL_EXPORT dl_tensor *dl_tensor_retain(dl_tensor *tensor);
DL_EXPORT void dl_tensor_release(dl_tensor *tensor);
/** Releases count tensors and the list itself, as some operations return it. */
DL_EXPORT void dl_tensor_list_release(dl_tensor **list, int64_t count);

/** Getters. With NULL they return 0, DL_DTYPE_NONE or false. */
DL_EXPORT dl_dtype dl_tensor_dtype(const dl_tensor *tensor);
DL_EXPORT int32_t dl_tensor_rank(const dl_tensor *tensor);
/** Copies the extents into shape, room for DL_MAX_RANK, and returns the rank. */
DL_EXPORT int32_t dl_tensor_shape(const dl_tensor *tensor, int64_t *shape);
/** Copies the strides, in elements, into strides, room for DL_MAX_RANK, and returns the rank. */
DL_EXPORT int32_t dl_tensor_strides(const dl_tensor *tensor, int64_t *strides);
/** The extent of one axis; negative axes count from the end; -1 when there is no such axis. */
DL_EXPORT int64_t dl_tensor_size(const dl_tensor *tensor, int32_t axis);
/** The number of elements. */
DL_EXPORT int64_t dl_tensor_count(const dl_tensor *tensor);
DL_EXPORT int64_t dl_tensor_storage_offset(const dl_tensor *tensor);
DL_EXPORT bool dl_tensor_is_contiguous(const dl_tensor *tensor);
/** Whether the elements lie in this order without gaps: a DL_MEMORY_FORMAT_... value; DL_MEMORY_FORMAT_PRESERVE asks for any
 * order of axes. */
DL_EXPORT bool dl_tensor_is_contiguous_in(const dl_tensor *tensor, int32_t memory_format);
/** The order that results computed from the tensor take over: DL_MEMORY_FORMAT_CHANNELS_LAST or DL_MEMORY_FORMAT_CHANNELS_LAST_3D
 * where the strides fall so, else DL_MEMORY_FORMAT_CONTIGUOUS. Strides that leave it open (one channel, one pixel) are row-major,
 * as in PyTorch. */
DL_EXPORT int32_t dl_tensor_memory_format(const dl_tensor *tensor);
/** Grows with every change of the elements in place, shared by all views. */
DL_EXPORT int64_t dl_tensor_version(const dl_tensor *tensor);
/** Whether both tensors look at the same storage. */
DL_EXPORT bool dl_tensor_shares_storage(const dl_tensor *a, const dl_tensor *b);

/** The address of element [0, ..., 0]. Borrowed until the tensor is released. Writing through it is not seen by the check
 *  for saved values; see dl_tensor_bump_version. Errors: DL_INVALID_ARGUMENT. */
DL_NODISCARD DL_EXPORT dl_status dl_tensor_data(const dl_tensor *tensor, void **data);
/** Says that the elements were changed through dl_tensor_data. */
DL_NODISCARD DL_EXPORT dl_status dl_tensor_bump_version(dl_tensor *tensor);
/** Copies the elements in row-major order. @param byte_count exactly count * element size. Errors: DL_INVALID_ARGUMENT. */
DL_NODISCARD DL_EXPORT dl_status dl_tensor_copy_to(const dl_tensor *tensor, void *buffer, size_t byte_count);
/** The only element of a tensor. Errors: DL_SHAPE_MISMATCH when there is not exactly one. */
DL_NODISCARD DL_EXPORT dl_status dl_tensor_item(const dl_tensor *tensor, dl_scalar *value);

/* ---------------------------------------------------------------------------------------------------------------------
 * Automatic differentiation
 * ------------------------------------------------------------------------------------------------------------------- */

/** Whether operations of this thread are recorded; true at first. */
DL_EXPORT bool dl_grad_enabled(void);
/** Returns the former value. */
DL_EXPORT bool dl_set_grad_enabled(bool enabled);

DL_EXPORT bool dl_tensor_requires_grad(const dl_tensor *tensor);
/** Errors: DL_DTYPE_MISMATCH when the dtype is not floating, DL_INVALID_STATE when the tensor is not a leaf. */
DL_NODISCARD DL_EXPORT dl_status dl_tensor_set_requires_grad(dl_tensor *tensor, bool requires_grad);
/** A leaf was not computed from tensors that require gradients. */
DL_EXPORT bool dl_tensor_is_leaf(const dl_tensor *tensor);
/** The operation that computed the tensor, such as "conv2d"; NULL for a leaf. Static storage, but for custom functions, whose
 *  names live as long as the tensor's graph. */
DL_EXPORT const char *dl_tensor_grad_fn_name(const dl_tensor *tensor);
/** The accumulated gradient: a new reference, or NULL when there is none. */
DL_NODISCARD DL_EXPORT dl_status dl_tensor_grad(const dl_tensor *tensor, dl_tensor **out);
/** Replaces the gradient; NULL removes it. Errors: DL_SHAPE_MISMATCH, DL_DTYPE_MISMATCH. */
DL_NODISCARD DL_EXPORT dl_status dl_tensor_set_grad(dl_tensor *tensor, const dl_tensor *grad);
/** Lets a tensor that is not a leaf keep its gradient too. Errors: DL_INVALID_STATE when it requires none. */
DL_NODISCARD DL_EXPORT dl_status dl_tensor_retain_grad(dl_tensor *tensor);

/**
 * Called with the gradient of a tensor when it has been computed. May set *replacement (a new reference) to use another
 * gradient instead. A status other than DL_OK stops the backward pass, which returns it.
 */
typedef dl_status (*dl_hook)(void *context, const dl_tensor *gradient, dl_tensor **replacement);
/** @param destroy called once with the context when the hook is gone; may be NULL. @param id for dl_tensor_remove_hook. */
DL_NODISCARD DL_EXPORT dl_status dl_tensor_register_hook(dl_tensor *tensor, dl_hook hook, void *context,
                                                         void (*destroy)(void *context), int64_t *id);
/** The same, called after a backward pass has added to the gradient of a leaf, with the new sum; *replacement is ignored.
 *  Errors: DL_INVALID_STATE when the tensor is not a leaf that requires gradients. */
DL_NODISCARD DL_EXPORT dl_status dl_tensor_register_post_accumulate_grad_hook(dl_tensor *tensor, dl_hook hook, void *context,
                                                                              void (*destroy)(void *context), int64_t *id);
DL_NODISCARD DL_EXPORT dl_status dl_tensor_remove_hook(dl_tensor *tensor, int64_t id);
/**
 * For languages with a garbage collector: calls visit(context, argument) for the hooks that were registered with this destroy
 * function, provided that *place is the only reference to its tensor and nothing else refers to the tensor's place in the graph.
 * The hooks, and what they refer to, live exactly as long as that reference then. Returns the first result that is not 0.
 */
DL_EXPORT int32_t dl_tensor_visit_hooks(dl_tensor *const *place, void (*destroy)(void *context),
                                        int32_t (*visit)(void *context, void *argument), void *argument);
/** Removes the hooks that were registered with this destroy function. */
DL_EXPORT void dl_tensor_remove_hooks(dl_tensor *tensor, void (*destroy)(void *context));

/**
 * Computes the gradients of a tensor with respect to all leaves and adds them to their gradients.
 * @param gradient the derivative with respect to this tensor, of its shape; NULL means 1 and needs a single element
 * @param retain_graph keeps the saved values, so that a second backward pass is possible
 * @param create_graph records the backward pass itself, so that gradients can be differentiated again
 * Errors: DL_NOT_DIFFERENTIABLE, DL_SHAPE_MISMATCH, DL_INVALID_STATE (a saved value was changed in place, or freed).
 */
DL_NODISCARD DL_EXPORT dl_status dl_tensor_backward(const dl_tensor *tensor, const dl_tensor *gradient, bool retain_graph,
                                                    bool create_graph);

/**
 * The gradients of outputs with respect to inputs, without touching any accumulated gradient.
 * @param grad_outputs output_count derivatives, or NULL; single entries may be NULL for outputs with one element
 * @param allow_unused gives NULL for an input that the outputs do not depend on; otherwise that is an error
 * @param grads room for input_count handles
 * Errors: as dl_tensor_backward.
 */
DL_NODISCARD DL_EXPORT dl_status dl_grad(const dl_tensor *const *outputs, int64_t output_count,
                                         const dl_tensor *const *grad_outputs, const dl_tensor *const *inputs,
                                         int64_t input_count, bool retain_graph, bool create_graph, bool allow_unused,
                                         dl_tensor **grads);

/** What the derivative rule of a custom function is given; everything is borrowed. */
typedef struct dl_custom_gradients {
    const dl_tensor *const *grad_outputs; /**< output_count gradients; NULL for results that were not used, or zeros */
    int64_t output_count;
    const uint8_t *needs_input_grad;      /**< input_count flags */
    int64_t input_count;
    const dl_tensor *const *inputs;       /**< input_count tensors with keep_inputs, else NULL */
    const dl_tensor *const *outputs;      /**< output_count tensors with keep_outputs, else NULL */
} dl_custom_gradients;

/** A function whose derivative is the user's. Fill it with dl_custom_function_default. */
typedef struct dl_custom_function {
    uint32_t struct_size;
    const char *name; /**< for messages and dl_tensor_grad_fn_name; copied */
    /** Computes outputs (room for output_count new references) from inputs; nothing in it is recorded. */
    dl_status (*forward)(void *context, const dl_tensor *const *inputs, int64_t input_count, dl_tensor **outputs,
                         int64_t output_count);
    /** Sets the gradients of the inputs (room for input_count new references; NULL: none), in differentiable operations where
     *  derivatives of higher order are wanted. A status other than DL_OK stops the backward pass, which returns it. */
    dl_status (*backward)(void *context, const dl_custom_gradients *gradients, dl_tensor **grad_inputs);
    /** May be NULL. Called when a backward pass has freed the graph; returns whether the context kept anything, so that a
     *  second pass is an error. */
    bool (*release)(void *context);
    void (*destroy)(void *context); /**< called once with the context at the end, also when the call fails; may be NULL */
    void *context;
    bool keep_inputs;           /**< passes the inputs to backward; changing them in place meanwhile is an error then */
    bool keep_outputs;          /**< the same for the results */
    bool materialize_gradients; /**< default true; zeros for results that were not used, instead of NULL */
} dl_custom_function;
DL_EXPORT dl_custom_function dl_custom_function_default(void);

/**
 * Calls function->forward and makes its results differentiable by function->backward.
 * @param outputs room for output_count handles
 * Errors: DL_INVALID_ARGUMENT, and what forward returns. A backward pass returns what function->backward returns, or
 * DL_SHAPE_MISMATCH when a gradient does not have the shape of its input.
 */
DL_NODISCARD DL_EXPORT dl_status dl_custom_function_call(const dl_custom_function *function, const dl_tensor *const *inputs,
                                                         int64_t input_count, dl_tensor **outputs, int64_t output_count);
/**
 * The same for values that were computed already, with recording switched off; function->forward is not called.
 * @param differentiable output_count flags (0: the result has no derivative), or NULL for all
 * @param dirty output_count flags (not 0: the value is an input that was changed in place, and is the result itself), or NULL
 */
DL_NODISCARD DL_EXPORT dl_status dl_custom_function_record(const dl_custom_function *function, const dl_tensor *const *inputs,
                                                           int64_t input_count, dl_tensor *const *values,
                                                           const uint8_t *differentiable, const uint8_t *dirty,
                                                           dl_tensor **outputs, int64_t output_count);

/** Whether anomalies are looked for, by all threads: a backward pass stops with DL_INVALID_STATE when an operation's gradient
 *  contains a NaN, and the message names the operation. */
DL_EXPORT bool dl_anomaly_detection(void);
/** @param forward also lets a recorded operation fail that makes a NaN out of numbers */
DL_EXPORT void dl_set_anomaly_detection(bool backward, bool forward);
/**
 * Lets every recorded operation remember where it was called, for all threads: capture is called on the operation's thread, and
 * what it returns (NULL: nothing) belongs to the operation until release is called with it. When the derivative of an operation
 * fails, report is called with its name, such as "SqrtBackward0", before the backward pass returns.
 * @param capture NULL switches it off; @param release may be NULL
 */
DL_EXPORT void dl_set_trace_recorder(void *(*capture)(void), void (*report)(const char *name, void *trace), void (*release)(void *trace));

/** A vertex of the recorded graph, for looking at it: the operation that computed the tensor. A new reference, NULL for a leaf. */
DL_NODISCARD DL_EXPORT dl_status dl_tensor_grad_fn(const dl_tensor *tensor, dl_node **out);
/** The vertex of a leaf that requires gradients, NULL for other tensors. */
DL_NODISCARD DL_EXPORT dl_status dl_tensor_leaf_node(const dl_tensor *tensor, dl_node **out);
DL_EXPORT dl_node *dl_node_retain(dl_node *node);
DL_EXPORT void dl_node_release(dl_node *node);
/** The operation's name, "accumulate_grad" for a leaf; valid as long as the node. */
DL_EXPORT const char *dl_node_name(const dl_node *node);
/** A number that no other vertex has; 0 for NULL. */
DL_EXPORT int64_t dl_node_id(const dl_node *node);
DL_EXPORT int64_t dl_node_input_count(const dl_node *node);
/** The vertex of an input, a new reference, and which of its results that is; NULL where no gradient is wanted. Errors:
 *  DL_INDEX_OUT_OF_RANGE. */
DL_NODISCARD DL_EXPORT dl_status dl_node_input(const dl_node *node, int64_t index, dl_node **out, int64_t *result);
/** How many results the operation has. */
DL_EXPORT int64_t dl_node_result_count(const dl_node *node);
/**
 * The derivative rule of one vertex alone: the gradients of its inputs from those of its results. The graph is kept.
 * @param gradients of shape and dtype of the results; NULL entries for results that were not used, but not all
 * @param gradient_count dl_node_result_count
 * @param out filled with new references, NULL where no gradient is wanted
 * @param out_count dl_node_input_count
 * Errors: DL_INVALID_ARGUMENT (a leaf, a wrong count), DL_SHAPE_MISMATCH, DL_INVALID_STATE (freed by a backward pass).
 */
DL_NODISCARD DL_EXPORT dl_status dl_node_gradients(const dl_node *node, const dl_tensor *const *gradients, int64_t gradient_count,
                                                   dl_tensor **out, int64_t out_count);
/**
 * Called before or after the derivative rule of a vertex, at a leaf before or after the gradient is added. grad_inputs is NULL,
 * with input_count 0, before the rule and at leaves; entries are NULL where there is no gradient. A hook may set *replaced, and
 * fill replacements (all NULL, with room for input_count, before the rule output_count) with new references to use instead. A
 * status other than DL_OK stops the backward pass, which returns it.
 */
typedef dl_status (*dl_node_hook)(void *context, const dl_tensor *const *grad_inputs, int64_t input_count,
                                  const dl_tensor *const *grad_outputs, int64_t output_count, dl_tensor **replacements, bool *replaced);
/** @param before before the rule, else after it. @param destroy called once with the context when the hook is gone; may be NULL.
 *  @param id for dl_node_remove_hook; may be NULL */
DL_NODISCARD DL_EXPORT dl_status dl_node_register_hook(dl_node *node, bool before, dl_node_hook hook, void *context,
                                                       void (*destroy)(void *context), int64_t *id);
DL_NODISCARD DL_EXPORT dl_status dl_node_remove_hook(dl_node *node, int64_t id);

/**
 * Hooks on the values that operations keep for their derivatives, such as to keep them smaller or to compute them again. Inputs,
 * results and large intermediate values go through them; whether a value was changed in place is not checked then.
 */
typedef struct dl_saved_tensor_hooks {
    uint32_t struct_size;
    /** Sets *packed to what is kept instead of the tensor. Nothing that it computes is recorded. */
    dl_status (*pack)(void *context, const dl_tensor *tensor, void **packed);
    /** Sets *tensor, a new reference, to the value again, of the same shape and dtype. */
    dl_status (*unpack)(void *context, void *packed, dl_tensor **tensor);
    void (*release)(void *context, void *packed); /**< called once for everything that was packed; may be NULL */
    void (*destroy)(void *context);               /**< called once when neither the hooks nor anything packed are needed; may be NULL */
    void *context;
} dl_saved_tensor_hooks;
DL_EXPORT dl_saved_tensor_hooks dl_saved_tensor_hooks_default(void);
/** Puts hooks into force on this thread until dl_saved_tensor_hooks_pop; the innermost ones count. Errors: DL_INVALID_ARGUMENT;
 *  destroy is called then too. */
DL_NODISCARD DL_EXPORT dl_status dl_saved_tensor_hooks_push(const dl_saved_tensor_hooks *hooks);
/** Errors: DL_INVALID_STATE when no hooks are in force. */
DL_NODISCARD DL_EXPORT dl_status dl_saved_tensor_hooks_pop(void);
/** Keeps a value for the derivative of a custom function as operations keep theirs: with its place in the graph, through the
 *  hooks in force. */
DL_NODISCARD DL_EXPORT dl_status dl_saved_tensor_create(const dl_tensor *tensor, dl_saved_tensor **out);
/** The value, a new reference. Errors: DL_INVALID_STATE when it was changed in place since. */
DL_NODISCARD DL_EXPORT dl_status dl_saved_tensor_value(const dl_saved_tensor *saved, dl_tensor **out);
DL_EXPORT void dl_saved_tensor_release(dl_saved_tensor *saved);

/** Whether recorded operations keep their operands and results for dl_node_value, by all threads. They live as long as their
 *  graph, so this is for looking at small graphs. */
DL_EXPORT bool dl_values_kept(void);
DL_EXPORT void dl_set_values_kept(bool kept);
/** A result of the operation, a new reference; NULL when it was not kept, or was changed in place since. */
DL_NODISCARD DL_EXPORT dl_status dl_node_value(const dl_node *node, int64_t result, dl_tensor **out);
/** An operand of the operation, also one that wants no gradient; a new reference, or NULL as for dl_node_value. */
DL_NODISCARD DL_EXPORT dl_status dl_node_input_value(const dl_node *node, int64_t index, dl_tensor **out);

/** A differentiable function of tensors, for dl_gradcheck: sets *output, a new reference. */
typedef dl_status (*dl_function)(void *context, const dl_tensor *const *inputs, int64_t input_count, dl_tensor **output);

/**
 * Compares the gradients of a function with central differences, (f(x + e) - f(x - e)) / 2e.
 * @param inputs float64 tensors; those that require gradients are checked
 * @param order 1: gradients; 2: gradients of gradients as well
 * @param epsilon, absolute, relative 0 for the defaults 1e-6, 1e-5, 1e-3
 * @return DL_OK when they agree, DL_INVALID_STATE with the first difference in the message when not
 */
DL_NODISCARD DL_EXPORT dl_status dl_gradcheck(dl_function function, void *context, const dl_tensor *const *inputs,
                                              int64_t input_count, int32_t order, double epsilon, double absolute,
                                              double relative);

/* ---------------------------------------------------------------------------------------------------------------------
 * Random numbers
 * ------------------------------------------------------------------------------------------------------------------- */

/** A new generator. Operations that draw numbers take a generator, NULL for the default one. */
DL_NODISCARD DL_EXPORT dl_status dl_generator_create(uint64_t seed, dl_generator **out);
DL_EXPORT dl_generator *dl_generator_retain(dl_generator *generator);
DL_EXPORT void dl_generator_release(dl_generator *generator);
/** Starts again: sets the seed, and the offset to 0. NULL: the default generator. */
DL_NODISCARD DL_EXPORT dl_status dl_generator_seed(dl_generator *generator, uint64_t seed);
/** The state is the seed and the offset, the number of 128-bit blocks drawn. NULL: the default generator. */
DL_NODISCARD DL_EXPORT dl_status dl_generator_get_state(const dl_generator *generator, uint64_t *seed, uint64_t *offset);
DL_NODISCARD DL_EXPORT dl_status dl_generator_set_state(dl_generator *generator, uint64_t seed, uint64_t offset);

/* ---------------------------------------------------------------------------------------------------------------------
 * Optimizers
 * ------------------------------------------------------------------------------------------------------------------- */

/** The rules by which optimizers change their parameters; the same as PyTorch's torch.optim of these names. */
enum {
    DL_SGD = 0,  /**< with momentum (Sutskever et al., ICML 2013) */
    DL_ADAM = 1, /**< Kingma and Ba, ICLR 2015; with decoupled_weight_decay AdamW (Loshchilov and Hutter, ICLR 2019) */
    DL_NADAM = 2,    /**< Dozat, ICLR workshop 2016 */
    DL_RADAM = 3,    /**< Liu et al., ICLR 2020 */
    DL_ADAGRAD = 4,  /**< Duchi, Hazan and Singer, JMLR 2011 */
    DL_ADADELTA = 5, /**< Zeiler, arXiv 1212.5701 */
    DL_RMSPROP = 6,  /**< Tieleman and Hinton, 2012; centered: Graves, arXiv 1308.0850 */
    DL_RPROP = 7,    /**< Riedmiller and Braun, ICNN 1993 */
    DL_ADAMAX = 8,   /**< Kingma and Ba, ICLR 2015 */
    DL_ASGD = 9      /**< averaged stochastic gradient descent (Polyak and Juditsky, 1992) */
};

/** The options of all optimizers; each looks at its own. Default values in brackets, where they are not 0 or false. */
typedef struct dl_optimizer_options {
    uint32_t struct_size;
    int32_t algorithm;               /**< one of DL_SGD ... */
    double learning_rate;            /**< [SGD, Adam, RAdam 0.001; NAdam, Adamax 0.002; Adadelta 1; others 0.01] */
    double weight_decay;             /**< added to the gradient as weight_decay p; not for Rprop */
    double momentum;                 /**< SGD, RMSprop */
    double dampening;                /**< SGD: b = momentum b + (1 - dampening) g; at the first step b = g */
    double beta1;                    /**< Adam, NAdam, RAdam, Adamax [0.9] */
    double beta2;                    /**< the same [0.999] */
    double epsilon;                  /**< all but SGD, Rprop, ASGD [1e-8; Adagrad 1e-10, Adadelta 1e-6] */
    double momentum_decay;           /**< NAdam [0.004] */
    double lr_decay;                 /**< Adagrad: divides the learning rate by 1 + (t - 1) lr_decay */
    double initial_accumulator_value; /**< Adagrad */
    double rho;                      /**< Adadelta [0.9] */
    double alpha;                    /**< RMSprop [0.99]; ASGD: the power of the learning rate's decay [0.75] */
    double eta_minus;                /**< Rprop: the step size's factor where the gradient changes its sign [0.5] */
    double eta_plus;                 /**< Rprop: where it keeps it [1.2] */
    double step_size_min;            /**< Rprop [1e-6] */
    double step_size_max;            /**< Rprop [50] */
    double lambd;                    /**< ASGD: decay [1e-4] */
    double t0;                       /**< ASGD: the step from which on parameters are averaged [1e6] */
    bool maximize;                   /**< ascends instead */
    bool nesterov;                   /**< SGD: p -= learning_rate (g + momentum b) */
    bool average_momentum;           /**< SGD: b = momentum b + (1 - momentum) g instead, from b = 0 */
    bool decoupled_weight_decay;     /**< Adam, NAdam, RAdam: p -= learning_rate weight_decay p before the step instead */
    bool amsgrad;                    /**< Adam: divides by the largest v so far (Reddi et al., ICLR 2018) */
    bool centered;                   /**< RMSprop: divides by the standard deviation */
} dl_optimizer_options;
/** The defaults of an algorithm; those of DL_SGD, with the algorithm as given, for an unknown one. */
DL_EXPORT dl_optimizer_options dl_optimizer_options_default(int32_t algorithm);

/** An optimizer over parameters, of which it keeps references. A group of parameters with options of its own is an optimizer
 *  of its own. Errors: DL_INVALID_ARGUMENT (also an option outside its domain), DL_DTYPE_MISMATCH, DL_INVALID_STATE (a
 *  parameter that is not a leaf). */
DL_NODISCARD DL_EXPORT dl_status dl_optimizer_create(dl_tensor *const *parameters, int64_t count,
                                                     const dl_optimizer_options *options, dl_optimizer **out);

/** Stochastic gradient descent: g += weight_decay p; b = momentum b + (1 - dampening) g; p -= learning_rate (nesterov ?
 *  g + momentum b : b). At the first step b = g. */
typedef struct dl_sgd_options {
    uint32_t struct_size;
    double learning_rate; /**< default 0.001 */
    double momentum;      /**< default 0 */
    double dampening;     /**< default 0 */
    double weight_decay;  /**< default 0 */
    bool nesterov;        /**< default false; needs momentum > 0 and no dampening */
    bool maximize;        /**< default false; ascends instead */
} dl_sgd_options;
DL_EXPORT dl_sgd_options dl_sgd_options_default(void);

/** Adam (Kingma and Ba, ICLR 2015): m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; p -= learning_rate
 *  (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon). */
typedef struct dl_adam_options {
    uint32_t struct_size;
    double learning_rate;        /**< default 0.001 */
    double beta1;                /**< default 0.9 */
    double beta2;                /**< default 0.999 */
    double epsilon;              /**< default 1e-8 */
    double weight_decay;         /**< default 0 */
    bool decoupled_weight_decay; /**< default false; true is AdamW (Loshchilov and Hutter, ICLR 2019) */
    bool amsgrad;                /**< default false; divides by the largest v so far (Reddi et al., ICLR 2018) */
    bool maximize;               /**< default false */
} dl_adam_options;
DL_EXPORT dl_adam_options dl_adam_options_default(void);

/** The two most common ones by themselves: the same as dl_optimizer_create. options NULL: the defaults. */
DL_NODISCARD DL_EXPORT dl_status dl_optimizer_sgd(dl_tensor *const *parameters, int64_t count,
                                                  const dl_sgd_options *options, dl_optimizer **out);
DL_NODISCARD DL_EXPORT dl_status dl_optimizer_adam(dl_tensor *const *parameters, int64_t count,
                                                   const dl_adam_options *options, dl_optimizer **out);
DL_EXPORT dl_optimizer *dl_optimizer_retain(dl_optimizer *optimizer);
DL_EXPORT void dl_optimizer_release(dl_optimizer *optimizer);
/** Changes every parameter that has a gradient. */
DL_NODISCARD DL_EXPORT dl_status dl_optimizer_step(dl_optimizer *optimizer);
/** Removes the gradients of all parameters. */
DL_NODISCARD DL_EXPORT dl_status dl_optimizer_zero_grad(dl_optimizer *optimizer);
DL_NODISCARD DL_EXPORT dl_status dl_optimizer_set_learning_rate(dl_optimizer *optimizer, double learning_rate);
/** Replaces all options from the next step on; the algorithm stays. Errors: DL_INVALID_ARGUMENT. */
DL_NODISCARD DL_EXPORT dl_status dl_optimizer_set_options(dl_optimizer *optimizer, const dl_optimizer_options *options);
/** The number of steps taken. */
DL_EXPORT int64_t dl_optimizer_steps(const dl_optimizer *optimizer);
/** The name of the index-th state that an algorithm keeps for each parameter, NULL after the last one: tensors like the
 *  parameter first ("momentum_buffer"; "exp_avg", "exp_avg_sq", "max_exp_avg_sq"; ...), then single float32 numbers ("step",
 *  ...). The names are those of PyTorch's state_dict. Static storage. */
DL_EXPORT const char *dl_optimizer_state_name(int32_t algorithm, int64_t index);
/** State of one parameter by name. A new reference that shares memory with the optimizer, NULL before the first step. Errors:
 *  DL_INVALID_ARGUMENT, DL_INDEX_OUT_OF_RANGE. */
DL_NODISCARD DL_EXPORT dl_status dl_optimizer_state(const dl_optimizer *optimizer, int64_t parameter, const char *name,
                                                    dl_tensor **out);
/** Continues from a state of an earlier run, of which a copy is made; NULL removes it. Errors: as dl_optimizer_state, and
 *  DL_SHAPE_MISMATCH. */
DL_NODISCARD DL_EXPORT dl_status dl_optimizer_set_state(dl_optimizer *optimizer, int64_t parameter, const char *name,
                                                        const dl_tensor *value);

/**
 * One step over count parameters whose state the caller keeps. Tensors of one parameter have equal shape and dtype.
 * @param states for each parameter in turn as many tensors as dl_optimizer_state_name has names, in that order; those that the
 *        options do not use may be NULL, and so may states if there is none. The step number is counted up.
 * @param first_steps SGD: count flags (not 0: the momentum buffer has no value yet), or NULL for none
 * Errors: DL_INVALID_ARGUMENT, DL_SHAPE_MISMATCH, DL_DTYPE_MISMATCH; nothing has changed then.
 */
DL_NODISCARD DL_EXPORT dl_status dl_optimizer_apply(dl_tensor *const *parameters, const dl_tensor *const *gradients,
                                                    dl_tensor *const *states, const uint8_t *first_steps, int64_t count,
                                                    const dl_optimizer_options *options);
/** The same for SGD. @param momentum_buffers NULL when momentum is 0 */
DL_NODISCARD DL_EXPORT dl_status dl_sgd_step(dl_tensor *const *parameters, const dl_tensor *const *gradients,
                                             dl_tensor *const *momentum_buffers, const uint8_t *first_steps, int64_t count,
                                             const dl_sgd_options *options);
/** The same for Adam. @param max_exp_avg_sqs NULL without amsgrad. @param step counts from 1. */
DL_NODISCARD DL_EXPORT dl_status dl_adam_step(dl_tensor *const *parameters, const dl_tensor *const *gradients,
                                              dl_tensor *const *exp_avgs, dl_tensor *const *exp_avg_sqs,
                                              dl_tensor *const *max_exp_avg_sqs, int64_t count, int64_t step,
                                              const dl_adam_options *options);

/* ---------------------------------------------------------------------------------------------------------------------
 * Exchange with other libraries and files
 * ------------------------------------------------------------------------------------------------------------------- */

/** As in dlpack.h 1.0 (https://dmlc.github.io/dlpack/), which is not needed to use these functions. */
struct DLManagedTensorVersioned;
struct DLManagedTensor;

/** A DLPack view of the tensor's memory; the consumer calls its deleter. Errors: DL_INVALID_STATE when the tensor requires
 *  gradients (detach it first). */
DL_NODISCARD DL_EXPORT dl_status dl_tensor_to_dlpack(const dl_tensor *tensor, struct DLManagedTensorVersioned **out);
/** The form before DLPack 1.0. */
DL_NODISCARD DL_EXPORT dl_status dl_tensor_to_dlpack_legacy(const dl_tensor *tensor, struct DLManagedTensor **out);
/** A tensor over the memory of a DLPack tensor. Takes ownership of it on success only. Errors: DL_UNSUPPORTED (device,
 *  dtype, version), DL_INVALID_ARGUMENT (also when the memory is read-only). */
DL_NODISCARD DL_EXPORT dl_status dl_tensor_from_dlpack(struct DLManagedTensorVersioned *managed, dl_tensor **out);
DL_NODISCARD DL_EXPORT dl_status dl_tensor_from_dlpack_legacy(struct DLManagedTensor *managed, dl_tensor **out);

/** Reads a tensor from an IDX file (the format of MNIST, http://yann.lecun.com/exdb/mnist/), not compressed: uint8, int32,
 *  float32 or float64 elements. Errors: DL_IO when the file cannot be read, is truncated, compressed, or does not hold what
 *  its header says; DL_UNSUPPORTED (int8 or int16 elements). */
DL_NODISCARD DL_EXPORT dl_status dl_load_idx(const char *path, dl_tensor **out);
/** Writes named tensors as safetensors (https://github.com/huggingface/safetensors), atomically: the file appears whole or
 *  not at all; a symbolic link at path is replaced by it. Errors: DL_IO, DL_INVALID_ARGUMENT (a name twice, one that is not
 *  UTF-8, or "__metadata__"). */
DL_NODISCARD DL_EXPORT dl_status dl_save_safetensors(const char *path, const char *const *names,
                                                     const dl_tensor *const *tensors, int64_t count);
/** Reads one named tensor. Errors: DL_IO (unreadable, truncated or inconsistent file), DL_INVALID_ARGUMENT (no such name),
 *  DL_UNSUPPORTED (an element type that dlcore does not have, or more than DL_MAX_RANK axes). */
DL_NODISCARD DL_EXPORT dl_status dl_load_safetensors(const char *path, const char *name, dl_tensor **out);

/* ---------------------------------------------------------------------------------------------------------------------
 * Operations (this part is generated from bindings/gen/ops; change it there)
 * ------------------------------------------------------------------------------------------------------------------- */
/* BEGIN GENERATED OPERATIONS */

/* Beyond the errors that are listed, every operation returns DL_INVALID_ARGUMENT for NULL where a handle or a place
 * for the result is needed, and DL_OUT_OF_MEMORY. Axes may be negative and then count from the end. */

typedef int32_t dl_convolution_padding;
enum { DL_CONVOLUTION_PADDING_VALID = 0, DL_CONVOLUTION_PADDING_SAME = 1 };
typedef int32_t dl_divergence_reduction;
enum { DL_DIVERGENCE_REDUCTION_NONE = 0, DL_DIVERGENCE_REDUCTION_MEAN = 1, DL_DIVERGENCE_REDUCTION_SUM = 2, DL_DIVERGENCE_REDUCTION_BATCHMEAN = 3 };
typedef int32_t dl_embedding_bag_mode;
enum { DL_EMBEDDING_BAG_MODE_SUM = 0, DL_EMBEDDING_BAG_MODE_MEAN = 1, DL_EMBEDDING_BAG_MODE_MAX = 2 };
typedef int32_t dl_gelu_approximation;
enum { DL_GELU_APPROXIMATION_NONE = 0, DL_GELU_APPROXIMATION_TANH = 1 };
typedef int32_t dl_grid_sample_mode;
enum { DL_GRID_SAMPLE_MODE_BILINEAR = 0, DL_GRID_SAMPLE_MODE_NEAREST = 1, DL_GRID_SAMPLE_MODE_BICUBIC = 2 };
typedef int32_t dl_grid_sample_padding;
enum { DL_GRID_SAMPLE_PADDING_ZEROS = 0, DL_GRID_SAMPLE_PADDING_BORDER = 1, DL_GRID_SAMPLE_PADDING_REFLECTION = 2 };
typedef int32_t dl_indexing;
enum { DL_INDEXING_IJ = 0, DL_INDEXING_XY = 1 };
typedef int32_t dl_interpolate_mode;
enum { DL_INTERPOLATE_MODE_NEAREST = 0, DL_INTERPOLATE_MODE_LINEAR = 1, DL_INTERPOLATE_MODE_BILINEAR = 2, DL_INTERPOLATE_MODE_BICUBIC = 3, DL_INTERPOLATE_MODE_TRILINEAR = 4, DL_INTERPOLATE_MODE_AREA = 5, DL_INTERPOLATE_MODE_NEAREST_EXACT = 6 };
typedef int32_t dl_matrix_norm;
enum { DL_MATRIX_NORM_FRO = 0, DL_MATRIX_NORM_NUC = 1, DL_MATRIX_NORM_INFINITY = 2, DL_MATRIX_NORM_MINUS_INFINITY = 3, DL_MATRIX_NORM_ONE = 4, DL_MATRIX_NORM_MINUS_ONE = 5, DL_MATRIX_NORM_TWO = 6, DL_MATRIX_NORM_MINUS_TWO = 7 };
typedef int32_t dl_memory_format;
enum { DL_MEMORY_FORMAT_CONTIGUOUS = 0, DL_MEMORY_FORMAT_PRESERVE = 1, DL_MEMORY_FORMAT_CHANNELS_LAST = 2, DL_MEMORY_FORMAT_CHANNELS_LAST_3D = 3 };
typedef int32_t dl_pad_mode;
enum { DL_PAD_MODE_CONSTANT = 0, DL_PAD_MODE_REFLECT = 1, DL_PAD_MODE_REPLICATE = 2, DL_PAD_MODE_CIRCULAR = 3 };
typedef int32_t dl_padding_side;
enum { DL_PADDING_SIDE_RIGHT = 0, DL_PADDING_SIDE_LEFT = 1 };
typedef int32_t dl_qr_mode;
enum { DL_QR_MODE_REDUCED = 0, DL_QR_MODE_COMPLETE = 1, DL_QR_MODE_R = 2 };
typedef int32_t dl_quantile_interpolation;
enum { DL_QUANTILE_INTERPOLATION_LINEAR = 0, DL_QUANTILE_INTERPOLATION_LOWER = 1, DL_QUANTILE_INTERPOLATION_HIGHER = 2, DL_QUANTILE_INTERPOLATION_MIDPOINT = 3, DL_QUANTILE_INTERPOLATION_NEAREST = 4 };
typedef int32_t dl_recurrent_activation;
enum { DL_RECURRENT_ACTIVATION_SIGMOID = 0, DL_RECURRENT_ACTIVATION_TANH = 1, DL_RECURRENT_ACTIVATION_RELU = 2, DL_RECURRENT_ACTIVATION_HARD_SIGMOID = 3, DL_RECURRENT_ACTIVATION_HARD_TANH = 4, DL_RECURRENT_ACTIVATION_IDENTITY = 5, DL_RECURRENT_ACTIVATION_SOFTSIGN = 6, DL_RECURRENT_ACTIVATION_SOFTPLUS = 7, DL_RECURRENT_ACTIVATION_LEAKY_RELU = 8, DL_RECURRENT_ACTIVATION_ELU = 9 };
typedef int32_t dl_recurrent_kind;
enum { DL_RECURRENT_KIND_RNN = 0, DL_RECURRENT_KIND_GRU = 1, DL_RECURRENT_KIND_LSTM = 2 };
typedef int32_t dl_reduction;
enum { DL_REDUCTION_NONE = 0, DL_REDUCTION_MEAN = 1, DL_REDUCTION_SUM = 2 };
typedef int32_t dl_resample_mode;
enum { DL_RESAMPLE_MODE_NEAREST = 0, DL_RESAMPLE_MODE_NEAREST_EXACT = 1, DL_RESAMPLE_MODE_LINEAR = 2, DL_RESAMPLE_MODE_CUBIC = 3, DL_RESAMPLE_MODE_AREA = 4 };
typedef int32_t dl_rounding_mode;
enum { DL_ROUNDING_MODE_NONE = 0, DL_ROUNDING_MODE_TRUNC = 1, DL_ROUNDING_MODE_FLOOR = 2 };
typedef int32_t dl_scatter_reduction;
enum { DL_SCATTER_REDUCTION_SUM = 0, DL_SCATTER_REDUCTION_PROD = 1, DL_SCATTER_REDUCTION_MEAN = 2, DL_SCATTER_REDUCTION_AMAX = 3, DL_SCATTER_REDUCTION_AMIN = 4 };
typedef int32_t dl_search_side;
enum { DL_SEARCH_SIDE_LEFT = 0, DL_SEARCH_SIDE_RIGHT = 1 };

/* --------------------------------------------------------------------------------
 * Creation
 *
 * New tensors from a shape and a rule. Without a dtype they are float32.
 * -------------------------------------------------------------------------------- */

/**
 * A tensor filled with zeros.
 * @param size size_count values
 * @param dtype may be DL_DTYPE_NONE
 * Errors: DL_INVALID_ARGUMENT (an extent is negative, or the product of the extents overflows).
 */
DL_NODISCARD DL_EXPORT dl_status dl_zeros(const int64_t *size, int64_t size_count, dl_dtype dtype, dl_tensor **out);

/**
 * A tensor filled with ones.
 * @param size size_count values
 * @param dtype may be DL_DTYPE_NONE
 * Errors: DL_INVALID_ARGUMENT (an extent is negative, or the product of the extents overflows).
 */
DL_NODISCARD DL_EXPORT dl_status dl_ones(const int64_t *size, int64_t size_count, dl_dtype dtype, dl_tensor **out);

/**
 * A tensor filled with one number.
 * Without a dtype it follows the number: float32 for a floating-point number, int64 for an integer, bool for a boolean.
 * @param size size_count values
 * @param dtype may be DL_DTYPE_NONE
 * Errors: DL_INVALID_ARGUMENT (an extent is negative, or the product of the extents overflows).
 */
DL_NODISCARD DL_EXPORT dl_status dl_full(const int64_t *size, int64_t size_count, dl_scalar fill_value,
                                         dl_dtype dtype, dl_tensor **out);

/**
 * A tensor whose elements have no particular value yet.
 * @param size size_count values
 * @param dtype may be DL_DTYPE_NONE
 * Errors: DL_INVALID_ARGUMENT (an extent is negative, or the product of the extents overflows).
 */
DL_NODISCARD DL_EXPORT dl_status dl_empty(const int64_t *size, int64_t size_count, dl_dtype dtype, dl_tensor **out);

/**
 * A tensor in a memory format whose elements have no particular value yet; preserve means row-major.
 * @param size size_count values
 * @param memory_format DL_MEMORY_FORMAT_CONTIGUOUS, DL_MEMORY_FORMAT_PRESERVE, DL_MEMORY_FORMAT_CHANNELS_LAST,
 *        DL_MEMORY_FORMAT_CHANNELS_LAST_3D
 * @param dtype may be DL_DTYPE_NONE
 * Errors: DL_INVALID_ARGUMENT (an extent is negative, or the product of the extents overflows); DL_SHAPE_MISMATCH
 *   (there are no 4 extents (channels_last) or 5 (channels_last_3d)).
 */
DL_NODISCARD DL_EXPORT dl_status dl_empty_in(const int64_t *size, int64_t size_count, dl_memory_format memory_format,
                                             dl_dtype dtype, dl_tensor **out);

/**
 * The numbers start, start + step, start + 2 step, ... before end.
 * The result has ceil((end - start) / step) elements. Without a dtype it is int64 when all three numbers are integers,
 * otherwise float32. In Python, arange(end) starts at 0.
 * @param step usually 1
 * @param dtype may be DL_DTYPE_NONE
 * Errors: DL_INVALID_ARGUMENT (step is zero, or leads away from end).
 */
DL_NODISCARD DL_EXPORT dl_status dl_arange(dl_scalar start, dl_scalar end, dl_scalar step, dl_dtype dtype,
                                           dl_tensor **out);

/**
 * Evenly spaced numbers from start to end, both included.
 * @param dtype may be DL_DTYPE_NONE
 * Errors: DL_INVALID_ARGUMENT (steps is negative).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linspace(double start, double end, int64_t steps, dl_dtype dtype, dl_tensor **out);

/**
 * A matrix with ones on the diagonal and zeros elsewhere.
 * The shape is (n, m), or (n, n) without m.
 * @param m may be NULL
 * @param dtype may be DL_DTYPE_NONE
 * Errors: DL_INVALID_ARGUMENT (an extent is negative).
 */
DL_NODISCARD DL_EXPORT dl_status dl_eye(int64_t n, const int64_t *m, dl_dtype dtype, dl_tensor **out);

/**
 * Zeros in the shape of input, and of its dtype unless another one is given.
 * @param dtype may be DL_DTYPE_NONE
 */
DL_NODISCARD DL_EXPORT dl_status dl_zeros_like(const dl_tensor *input, dl_dtype dtype, dl_tensor **out);

/**
 * Ones in the shape of input, and of its dtype unless another one is given.
 * @param dtype may be DL_DTYPE_NONE
 */
DL_NODISCARD DL_EXPORT dl_status dl_ones_like(const dl_tensor *input, dl_dtype dtype, dl_tensor **out);

/**
 * One number in the shape of input, and of its dtype unless another one is given.
 * @param dtype may be DL_DTYPE_NONE
 */
DL_NODISCARD DL_EXPORT dl_status dl_full_like(const dl_tensor *input, dl_scalar fill_value, dl_dtype dtype,
                                              dl_tensor **out);

/**
 * A tensor in the shape of input whose elements have no particular value yet.
 * @param dtype may be DL_DTYPE_NONE
 */
DL_NODISCARD DL_EXPORT dl_status dl_empty_like(const dl_tensor *input, dl_dtype dtype, dl_tensor **out);

/**
 * base to the powers of evenly spaced exponents from start to end, both included.
 * @param base usually 10
 * @param dtype may be DL_DTYPE_NONE
 * Errors: DL_INVALID_ARGUMENT (steps is negative).
 */
DL_NODISCARD DL_EXPORT dl_status dl_logspace(double start, double end, int64_t steps, double base, dl_dtype dtype,
                                             dl_tensor **out);

/**
 * One number as a tensor without axes.
 * @param dtype may be DL_DTYPE_NONE
 */
DL_NODISCARD DL_EXPORT dl_status dl_scalar_tensor(dl_scalar s, dl_dtype dtype, dl_tensor **out);

/**
 * A tensor with given strides whose elements have no particular value yet.
 * @param size size_count values
 * @param stride stride_count values
 * @param dtype may be DL_DTYPE_NONE
 * Errors: DL_INVALID_ARGUMENT (an extent or a stride is negative, or their product overflows); DL_SHAPE_MISMATCH (not
 *   as many strides as extents).
 */
DL_NODISCARD DL_EXPORT dl_status dl_empty_strided(const int64_t *size, int64_t size_count, const int64_t *stride,
                                                  int64_t stride_count, dl_dtype dtype, dl_tensor **out);

/**
 * The powers of the elements of a vector, a row each, the highest first unless increasing.
 * @param n may be NULL
 * @param increasing usually false
 * Errors: DL_SHAPE_MISMATCH (x is no vector); DL_INVALID_ARGUMENT (n is negative).
 */
DL_NODISCARD DL_EXPORT dl_status dl_vander(const dl_tensor *x, const int64_t *n, bool increasing, dl_tensor **out);

/**
 * The window (1 - cos(2 pi i / n)) / 2, with n - 1 for n unless periodic.
 * @param periodic usually true
 * @param dtype may be DL_DTYPE_NONE
 * Errors: DL_INVALID_ARGUMENT (the length is negative); DL_DTYPE_MISMATCH (dtype is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_hann_window(int64_t window_length, bool periodic, dl_dtype dtype, dl_tensor **out);

/**
 * The window alpha - beta cos(2 pi i / n), with n - 1 for n unless periodic.
 * @param periodic usually true
 * @param alpha usually 0.54
 * @param beta usually 0.46
 * @param dtype may be DL_DTYPE_NONE
 * Errors: DL_INVALID_ARGUMENT (the length is negative); DL_DTYPE_MISMATCH (dtype is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_hamming_window(int64_t window_length, bool periodic, double alpha, double beta,
                                                   dl_dtype dtype, dl_tensor **out);

/**
 * The window 0.42 - 0.5 cos(2 pi i / n) + 0.08 cos(4 pi i / n), with n - 1 for n unless periodic.
 * @param periodic usually true
 * @param dtype may be DL_DTYPE_NONE
 * Errors: DL_INVALID_ARGUMENT (the length is negative); DL_DTYPE_MISMATCH (dtype is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_blackman_window(int64_t window_length, bool periodic, dl_dtype dtype,
                                                    dl_tensor **out);

/**
 * The window 1 - |2 i / n - 1|, with n - 1 for n unless periodic.
 * @param periodic usually true
 * @param dtype may be DL_DTYPE_NONE
 * Errors: DL_INVALID_ARGUMENT (the length is negative); DL_DTYPE_MISMATCH (dtype is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_bartlett_window(int64_t window_length, bool periodic, dl_dtype dtype,
                                                    dl_tensor **out);


/* --------------------------------------------------------------------------------
 * Random
 *
 * Random numbers from Philox4x32-10. They depend on the generator's seed and offset only, never on the number of
 * threads.
 * -------------------------------------------------------------------------------- */

/**
 * Numbers drawn evenly from the interval [0, 1).
 * @param size size_count values
 * @param dtype may be DL_DTYPE_NONE
 * @param generator NULL for the default one
 * Errors: DL_DTYPE_MISMATCH (dtype is not floating); DL_INVALID_ARGUMENT (an extent is negative, or the product of the
 *   extents overflows).
 */
DL_NODISCARD DL_EXPORT dl_status dl_rand(const int64_t *size, int64_t size_count, dl_dtype dtype,
                                         dl_generator *generator, dl_tensor **out);

/**
 * Numbers drawn from the normal distribution with mean 0 and variance 1.
 * @param size size_count values
 * @param dtype may be DL_DTYPE_NONE
 * @param generator NULL for the default one
 * Errors: DL_DTYPE_MISMATCH (dtype is not floating); DL_INVALID_ARGUMENT (an extent is negative, or the product of the
 *   extents overflows).
 */
DL_NODISCARD DL_EXPORT dl_status dl_randn(const int64_t *size, int64_t size_count, dl_dtype dtype,
                                          dl_generator *generator, dl_tensor **out);

/**
 * Integers drawn evenly from low to high - 1.
 * Without a dtype the result is int64. In Python, randint(high, size) starts at 0.
 * @param size size_count values
 * @param dtype may be DL_DTYPE_NONE
 * @param generator NULL for the default one
 * Errors: DL_INVALID_ARGUMENT (high is not greater than low, or an extent is negative).
 */
DL_NODISCARD DL_EXPORT dl_status dl_randint(int64_t low, int64_t high, const int64_t *size, int64_t size_count,
                                            dl_dtype dtype, dl_generator *generator, dl_tensor **out);

/**
 * The integers 0 to n - 1 in random order.
 * Without a dtype the result is int64.
 * @param dtype may be DL_DTYPE_NONE
 * @param generator NULL for the default one
 * Errors: DL_INVALID_ARGUMENT (n is negative).
 */
DL_NODISCARD DL_EXPORT dl_status dl_randperm(int64_t n, dl_dtype dtype, dl_generator *generator, dl_tensor **out);

/**
 * Numbers drawn evenly from [0, 1) in the shape of input.
 * @param dtype may be DL_DTYPE_NONE
 * @param generator NULL for the default one
 * Errors: DL_DTYPE_MISMATCH (the dtype is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_rand_like(const dl_tensor *input, dl_dtype dtype, dl_generator *generator,
                                              dl_tensor **out);

/**
 * Standard normal numbers in the shape of input.
 * @param dtype may be DL_DTYPE_NONE
 * @param generator NULL for the default one
 * Errors: DL_DTYPE_MISMATCH (the dtype is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_randn_like(const dl_tensor *input, dl_dtype dtype, dl_generator *generator,
                                               dl_tensor **out);

/**
 * Draws 1 with the probability that input gives, otherwise 0.
 * The result has the shape and the dtype of input.
 * @param generator NULL for the default one
 * Errors: DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_bernoulli(const dl_tensor *input, dl_generator *generator, dl_tensor **out);

/**
 * Normal numbers, each with a mean and a standard deviation of its own.
 * @param generator NULL for the default one
 * Errors: DL_INVALID_ARGUMENT (a standard deviation is negative); DL_SHAPE_MISMATCH (the shapes cannot be broadcast
 *   together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_normal(const dl_tensor *mean, const dl_tensor *std, dl_generator *generator,
                                           dl_tensor **out);

/**
 * Poisson numbers with the rates that input gives.
 * By inversion; above a rate of 100000 by the normal approximation.
 * @param generator NULL for the default one
 * Errors: DL_DTYPE_MISMATCH (input is not floating); DL_INVALID_ARGUMENT (a rate is negative or not finite).
 */
DL_NODISCARD DL_EXPORT dl_status dl_poisson(const dl_tensor *input, dl_generator *generator, dl_tensor **out);

/**
 * The numbers of successes in count trials with the probability prob.
 * The shapes are broadcast. By inversion; above a mean of 100000 by the normal approximation. A probability below 0
 * counts as 0, above 1 as 1.
 * @param generator NULL for the default one
 * Errors: DL_DTYPE_MISMATCH (the dtypes differ or are not floating); DL_SHAPE_MISMATCH (the shapes cannot be broadcast
 *   together); DL_INVALID_ARGUMENT (there are 10^15 trials or more).
 */
DL_NODISCARD DL_EXPORT dl_status dl_binomial(const dl_tensor *count, const dl_tensor *prob, dl_generator *generator,
                                             dl_tensor **out);

/**
 * Places (int64) along the last axis, drawn with probabilities in proportion to the weights there.
 * @param replacement usually false
 * @param generator NULL for the default one
 * Errors: DL_DTYPE_MISMATCH (input is not floating); DL_SHAPE_MISMATCH (input has not one or two axes);
 *   DL_INVALID_ARGUMENT (num_samples is not positive or, without replacement, larger than the number of positive
 *   weights; a weight is negative or not finite, or all are 0).
 */
DL_NODISCARD DL_EXPORT dl_status dl_multinomial(const dl_tensor *input, int64_t num_samples, bool replacement,
                                                dl_generator *generator, dl_tensor **out);

/**
 * Integers drawn evenly from low to high - 1 in the shape and the dtype of input.
 * @param dtype may be DL_DTYPE_NONE
 * @param generator NULL for the default one
 * Errors: DL_INVALID_ARGUMENT (high is not greater than low).
 */
DL_NODISCARD DL_EXPORT dl_status dl_randint_like(const dl_tensor *input, int64_t low, int64_t high, dl_dtype dtype,
                                                 dl_generator *generator, dl_tensor **out);

/**
 * Sets the elements to numbers with the density lambd exp(-lambd x).
 * @param lambd usually 1
 * @param generator NULL for the default one
 * Errors: DL_DTYPE_MISMATCH (input is not floating); DL_INVALID_ARGUMENT (lambd is not positive); DL_INVALID_STATE
 *   (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_exponential_(dl_tensor *input, double lambd, dl_generator *generator);

/**
 * Sets the elements to the number of the first success, from 1, of trials with probability p.
 * @param generator NULL for the default one
 * Errors: DL_INVALID_ARGUMENT (p is not between 0 and 1); DL_INVALID_STATE (input is a leaf that requires gradients, or
 *   shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_geometric_(dl_tensor *input, double p, dl_generator *generator);

/**
 * Sets the elements to exp of normal numbers.
 * @param mean usually 1
 * @param std usually 2
 * @param generator NULL for the default one
 * Errors: DL_DTYPE_MISMATCH (input is not floating); DL_INVALID_ARGUMENT (std is not positive); DL_INVALID_STATE (input
 *   is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_log_normal_(dl_tensor *input, double mean, double std, dl_generator *generator);

/**
 * Sets the elements to numbers of the Cauchy distribution.
 * @param median usually 0
 * @param sigma usually 1
 * @param generator NULL for the default one
 * Errors: DL_DTYPE_MISMATCH (input is not floating); DL_INVALID_ARGUMENT (sigma is not positive); DL_INVALID_STATE
 *   (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_cauchy_(dl_tensor *input, double median, double sigma, dl_generator *generator);

/**
 * Sets the elements to integers drawn evenly from low to high - 1.
 * @param generator NULL for the default one
 * Errors: DL_INVALID_ARGUMENT (high is not greater than low); DL_INVALID_STATE (input is a leaf that requires
 *   gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_random_(dl_tensor *input, int64_t low, int64_t high, dl_generator *generator);


/* --------------------------------------------------------------------------------
 * Elementwise
 *
 * Functions of single elements, and selection between elements.
 * -------------------------------------------------------------------------------- */

/**
 * The negative of each element: -x.
 * Errors: DL_DTYPE_MISMATCH (input is boolean).
 */
DL_NODISCARD DL_EXPORT dl_status dl_neg(const dl_tensor *input, dl_tensor **out);

/** The absolute value of each element. At 0 the derivative is 0. */
DL_NODISCARD DL_EXPORT dl_status dl_abs(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of abs.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_abs_(dl_tensor *input);

/** -1, 0 or 1 after the sign of each element. Its derivative is 0. */
DL_NODISCARD DL_EXPORT dl_status dl_sign(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of sign.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_sign_(dl_tensor *input);

/**
 * 1 / x for each element.
 * An integer or boolean input gives float32.
 */
DL_NODISCARD DL_EXPORT dl_status dl_reciprocal(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of reciprocal.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_reciprocal_(dl_tensor *input);

/**
 * The square root of each element.
 * An integer or boolean input gives float32.
 */
DL_NODISCARD DL_EXPORT dl_status dl_sqrt(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of sqrt.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_sqrt_(dl_tensor *input);

/**
 * 1 / sqrt(x) for each element.
 * An integer or boolean input gives float32.
 */
DL_NODISCARD DL_EXPORT dl_status dl_rsqrt(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of rsqrt.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_rsqrt_(dl_tensor *input);

/** The square of each element. */
DL_NODISCARD DL_EXPORT dl_status dl_square(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of square.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_square_(dl_tensor *input);

/**
 * e to the power of each element.
 * An integer or boolean input gives float32.
 */
DL_NODISCARD DL_EXPORT dl_status dl_exp(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of exp.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_exp_(dl_tensor *input);

/**
 * exp(x) - 1, exact for small x.
 * An integer or boolean input gives float32.
 */
DL_NODISCARD DL_EXPORT dl_status dl_expm1(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of expm1.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_expm1_(dl_tensor *input);

/**
 * The natural logarithm of each element.
 * An integer or boolean input gives float32.
 */
DL_NODISCARD DL_EXPORT dl_status dl_log(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of log.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_log_(dl_tensor *input);

/**
 * log(1 + x), exact for small x.
 * An integer or boolean input gives float32.
 */
DL_NODISCARD DL_EXPORT dl_status dl_log1p(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of log1p.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_log1p_(dl_tensor *input);

/**
 * The logarithm to base 2 of each element.
 * An integer or boolean input gives float32.
 */
DL_NODISCARD DL_EXPORT dl_status dl_log2(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of log2.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_log2_(dl_tensor *input);

/**
 * The logarithm to base 10 of each element.
 * An integer or boolean input gives float32.
 */
DL_NODISCARD DL_EXPORT dl_status dl_log10(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of log10.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_log10_(dl_tensor *input);

/**
 * The sine of each element, in radians.
 * An integer or boolean input gives float32.
 */
DL_NODISCARD DL_EXPORT dl_status dl_sin(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of sin.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_sin_(dl_tensor *input);

/**
 * The cosine of each element, in radians.
 * An integer or boolean input gives float32.
 */
DL_NODISCARD DL_EXPORT dl_status dl_cos(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of cos.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_cos_(dl_tensor *input);

/**
 * The tangent of each element, in radians.
 * An integer or boolean input gives float32.
 */
DL_NODISCARD DL_EXPORT dl_status dl_tan(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of tan.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_tan_(dl_tensor *input);

/**
 * The hyperbolic tangent of each element.
 * An integer or boolean input gives float32.
 */
DL_NODISCARD DL_EXPORT dl_status dl_tanh(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of tanh.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_tanh_(dl_tensor *input);

/**
 * 1 / (1 + exp(-x)) for each element.
 * An integer or boolean input gives float32.
 */
DL_NODISCARD DL_EXPORT dl_status dl_sigmoid(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of sigmoid.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_sigmoid_(dl_tensor *input);

/**
 * The error function of each element: 2 / sqrt(pi) times the integral of exp(-t^2) from 0 to x.
 * An integer or boolean input gives float32.
 */
DL_NODISCARD DL_EXPORT dl_status dl_erf(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of erf.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_erf_(dl_tensor *input);

/** The largest integer not above each element. Its derivative is 0. */
DL_NODISCARD DL_EXPORT dl_status dl_floor(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of floor.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_floor_(dl_tensor *input);

/** The smallest integer not below each element. Its derivative is 0. */
DL_NODISCARD DL_EXPORT dl_status dl_ceil(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of ceil.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_ceil_(dl_tensor *input);

/** The nearest integer, halves to the even one. Its derivative is 0. */
DL_NODISCARD DL_EXPORT dl_status dl_round(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of round.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_round_(dl_tensor *input);

/** Each element without its fraction. Its derivative is 0. */
DL_NODISCARD DL_EXPORT dl_status dl_trunc(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of trunc.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_trunc_(dl_tensor *input);

/**
 * Whether each element is zero.
 * The result is boolean.
 */
DL_NODISCARD DL_EXPORT dl_status dl_logical_not(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of logical_not.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_logical_not_(dl_tensor *input);

/**
 * Whether each element is not a number.
 * The result is boolean.
 */
DL_NODISCARD DL_EXPORT dl_status dl_isnan(const dl_tensor *input, dl_tensor **out);

/**
 * Whether each element is plus or minus infinity.
 * The result is boolean.
 */
DL_NODISCARD DL_EXPORT dl_status dl_isinf(const dl_tensor *input, dl_tensor **out);

/**
 * Whether each element is neither infinite nor not a number.
 * The result is boolean.
 */
DL_NODISCARD DL_EXPORT dl_status dl_isfinite(const dl_tensor *input, dl_tensor **out);

/**
 * Inverts every bit of each integer; not x for a boolean.
 * Errors: DL_DTYPE_MISMATCH (input is floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_bitwise_not(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of bitwise_not.
 * Errors: DL_DTYPE_MISMATCH (input is floating); DL_DTYPE_MISMATCH (the result does not fit the dtype of input);
 *   DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_bitwise_not_(dl_tensor *input);

/**
 * input where the condition holds, other elsewhere; all three are broadcast together.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (condition is not boolean).
 */
DL_NODISCARD DL_EXPORT dl_status dl_where(const dl_tensor *condition, const dl_tensor *input, const dl_tensor *other,
                                          dl_tensor **out);

/**
 * input limited to the range from min to max.
 * The gradient passes where min <= x <= max. When min > max the result is max.
 * @param min may be NULL
 * @param max may be NULL
 * Errors: DL_INVALID_ARGUMENT (neither min nor max is given); DL_DTYPE_MISMATCH (input is boolean).
 */
DL_NODISCARD DL_EXPORT dl_status dl_clamp(const dl_tensor *input, const dl_scalar *min, const dl_scalar *max,
                                          dl_tensor **out);

/**
 * Replaces the elements of input by those of clamp.
 * @param min may be NULL
 * @param max may be NULL
 * Errors: DL_INVALID_ARGUMENT (neither min nor max is given); DL_DTYPE_MISMATCH (input is boolean); DL_DTYPE_MISMATCH
 *   (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that requires gradients, or shares
 *   memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_clamp_(dl_tensor *input, const dl_scalar *min, const dl_scalar *max);

/**
 * input with value in the places where mask holds.
 * mask is boolean and can be broadcast to the shape of input.
 * Errors: DL_SHAPE_MISMATCH (mask cannot be broadcast to input); DL_DTYPE_MISMATCH (mask is not boolean).
 */
DL_NODISCARD DL_EXPORT dl_status dl_masked_fill(const dl_tensor *input, const dl_tensor *mask, dl_scalar value,
                                                dl_tensor **out);

/**
 * Each element without its integer part.
 * Errors: DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_frac(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of frac.
 * Errors: DL_DTYPE_MISMATCH (input is not floating); DL_DTYPE_MISMATCH (the result does not fit the dtype of input);
 *   DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_frac_(dl_tensor *input);

/** -1, 0 or 1 after the sign of each element, as sign. */
DL_NODISCARD DL_EXPORT dl_status dl_sgn(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of sgn.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_sgn_(dl_tensor *input);

/** Whether the sign of each element is minus, that of -0.0 too. */
DL_NODISCARD DL_EXPORT dl_status dl_signbit(const dl_tensor *input, dl_tensor **out);

/**
 * The elements as they are.
 * Errors: DL_DTYPE_MISMATCH (input is boolean).
 */
DL_NODISCARD DL_EXPORT dl_status dl_positive(const dl_tensor *input, dl_tensor **out);

/**
 * Rounded to so many decimals, halves to the even digit; negative counts are digits before the point.
 * Errors: DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_round_decimals(const dl_tensor *input, int64_t decimals, dl_tensor **out);

/**
 * Replaces the elements of input by those of round.
 * Errors: DL_DTYPE_MISMATCH (input is not floating); DL_DTYPE_MISMATCH (the result does not fit the dtype of input);
 *   DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_round_decimals_(dl_tensor *input, int64_t decimals);

/** Degrees as radians. */
DL_NODISCARD DL_EXPORT dl_status dl_deg2rad(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of deg2rad.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_deg2rad_(dl_tensor *input);

/** Radians as degrees. */
DL_NODISCARD DL_EXPORT dl_status dl_rad2deg(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of rad2deg.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_rad2deg_(dl_tensor *input);

/** Whether each element is plus infinity. */
DL_NODISCARD DL_EXPORT dl_status dl_isposinf(const dl_tensor *input, dl_tensor **out);

/** Whether each element is minus infinity. */
DL_NODISCARD DL_EXPORT dl_status dl_isneginf(const dl_tensor *input, dl_tensor **out);

/** True for every element: there are no complex numbers. */
DL_NODISCARD DL_EXPORT dl_status dl_isreal(const dl_tensor *input, dl_tensor **out);

/**
 * The elements with numbers in the places of not-a-number (0 unless given) and of the infinities (the largest and the
 * least number unless given).
 * @param nan may be NULL
 * @param posinf may be NULL
 * @param neginf may be NULL
 */
DL_NODISCARD DL_EXPORT dl_status dl_nan_to_num(const dl_tensor *input, const double *nan, const double *posinf,
                                               const double *neginf, dl_tensor **out);

/**
 * Replaces the elements of input by those of nan_to_num.
 * @param nan may be NULL
 * @param posinf may be NULL
 * @param neginf may be NULL
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_nan_to_num_(dl_tensor *input, const double *nan, const double *posinf,
                                                const double *neginf);

/**
 * input + weight (end - input).
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (the dtypes differ, or are not
 *   floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_lerp(const dl_tensor *input, const dl_tensor *end, const dl_tensor *weight,
                                         dl_tensor **out);
/** dl_lerp with a number as weight. */
DL_NODISCARD DL_EXPORT dl_status dl_lerp_scalar(const dl_tensor *input, const dl_tensor *end, dl_scalar weight,
                                                dl_tensor **out);

/**
 * Replaces the elements of input by those of lerp.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (the dtypes differ, or are not
 *   floating); DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_lerp_(dl_tensor *input, const dl_tensor *end, const dl_tensor *weight);
/** dl_lerp_ with a number as weight. */
DL_NODISCARD DL_EXPORT dl_status dl_lerp_scalar_(dl_tensor *input, const dl_tensor *end, dl_scalar weight);

/**
 * input + value tensor1 tensor2.
 * @param value usually 1
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_addcmul(const dl_tensor *input, const dl_tensor *tensor1,
                                            const dl_tensor *tensor2, dl_scalar value, dl_tensor **out);

/**
 * Replaces the elements of input by those of addcmul.
 * @param value usually 1
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (the result does not fit the
 *   dtype of input); DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_addcmul_(dl_tensor *input, const dl_tensor *tensor1, const dl_tensor *tensor2,
                                             dl_scalar value);

/**
 * input + value tensor1 / tensor2.
 * @param value usually 1
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (integers are divided).
 */
DL_NODISCARD DL_EXPORT dl_status dl_addcdiv(const dl_tensor *input, const dl_tensor *tensor1,
                                            const dl_tensor *tensor2, dl_scalar value, dl_tensor **out);

/**
 * Replaces the elements of input by those of addcdiv.
 * @param value usually 1
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (integers are divided);
 *   DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that requires
 *   gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_addcdiv_(dl_tensor *input, const dl_tensor *tensor1, const dl_tensor *tensor2,
                                             dl_scalar value);

/**
 * input limited to ranges that tensors give, with broadcasting.
 * @param min may be NULL
 * @param max may be NULL
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_INVALID_ARGUMENT (neither min nor max is
 *   given).
 */
DL_NODISCARD DL_EXPORT dl_status dl_clamp_tensor(const dl_tensor *input, const dl_tensor *min, const dl_tensor *max,
                                                 dl_tensor **out);

/**
 * Replaces the elements of input by those of _clamp_tensor.
 * @param min may be NULL
 * @param max may be NULL
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_INVALID_ARGUMENT (neither min nor max is
 *   given); DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_clamp_tensor_(dl_tensor *input, const dl_tensor *min, const dl_tensor *max);

/**
 * input, but at least min.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_clamp_min(const dl_tensor *input, const dl_tensor *min, dl_tensor **out);
/** dl_clamp_min with a number as min. */
DL_NODISCARD DL_EXPORT dl_status dl_clamp_min_scalar(const dl_tensor *input, dl_scalar min, dl_tensor **out);

/**
 * Replaces the elements of input by those of clamp_min.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (the result does not fit the
 *   dtype of input); DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_clamp_min_(dl_tensor *input, const dl_tensor *min);
/** dl_clamp_min_ with a number as min. */
DL_NODISCARD DL_EXPORT dl_status dl_clamp_min_scalar_(dl_tensor *input, dl_scalar min);

/**
 * input, but at most max.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_clamp_max(const dl_tensor *input, const dl_tensor *max, dl_tensor **out);
/** dl_clamp_max with a number as max. */
DL_NODISCARD DL_EXPORT dl_status dl_clamp_max_scalar(const dl_tensor *input, dl_scalar max, dl_tensor **out);

/**
 * Replaces the elements of input by those of clamp_max.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (the result does not fit the
 *   dtype of input); DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_clamp_max_(dl_tensor *input, const dl_tensor *max);
/** dl_clamp_max_ with a number as max. */
DL_NODISCARD DL_EXPORT dl_status dl_clamp_max_scalar_(dl_tensor *input, dl_scalar max);

/**
 * Whether |input - other| <= atol + rtol |other|; infinities are close to themselves only.
 * @param rtol usually 1e-05
 * @param atol usually 1e-08
 * @param equal_nan usually false
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (the dtypes differ);
 *   DL_INVALID_ARGUMENT (rtol or atol is negative).
 */
DL_NODISCARD DL_EXPORT dl_status dl_isclose(const dl_tensor *input, const dl_tensor *other, double rtol, double atol,
                                            bool equal_nan, dl_tensor **out);

/**
 * Whether all elements are close, as isclose says: one boolean.
 * @param rtol usually 1e-05
 * @param atol usually 1e-08
 * @param equal_nan usually false
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (the dtypes differ);
 *   DL_INVALID_ARGUMENT (rtol or atol is negative).
 */
DL_NODISCARD DL_EXPORT dl_status dl_allclose(const dl_tensor *input, const dl_tensor *other, double rtol, double atol,
                                             bool equal_nan, dl_tensor **out);

/** Whether two tensors have the same shape and the same elements: one boolean. */
DL_NODISCARD DL_EXPORT dl_status dl_equal(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);

/**
 * Whether each element is one of the test elements; with invert, whether it is none of them.
 * Sorts the test elements: (n + m) log m steps.
 * @param assume_unique usually false
 * @param invert usually false
 */
DL_NODISCARD DL_EXPORT dl_status dl_isin(const dl_tensor *elements, const dl_tensor *test_elements,
                                         bool assume_unique, bool invert, dl_tensor **out);


/* --------------------------------------------------------------------------------
 * Activation
 *
 * Activation functions, element by element. They keep the dtype, which is floating.
 * -------------------------------------------------------------------------------- */

/**
 * max(x, 0). At 0 the derivative is 0.
 * Integer tensors are taken too.
 * Errors: DL_DTYPE_MISMATCH (input is boolean).
 */
DL_NODISCARD DL_EXPORT dl_status dl_relu(const dl_tensor *input, dl_tensor **out);

/**
 * min(max(x, 0), 6). The derivative is 0 outside and at both limits.
 * Integer tensors are taken too.
 * Errors: DL_DTYPE_MISMATCH (input is boolean).
 */
DL_NODISCARD DL_EXPORT dl_status dl_relu6(const dl_tensor *input, dl_tensor **out);

/**
 * x for x > 0, otherwise negative_slope x.
 * @param negative_slope usually 0.01
 * Errors: DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_leaky_relu(const dl_tensor *input, double negative_slope, dl_tensor **out);

/**
 * x for x > 0, otherwise weight x, with one weight or one for each channel. He et al., ICCV 2015.
 * Errors: DL_DTYPE_MISMATCH (input is not floating, or the dtypes differ); DL_SHAPE_MISMATCH (there are neither one
 *   weight nor as many as channels, the size of axis 1).
 */
DL_NODISCARD DL_EXPORT dl_status dl_prelu(const dl_tensor *input, const dl_tensor *weight, dl_tensor **out);

/**
 * leaky_relu with a slope for each element, drawn evenly from lower to upper in training, otherwise with their mean. Xu
 * et al., 2015.
 * @param lower usually 0.125
 * @param upper usually 0.333333
 * @param training usually false
 * @param generator NULL for the default one
 * Errors: DL_DTYPE_MISMATCH (input is not floating); DL_INVALID_ARGUMENT (lower is above upper, or one is not finite).
 */
DL_NODISCARD DL_EXPORT dl_status dl_rrelu(const dl_tensor *input, double lower, double upper, bool training,
                                          dl_generator *generator, dl_tensor **out);

/**
 * x for x > 0, otherwise alpha (exp(x) - 1). Clevert et al., ICLR 2016.
 * @param alpha usually 1
 * Errors: DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_elu(const dl_tensor *input, double alpha, dl_tensor **out);

/**
 * scale (max(x, 0) + min(alpha (exp(x) - 1), 0)) with the constants of Klambauer et al., NeurIPS 2017.
 * scale = 1.0507009873554805, alpha = 1.6732632423543772.
 * Errors: DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_selu(const dl_tensor *input, dl_tensor **out);

/**
 * max(x, 0) + min(alpha (exp(x / alpha) - 1), 0). Barron, 2017.
 * @param alpha usually 1
 * Errors: DL_DTYPE_MISMATCH (input is not floating); DL_INVALID_ARGUMENT (alpha is 0).
 */
DL_NODISCARD DL_EXPORT dl_status dl_celu(const dl_tensor *input, double alpha, dl_tensor **out);

/**
 * x sigmoid(x), also called swish.
 * Errors: DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_silu(const dl_tensor *input, dl_tensor **out);

/**
 * x times the standard normal distribution function of x, or its approximation by tanh. Hendrycks and Gimpel, 2016.
 * @param approximate DL_GELU_APPROXIMATION_NONE, DL_GELU_APPROXIMATION_TANH; usually DL_GELU_APPROXIMATION_NONE
 * Errors: DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_gelu(const dl_tensor *input, dl_gelu_approximation approximate, dl_tensor **out);

/**
 * x tanh(log(1 + exp(x))). Misra, 2019.
 * Errors: DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_mish(const dl_tensor *input, dl_tensor **out);

/**
 * log(1 + exp(beta x)) / beta; x itself where beta x > threshold.
 * @param beta usually 1
 * @param threshold usually 20
 * Errors: DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_softplus(const dl_tensor *input, double beta, double threshold, dl_tensor **out);

/**
 * log(1 / (1 + exp(-x))), computed without overflow.
 * Errors: DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_logsigmoid(const dl_tensor *input, dl_tensor **out);

/**
 * x / (1 + |x|).
 * Integer tensors are converted.
 */
DL_NODISCARD DL_EXPORT dl_status dl_softsign(const dl_tensor *input, dl_tensor **out);

/**
 * x - tanh(x).
 * Integer tensors are converted.
 */
DL_NODISCARD DL_EXPORT dl_status dl_tanhshrink(const dl_tensor *input, dl_tensor **out);

/**
 * x moved towards 0 by lambd, and 0 where |x| <= lambd.
 * @param lambd usually 0.5
 * Errors: DL_DTYPE_MISMATCH (input is not floating); DL_INVALID_ARGUMENT (lambd is negative or not finite).
 */
DL_NODISCARD DL_EXPORT dl_status dl_softshrink(const dl_tensor *input, double lambd, dl_tensor **out);

/**
 * x where |x| > lambd, otherwise 0.
 * @param lambd usually 0.5
 * Errors: DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_hardshrink(const dl_tensor *input, double lambd, dl_tensor **out);

/**
 * x limited to the range from min_val to max_val. Outside the range, and on its ends, the derivative is 0.
 * Integer tensors are taken too.
 * @param min_val usually -1
 * @param max_val usually 1
 * Errors: DL_DTYPE_MISMATCH (input is boolean, or uint8 with negative limits); DL_INVALID_ARGUMENT (min_val is above
 *   max_val, or a limit is no value of an integer dtype).
 */
DL_NODISCARD DL_EXPORT dl_status dl_hardtanh(const dl_tensor *input, double min_val, double max_val, dl_tensor **out);

/**
 * min(max(x + 3, 0), 6) / 6.
 * Errors: DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_hardsigmoid(const dl_tensor *input, dl_tensor **out);

/**
 * x hardsigmoid(x). Howard et al., ICCV 2019.
 * Errors: DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_hardswish(const dl_tensor *input, dl_tensor **out);

/**
 * x where x > threshold, otherwise value.
 * Integer tensors are taken too.
 * Errors: DL_DTYPE_MISMATCH (input is boolean); DL_INVALID_ARGUMENT (value is no value of an integer dtype).
 */
DL_NODISCARD DL_EXPORT dl_status dl_threshold(const dl_tensor *input, double threshold, double value, dl_tensor **out);

/**
 * a sigmoid(b) for the two halves a, b of an axis. Dauphin et al., ICML 2017.
 * @param dim usually -1
 * Errors: DL_DTYPE_MISMATCH (input is not floating); DL_SHAPE_MISMATCH (the axis has an odd size, or input has no
 *   axis); DL_INDEX_OUT_OF_RANGE (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_glu(const dl_tensor *input, int64_t dim, dl_tensor **out);


/* --------------------------------------------------------------------------------
 * Reduction
 *
 * Reductions over some or all axes. dim lists axes, negative ones count from the end; without it, or with an empty
 * list, all axes are reduced. keepdim leaves reduced axes with extent 1.
 * -------------------------------------------------------------------------------- */

/**
 * The sum over axes.
 * Integers and booleans are summed as int64. With a dtype, input is converted first.
 * @param dim dim_count values, or NULL for none given
 * @param keepdim usually false
 * @param dtype may be DL_DTYPE_NONE
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_INVALID_ARGUMENT (an axis is named twice).
 */
DL_NODISCARD DL_EXPORT dl_status dl_sum(const dl_tensor *input, const int64_t *dim, int64_t dim_count, bool keepdim,
                                        dl_dtype dtype, dl_tensor **out);

/**
 * The arithmetic mean over axes.
 * Of no elements the mean is not a number.
 * @param dim dim_count values, or NULL for none given
 * @param keepdim usually false
 * @param dtype may be DL_DTYPE_NONE
 * Errors: DL_DTYPE_MISMATCH (the dtype is not floating); DL_INDEX_OUT_OF_RANGE (there is no such axis);
 *   DL_INVALID_ARGUMENT (an axis is named twice).
 */
DL_NODISCARD DL_EXPORT dl_status dl_mean(const dl_tensor *input, const int64_t *dim, int64_t dim_count, bool keepdim,
                                         dl_dtype dtype, dl_tensor **out);

/**
 * The product of all elements, or over one axis.
 * Integers and booleans are multiplied as int64. The derivative is right also where elements are zero.
 * @param dim may be NULL
 * @param keepdim usually false
 * @param dtype may be DL_DTYPE_NONE
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_prod(const dl_tensor *input, const int64_t *dim, bool keepdim, dl_dtype dtype,
                                         dl_tensor **out);

/**
 * The largest element over axes; not a number if there is one.
 * Equal largest elements share the gradient evenly.
 * @param dim dim_count values, or NULL for none given
 * @param keepdim usually false
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_INVALID_ARGUMENT (there is no element to choose from).
 */
DL_NODISCARD DL_EXPORT dl_status dl_amax(const dl_tensor *input, const int64_t *dim, int64_t dim_count, bool keepdim,
                                         dl_tensor **out);

/**
 * The smallest element over axes; not a number if there is one.
 * Equal smallest elements share the gradient evenly.
 * @param dim dim_count values, or NULL for none given
 * @param keepdim usually false
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_INVALID_ARGUMENT (there is no element to choose from).
 */
DL_NODISCARD DL_EXPORT dl_status dl_amin(const dl_tensor *input, const int64_t *dim, int64_t dim_count, bool keepdim,
                                         dl_tensor **out);

/**
 * The largest element of a tensor; not a number if there is one.
 * Errors: DL_INVALID_ARGUMENT (input has no elements).
 */
DL_NODISCARD DL_EXPORT dl_status dl_max(const dl_tensor *input, dl_tensor **out);

/**
 * The largest element along an axis and its index, the first one at a tie.
 * indices is int64.
 * @param keepdim usually false
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis, or it has no elements).
 */
DL_NODISCARD DL_EXPORT dl_status dl_max_dim(const dl_tensor *input, int64_t dim, bool keepdim, dl_tensor **values,
                                            dl_tensor **indices);

/**
 * The smallest element of a tensor; not a number if there is one.
 * Errors: DL_INVALID_ARGUMENT (input has no elements).
 */
DL_NODISCARD DL_EXPORT dl_status dl_min(const dl_tensor *input, dl_tensor **out);

/**
 * The smallest element along an axis and its index, the first one at a tie.
 * indices is int64.
 * @param keepdim usually false
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis, or it has no elements).
 */
DL_NODISCARD DL_EXPORT dl_status dl_min_dim(const dl_tensor *input, int64_t dim, bool keepdim, dl_tensor **values,
                                            dl_tensor **indices);

/**
 * The index (int64) of the largest element along an axis, or among all elements in row-major order.
 * At a tie it is the first one.
 * @param dim may be NULL
 * @param keepdim usually false
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis, or no element to choose from).
 */
DL_NODISCARD DL_EXPORT dl_status dl_argmax(const dl_tensor *input, const int64_t *dim, bool keepdim, dl_tensor **out);

/**
 * The index (int64) of the smallest element along an axis, or among all elements in row-major order.
 * At a tie it is the first one.
 * @param dim may be NULL
 * @param keepdim usually false
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis, or no element to choose from).
 */
DL_NODISCARD DL_EXPORT dl_status dl_argmin(const dl_tensor *input, const int64_t *dim, bool keepdim, dl_tensor **out);

/**
 * Whether all elements over the axes differ from zero. The result is boolean.
 * @param dim dim_count values, or NULL for none given
 * @param keepdim usually false
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_all(const dl_tensor *input, const int64_t *dim, int64_t dim_count, bool keepdim,
                                        dl_tensor **out);

/**
 * Whether some element over the axes differs from zero. The result is boolean.
 * @param dim dim_count values, or NULL for none given
 * @param keepdim usually false
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_any(const dl_tensor *input, const int64_t *dim, int64_t dim_count, bool keepdim,
                                        dl_tensor **out);

/**
 * The variance over axes: the sum of squared differences from the mean, divided by max(0, n - correction).
 * @param dim dim_count values, or NULL for none given
 * @param correction usually 1
 * @param keepdim usually false
 * Errors: DL_DTYPE_MISMATCH (input is not floating); DL_INDEX_OUT_OF_RANGE (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_var(const dl_tensor *input, const int64_t *dim, int64_t dim_count,
                                        int64_t correction, bool keepdim, dl_tensor **out);

/**
 * The standard deviation over axes, the square root of the variance.
 * @param dim dim_count values, or NULL for none given
 * @param correction usually 1
 * @param keepdim usually false
 * Errors: DL_DTYPE_MISMATCH (input is not floating); DL_INDEX_OUT_OF_RANGE (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_std(const dl_tensor *input, const int64_t *dim, int64_t dim_count,
                                        int64_t correction, bool keepdim, dl_tensor **out);

/**
 * log(sum(exp(x))) over axes, without overflow.
 * @param dim dim_count values
 * @param keepdim usually false
 * Errors: DL_DTYPE_MISMATCH (input is not floating); DL_INDEX_OUT_OF_RANGE (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_logsumexp(const dl_tensor *input, const int64_t *dim, int64_t dim_count,
                                              bool keepdim, dl_tensor **out);

/**
 * The sum over axes of the elements that are numbers.
 * @param dim dim_count values, or NULL for none given
 * @param keepdim usually false
 * @param dtype may be DL_DTYPE_NONE
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_nansum(const dl_tensor *input, const int64_t *dim, int64_t dim_count,
                                           bool keepdim, dl_dtype dtype, dl_tensor **out);

/**
 * The mean over axes of the elements that are numbers.
 * @param dim dim_count values, or NULL for none given
 * @param keepdim usually false
 * @param dtype may be DL_DTYPE_NONE
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_nanmean(const dl_tensor *input, const int64_t *dim, int64_t dim_count,
                                            bool keepdim, dl_dtype dtype, dl_tensor **out);

/**
 * (sum |x|^p)^(1/p) over axes; for an infinite p the largest (or for -inf the smallest) |x|, for p = 0 the number of
 * elements that are not 0.
 * Where the norm is 0 the derivative is 0.
 * @param p usually 2
 * @param dim dim_count values, or NULL for none given
 * @param keepdim usually false
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_norm(const dl_tensor *input, double p, const int64_t *dim, int64_t dim_count,
                                         bool keepdim, dl_tensor **out);

/**
 * The smallest and the largest element, of all or along one axis.
 * @param dim may be NULL
 * @param keepdim usually false
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_INVALID_ARGUMENT (there is no element to choose from).
 */
DL_NODISCARD DL_EXPORT dl_status dl_aminmax(const dl_tensor *input, const int64_t *dim, bool keepdim, dl_tensor **min,
                                            dl_tensor **max);

/**
 * The variance and the mean over axes.
 * @param dim dim_count values, or NULL for none given
 * @param correction usually 1
 * @param keepdim usually false
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_var_mean(const dl_tensor *input, const int64_t *dim, int64_t dim_count,
                                             int64_t correction, bool keepdim, dl_tensor **variance, dl_tensor **mean);

/**
 * The standard deviation and the mean over axes.
 * @param dim dim_count values, or NULL for none given
 * @param correction usually 1
 * @param keepdim usually false
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_std_mean(const dl_tensor *input, const int64_t *dim, int64_t dim_count,
                                             int64_t correction, bool keepdim, dl_tensor **deviation, dl_tensor **mean);

/**
 * How many elements over the axes differ from zero, as int64.
 * @param dim dim_count values, or NULL for none given
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_count_nonzero(const dl_tensor *input, const int64_t *dim, int64_t dim_count,
                                                  dl_tensor **out);


/* --------------------------------------------------------------------------------
 * Shape
 *
 * Other shapes of the same elements, parts of tensors, and tensors put together. Views share the memory of their input.
 * -------------------------------------------------------------------------------- */

/**
 * The same elements in row-major order with another shape; a view where the strides allow it, otherwise a copy.
 * One extent may be -1: it follows from the others.
 * @param shape shape_count values
 * Errors: DL_SHAPE_MISMATCH (the number of elements differs); DL_INVALID_ARGUMENT (an extent is below -1, or more than
 *   one is -1).
 */
DL_NODISCARD DL_EXPORT dl_status dl_reshape(const dl_tensor *input, const int64_t *shape, int64_t shape_count,
                                            dl_tensor **out);

/**
 * The same memory with another shape, in row-major order.
 * One extent may be -1: it follows from the others.
 * @param shape shape_count values
 * Errors: DL_SHAPE_MISMATCH (the number of elements differs, or the strides of input do not allow a view);
 *   DL_INVALID_ARGUMENT (an extent is below -1, or more than one is -1).
 */
DL_NODISCARD DL_EXPORT dl_status dl_view(const dl_tensor *input, const int64_t *shape, int64_t shape_count,
                                         dl_tensor **out);

/**
 * Joins the axes from start_dim to end_dim, both included, into one.
 * @param start_dim usually 0
 * @param end_dim usually -1
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_INVALID_ARGUMENT (start_dim comes after end_dim).
 */
DL_NODISCARD DL_EXPORT dl_status dl_flatten(const dl_tensor *input, int64_t start_dim, int64_t end_dim,
                                            dl_tensor **out);

/**
 * Splits one axis into several whose extents multiply to it; one of them may be -1.
 * @param sizes sizes_count values
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_SHAPE_MISMATCH (the extents do not multiply to the axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_unflatten(const dl_tensor *input, int64_t dim, const int64_t *sizes,
                                              int64_t sizes_count, dl_tensor **out);

/**
 * A view with the axes in another order: axis i of the result is axis dims[i] of input.
 * @param dims dims_count values
 * Errors: DL_INVALID_ARGUMENT (dims does not name every axis once); DL_INDEX_OUT_OF_RANGE (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_permute(const dl_tensor *input, const int64_t *dims, int64_t dims_count,
                                            dl_tensor **out);

/**
 * A view with two axes exchanged.
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_transpose(const dl_tensor *input, int64_t dim0, int64_t dim1, dl_tensor **out);

/**
 * A view with the axes source moved to the places destination; the others keep their order.
 * @param source source_count values
 * @param destination destination_count values
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_INVALID_ARGUMENT (the lists differ in length, or name an
 *   axis twice).
 */
DL_NODISCARD DL_EXPORT dl_status dl_movedim(const dl_tensor *input, const int64_t *source, int64_t source_count,
                                            const int64_t *destination, int64_t destination_count, dl_tensor **out);

/**
 * A view without the axes of extent 1: all of them, or those in dim that have extent 1.
 * @param dim dim_count values, or NULL for none given
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_squeeze(const dl_tensor *input, const int64_t *dim, int64_t dim_count,
                                            dl_tensor **out);

/**
 * A view with a new axis of extent 1 at place dim.
 * Errors: DL_INDEX_OUT_OF_RANGE (dim is not between -(rank + 1) and rank); DL_SHAPE_MISMATCH (the result would have
 *   more than DL_MAX_RANK axes).
 */
DL_NODISCARD DL_EXPORT dl_status dl_unsqueeze(const dl_tensor *input, int64_t dim, dl_tensor **out);

/**
 * A view in which axes of extent 1 repeat without a copy, and new axes stand in front.
 * An extent of -1 keeps that of input.
 * @param size size_count values
 * Errors: DL_SHAPE_MISMATCH (input cannot be broadcast to size).
 */
DL_NODISCARD DL_EXPORT dl_status dl_expand(const dl_tensor *input, const int64_t *size, int64_t size_count,
                                           dl_tensor **out);

/**
 * A view of input with the shape size, by the rules of broadcasting.
 * @param size size_count values
 * Errors: DL_SHAPE_MISMATCH (input cannot be broadcast to size).
 */
DL_NODISCARD DL_EXPORT dl_status dl_broadcast_to(const dl_tensor *input, const int64_t *size, int64_t size_count,
                                                 dl_tensor **out);

/**
 * The part of input at one index of an axis, a view without that axis.
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis or index).
 */
DL_NODISCARD DL_EXPORT dl_status dl_select(const dl_tensor *input, int64_t dim, int64_t index, dl_tensor **out);

/**
 * The part of an axis from start on, length long, as a view.
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis or start); DL_INVALID_ARGUMENT (length is negative, or the part
 *   reaches beyond the axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_narrow(const dl_tensor *input, int64_t dim, int64_t start, int64_t length,
                                           dl_tensor **out);

/**
 * Every step-th index of an axis from start up to, not including, end, as a view; Python's input[start:end:step].
 * Negative start and end count from the end; both are limited to the axis.
 * @param dim usually 0
 * @param start may be NULL
 * @param end may be NULL
 * @param step usually 1
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_INVALID_ARGUMENT (step is not positive).
 */
DL_NODISCARD DL_EXPORT dl_status dl_slice(const dl_tensor *input, int64_t dim, const int64_t *start,
                                          const int64_t *end, int64_t step, dl_tensor **out);

/**
 * A copy with the order along some axes reversed.
 * @param dims dims_count values
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_INVALID_ARGUMENT (an axis is named twice).
 */
DL_NODISCARD DL_EXPORT dl_status dl_flip(const dl_tensor *input, const int64_t *dims, int64_t dims_count,
                                         dl_tensor **out);

/**
 * Tensors put together along an axis that they have.
 * They agree in all other extents; the result has their common dtype.
 * @param tensors tensors_count tensors
 * @param dim usually 0
 * Errors: DL_INVALID_ARGUMENT (the list is empty); DL_SHAPE_MISMATCH (the other extents differ); DL_INDEX_OUT_OF_RANGE
 *   (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_cat(const dl_tensor *const *tensors, int64_t tensors_count, int64_t dim,
                                        dl_tensor **out);

/**
 * Tensors of one shape put together along a new axis at place dim.
 * @param tensors tensors_count tensors
 * @param dim usually 0
 * Errors: DL_INVALID_ARGUMENT (the list is empty); DL_SHAPE_MISMATCH (the shapes differ); DL_INDEX_OUT_OF_RANGE (dim is
 *   not between -(rank + 1) and rank).
 */
DL_NODISCARD DL_EXPORT dl_status dl_stack(const dl_tensor *const *tensors, int64_t tensors_count, int64_t dim,
                                          dl_tensor **out);

/**
 * Views of parts of an axis, each split_size long; the last one may be shorter.
 * @param dim usually 0
 * @param out out_count tensors, to be released with dl_tensor_list_release
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_INVALID_ARGUMENT (split_size is not positive).
 */
DL_NODISCARD DL_EXPORT dl_status dl_split(const dl_tensor *input, int64_t split_size, int64_t dim, dl_tensor ***out,
                                          int64_t *out_count);

/**
 * Views of at most chunks parts of an axis, each ceil(extent / chunks) long; the last one may be shorter.
 * @param dim usually 0
 * @param out out_count tensors, to be released with dl_tensor_list_release
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_INVALID_ARGUMENT (chunks is not positive).
 */
DL_NODISCARD DL_EXPORT dl_status dl_chunk(const dl_tensor *input, int64_t chunks, int64_t dim, dl_tensor ***out,
                                          int64_t *out_count);

/**
 * Views of input at every index of an axis, without that axis.
 * @param dim usually 0
 * @param out out_count tensors, to be released with dl_tensor_list_release
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_unbind(const dl_tensor *input, int64_t dim, dl_tensor ***out, int64_t *out_count);

/**
 * A copy that holds input repeats[i] times along each axis i; more repeats than axes add axes in front.
 * @param repeats repeats_count values
 * Errors: DL_SHAPE_MISMATCH (fewer repeats than axes); DL_INVALID_ARGUMENT (a number of repeats is negative, or the
 *   product overflows).
 */
DL_NODISCARD DL_EXPORT dl_status dl_repeat(const dl_tensor *input, const int64_t *repeats, int64_t repeats_count,
                                           dl_tensor **out);

/**
 * input with a margin around it: of one value, mirrored, of the edge's values, or as if it were a ring.
 * pad gives the widths before and after, from the last axis on: [left, right, top, bottom, ...]. Negative widths cut
 * elements off. The modes other than constant pad the last one, two or three axes of a tensor with one or two more
 * axes; reflect needs widths below the extent, circular widths not above it.
 * @param pad pad_count values
 * @param mode DL_PAD_MODE_CONSTANT, DL_PAD_MODE_REFLECT, DL_PAD_MODE_REPLICATE, DL_PAD_MODE_CIRCULAR; usually
 *        DL_PAD_MODE_CONSTANT
 * @param value usually 0
 * Errors: DL_INVALID_ARGUMENT (the number of widths is odd or too large); DL_SHAPE_MISMATCH (an extent would become
 *   negative or too large, or a width is too large for the mode); DL_UNSUPPORTED (so many axes cannot be padded in this
 *   mode).
 */
DL_NODISCARD DL_EXPORT dl_status dl_pad(const dl_tensor *input, const int64_t *pad, int64_t pad_count,
                                        dl_pad_mode mode, double value, dl_tensor **out);

/** A copy, whose elements lie in memory in the order of those of input where these have no gaps between them. */
DL_NODISCARD DL_EXPORT dl_status dl_clone(const dl_tensor *input, dl_tensor **out);

/**
 * A copy in a memory format.
 * contiguous is row-major; channels_last and channels_last_3d have the channels of (N, C, H, W) or (N, C, D, H, W) side
 * by side, as row-major (N, H, W, C); preserve is the order of input where its elements have no gaps between them.
 * Strides alone tell the format of a tensor.
 * @param memory_format DL_MEMORY_FORMAT_CONTIGUOUS, DL_MEMORY_FORMAT_PRESERVE, DL_MEMORY_FORMAT_CHANNELS_LAST,
 *        DL_MEMORY_FORMAT_CHANNELS_LAST_3D
 * Errors: DL_SHAPE_MISMATCH (input has no 4 axes (channels_last) or 5 axes (channels_last_3d)).
 */
DL_NODISCARD DL_EXPORT dl_status dl_clone_in(const dl_tensor *input, dl_memory_format memory_format, dl_tensor **out);

/** input itself when it is laid out in row-major order, otherwise a row-major copy. */
DL_NODISCARD DL_EXPORT dl_status dl_contiguous(const dl_tensor *input, dl_tensor **out);

/**
 * input itself when it is laid out in a memory format without gaps, otherwise a copy that is.
 * @param memory_format DL_MEMORY_FORMAT_CONTIGUOUS, DL_MEMORY_FORMAT_PRESERVE, DL_MEMORY_FORMAT_CHANNELS_LAST,
 *        DL_MEMORY_FORMAT_CHANNELS_LAST_3D
 * Errors: DL_SHAPE_MISMATCH (input has no 4 axes (channels_last) or 5 axes (channels_last_3d)); DL_INVALID_ARGUMENT
 *   (memory_format is preserve).
 */
DL_NODISCARD DL_EXPORT dl_status dl_contiguous_in(const dl_tensor *input, dl_memory_format memory_format,
                                                  dl_tensor **out);

/** A view that takes no part in differentiation. */
DL_NODISCARD DL_EXPORT dl_status dl_detach(const dl_tensor *input, dl_tensor **out);

/**
 * input converted to another dtype; input itself when it has that dtype.
 * Floating-point numbers lose their fraction on the way to integers. Everything but zero becomes true.
 */
DL_NODISCARD DL_EXPORT dl_status dl_to(const dl_tensor *input, dl_dtype dtype, dl_tensor **out);


/* --------------------------------------------------------------------------------
 * Index
 *
 * Elements chosen, or added to, by index. Indices are int64 tensors; negative ones are errors unless said otherwise.
 * -------------------------------------------------------------------------------- */

/**
 * Elements of input chosen along an axis: result[i][j] = input[index[i][j]][j] for dim 0, and so on.
 * index has the rank of input and, outside dim, no larger extents. The result has the shape of index.
 * Errors: DL_INDEX_OUT_OF_RANGE (an index is negative or too large, or there is no such axis); DL_DTYPE_MISMATCH (index
 *   is not int64); DL_SHAPE_MISMATCH (the ranks differ, or index is too large).
 */
DL_NODISCARD DL_EXPORT dl_status dl_gather(const dl_tensor *input, int64_t dim, const dl_tensor *index,
                                           dl_tensor **out);

/**
 * input with the elements of src added at indices along an axis: result[index[i][j]][j] += src[i][j] for dim 0, and so
 * on.
 * The opposite of gather. Additions happen in row-major order of index.
 * Errors: DL_INDEX_OUT_OF_RANGE (an index is negative or too large, or there is no such axis); DL_DTYPE_MISMATCH (index
 *   is not int64, or src differs in dtype); DL_SHAPE_MISMATCH (the ranks differ, or index is too large).
 */
DL_NODISCARD DL_EXPORT dl_status dl_scatter_add(const dl_tensor *input, int64_t dim, const dl_tensor *index,
                                                const dl_tensor *src, dl_tensor **out);

/**
 * input with the elements of src put at indices along an axis: result[index[i][j]][j] = src[i][j] for dim 0, and so on.
 * Where an index occurs more than once, the last one in row-major order counts for the value.
 * Errors: DL_INDEX_OUT_OF_RANGE (an index is negative or too large, or there is no such axis); DL_DTYPE_MISMATCH (index
 *   is not int64, or src differs in dtype); DL_SHAPE_MISMATCH (the ranks differ, or index is too large).
 */
DL_NODISCARD DL_EXPORT dl_status dl_scatter(const dl_tensor *input, int64_t dim, const dl_tensor *index,
                                            const dl_tensor *src, dl_tensor **out);

/**
 * The parts of input at the given indices of an axis, in their order.
 * index has one axis, of int64 or int32.
 * Errors: DL_INDEX_OUT_OF_RANGE (an index is negative or too large, or there is no such axis); DL_DTYPE_MISMATCH (index
 *   is not an integer tensor); DL_SHAPE_MISMATCH (index has more than one axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_index_select(const dl_tensor *input, int64_t dim, const dl_tensor *index,
                                                 dl_tensor **out);

/**
 * input with the parts of source added at the given indices of an axis.
 * source has the shape of input, but at dim as many parts as index has elements.
 * Errors: DL_INDEX_OUT_OF_RANGE (an index is negative or too large, or there is no such axis); DL_DTYPE_MISMATCH (index
 *   is not an integer tensor, or source differs in dtype); DL_SHAPE_MISMATCH (source does not fit input and index).
 */
DL_NODISCARD DL_EXPORT dl_status dl_index_add(const dl_tensor *input, int64_t dim, const dl_tensor *index,
                                              const dl_tensor *source, dl_tensor **out);

/**
 * For each integer a vector of num_classes elements (int64) with a 1 at that place and 0 elsewhere, on a new last axis.
 * With num_classes = -1 it is one more than the largest integer.
 * @param num_classes usually -1
 * Errors: DL_INDEX_OUT_OF_RANGE (an integer is negative or not below num_classes); DL_DTYPE_MISMATCH (input is not
 *   int64); DL_INVALID_ARGUMENT (num_classes is neither positive nor -1).
 */
DL_NODISCARD DL_EXPORT dl_status dl_one_hot(const dl_tensor *input, int64_t num_classes, dl_tensor **out);

/**
 * The indices of the elements that differ from zero, in row-major order: an int64 matrix of shape (count, rank).
 */
DL_NODISCARD DL_EXPORT dl_status dl_nonzero(const dl_tensor *input, dl_tensor **out);

/**
 * The elements of input where mask holds, in row-major order, on one axis; both are broadcast together.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (mask is not boolean).
 */
DL_NODISCARD DL_EXPORT dl_status dl_masked_select(const dl_tensor *input, const dl_tensor *mask, dl_tensor **out);

/**
 * The elements that index tensors pick, as Python's input[i, j].
 * indices are int64 or int32 tensors, each for one axis, negative ones counting from its end; or masks (bool, uint8)
 * for as many axes as they have. dims names the axis of each, of a mask the first one; without it they follow each
 * other from axis 0 on. Index tensors are broadcast together, a mask counting as a vector of the places where it holds.
 * Their common shape takes the place of the indexed axes when these are neighbours, and else comes before the others.
 * @param indices indices_count tensors
 * @param dims dims_count values, or NULL for none given
 * Errors: DL_INDEX_OUT_OF_RANGE (an index is out of range, there are more indices than axes, shapes cannot be broadcast
 *   together, a mask does not fit, or an index is not an integer tensor); DL_INVALID_ARGUMENT (an axis is indexed
 *   twice, or dims has another length).
 */
DL_NODISCARD DL_EXPORT dl_status dl_index(const dl_tensor *input, const dl_tensor *const *indices,
                                          int64_t indices_count, const int64_t *dims, int64_t dims_count,
                                          dl_tensor **out);

/**
 * input with other values for the elements that index tensors pick; with accumulate the values are added to them.
 * indices and dims as for index; values are broadcast to the shape that index would give. Of equal indices the last one
 * counts.
 * @param indices indices_count tensors
 * @param accumulate usually false
 * @param dims dims_count values, or NULL for none given
 * Errors: DL_INDEX_OUT_OF_RANGE (as for index); DL_DTYPE_MISMATCH (values has another dtype); DL_SHAPE_MISMATCH (values
 *   cannot be broadcast to the picked elements).
 */
DL_NODISCARD DL_EXPORT dl_status dl_index_put(const dl_tensor *input, const dl_tensor *const *indices,
                                              int64_t indices_count, const dl_tensor *values, bool accumulate,
                                              const int64_t *dims, int64_t dims_count, dl_tensor **out);

/**
 * Writes values to the elements that index tensors pick, or adds them with accumulate.
 * As index_put.
 * @param indices indices_count tensors
 * @param accumulate usually false
 * @param dims dims_count values, or NULL for none given
 * Errors: DL_INDEX_OUT_OF_RANGE (as for index); DL_DTYPE_MISMATCH (values has another dtype); DL_SHAPE_MISMATCH (values
 *   cannot be broadcast to the picked elements); DL_INVALID_STATE (input is a leaf that requires gradients, or shares
 *   memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_index_put_(dl_tensor *input, const dl_tensor *const *indices,
                                               int64_t indices_count, const dl_tensor *values, bool accumulate,
                                               const int64_t *dims, int64_t dims_count);


/* --------------------------------------------------------------------------------
 * LinearAlgebra
 *
 * Products of vectors and matrices. Operands have one dtype.
 * -------------------------------------------------------------------------------- */

/**
 * The product of vectors, matrices or batches of matrices.
 * (n) by (n) gives a scalar; (n, k) by (k, m) gives (n, m); a vector on the left counts as one row, on the right as one
 * column, and that axis is left out of the result; axes before the last two are broadcast: (..., n, k) by (..., k, m)
 * gives (..., n, m).
 * Errors: DL_SHAPE_MISMATCH (an operand is a scalar, the inner extents differ, or the batches cannot be broadcast);
 *   DL_DTYPE_MISMATCH (the dtypes differ, or are boolean).
 */
DL_NODISCARD DL_EXPORT dl_status dl_matmul(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);

/**
 * The product of two matrices: (n, k) by (k, m) gives (n, m).
 * Errors: DL_SHAPE_MISMATCH (an operand is not a matrix, or the inner extents differ); DL_DTYPE_MISMATCH (the dtypes
 *   differ, or are boolean).
 */
DL_NODISCARD DL_EXPORT dl_status dl_mm(const dl_tensor *input, const dl_tensor *mat2, dl_tensor **out);

/**
 * The products of two batches of matrices: (b, n, k) by (b, k, m) gives (b, n, m).
 * Errors: DL_SHAPE_MISMATCH (an operand does not have three axes, or the extents do not fit); DL_DTYPE_MISMATCH (the
 *   dtypes differ, or are boolean).
 */
DL_NODISCARD DL_EXPORT dl_status dl_bmm(const dl_tensor *input, const dl_tensor *mat2, dl_tensor **out);

/**
 * The inner product of two vectors.
 * Errors: DL_SHAPE_MISMATCH (an operand is not a vector, or the extents differ); DL_DTYPE_MISMATCH (the dtypes differ,
 *   or are boolean).
 */
DL_NODISCARD DL_EXPORT dl_status dl_dot(const dl_tensor *input, const dl_tensor *tensor, dl_tensor **out);

/**
 * The outer product of two vectors: (n) and (m) give (n, m).
 * Errors: DL_SHAPE_MISMATCH (an operand is not a vector).
 */
DL_NODISCARD DL_EXPORT dl_status dl_outer(const dl_tensor *input, const dl_tensor *vec2, dl_tensor **out);

/**
 * input times the transpose of weight, plus bias.
 * (..., k) by weight (m, k), or (k), and bias (m), or (), gives (..., m), or (...).
 * @param bias may be NULL
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit); DL_DTYPE_MISMATCH (the dtypes differ).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linear(const dl_tensor *input, const dl_tensor *weight, const dl_tensor *bias,
                                           dl_tensor **out);


/* --------------------------------------------------------------------------------
 * Convolution
 *
 * Convolutions (cross-correlations) over one, two or three axes, with inputs laid out as (batch, channels, ...), and
 * their matrices.
 * -------------------------------------------------------------------------------- */

/**
 * One-dimensional cross-correlation of a batch of sequences with a bank of filters.
 * input (n, c, l) or (c, l), weight (o, c / groups, k), bias (o); the result is (n, o, l') with l' = floor((l + 2
 * padding - dilation (k - 1) - 1) / stride) + 1. The sequence is surrounded by padding zeros. The channels of input and
 * of the result are divided into groups that are convolved on their own.
 * @param bias may be NULL
 * @param stride one value, or NULL for {1}
 * @param padding one value, or NULL for {0}
 * @param dilation one value, or NULL for {1}
 * @param groups usually 1
 * Errors: DL_SHAPE_MISMATCH (wrong ranks, the channels of input and weight do not fit the groups, or the kernel is
 *   larger than the padded input); DL_INVALID_ARGUMENT (stride, dilation or groups is not positive, or padding is
 *   negative); DL_DTYPE_MISMATCH (the dtypes differ or are not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_conv1d(const dl_tensor *input, const dl_tensor *weight, const dl_tensor *bias,
                                           const int64_t *stride, const int64_t *padding, const int64_t *dilation,
                                           int64_t groups, dl_tensor **out);

/**
 * Two-dimensional cross-correlation of a batch of images with a bank of filters.
 * input (n, c, h, w) or (c, h, w), weight (o, c / groups, kh, kw), bias (o); the result is (n, o, h', w') with h' =
 * floor((h + 2 padding - dilation (kh - 1) - 1) / stride) + 1, and w' likewise. The image is surrounded by padding
 * zeros. The channels of input and of the result are divided into groups that are convolved on their own.
 * @param bias may be NULL
 * @param stride two values, or NULL for {1, 1}
 * @param padding two values, or NULL for {0, 0}
 * @param dilation two values, or NULL for {1, 1}
 * @param groups usually 1
 * Errors: DL_SHAPE_MISMATCH (wrong ranks, the channels of input and weight do not fit the groups, or the kernel is
 *   larger than the padded image); DL_INVALID_ARGUMENT (stride, dilation or groups is not positive, or padding is
 *   negative); DL_DTYPE_MISMATCH (the dtypes differ or are not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_conv2d(const dl_tensor *input, const dl_tensor *weight, const dl_tensor *bias,
                                           const int64_t *stride, const int64_t *padding, const int64_t *dilation,
                                           int64_t groups, dl_tensor **out);

/**
 * max(conv2d(...), 0) in one pass.
 * The arguments are those of conv2d. A NaN stays; the derivative of the maximum at 0 is 0. In Python:
 * nn.intrinsic.ConvReLU2d.
 * @param bias may be NULL
 * @param stride two values, or NULL for {1, 1}
 * @param padding two values, or NULL for {0, 0}
 * @param dilation two values, or NULL for {1, 1}
 * @param groups usually 1
 * Errors: DL_SHAPE_MISMATCH (as for conv2d); DL_INVALID_ARGUMENT (as for conv2d); DL_DTYPE_MISMATCH (the dtypes differ
 *   or are not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_conv2d_relu(const dl_tensor *input, const dl_tensor *weight,
                                                const dl_tensor *bias, const int64_t *stride, const int64_t *padding,
                                                const int64_t *dilation, int64_t groups, dl_tensor **out);

/**
 * Three-dimensional cross-correlation of a batch of volumes with a bank of filters.
 * input (n, c, d, h, w) or (c, d, h, w), weight (o, c / groups, kd, kh, kw), bias (o); the result is (n, o, d', h', w')
 * with d' = floor((d + 2 padding - dilation (kd - 1) - 1) / stride) + 1, and h', w' likewise. The volume is surrounded
 * by padding zeros. The channels of input and of the result are divided into groups that are convolved on their own.
 * @param bias may be NULL
 * @param stride three values, or NULL for {1, 1, 1}
 * @param padding three values, or NULL for {0, 0, 0}
 * @param dilation three values, or NULL for {1, 1, 1}
 * @param groups usually 1
 * Errors: DL_SHAPE_MISMATCH (wrong ranks, the channels of input and weight do not fit the groups, or the kernel is
 *   larger than the padded input); DL_INVALID_ARGUMENT (stride, dilation or groups is not positive, or padding is
 *   negative); DL_DTYPE_MISMATCH (the dtypes differ or are not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_conv3d(const dl_tensor *input, const dl_tensor *weight, const dl_tensor *bias,
                                           const int64_t *stride, const int64_t *padding, const int64_t *dilation,
                                           int64_t groups, dl_tensor **out);

/**
 * conv1d with padding by name: valid is none, same keeps the size of the input (for stride 1).
 * same surrounds each axis by dilation (k - 1) zeros, half of them before it; an odd one goes behind it.
 * @param bias may be NULL
 * @param stride one value, or NULL for {1}
 * @param padding DL_CONVOLUTION_PADDING_VALID, DL_CONVOLUTION_PADDING_SAME; usually DL_CONVOLUTION_PADDING_VALID
 * @param dilation one value, or NULL for {1}
 * @param groups usually 1
 * Errors: DL_SHAPE_MISMATCH (as for conv1d); DL_INVALID_ARGUMENT (as for conv1d, or a stride other than 1 with same);
 *   DL_DTYPE_MISMATCH (the dtypes differ or are not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_conv1d_padding(const dl_tensor *input, const dl_tensor *weight,
                                                   const dl_tensor *bias, const int64_t *stride,
                                                   dl_convolution_padding padding, const int64_t *dilation,
                                                   int64_t groups, dl_tensor **out);

/**
 * conv2d with padding by name: valid is none, same keeps the size of the input (for stride 1).
 * same surrounds each axis by dilation (k - 1) zeros, half of them before it; an odd one goes behind it.
 * @param bias may be NULL
 * @param stride two values, or NULL for {1, 1}
 * @param padding DL_CONVOLUTION_PADDING_VALID, DL_CONVOLUTION_PADDING_SAME; usually DL_CONVOLUTION_PADDING_VALID
 * @param dilation two values, or NULL for {1, 1}
 * @param groups usually 1
 * Errors: DL_SHAPE_MISMATCH (as for conv2d); DL_INVALID_ARGUMENT (as for conv2d, or a stride other than 1 with same);
 *   DL_DTYPE_MISMATCH (the dtypes differ or are not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_conv2d_padding(const dl_tensor *input, const dl_tensor *weight,
                                                   const dl_tensor *bias, const int64_t *stride,
                                                   dl_convolution_padding padding, const int64_t *dilation,
                                                   int64_t groups, dl_tensor **out);

/**
 * conv3d with padding by name: valid is none, same keeps the size of the input (for stride 1).
 * same surrounds each axis by dilation (k - 1) zeros, half of them before it; an odd one goes behind it.
 * @param bias may be NULL
 * @param stride three values, or NULL for {1, 1, 1}
 * @param padding DL_CONVOLUTION_PADDING_VALID, DL_CONVOLUTION_PADDING_SAME; usually DL_CONVOLUTION_PADDING_VALID
 * @param dilation three values, or NULL for {1, 1, 1}
 * @param groups usually 1
 * Errors: DL_SHAPE_MISMATCH (as for conv3d); DL_INVALID_ARGUMENT (as for conv3d, or a stride other than 1 with same);
 *   DL_DTYPE_MISMATCH (the dtypes differ or are not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_conv3d_padding(const dl_tensor *input, const dl_tensor *weight,
                                                   const dl_tensor *bias, const int64_t *stride,
                                                   dl_convolution_padding padding, const int64_t *dilation,
                                                   int64_t groups, dl_tensor **out);

/**
 * Transposed convolution: every element of input spreads over a window of the result, weighted by the kernel.
 * input (n, c, l) or (c, l), weight (c, o / groups, k), bias (o); along every axis the result has (size - 1) stride - 2
 * padding + dilation (k - 1) + output_padding + 1 elements. It is the gradient of conv1d with respect to its input,
 * plus bias.
 * @param bias may be NULL
 * @param stride one value, or NULL for {1}
 * @param padding one value, or NULL for {0}
 * @param output_padding one value, or NULL for {0}
 * @param groups usually 1
 * @param dilation one value, or NULL for {1}
 * Errors: DL_SHAPE_MISMATCH (wrong ranks, the channels do not fit, or the result would be empty); DL_INVALID_ARGUMENT
 *   (stride, dilation or groups is not positive, padding is negative, or output_padding is not below stride or
 *   dilation); DL_DTYPE_MISMATCH (the dtypes differ or are not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_conv_transpose1d(const dl_tensor *input, const dl_tensor *weight,
                                                     const dl_tensor *bias, const int64_t *stride,
                                                     const int64_t *padding, const int64_t *output_padding,
                                                     int64_t groups, const int64_t *dilation, dl_tensor **out);

/**
 * Transposed convolution: every element of input spreads over a window of the result, weighted by the kernel.
 * input (n, c, h, w) or (c, h, w), weight (c, o / groups, kh, kw), bias (o); along every axis the result has (size - 1)
 * stride - 2 padding + dilation (k - 1) + output_padding + 1 elements. It is the gradient of conv2d with respect to its
 * input, plus bias.
 * @param bias may be NULL
 * @param stride two values, or NULL for {1, 1}
 * @param padding two values, or NULL for {0, 0}
 * @param output_padding two values, or NULL for {0, 0}
 * @param groups usually 1
 * @param dilation two values, or NULL for {1, 1}
 * Errors: DL_SHAPE_MISMATCH (wrong ranks, the channels do not fit, or the result would be empty); DL_INVALID_ARGUMENT
 *   (stride, dilation or groups is not positive, padding is negative, or output_padding is not below stride or
 *   dilation); DL_DTYPE_MISMATCH (the dtypes differ or are not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_conv_transpose2d(const dl_tensor *input, const dl_tensor *weight,
                                                     const dl_tensor *bias, const int64_t *stride,
                                                     const int64_t *padding, const int64_t *output_padding,
                                                     int64_t groups, const int64_t *dilation, dl_tensor **out);

/**
 * Transposed convolution: every element of input spreads over a window of the result, weighted by the kernel.
 * input (n, c, d, h, w) or (c, d, h, w), weight (c, o / groups, kd, kh, kw), bias (o); along every axis the result has
 * (size - 1) stride - 2 padding + dilation (k - 1) + output_padding + 1 elements. It is the gradient of conv3d with
 * respect to its input, plus bias.
 * @param bias may be NULL
 * @param stride three values, or NULL for {1, 1, 1}
 * @param padding three values, or NULL for {0, 0, 0}
 * @param output_padding three values, or NULL for {0, 0, 0}
 * @param groups usually 1
 * @param dilation three values, or NULL for {1, 1, 1}
 * Errors: DL_SHAPE_MISMATCH (wrong ranks, the channels do not fit, or the result would be empty); DL_INVALID_ARGUMENT
 *   (stride, dilation or groups is not positive, padding is negative, or output_padding is not below stride or
 *   dilation); DL_DTYPE_MISMATCH (the dtypes differ or are not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_conv_transpose3d(const dl_tensor *input, const dl_tensor *weight,
                                                     const dl_tensor *bias, const int64_t *stride,
                                                     const int64_t *padding, const int64_t *output_padding,
                                                     int64_t groups, const int64_t *dilation, dl_tensor **out);

/**
 * The gradient of conv1d with respect to its input.
 * input_size is the shape of that input; grad_output is the derivative with respect to the result.
 * @param input_size input_size_count values
 * @param stride one value, or NULL for {1}
 * @param padding one value, or NULL for {0}
 * @param dilation one value, or NULL for {1}
 * @param groups usually 1
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit a convolution); DL_INVALID_ARGUMENT (stride, dilation or groups is
 *   not positive, or padding is negative).
 */
DL_NODISCARD DL_EXPORT dl_status dl_conv1d_input(const int64_t *input_size, int64_t input_size_count,
                                                 const dl_tensor *weight, const dl_tensor *grad_output,
                                                 const int64_t *stride, const int64_t *padding,
                                                 const int64_t *dilation, int64_t groups, dl_tensor **out);

/**
 * The gradient of conv1d with respect to its weight.
 * weight_size is the shape of that weight; grad_output is the derivative with respect to the result.
 * @param weight_size weight_size_count values
 * @param stride one value, or NULL for {1}
 * @param padding one value, or NULL for {0}
 * @param dilation one value, or NULL for {1}
 * @param groups usually 1
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit a convolution); DL_INVALID_ARGUMENT (stride, dilation or groups is
 *   not positive, or padding is negative).
 */
DL_NODISCARD DL_EXPORT dl_status dl_conv1d_weight(const dl_tensor *input, const int64_t *weight_size,
                                                  int64_t weight_size_count, const dl_tensor *grad_output,
                                                  const int64_t *stride, const int64_t *padding,
                                                  const int64_t *dilation, int64_t groups, dl_tensor **out);

/**
 * The gradient of conv2d with respect to its input, also known as transposed convolution.
 * input_size (n, c, h, w) is the shape of that input; grad_output (n, o, h', w') is the derivative with respect to the
 * result.
 * @param input_size input_size_count values
 * @param stride two values, or NULL for {1, 1}
 * @param padding two values, or NULL for {0, 0}
 * @param dilation two values, or NULL for {1, 1}
 * @param groups usually 1
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit a convolution); DL_INVALID_ARGUMENT (stride, dilation or groups is
 *   not positive, or padding is negative).
 */
DL_NODISCARD DL_EXPORT dl_status dl_conv2d_input(const int64_t *input_size, int64_t input_size_count,
                                                 const dl_tensor *weight, const dl_tensor *grad_output,
                                                 const int64_t *stride, const int64_t *padding,
                                                 const int64_t *dilation, int64_t groups, dl_tensor **out);

/**
 * The gradient of conv2d with respect to its weight.
 * weight_size (o, c / groups, kh, kw) is the shape of that weight; grad_output (n, o, h', w') is the derivative with
 * respect to the result.
 * @param weight_size weight_size_count values
 * @param stride two values, or NULL for {1, 1}
 * @param padding two values, or NULL for {0, 0}
 * @param dilation two values, or NULL for {1, 1}
 * @param groups usually 1
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit a convolution); DL_INVALID_ARGUMENT (stride, dilation or groups is
 *   not positive, or padding is negative).
 */
DL_NODISCARD DL_EXPORT dl_status dl_conv2d_weight(const dl_tensor *input, const int64_t *weight_size,
                                                  int64_t weight_size_count, const dl_tensor *grad_output,
                                                  const int64_t *stride, const int64_t *padding,
                                                  const int64_t *dilation, int64_t groups, dl_tensor **out);

/**
 * The gradient of conv3d with respect to its input.
 * input_size is the shape of that input; grad_output is the derivative with respect to the result.
 * @param input_size input_size_count values
 * @param stride three values, or NULL for {1, 1, 1}
 * @param padding three values, or NULL for {0, 0, 0}
 * @param dilation three values, or NULL for {1, 1, 1}
 * @param groups usually 1
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit a convolution); DL_INVALID_ARGUMENT (stride, dilation or groups is
 *   not positive, or padding is negative).
 */
DL_NODISCARD DL_EXPORT dl_status dl_conv3d_input(const int64_t *input_size, int64_t input_size_count,
                                                 const dl_tensor *weight, const dl_tensor *grad_output,
                                                 const int64_t *stride, const int64_t *padding,
                                                 const int64_t *dilation, int64_t groups, dl_tensor **out);

/**
 * The gradient of conv3d with respect to its weight.
 * weight_size is the shape of that weight; grad_output is the derivative with respect to the result.
 * @param weight_size weight_size_count values
 * @param stride three values, or NULL for {1, 1, 1}
 * @param padding three values, or NULL for {0, 0, 0}
 * @param dilation three values, or NULL for {1, 1, 1}
 * @param groups usually 1
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit a convolution); DL_INVALID_ARGUMENT (stride, dilation or groups is
 *   not positive, or padding is negative).
 */
DL_NODISCARD DL_EXPORT dl_status dl_conv3d_weight(const dl_tensor *input, const int64_t *weight_size,
                                                  int64_t weight_size_count, const dl_tensor *grad_output,
                                                  const int64_t *stride, const int64_t *padding,
                                                  const int64_t *dilation, int64_t groups, dl_tensor **out);

/**
 * The windows of images as columns: (n, c, h, w) gives (n, c kh kw, windows).
 * Also (c, h, w). Windows are counted row by row; the image is surrounded by padding zeros. PyTorch's
 * nn.functional.unfold.
 * @param kernel_size two values
 * @param dilation two values, or NULL for {1, 1}
 * @param padding two values, or NULL for {0, 0}
 * @param stride two values, or NULL for {1, 1}
 * Errors: DL_SHAPE_MISMATCH (wrong rank, or the window is larger than the padded image); DL_INVALID_ARGUMENT
 *   (kernel_size, dilation or stride is not positive, or padding is negative); DL_DTYPE_MISMATCH (input is not
 *   floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_im2col(const dl_tensor *input, const int64_t *kernel_size,
                                           const int64_t *dilation, const int64_t *padding, const int64_t *stride,
                                           dl_tensor **out);

/**
 * The adjoint of im2col: columns (n, c kh kw, windows) added up into images (n, c, h, w).
 * Also (c kh kw, windows). output_size is (h, w). PyTorch's nn.functional.fold.
 * @param output_size two values
 * @param kernel_size two values
 * @param dilation two values, or NULL for {1, 1}
 * @param padding two values, or NULL for {0, 0}
 * @param stride two values, or NULL for {1, 1}
 * Errors: DL_SHAPE_MISMATCH (wrong rank, or the numbers of rows or windows do not fit); DL_INVALID_ARGUMENT
 *   (output_size, kernel_size, dilation or stride is not positive, or padding is negative); DL_DTYPE_MISMATCH (input is
 *   not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_col2im(const dl_tensor *input, const int64_t *output_size,
                                           const int64_t *kernel_size, const int64_t *dilation,
                                           const int64_t *padding, const int64_t *stride, dl_tensor **out);

/**
 * The matrix of a convolution: its product with an image, written as a vector, is the result of conv2d, written as a
 * vector.
 * weight (o, c / groups, kh, kw), input_size (c, h, w); the matrix is (o h' w', c h w), with a row for each element of
 * the result and a column for each element of the image, both in row-major order. For one channel and stride 1 it is a
 * block Toeplitz matrix of Toeplitz blocks. Its transpose is the matrix of the transposed convolution.
 * @param input_size input_size_count values
 * @param stride two values, or NULL for {1, 1}
 * @param padding two values, or NULL for {0, 0}
 * @param dilation two values, or NULL for {1, 1}
 * @param groups usually 1
 * Errors: DL_SHAPE_MISMATCH (the sizes do not fit a convolution); DL_INVALID_ARGUMENT (stride, dilation or groups is
 *   not positive, or padding is negative); DL_DTYPE_MISMATCH (weight is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_conv2d_matrix(const dl_tensor *weight, const int64_t *input_size,
                                                  int64_t input_size_count, const int64_t *stride,
                                                  const int64_t *padding, const int64_t *dilation, int64_t groups,
                                                  dl_tensor **out);


/* --------------------------------------------------------------------------------
 * Pooling
 *
 * Pooling over windows of sequences, images and volumes, laid out as (batch, channels, ...) or (channels, ...) with
 * one, two or three further axes. Extents of the result are floor((h + 2 padding - dilation (k - 1) - 1) / stride) + 1,
 * or with ceil_mode ceil in place of floor, where windows that would begin in the right or lower padding are left out.
 * Without a stride it is the kernel size.
 * -------------------------------------------------------------------------------- */

/**
 * The largest element of each window of a sequence.
 * Without padding_value the padding counts as minus infinity; with it the padding has that value and takes part. An
 * element of the input wins a tie against the padding, and among elements the first one in row-major order wins; NaN
 * wins over everything. The gradient goes to the winning element, or nowhere when the padding wins.
 * @param kernel_size one value
 * @param stride one value, or NULL
 * @param padding one value, or NULL for {0}
 * @param dilation one value, or NULL for {1}
 * @param ceil_mode usually false
 * @param padding_value may be NULL
 * Errors: DL_SHAPE_MISMATCH (wrong rank, an empty axis other than the batch, or the window is larger than the padded
 *   input); DL_INVALID_ARGUMENT (kernel_size, stride or dilation is not positive, or padding is negative or more than
 *   half of the window).
 */
DL_NODISCARD DL_EXPORT dl_status dl_max_pool1d(const dl_tensor *input, const int64_t *kernel_size,
                                               const int64_t *stride, const int64_t *padding, const int64_t *dilation,
                                               bool ceil_mode, const double *padding_value, dl_tensor **out);

/**
 * The largest element of each window of a sequence and where it lies.
 * indices (int64) counts within one channel's sequence; -1 where the padding wins. Otherwise as max_pool1d.
 * @param kernel_size one value
 * @param stride one value, or NULL
 * @param padding one value, or NULL for {0}
 * @param dilation one value, or NULL for {1}
 * @param ceil_mode usually false
 * @param padding_value may be NULL
 * Errors: DL_SHAPE_MISMATCH (wrong rank, an empty axis other than the batch, or the window is larger than the padded
 *   input); DL_INVALID_ARGUMENT (kernel_size, stride or dilation is not positive, or padding is negative or more than
 *   half of the window).
 */
DL_NODISCARD DL_EXPORT dl_status dl_max_pool1d_with_indices(const dl_tensor *input, const int64_t *kernel_size,
                                                            const int64_t *stride, const int64_t *padding,
                                                            const int64_t *dilation, bool ceil_mode,
                                                            const double *padding_value, dl_tensor **values,
                                                            dl_tensor **indices);

/**
 * The largest element of each window.
 * Without padding_value the padding counts as minus infinity; with it the padding has that value and takes part. An
 * element of the input wins a tie against the padding, and among elements the first one in row-major order wins; NaN
 * wins over everything. The gradient goes to the winning element, or nowhere when the padding wins.
 * @param kernel_size two values
 * @param stride two values, or NULL
 * @param padding two values, or NULL for {0, 0}
 * @param dilation two values, or NULL for {1, 1}
 * @param ceil_mode usually false
 * @param padding_value may be NULL
 * Errors: DL_SHAPE_MISMATCH (wrong rank, an empty axis other than the batch, or the window is larger than the padded
 *   input); DL_INVALID_ARGUMENT (kernel_size, stride or dilation is not positive, or padding is negative or more than
 *   half of the window).
 */
DL_NODISCARD DL_EXPORT dl_status dl_max_pool2d(const dl_tensor *input, const int64_t *kernel_size,
                                               const int64_t *stride, const int64_t *padding, const int64_t *dilation,
                                               bool ceil_mode, const double *padding_value, dl_tensor **out);

/**
 * The largest element of each window and where it lies.
 * indices (int64) counts within one channel's image in row-major order: row w + column; -1 where the padding wins.
 * Otherwise as max_pool2d.
 * @param kernel_size two values
 * @param stride two values, or NULL
 * @param padding two values, or NULL for {0, 0}
 * @param dilation two values, or NULL for {1, 1}
 * @param ceil_mode usually false
 * @param padding_value may be NULL
 * Errors: DL_SHAPE_MISMATCH (wrong rank, an empty axis other than the batch, or the window is larger than the padded
 *   input); DL_INVALID_ARGUMENT (kernel_size, stride or dilation is not positive, or padding is negative or more than
 *   half of the window).
 */
DL_NODISCARD DL_EXPORT dl_status dl_max_pool2d_with_indices(const dl_tensor *input, const int64_t *kernel_size,
                                                            const int64_t *stride, const int64_t *padding,
                                                            const int64_t *dilation, bool ceil_mode,
                                                            const double *padding_value, dl_tensor **values,
                                                            dl_tensor **indices);

/**
 * The largest element of each window of a volume.
 * Without padding_value the padding counts as minus infinity; with it the padding has that value and takes part. An
 * element of the input wins a tie against the padding, and among elements the first one in row-major order wins; NaN
 * wins over everything. The gradient goes to the winning element, or nowhere when the padding wins.
 * @param kernel_size three values
 * @param stride three values, or NULL
 * @param padding three values, or NULL for {0, 0, 0}
 * @param dilation three values, or NULL for {1, 1, 1}
 * @param ceil_mode usually false
 * @param padding_value may be NULL
 * Errors: DL_SHAPE_MISMATCH (wrong rank, an empty axis other than the batch, or the window is larger than the padded
 *   input); DL_INVALID_ARGUMENT (kernel_size, stride or dilation is not positive, or padding is negative or more than
 *   half of the window).
 */
DL_NODISCARD DL_EXPORT dl_status dl_max_pool3d(const dl_tensor *input, const int64_t *kernel_size,
                                               const int64_t *stride, const int64_t *padding, const int64_t *dilation,
                                               bool ceil_mode, const double *padding_value, dl_tensor **out);

/**
 * The largest element of each window of a volume and where it lies.
 * indices (int64) counts within one channel's volume in row-major order: (slice h + row) w + column; -1 where the
 * padding wins. Otherwise as max_pool3d.
 * @param kernel_size three values
 * @param stride three values, or NULL
 * @param padding three values, or NULL for {0, 0, 0}
 * @param dilation three values, or NULL for {1, 1, 1}
 * @param ceil_mode usually false
 * @param padding_value may be NULL
 * Errors: DL_SHAPE_MISMATCH (wrong rank, an empty axis other than the batch, or the window is larger than the padded
 *   input); DL_INVALID_ARGUMENT (kernel_size, stride or dilation is not positive, or padding is negative or more than
 *   half of the window).
 */
DL_NODISCARD DL_EXPORT dl_status dl_max_pool3d_with_indices(const dl_tensor *input, const int64_t *kernel_size,
                                                            const int64_t *stride, const int64_t *padding,
                                                            const int64_t *dilation, bool ceil_mode,
                                                            const double *padding_value, dl_tensor **values,
                                                            dl_tensor **indices);

/**
 * The partial inverse of max_pool1d: every element in the place that its index names, zeros elsewhere.
 * indices (int64, the shape of input) is what max_pool1d_with_indices gave. Extents of the result are (h - 1) stride -
 * 2 padding + kernel_size, or output_size (for the last 1, or for all axes), which may differ from that by less than a
 * stride. Where several indices name the same place, the last element stays.
 * @param kernel_size one value
 * @param stride one value, or NULL
 * @param padding one value, or NULL for {0}
 * @param output_size output_size_count values, or NULL for none given
 * Errors: DL_SHAPE_MISMATCH (wrong rank, or the shapes of input and indices differ); DL_DTYPE_MISMATCH (indices is not
 *   int64); DL_INVALID_ARGUMENT (an index lies outside, or output_size is out of reach).
 */
DL_NODISCARD DL_EXPORT dl_status dl_max_unpool1d(const dl_tensor *input, const dl_tensor *indices,
                                                 const int64_t *kernel_size, const int64_t *stride,
                                                 const int64_t *padding, const int64_t *output_size,
                                                 int64_t output_size_count, dl_tensor **out);

/**
 * The partial inverse of max_pool2d: every element in the place that its index names, zeros elsewhere.
 * indices (int64, the shape of input) is what max_pool2d_with_indices gave. Extents of the result are (h - 1) stride -
 * 2 padding + kernel_size, or output_size (for the last 2, or for all axes), which may differ from that by less than a
 * stride. Where several indices name the same place, the last element stays.
 * @param kernel_size two values
 * @param stride two values, or NULL
 * @param padding two values, or NULL for {0, 0}
 * @param output_size output_size_count values, or NULL for none given
 * Errors: DL_SHAPE_MISMATCH (wrong rank, or the shapes of input and indices differ); DL_DTYPE_MISMATCH (indices is not
 *   int64); DL_INVALID_ARGUMENT (an index lies outside, or output_size is out of reach).
 */
DL_NODISCARD DL_EXPORT dl_status dl_max_unpool2d(const dl_tensor *input, const dl_tensor *indices,
                                                 const int64_t *kernel_size, const int64_t *stride,
                                                 const int64_t *padding, const int64_t *output_size,
                                                 int64_t output_size_count, dl_tensor **out);

/**
 * The partial inverse of max_pool3d: every element in the place that its index names, zeros elsewhere.
 * indices (int64, the shape of input) is what max_pool3d_with_indices gave. Extents of the result are (h - 1) stride -
 * 2 padding + kernel_size, or output_size (for the last 3, or for all axes), which may differ from that by less than a
 * stride. Where several indices name the same place, the last element stays.
 * @param kernel_size three values
 * @param stride three values, or NULL
 * @param padding three values, or NULL for {0, 0, 0}
 * @param output_size output_size_count values, or NULL for none given
 * Errors: DL_SHAPE_MISMATCH (wrong rank, or the shapes of input and indices differ); DL_DTYPE_MISMATCH (indices is not
 *   int64); DL_INVALID_ARGUMENT (an index lies outside, or output_size is out of reach).
 */
DL_NODISCARD DL_EXPORT dl_status dl_max_unpool3d(const dl_tensor *input, const dl_tensor *indices,
                                                 const int64_t *kernel_size, const int64_t *stride,
                                                 const int64_t *padding, const int64_t *output_size,
                                                 int64_t output_size_count, dl_tensor **out);

/**
 * The mean of each window of a sequence.
 * The padding is zero and counts as elements when count_include_pad is set.
 * @param kernel_size one value
 * @param stride one value, or NULL
 * @param padding one value, or NULL for {0}
 * @param ceil_mode usually false
 * @param count_include_pad usually true
 * Errors: DL_SHAPE_MISMATCH (wrong rank, an empty axis other than the batch, or the window is larger than the padded
 *   input); DL_INVALID_ARGUMENT (kernel_size or stride is not positive, padding is negative or more than half of the
 *   window).
 */
DL_NODISCARD DL_EXPORT dl_status dl_avg_pool1d(const dl_tensor *input, const int64_t *kernel_size,
                                               const int64_t *stride, const int64_t *padding, bool ceil_mode,
                                               bool count_include_pad, dl_tensor **out);

/**
 * The mean of each window.
 * The padding is zero and counts as elements when count_include_pad is set; divisor_override replaces the number of
 * elements that the sum is divided by.
 * @param kernel_size two values
 * @param stride two values, or NULL
 * @param padding two values, or NULL for {0, 0}
 * @param ceil_mode usually false
 * @param count_include_pad usually true
 * @param divisor_override may be NULL
 * Errors: DL_SHAPE_MISMATCH (wrong rank, an empty axis other than the batch, or the window is larger than the padded
 *   input); DL_INVALID_ARGUMENT (kernel_size or stride is not positive, padding is negative or more than half of the
 *   window, or divisor_override is zero).
 */
DL_NODISCARD DL_EXPORT dl_status dl_avg_pool2d(const dl_tensor *input, const int64_t *kernel_size,
                                               const int64_t *stride, const int64_t *padding, bool ceil_mode,
                                               bool count_include_pad, const int64_t *divisor_override,
                                               dl_tensor **out);

/**
 * The mean of each window of a volume.
 * The padding is zero and counts as elements when count_include_pad is set; divisor_override replaces the number of
 * elements that the sum is divided by.
 * @param kernel_size three values
 * @param stride three values, or NULL
 * @param padding three values, or NULL for {0, 0, 0}
 * @param ceil_mode usually false
 * @param count_include_pad usually true
 * @param divisor_override may be NULL
 * Errors: DL_SHAPE_MISMATCH (wrong rank, an empty axis other than the batch, or the window is larger than the padded
 *   input); DL_INVALID_ARGUMENT (kernel_size or stride is not positive, padding is negative or more than half of the
 *   window, or divisor_override is zero).
 */
DL_NODISCARD DL_EXPORT dl_status dl_avg_pool3d(const dl_tensor *input, const int64_t *kernel_size,
                                               const int64_t *stride, const int64_t *padding, bool ceil_mode,
                                               bool count_include_pad, const int64_t *divisor_override,
                                               dl_tensor **out);

/**
 * (sum of x^p)^(1/p) over each window of a sequence, p = norm_type.
 * A negative sum, which an odd p may give, counts without its sign; windows cut short by ceil_mode count as if their
 * mean filled them.
 * @param kernel_size one value
 * @param stride one value, or NULL
 * @param ceil_mode usually false
 * Errors: DL_SHAPE_MISMATCH (wrong rank, an empty axis other than the batch, or the window is larger than the padded
 *   input); DL_INVALID_ARGUMENT (kernel_size or stride is not positive, or norm_type is 0); DL_DTYPE_MISMATCH (input is
 *   not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_lp_pool1d(const dl_tensor *input, double norm_type, const int64_t *kernel_size,
                                              const int64_t *stride, bool ceil_mode, dl_tensor **out);

/**
 * (sum of x^p)^(1/p) over each window, p = norm_type.
 * A negative sum, which an odd p may give, counts without its sign; windows cut short by ceil_mode count as if their
 * mean filled them.
 * @param kernel_size two values
 * @param stride two values, or NULL
 * @param ceil_mode usually false
 * Errors: DL_SHAPE_MISMATCH (wrong rank, an empty axis other than the batch, or the window is larger than the padded
 *   input); DL_INVALID_ARGUMENT (kernel_size or stride is not positive, or norm_type is 0); DL_DTYPE_MISMATCH (input is
 *   not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_lp_pool2d(const dl_tensor *input, double norm_type, const int64_t *kernel_size,
                                              const int64_t *stride, bool ceil_mode, dl_tensor **out);

/**
 * (sum of x^p)^(1/p) over each window of a volume, p = norm_type.
 * A negative sum, which an odd p may give, counts without its sign; windows cut short by ceil_mode count as if their
 * mean filled them.
 * @param kernel_size three values
 * @param stride three values, or NULL
 * @param ceil_mode usually false
 * Errors: DL_SHAPE_MISMATCH (wrong rank, an empty axis other than the batch, or the window is larger than the padded
 *   input); DL_INVALID_ARGUMENT (kernel_size or stride is not positive, or norm_type is 0); DL_DTYPE_MISMATCH (input is
 *   not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_lp_pool3d(const dl_tensor *input, double norm_type, const int64_t *kernel_size,
                                              const int64_t *stride, bool ceil_mode, dl_tensor **out);

/**
 * The mean of windows that divide a sequence into output_size parts.
 * Window i of n over h elements is floor(i h / n) to ceil((i + 1) h / n) - 1.
 * @param output_size one value
 * Errors: DL_SHAPE_MISMATCH (wrong rank, or an empty axis other than the batch); DL_INVALID_ARGUMENT (an extent of
 *   output_size is negative); DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_adaptive_avg_pool1d(const dl_tensor *input, const int64_t *output_size,
                                                        dl_tensor **out);

/**
 * The mean of windows that divide an image into output_size parts.
 * Window i of n over h elements is floor(i h / n) to ceil((i + 1) h / n) - 1.
 * @param output_size two values
 * Errors: DL_SHAPE_MISMATCH (wrong rank, or an empty axis other than the batch); DL_INVALID_ARGUMENT (an extent of
 *   output_size is negative); DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_adaptive_avg_pool2d(const dl_tensor *input, const int64_t *output_size,
                                                        dl_tensor **out);

/**
 * The mean of windows that divide a volume into output_size parts.
 * Window i of n over h elements is floor(i h / n) to ceil((i + 1) h / n) - 1.
 * @param output_size three values
 * Errors: DL_SHAPE_MISMATCH (wrong rank, or an empty axis other than the batch); DL_INVALID_ARGUMENT (an extent of
 *   output_size is negative); DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_adaptive_avg_pool3d(const dl_tensor *input, const int64_t *output_size,
                                                        dl_tensor **out);

/**
 * The largest element of windows that divide a sequence into output_size parts.
 * Window i of n over h elements is floor(i h / n) to ceil((i + 1) h / n) - 1.
 * @param output_size one value
 * Errors: DL_SHAPE_MISMATCH (wrong rank, or an empty axis other than the batch); DL_INVALID_ARGUMENT (an extent of
 *   output_size is negative); DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_adaptive_max_pool1d(const dl_tensor *input, const int64_t *output_size,
                                                        dl_tensor **out);

/**
 * As adaptive_max_pool1d, and where each of the elements lies.
 * indices (int64) counts within one channel's sequence.
 * @param output_size one value
 * Errors: DL_SHAPE_MISMATCH (wrong rank, or an empty axis other than the batch); DL_INVALID_ARGUMENT (an extent of
 *   output_size is negative); DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_adaptive_max_pool1d_with_indices(const dl_tensor *input,
                                                                     const int64_t *output_size, dl_tensor **values,
                                                                     dl_tensor **indices);

/**
 * The largest element of windows that divide an image into output_size parts.
 * Window i of n over h elements is floor(i h / n) to ceil((i + 1) h / n) - 1.
 * @param output_size two values
 * Errors: DL_SHAPE_MISMATCH (wrong rank, or an empty axis other than the batch); DL_INVALID_ARGUMENT (an extent of
 *   output_size is negative); DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_adaptive_max_pool2d(const dl_tensor *input, const int64_t *output_size,
                                                        dl_tensor **out);

/**
 * As adaptive_max_pool2d, and where each of the elements lies.
 * indices (int64) counts within one channel's image in row-major order: row w + column.
 * @param output_size two values
 * Errors: DL_SHAPE_MISMATCH (wrong rank, or an empty axis other than the batch); DL_INVALID_ARGUMENT (an extent of
 *   output_size is negative); DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_adaptive_max_pool2d_with_indices(const dl_tensor *input,
                                                                     const int64_t *output_size, dl_tensor **values,
                                                                     dl_tensor **indices);

/**
 * The largest element of windows that divide a volume into output_size parts.
 * Window i of n over h elements is floor(i h / n) to ceil((i + 1) h / n) - 1.
 * @param output_size three values
 * Errors: DL_SHAPE_MISMATCH (wrong rank, or an empty axis other than the batch); DL_INVALID_ARGUMENT (an extent of
 *   output_size is negative); DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_adaptive_max_pool3d(const dl_tensor *input, const int64_t *output_size,
                                                        dl_tensor **out);

/**
 * As adaptive_max_pool3d, and where each of the elements lies.
 * indices (int64) counts within one channel's volume in row-major order: (slice h + row) w + column.
 * @param output_size three values
 * Errors: DL_SHAPE_MISMATCH (wrong rank, or an empty axis other than the batch); DL_INVALID_ARGUMENT (an extent of
 *   output_size is negative); DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_adaptive_max_pool3d_with_indices(const dl_tensor *input,
                                                                     const int64_t *output_size, dl_tensor **values,
                                                                     dl_tensor **indices);

/**
 * The largest element of windows at random places, which give any output_size, and where each of them lies.
 * random_samples (batch, channels, 2), between 0 and 1, place the windows of x and of y: with a = (s - k) / (n - 1) for
 * s elements, a window of k and n results, window i begins at floor((i + u) a) - floor(u a), the last one at s - k.
 * indices (int64) counts within one channel's image in row-major order. Graham (2014), Fractional max-pooling.
 * @param kernel_size two values
 * @param output_size two values
 * Errors: DL_SHAPE_MISMATCH (wrong rank, an empty axis other than the batch, output_size + kernel_size - 1 is larger
 *   than the input, or random_samples do not fit); DL_INVALID_ARGUMENT (an extent is not positive, or a sample is not
 *   between 0 and 1); DL_DTYPE_MISMATCH (input is not floating, or random_samples have another dtype).
 */
DL_NODISCARD DL_EXPORT dl_status dl_fractional_max_pool2d(const dl_tensor *input, const dl_tensor *random_samples,
                                                          const int64_t *kernel_size, const int64_t *output_size,
                                                          dl_tensor **values, dl_tensor **indices);

/**
 * The largest element of windows at random places, which give any output_size, and where each of them lies.
 * random_samples (batch, channels, 3), between 0 and 1, place the windows of z, of y and of x: with a = (s - k) / (n -
 * 1) for s elements, a window of k and n results, window i begins at floor((i + u) a) - floor(u a), the last one at s -
 * k. indices (int64) counts within one channel's volume in row-major order. Graham (2014), Fractional max-pooling.
 * @param kernel_size three values
 * @param output_size three values
 * Errors: DL_SHAPE_MISMATCH (wrong rank, an empty axis other than the batch, output_size + kernel_size - 1 is larger
 *   than the input, or random_samples do not fit); DL_INVALID_ARGUMENT (an extent is not positive, or a sample is not
 *   between 0 and 1); DL_DTYPE_MISMATCH (input is not floating, or random_samples have another dtype).
 */
DL_NODISCARD DL_EXPORT dl_status dl_fractional_max_pool3d(const dl_tensor *input, const dl_tensor *random_samples,
                                                          const int64_t *kernel_size, const int64_t *output_size,
                                                          dl_tensor **values, dl_tensor **indices);


/* --------------------------------------------------------------------------------
 * Softmax
 *
 * Softmax and its logarithm along an axis.
 * -------------------------------------------------------------------------------- */

/**
 * exp(x) divided by its sum along an axis, computed without overflow.
 * @param dtype may be DL_DTYPE_NONE
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_DTYPE_MISMATCH (the dtype is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_softmax(const dl_tensor *input, int64_t dim, dl_dtype dtype, dl_tensor **out);

/**
 * The logarithm of softmax along an axis, computed without overflow: x - logsumexp(x).
 * @param dtype may be DL_DTYPE_NONE
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_DTYPE_MISMATCH (the dtype is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_log_softmax(const dl_tensor *input, int64_t dim, dl_dtype dtype, dl_tensor **out);

/**
 * softmax of -x along an axis.
 * @param dtype may be DL_DTYPE_NONE
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_DTYPE_MISMATCH (the dtype is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_softmin(const dl_tensor *input, int64_t dim, dl_dtype dtype, dl_tensor **out);

/**
 * A sample of softmax((logits + Gumbel noise) / tau) along an axis. Jang et al., ICLR 2017.
 * hard makes the largest element 1 and the others 0, while the derivative stays that of the soft sample. The generator
 * gives the noise -log(-log(u)), u evenly from 0 to 1.
 * @param tau usually 1
 * @param hard usually false
 * @param dim usually -1
 * @param generator NULL for the default one
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_DTYPE_MISMATCH (logits is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_gumbel_softmax(const dl_tensor *logits, double tau, bool hard, int64_t dim,
                                                   dl_generator *generator, dl_tensor **out);


/* --------------------------------------------------------------------------------
 * Loss
 *
 * Loss functions. reduction none gives the loss of every element, sum their sum, mean their mean (by the sum of the
 * weights where classes have weights).
 * -------------------------------------------------------------------------------- */

/**
 * The cross-entropy of softmax(input) along the class axis with a target.
 * input (c), (n, c) or (n, c, ...); target holds class indices (int64) of the shape without the class axis, or
 * probabilities of the shape of input. weight (c) scales classes; targets equal to ignore_index count for nothing;
 * label_smoothing mixes the target with the uniform distribution.
 * @param weight may be NULL
 * @param ignore_index usually -100
 * @param reduction DL_REDUCTION_NONE, DL_REDUCTION_MEAN, DL_REDUCTION_SUM; usually DL_REDUCTION_MEAN
 * @param label_smoothing usually 0
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit); DL_DTYPE_MISMATCH (input is not floating, or the target neither
 *   int64 nor of input's dtype); DL_INDEX_OUT_OF_RANGE (a class is negative or too large); DL_INVALID_ARGUMENT
 *   (label_smoothing is not between 0 and 1).
 */
DL_NODISCARD DL_EXPORT dl_status dl_cross_entropy(const dl_tensor *input, const dl_tensor *target,
                                                  const dl_tensor *weight, int64_t ignore_index,
                                                  dl_reduction reduction, double label_smoothing, dl_tensor **out);

/**
 * Minus the element of input (log-probabilities) at the target's class.
 * Shapes as for cross_entropy with class indices.
 * @param weight may be NULL
 * @param ignore_index usually -100
 * @param reduction DL_REDUCTION_NONE, DL_REDUCTION_MEAN, DL_REDUCTION_SUM; usually DL_REDUCTION_MEAN
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit); DL_DTYPE_MISMATCH (input is not floating, or target is not int64);
 *   DL_INDEX_OUT_OF_RANGE (a class is negative or too large).
 */
DL_NODISCARD DL_EXPORT dl_status dl_nll_loss(const dl_tensor *input, const dl_tensor *target, const dl_tensor *weight,
                                             int64_t ignore_index, dl_reduction reduction, dl_tensor **out);

/**
 * -(t log(p) + (1 - t) log(1 - p)) for probabilities p and targets t, times weight.
 * Logarithms are limited to -100 from below. weight can be broadcast to input.
 * @param weight may be NULL
 * @param reduction DL_REDUCTION_NONE, DL_REDUCTION_MEAN, DL_REDUCTION_SUM; usually DL_REDUCTION_MEAN
 * Errors: DL_SHAPE_MISMATCH (the shapes differ); DL_INVALID_ARGUMENT (an element of input is not between 0 and 1);
 *   DL_DTYPE_MISMATCH (the dtypes differ or are not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_binary_cross_entropy(const dl_tensor *input, const dl_tensor *target,
                                                         const dl_tensor *weight, dl_reduction reduction,
                                                         dl_tensor **out);

/**
 * The binary cross-entropy of sigmoid(input) with targets, computed without overflow.
 * pos_weight scales the term of positive targets; both weights can be broadcast to input.
 * @param weight may be NULL
 * @param reduction DL_REDUCTION_NONE, DL_REDUCTION_MEAN, DL_REDUCTION_SUM; usually DL_REDUCTION_MEAN
 * @param pos_weight may be NULL
 * Errors: DL_SHAPE_MISMATCH (the shapes differ); DL_DTYPE_MISMATCH (the dtypes differ or are not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_binary_cross_entropy_with_logits(const dl_tensor *input, const dl_tensor *target,
                                                                     const dl_tensor *weight, dl_reduction reduction,
                                                                     const dl_tensor *pos_weight, dl_tensor **out);

/**
 * The squared difference of input and target.
 * weight, of input's shape, scales the losses; the mean is then over the sum of the weights.
 * @param reduction DL_REDUCTION_NONE, DL_REDUCTION_MEAN, DL_REDUCTION_SUM; usually DL_REDUCTION_MEAN
 * @param weight may be NULL
 * Errors: DL_SHAPE_MISMATCH (weight has not the shape of input); DL_SHAPE_MISMATCH (the shapes cannot be broadcast
 *   together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_mse_loss(const dl_tensor *input, const dl_tensor *target, dl_reduction reduction,
                                             const dl_tensor *weight, dl_tensor **out);

/**
 * The absolute difference of input and target.
 * weight, of input's shape, scales the losses; the mean is then over the sum of the weights.
 * @param reduction DL_REDUCTION_NONE, DL_REDUCTION_MEAN, DL_REDUCTION_SUM; usually DL_REDUCTION_MEAN
 * @param weight may be NULL
 * Errors: DL_SHAPE_MISMATCH (weight has not the shape of input); DL_SHAPE_MISMATCH (the shapes cannot be broadcast
 *   together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_l1_loss(const dl_tensor *input, const dl_tensor *target, dl_reduction reduction,
                                            const dl_tensor *weight, dl_tensor **out);

/**
 * d^2 / (2 beta) where the difference d of input and target is below beta in size, otherwise |d| - beta / 2.
 * @param reduction DL_REDUCTION_NONE, DL_REDUCTION_MEAN, DL_REDUCTION_SUM; usually DL_REDUCTION_MEAN
 * @param beta usually 1
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_INVALID_ARGUMENT (beta is negative).
 */
DL_NODISCARD DL_EXPORT dl_status dl_smooth_l1_loss(const dl_tensor *input, const dl_tensor *target,
                                                   dl_reduction reduction, double beta, dl_tensor **out);

/**
 * d^2 / 2 where the difference d of input and target is below delta in size, otherwise delta (|d| - delta / 2).
 * weight, of input's shape, scales the losses.
 * @param reduction DL_REDUCTION_NONE, DL_REDUCTION_MEAN, DL_REDUCTION_SUM; usually DL_REDUCTION_MEAN
 * @param delta usually 1
 * @param weight may be NULL
 * Errors: DL_SHAPE_MISMATCH (weight has not the shape of input); DL_SHAPE_MISMATCH (the shapes cannot be broadcast
 *   together); DL_INVALID_ARGUMENT (delta is not positive).
 */
DL_NODISCARD DL_EXPORT dl_status dl_huber_loss(const dl_tensor *input, const dl_tensor *target,
                                               dl_reduction reduction, double delta, const dl_tensor *weight,
                                               dl_tensor **out);

/**
 * ln(1 + exp(-target input)) for targets of 1 and -1, computed without overflow.
 * @param reduction DL_REDUCTION_NONE, DL_REDUCTION_MEAN, DL_REDUCTION_SUM; usually DL_REDUCTION_MEAN
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_soft_margin_loss(const dl_tensor *input, const dl_tensor *target,
                                                     dl_reduction reduction, dl_tensor **out);

/**
 * The mean over classes of the binary cross-entropy of sigmoid(input) with targets: one loss per sample.
 * input and target (..., c), weight (c): the losses (...).
 * @param weight may be NULL
 * @param reduction DL_REDUCTION_NONE, DL_REDUCTION_MEAN, DL_REDUCTION_SUM; usually DL_REDUCTION_MEAN
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (input is not floating);
 *   DL_INDEX_OUT_OF_RANGE (input has no axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_multilabel_soft_margin_loss(const dl_tensor *input, const dl_tensor *target,
                                                                const dl_tensor *weight, dl_reduction reduction,
                                                                dl_tensor **out);

/**
 * The binary cross-entropy of sigmoid(input) with targets, times (1 - p)^gamma for the probability p of the target.
 * Terms of target 1 are scaled by alpha, those of target 0 by 1 - alpha; a negative alpha scales nothing (Lin et al.,
 * Focal loss for dense object detection, ICCV 2017).
 * @param alpha usually 0.25
 * @param gamma usually 2
 * @param reduction DL_REDUCTION_NONE, DL_REDUCTION_MEAN, DL_REDUCTION_SUM; usually DL_REDUCTION_NONE
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_sigmoid_focal_loss(const dl_tensor *input, const dl_tensor *target, double alpha,
                                                       double gamma, dl_reduction reduction, dl_tensor **out);

/**
 * The Kullback-Leibler divergence of a target from log-probabilities: target (ln target - input), 0 where target is 0.
 * With log_target, target holds logarithms too. mean divides by the number of elements, batchmean by the extent of
 * input's first axis, which gives the mean divergence.
 * @param reduction DL_DIVERGENCE_REDUCTION_NONE, DL_DIVERGENCE_REDUCTION_MEAN, DL_DIVERGENCE_REDUCTION_SUM,
 *        DL_DIVERGENCE_REDUCTION_BATCHMEAN; usually DL_DIVERGENCE_REDUCTION_MEAN
 * @param log_target usually false
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (input or target is not
 *   floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_kl_div(const dl_tensor *input, const dl_tensor *target,
                                           dl_divergence_reduction reduction, bool log_target, dl_tensor **out);

/**
 * temperature^2 times the Kullback-Leibler divergence of softmax(teacher_logits / temperature) from
 * softmax(student_logits / temperature).
 * Logits (c), (n, c) or (n, c, ...). The factor keeps the size of the gradients independent of the temperature (Hinton
 * et al., Distilling the knowledge in a neural network, 2015). reduction none gives the terms of the divergence, in the
 * shape of the logits.
 * @param temperature usually 1
 * @param reduction DL_DIVERGENCE_REDUCTION_NONE, DL_DIVERGENCE_REDUCTION_MEAN, DL_DIVERGENCE_REDUCTION_SUM,
 *        DL_DIVERGENCE_REDUCTION_BATCHMEAN; usually DL_DIVERGENCE_REDUCTION_BATCHMEAN
 * Errors: DL_SHAPE_MISMATCH (the shapes differ, or are ()); DL_DTYPE_MISMATCH (a dtype is not floating);
 *   DL_INVALID_ARGUMENT (temperature is not positive).
 */
DL_NODISCARD DL_EXPORT dl_status dl_distillation_loss(const dl_tensor *student_logits,
                                                      const dl_tensor *teacher_logits, double temperature,
                                                      dl_divergence_reduction reduction, dl_tensor **out);

/**
 * The negative log-likelihood of Poisson distributed targets: exp(input) - target input, or input - target ln(input +
 * eps) without log_input.
 * full adds Stirling's approximation target ln target - target + ln(2 pi target) / 2 where target is above 1.
 * @param log_input usually true
 * @param full usually false
 * @param eps usually 1e-08
 * @param reduction DL_REDUCTION_NONE, DL_REDUCTION_MEAN, DL_REDUCTION_SUM; usually DL_REDUCTION_MEAN
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_poisson_nll_loss(const dl_tensor *input, const dl_tensor *target, bool log_input,
                                                     bool full, double eps, dl_reduction reduction, dl_tensor **out);

/**
 * The negative log-likelihood of normally distributed targets with means input: (ln v + (input - target)^2 / v) / 2 for
 * v = max(variance, eps).
 * variance has the shape of input, or that without its last axis, or that with one axis of extent 1. full adds ln(2 pi)
 * / 2. The derivative by variance takes no notice of eps.
 * @param full usually false
 * @param eps usually 1e-06
 * @param reduction DL_REDUCTION_NONE, DL_REDUCTION_MEAN, DL_REDUCTION_SUM; usually DL_REDUCTION_MEAN
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit); DL_DTYPE_MISMATCH (input or variance is not floating);
 *   DL_INVALID_ARGUMENT (an element of variance is negative).
 */
DL_NODISCARD DL_EXPORT dl_status dl_gaussian_nll_loss(const dl_tensor *input, const dl_tensor *target,
                                                      const dl_tensor *variance, bool full, double eps,
                                                      dl_reduction reduction, dl_tensor **out);

/**
 * input where target is 1, max(0, margin - input) where target is -1.
 * @param margin usually 1
 * @param reduction DL_REDUCTION_NONE, DL_REDUCTION_MEAN, DL_REDUCTION_SUM; usually DL_REDUCTION_MEAN
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_hinge_embedding_loss(const dl_tensor *input, const dl_tensor *target,
                                                         double margin, dl_reduction reduction, dl_tensor **out);

/**
 * 1 - cos(input1, input2) where target is 1, max(0, cos(input1, input2) - margin) where target is -1.
 * Inputs (n, d) and target (n), or (d) and ().
 * @param margin usually 0
 * @param reduction DL_REDUCTION_NONE, DL_REDUCTION_MEAN, DL_REDUCTION_SUM; usually DL_REDUCTION_MEAN
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit); DL_DTYPE_MISMATCH (an input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_cosine_embedding_loss(const dl_tensor *input1, const dl_tensor *input2,
                                                          const dl_tensor *target, double margin,
                                                          dl_reduction reduction, dl_tensor **out);

/**
 * max(0, margin - target (input1 - input2)): target 1 wants input1 to be the larger one, -1 input2.
 * @param margin usually 0
 * @param reduction DL_REDUCTION_NONE, DL_REDUCTION_MEAN, DL_REDUCTION_SUM; usually DL_REDUCTION_MEAN
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together, or their ranks differ); DL_DTYPE_MISMATCH (the
 *   inputs are not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_margin_ranking_loss(const dl_tensor *input1, const dl_tensor *input2,
                                                        const dl_tensor *target, double margin,
                                                        dl_reduction reduction, dl_tensor **out);

/**
 * The sum over the other classes i of max(0, margin - input[target] + input[i])^p, times weight[target], divided by the
 * number of classes.
 * input (n, c) and target (n) of int64, or (c) and (); weight (c); p is 1 or 2.
 * @param p usually 1
 * @param margin usually 1
 * @param weight may be NULL
 * @param reduction DL_REDUCTION_NONE, DL_REDUCTION_MEAN, DL_REDUCTION_SUM; usually DL_REDUCTION_MEAN
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit); DL_DTYPE_MISMATCH (input is not floating, or target is not int64);
 *   DL_INDEX_OUT_OF_RANGE (a class is negative or too large); DL_INVALID_ARGUMENT (p is neither 1 nor 2).
 */
DL_NODISCARD DL_EXPORT dl_status dl_multi_margin_loss(const dl_tensor *input, const dl_tensor *target, int64_t p,
                                                      double margin, const dl_tensor *weight, dl_reduction reduction,
                                                      dl_tensor **out);

/**
 * The sum over classes j of the target and other classes i of max(0, 1 - input[j] + input[i]), divided by the number of
 * classes.
 * input (n, c) or (c); target (int64, of the same shape) lists classes in each row, up to the first -1.
 * @param reduction DL_REDUCTION_NONE, DL_REDUCTION_MEAN, DL_REDUCTION_SUM; usually DL_REDUCTION_MEAN
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit); DL_DTYPE_MISMATCH (input is not floating, or target is not int64);
 *   DL_INDEX_OUT_OF_RANGE (a class is below -1 or too large).
 */
DL_NODISCARD DL_EXPORT dl_status dl_multilabel_margin_loss(const dl_tensor *input, const dl_tensor *target,
                                                           dl_reduction reduction, dl_tensor **out);

/**
 * max(0, margin + |anchor - positive| - |anchor - negative|) with p-norms of the differences plus eps over the last
 * axis.
 * With swap, the second distance is the smaller one of the negative's distances to anchor and positive (Balntas et al.,
 * Learning local feature descriptors with triplets, BMVC 2016).
 * @param margin usually 1
 * @param p usually 2
 * @param eps usually 1e-06
 * @param swap usually false
 * @param reduction DL_REDUCTION_NONE, DL_REDUCTION_MEAN, DL_REDUCTION_SUM; usually DL_REDUCTION_MEAN
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit); DL_DTYPE_MISMATCH (the inputs are not floating);
 *   DL_INVALID_ARGUMENT (margin is not positive).
 */
DL_NODISCARD DL_EXPORT dl_status dl_triplet_margin_loss(const dl_tensor *anchor, const dl_tensor *positive,
                                                        const dl_tensor *negative, double margin, double p,
                                                        double eps, bool swap, dl_reduction reduction, dl_tensor **out);

/**
 * Connectionist temporal classification: -ln of the probability of a sequence of labels, summed over all its alignments
 * with blanks.
 * log_probs (t, n, c) or (t, c), logarithms of probabilities; targets (n, s) padded, or all labels one after the other;
 * input_lengths and target_lengths (n) or (), integers. Sequences that have no alignment cost infinity, or nothing with
 * zero_infinity. mean divides each loss by its target length first (Graves et al., Connectionist temporal
 * classification, ICML 2006). The derivative is that by log_probs as they are: its sum over the classes of a time step
 * is -1.
 * @param blank usually 0
 * @param reduction DL_REDUCTION_NONE, DL_REDUCTION_MEAN, DL_REDUCTION_SUM; usually DL_REDUCTION_MEAN
 * @param zero_infinity usually false
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit, or a target is longer than targets); DL_DTYPE_MISMATCH (log_probs
 *   is not floating, or a tensor of integers is not); DL_INDEX_OUT_OF_RANGE (a label is negative or too large);
 *   DL_INVALID_ARGUMENT (blank is no class, or an input length is not between 0 and t).
 */
DL_NODISCARD DL_EXPORT dl_status dl_ctc_loss(const dl_tensor *log_probs, const dl_tensor *targets,
                                             const dl_tensor *input_lengths, const dl_tensor *target_lengths,
                                             int64_t blank, dl_reduction reduction, bool zero_infinity,
                                             dl_tensor **out);


/* --------------------------------------------------------------------------------
 * Resize
 *
 * Sequences, images and volumes, laid out as (batch, channels, ...), in another size.
 * -------------------------------------------------------------------------------- */

/**
 * Another size, given directly or by a factor.
 * input is (N, C, w), (N, C, h, w) or (N, C, d, h, w); size has one extent for each of the last axes, or one for all.
 * Without size, extents are floor(h scale_factor). linear is for one, bilinear and bicubic for two, trilinear for three
 * axes, the other modes for any number. Position i of the result lies at (i + 1/2) / s - 1/2 of the input, with s the
 * scale factor where it is given and not recomputed, else the ratio of the extents; with align_corners at i (h - 1) /
 * (h' - 1), so that the corners coincide. nearest takes element floor(i / s), nearest_exact floor((i + 1/2) / s), area
 * the mean of the elements that a new one covers. antialias (bilinear and bicubic) widens the filter where the image
 * shrinks.
 * @param size size_count values, or NULL for none given
 * @param scale_factor may be NULL
 * @param mode DL_INTERPOLATE_MODE_NEAREST, DL_INTERPOLATE_MODE_LINEAR, DL_INTERPOLATE_MODE_BILINEAR,
 *        DL_INTERPOLATE_MODE_BICUBIC, DL_INTERPOLATE_MODE_TRILINEAR, DL_INTERPOLATE_MODE_AREA,
 *        DL_INTERPOLATE_MODE_NEAREST_EXACT; usually DL_INTERPOLATE_MODE_NEAREST
 * @param align_corners usually false
 * @param recompute_scale_factor usually false
 * @param antialias usually false
 * Errors: DL_SHAPE_MISMATCH (input has another rank than the mode needs, or an empty axis other than the batch);
 *   DL_INVALID_ARGUMENT (size and scale_factor are both given or both missing, or an extent is not positive);
 *   DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_interpolate(const dl_tensor *input, const int64_t *size, int64_t size_count,
                                                const double *scale_factor, dl_interpolate_mode mode,
                                                bool align_corners, bool recompute_scale_factor, bool antialias,
                                                dl_tensor **out);

/**
 * Another size, with a mode for any number of axes and a scale factor for each axis.
 * What interpolate is made of: the scale factors (of depth, height and width) say where elements lie, output_size how
 * many there are.
 * @param output_size output_size_count values
 * @param mode DL_RESAMPLE_MODE_NEAREST, DL_RESAMPLE_MODE_NEAREST_EXACT, DL_RESAMPLE_MODE_LINEAR,
 *        DL_RESAMPLE_MODE_CUBIC, DL_RESAMPLE_MODE_AREA; usually DL_RESAMPLE_MODE_NEAREST
 * @param align_corners usually false
 * @param antialias usually false
 * @param scales_d may be NULL
 * @param scales_h may be NULL
 * @param scales_w may be NULL
 * Errors: DL_SHAPE_MISMATCH (input has not three to five axes, or an empty axis other than the batch);
 *   DL_INVALID_ARGUMENT (an extent or a scale factor is not positive); DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_resample(const dl_tensor *input, const int64_t *output_size,
                                             int64_t output_size_count, dl_resample_mode mode, bool align_corners,
                                             bool antialias, const double *scales_d, const double *scales_h,
                                             const double *scales_w, dl_tensor **out);

/**
 * Images resized by bilinear interpolation.
 * Row y of the result lies at (y + 1/2) h / h' - 1/2 of the input, limited to 0 from below; with align_corners at y (h
 * - 1) / (h' - 1), so that the corners coincide.
 * @param output_size two values
 * @param align_corners usually false
 * Errors: DL_SHAPE_MISMATCH (input does not have four axes); DL_INVALID_ARGUMENT (an extent of output_size is not
 *   positive, or an image is empty); DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_upsample_bilinear2d(const dl_tensor *input, const int64_t *output_size,
                                                        bool align_corners, dl_tensor **out);

/**
 * Images resized by repeating or leaving out elements: row y of the result is row floor(y h / h') of the input.
 * @param output_size two values
 * Errors: DL_SHAPE_MISMATCH (input does not have four axes); DL_INVALID_ARGUMENT (an extent of output_size is not
 *   positive, or an image is empty).
 */
DL_NODISCARD DL_EXPORT dl_status dl_upsample_nearest2d(const dl_tensor *input, const int64_t *output_size,
                                                       dl_tensor **out);


/* --------------------------------------------------------------------------------
 * InPlace
 *
 * Operations that change a tensor. The other operands are broadcast to it and converted to its dtype. A leaf that
 * requires gradients can only be changed while nothing is recorded.
 * -------------------------------------------------------------------------------- */

/**
 * Adds other to input.
 * Errors: DL_SHAPE_MISMATCH (other cannot be broadcast to input); DL_DTYPE_MISMATCH (the result does not fit the dtype
 *   of input); DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_add_(dl_tensor *input, const dl_tensor *other);
/** dl_add_ with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_add_scalar_(dl_tensor *input, dl_scalar other);

/**
 * Subtracts other from input.
 * Errors: DL_SHAPE_MISMATCH (other cannot be broadcast to input); DL_DTYPE_MISMATCH (the result does not fit the dtype
 *   of input); DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_sub_(dl_tensor *input, const dl_tensor *other);
/** dl_sub_ with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_sub_scalar_(dl_tensor *input, dl_scalar other);

/**
 * Multiplies input by other.
 * Errors: DL_SHAPE_MISMATCH (other cannot be broadcast to input); DL_DTYPE_MISMATCH (the result does not fit the dtype
 *   of input); DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_mul_(dl_tensor *input, const dl_tensor *other);
/** dl_mul_ with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_mul_scalar_(dl_tensor *input, dl_scalar other);

/**
 * Divides input by other.
 * Errors: DL_SHAPE_MISMATCH (other cannot be broadcast to input); DL_DTYPE_MISMATCH (the result does not fit the dtype
 *   of input); DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_div_(dl_tensor *input, const dl_tensor *other);
/** dl_div_ with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_div_scalar_(dl_tensor *input, dl_scalar other);

/**
 * Divides input by other, and rounds the quotient.
 * @param rounding_mode DL_ROUNDING_MODE_NONE, DL_ROUNDING_MODE_TRUNC, DL_ROUNDING_MODE_FLOOR; usually
 *        DL_ROUNDING_MODE_NONE
 * Errors: DL_SHAPE_MISMATCH (other cannot be broadcast to input); DL_DTYPE_MISMATCH (the result does not fit the dtype
 *   of input); DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_div_rounded_(dl_tensor *input, const dl_tensor *other,
                                                 dl_rounding_mode rounding_mode);
/** dl_div_rounded_ with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_div_rounded_scalar_(dl_tensor *input, dl_scalar other,
                                                        dl_rounding_mode rounding_mode);

/** Replaces input by its negative. */
DL_NODISCARD DL_EXPORT dl_status dl_neg_(dl_tensor *input);

/** Replaces negative elements by 0. */
DL_NODISCARD DL_EXPORT dl_status dl_relu_(dl_tensor *input);

/** Sets all elements to 0. */
DL_NODISCARD DL_EXPORT dl_status dl_zero_(dl_tensor *input);

/** Sets all elements to one number. */
DL_NODISCARD DL_EXPORT dl_status dl_fill_(dl_tensor *input, dl_scalar value);

/**
 * Sets the elements to those of source, converted to the dtype of input.
 * Errors: DL_SHAPE_MISMATCH (source cannot be broadcast to input).
 */
DL_NODISCARD DL_EXPORT dl_status dl_copy_(dl_tensor *input, const dl_tensor *source);

/**
 * Sets the elements where mask holds to one number.
 * Errors: DL_SHAPE_MISMATCH (mask cannot be broadcast to input); DL_DTYPE_MISMATCH (mask is not boolean).
 */
DL_NODISCARD DL_EXPORT dl_status dl_masked_fill_(dl_tensor *input, const dl_tensor *mask, dl_scalar value);

/**
 * Sets the elements to numbers drawn evenly from [low, high).
 * @param low usually 0
 * @param high usually 1
 * @param generator NULL for the default one
 * Errors: DL_DTYPE_MISMATCH (input is not floating); DL_INVALID_ARGUMENT (low is greater than high).
 */
DL_NODISCARD DL_EXPORT dl_status dl_uniform_(dl_tensor *input, double low, double high, dl_generator *generator);

/**
 * Sets the elements to numbers drawn from a normal distribution.
 * @param mean usually 0
 * @param std usually 1
 * @param generator NULL for the default one
 * Errors: DL_DTYPE_MISMATCH (input is not floating); DL_INVALID_ARGUMENT (std is negative).
 */
DL_NODISCARD DL_EXPORT dl_status dl_normal_(dl_tensor *input, double mean, double std, dl_generator *generator);

/**
 * Sets each element to 1 with probability p, otherwise to 0.
 * @param p usually 0.5
 * @param generator NULL for the default one
 * Errors: DL_INVALID_ARGUMENT (p is not between 0 and 1).
 */
DL_NODISCARD DL_EXPORT dl_status dl_bernoulli_(dl_tensor *input, double p, dl_generator *generator);


/* --------------------------------------------------------------------------------
 * Analysis
 *
 * The arithmetic of layers, without running them: output sizes, receptive fields, parameters and multiply-adds, and the
 * inverse questions. All results are int64.
 * -------------------------------------------------------------------------------- */

/**
 * The output size of a convolution or a pooling along each axis: (n).
 * floor((input + 2 padding - dilation (kernel - 1) - 1) / stride) + 1; stride is 1 unless given. With ceil_mode the
 * quotient is rounded up, as poolings may do, unless the last window would start beyond the input and its left padding.
 * kernel_size, stride, padding and dilation are one value for all axes or one for each. Dumoulin and Visin, A guide to
 * convolution arithmetic, 2016.
 * @param input_size input_size_count values
 * @param kernel_size kernel_size_count values
 * @param stride stride_count values, or NULL for none given
 * @param padding padding_count values, or NULL for none given
 * @param dilation dilation_count values, or NULL for none given
 * @param ceil_mode usually false
 * Errors: DL_SHAPE_MISMATCH (an argument has neither one value nor one for each axis, or the kernel is larger than the
 *   padded input); DL_INVALID_ARGUMENT (kernel_size, stride or dilation is not positive, input_size or padding is
 *   negative, or a number overflows).
 */
DL_NODISCARD DL_EXPORT dl_status dl_window_output_size(const int64_t *input_size, int64_t input_size_count,
                                                       const int64_t *kernel_size, int64_t kernel_size_count,
                                                       const int64_t *stride, int64_t stride_count,
                                                       const int64_t *padding, int64_t padding_count,
                                                       const int64_t *dilation, int64_t dilation_count,
                                                       bool ceil_mode, dl_tensor **out);

/**
 * The output size of a transposed convolution along each axis: (n).
 * (input - 1) stride - 2 padding + dilation (kernel - 1) + output_padding + 1; stride is 1 unless given.
 * @param input_size input_size_count values
 * @param kernel_size kernel_size_count values
 * @param stride stride_count values, or NULL for none given
 * @param padding padding_count values, or NULL for none given
 * @param output_padding output_padding_count values, or NULL for none given
 * @param dilation dilation_count values, or NULL for none given
 * Errors: DL_SHAPE_MISMATCH (an argument has neither one value nor one for each axis, or the output would be empty);
 *   DL_INVALID_ARGUMENT (input_size, kernel_size, stride or dilation is not positive, padding is negative,
 *   output_padding is neither smaller than stride nor than dilation, or a number overflows).
 */
DL_NODISCARD DL_EXPORT dl_status dl_transposed_output_size(const int64_t *input_size, int64_t input_size_count,
                                                           const int64_t *kernel_size, int64_t kernel_size_count,
                                                           const int64_t *stride, int64_t stride_count,
                                                           const int64_t *padding, int64_t padding_count,
                                                           const int64_t *output_padding,
                                                           int64_t output_padding_count, const int64_t *dilation,
                                                           int64_t dilation_count, dl_tensor **out);

/**
 * The smallest and the largest input size that a convolution or a pooling maps to an output size, along each axis: (n,
 * 2).
 * Every size between them, both included, gives the output size: stride - 1 elements at the end may go unused. The
 * smallest is (output - 1) stride + dilation (kernel - 1) + 1 - 2 padding, but at least 1.
 * @param output_size output_size_count values
 * @param kernel_size kernel_size_count values
 * @param stride stride_count values, or NULL for none given
 * @param padding padding_count values, or NULL for none given
 * @param dilation dilation_count values, or NULL for none given
 * Errors: DL_SHAPE_MISMATCH (an argument has neither one value nor one for each axis); DL_INVALID_ARGUMENT
 *   (output_size, kernel_size, stride or dilation is not positive, padding is negative, no input size gives the output
 *   size, or a number overflows).
 */
DL_NODISCARD DL_EXPORT dl_status dl_window_input_sizes(const int64_t *output_size, int64_t output_size_count,
                                                       const int64_t *kernel_size, int64_t kernel_size_count,
                                                       const int64_t *stride, int64_t stride_count,
                                                       const int64_t *padding, int64_t padding_count,
                                                       const int64_t *dilation, int64_t dilation_count,
                                                       dl_tensor **out);

/**
 * All kernel sizes, strides and paddings in given ranges that map an input size to an output size: rows (kernel,
 * stride, padding) of (n, 3).
 * Each range is a lowest and a highest value, both included. The rows come in the order of their numbers. With
 * floor=False the last window must end exactly where the padded input ends; otherwise up to stride - 1 elements may go
 * unused.
 * @param kernel_sizes two values
 * @param strides two values
 * @param paddings two values
 * @param dilation usually 1
 * @param floor usually true
 * Errors: DL_INVALID_ARGUMENT (input_size, output_size or dilation is not positive, a range is empty or starts too low,
 *   there are more than 2^24 combinations, or a number overflows).
 */
DL_NODISCARD DL_EXPORT dl_status dl_window_solutions(int64_t input_size, int64_t output_size,
                                                     const int64_t *kernel_sizes, const int64_t *strides,
                                                     const int64_t *paddings, int64_t dilation, bool floor,
                                                     dl_tensor **out);

/**
 * The part of the input that one unit of each layer of a stack sees, along one axis: three tensors (L).
 * layers is (L, 4), int64: kernel size, stride, padding and dilation of each layer, the first layer first. Unit i of a
 * layer sees size elements from start + i stride on; start is negative where padding is seen. A layer adds dilation
 * (kernel - 1) strides of its input to the size, multiplies the stride, and moves the start by padding strides of its
 * input. With input_size the size is the largest number of elements inside the input that a unit sees, and every layer
 * must fit. A kernel size of 0 stands for a layer that sees its whole input, such as a dense layer or a global pooling,
 * and needs input_size. Araujo, Norris and Sim, Computing receptive fields of convolutional neural networks, 2019.
 * @param input_size may be NULL
 * Errors: DL_SHAPE_MISMATCH (layers is not (L, 4), or a kernel is larger than its padded input); DL_DTYPE_MISMATCH
 *   (layers is not int64); DL_INVALID_ARGUMENT (a stride or dilation is not positive, a kernel size, padding or
 *   input_size is negative, a kernel size is 0 without an input_size, or a number overflows).
 */
DL_NODISCARD DL_EXPORT dl_status dl_receptive_field(const dl_tensor *layers, const int64_t *input_size,
                                                    dl_tensor **size, dl_tensor **stride, dl_tensor **start);

/**
 * The number of parameters of a convolution, transposed or not.
 * in_channels out_channels prod(kernel_size) / groups, and out_channels more with a bias. kernel_size has one value for
 * each axis.
 * @param kernel_size kernel_size_count values
 * @param groups usually 1
 * @param bias usually true
 * Errors: DL_INVALID_ARGUMENT (channels, kernel_size or groups are not positive, groups does not divide the channels,
 *   or the number overflows).
 */
DL_NODISCARD DL_EXPORT dl_status dl_convolution_parameters(int64_t in_channels, int64_t out_channels,
                                                           const int64_t *kernel_size, int64_t kernel_size_count,
                                                           int64_t groups, bool bias, dl_tensor **out);

/**
 * The number of parameters of a dense layer: in_features out_features, and out_features more with a bias.
 * @param bias usually true
 * Errors: DL_INVALID_ARGUMENT (in_features or out_features is negative, or the number overflows).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linear_parameters(int64_t in_features, int64_t out_features, bool bias,
                                                      dl_tensor **out);

/**
 * The numbers of a batch normalization: what is trained (scale and shift), and what is only kept (running mean and
 * variance).
 * Ioffe and Szegedy, Batch normalization, 2015. Layer and group normalization keep nothing: track_running_stats=False.
 * @param affine usually true
 * @param track_running_stats usually true
 * Errors: DL_INVALID_ARGUMENT (num_features is negative, or the number overflows).
 */
DL_NODISCARD DL_EXPORT dl_status dl_normalization_parameters(int64_t num_features, bool affine,
                                                             bool track_running_stats, dl_tensor **trainable,
                                                             dl_tensor **buffers);

/**
 * The number of parameters of a recurrent network.
 * A layer has, for each direction and each of g gates (1, 3 or 4), hidden_size rows over its input and its state, and
 * biases vectors of hidden_size. biases is 2 in PyTorch, 1 in Keras and most papers, 0 without. With proj_size (LSTM
 * only) the state is projected to proj_size by a matrix without bias: Sak, Senior and Beaufays, Long short-term memory
 * recurrent neural network architectures, 2014. Layers after the first take the states of all directions.
 * @param kind DL_RECURRENT_KIND_RNN, DL_RECURRENT_KIND_GRU, DL_RECURRENT_KIND_LSTM
 * @param num_layers usually 1
 * @param biases usually 2
 * @param bidirectional usually false
 * @param proj_size usually 0
 * Errors: DL_INVALID_ARGUMENT (a size or num_layers is not positive, biases is not 0, 1 or 2, proj_size is given to
 *   another kind or is not below hidden_size, or the number overflows).
 */
DL_NODISCARD DL_EXPORT dl_status dl_recurrent_parameters(dl_recurrent_kind kind, int64_t input_size,
                                                         int64_t hidden_size, int64_t num_layers, int64_t biases,
                                                         bool bidirectional, int64_t proj_size, dl_tensor **out);

/**
 * The hidden sizes for which a recurrent network has a given number of parameters: (1), or (0) if there is none.
 * The inverse of recurrent_parameters. That number grows with the hidden size, so there is at most one.
 * @param kind DL_RECURRENT_KIND_RNN, DL_RECURRENT_KIND_GRU, DL_RECURRENT_KIND_LSTM
 * @param num_layers usually 1
 * @param biases usually 2
 * @param bidirectional usually false
 * Errors: DL_INVALID_ARGUMENT (input_size or num_layers is not positive, parameters is negative, or biases is not 0, 1
 *   or 2).
 */
DL_NODISCARD DL_EXPORT dl_status dl_hidden_size_for_parameters(dl_recurrent_kind kind, int64_t input_size,
                                                               int64_t parameters, int64_t num_layers, int64_t biases,
                                                               bool bidirectional, dl_tensor **out);

/**
 * The number of multiply-adds of a convolution for one image, without the bias.
 * in_channels out_channels prod(kernel_size) prod(output_size) / groups. A transposed convolution does as many with its
 * input size in place of output_size; a dense layer is a convolution without axes, kernel_size=[] and output_size=[].
 * @param kernel_size kernel_size_count values
 * @param output_size output_size_count values
 * @param groups usually 1
 * Errors: DL_SHAPE_MISMATCH (kernel_size and output_size have different numbers of axes); DL_INVALID_ARGUMENT
 *   (channels, kernel_size or groups are not positive, an output_size is negative, groups does not divide the channels,
 *   or the number overflows).
 */
DL_NODISCARD DL_EXPORT dl_status dl_convolution_multiply_adds(int64_t in_channels, int64_t out_channels,
                                                              const int64_t *kernel_size, int64_t kernel_size_count,
                                                              const int64_t *output_size, int64_t output_size_count,
                                                              int64_t groups, dl_tensor **out);


/* --------------------------------------------------------------------------------
 * Arithmetic
 *
 * Operations on pairs of elements: arithmetic, comparisons, logic and bits. Shapes broadcast, dtypes promote.
 * -------------------------------------------------------------------------------- */

/**
 * input + other, with broadcasting and type promotion.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_add(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);
/** dl_add with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_add_scalar(const dl_tensor *input, dl_scalar other, dl_tensor **out);

/**
 * input - other, with broadcasting and type promotion.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (both operands are boolean).
 */
DL_NODISCARD DL_EXPORT dl_status dl_sub(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);
/** dl_sub with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_sub_scalar(const dl_tensor *input, dl_scalar other, dl_tensor **out);

/**
 * input times other, with broadcasting and type promotion.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_mul(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);
/** dl_mul with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_mul_scalar(const dl_tensor *input, dl_scalar other, dl_tensor **out);

/**
 * input divided by other, with broadcasting and type promotion.
 * Two integer operands give float32.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_div(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);
/** dl_div with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_div_scalar(const dl_tensor *input, dl_scalar other, dl_tensor **out);

/**
 * The largest integer not above input / other.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_INVALID_ARGUMENT (an integer is divided by
 *   zero).
 */
DL_NODISCARD DL_EXPORT dl_status dl_floor_divide(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);
/** dl_floor_divide with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_floor_divide_scalar(const dl_tensor *input, dl_scalar other, dl_tensor **out);

/**
 * Replaces the elements of input by those of floor_divide.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_INVALID_ARGUMENT (an integer is divided by
 *   zero); DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_floor_divide_(dl_tensor *input, const dl_tensor *other);
/** dl_floor_divide_ with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_floor_divide_scalar_(dl_tensor *input, dl_scalar other);

/**
 * input - floor(input / other) other, which has the sign of other.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_INVALID_ARGUMENT (an integer is divided by
 *   zero).
 */
DL_NODISCARD DL_EXPORT dl_status dl_remainder(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);
/** dl_remainder with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_remainder_scalar(const dl_tensor *input, dl_scalar other, dl_tensor **out);

/**
 * Replaces the elements of input by those of remainder.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_INVALID_ARGUMENT (an integer is divided by
 *   zero); DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_remainder_(dl_tensor *input, const dl_tensor *other);
/** dl_remainder_ with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_remainder_scalar_(dl_tensor *input, dl_scalar other);

/**
 * input to the power of exponent, with broadcasting and type promotion.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_INVALID_ARGUMENT (an integer is raised to a
 *   negative integer number).
 */
DL_NODISCARD DL_EXPORT dl_status dl_pow(const dl_tensor *input, const dl_tensor *exponent, dl_tensor **out);
/** dl_pow with a number as exponent. */
DL_NODISCARD DL_EXPORT dl_status dl_pow_scalar(const dl_tensor *input, dl_scalar exponent, dl_tensor **out);

/**
 * Replaces the elements of input by those of pow.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_INVALID_ARGUMENT (an integer is raised to a
 *   negative integer number); DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input
 *   is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_pow_(dl_tensor *input, const dl_tensor *exponent);
/** dl_pow_ with a number as exponent. */
DL_NODISCARD DL_EXPORT dl_status dl_pow_scalar_(dl_tensor *input, dl_scalar exponent);

/**
 * The larger of two elements; not a number if either is. At a tie both get half of the gradient.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_maximum(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);

/**
 * The smaller of two elements; not a number if either is. At a tie both get half of the gradient.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_minimum(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);

/**
 * Whether input = other, element by element.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_eq(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);
/** dl_eq with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_eq_scalar(const dl_tensor *input, dl_scalar other, dl_tensor **out);

/**
 * Replaces the elements of input by those of eq.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (the result does not fit the
 *   dtype of input); DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_eq_(dl_tensor *input, const dl_tensor *other);
/** dl_eq_ with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_eq_scalar_(dl_tensor *input, dl_scalar other);

/**
 * Whether input and other differ, element by element.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_ne(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);
/** dl_ne with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_ne_scalar(const dl_tensor *input, dl_scalar other, dl_tensor **out);

/**
 * Replaces the elements of input by those of ne.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (the result does not fit the
 *   dtype of input); DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_ne_(dl_tensor *input, const dl_tensor *other);
/** dl_ne_ with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_ne_scalar_(dl_tensor *input, dl_scalar other);

/**
 * Whether input < other, element by element.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_lt(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);
/** dl_lt with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_lt_scalar(const dl_tensor *input, dl_scalar other, dl_tensor **out);

/**
 * Replaces the elements of input by those of lt.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (the result does not fit the
 *   dtype of input); DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_lt_(dl_tensor *input, const dl_tensor *other);
/** dl_lt_ with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_lt_scalar_(dl_tensor *input, dl_scalar other);

/**
 * Whether input <= other, element by element.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_le(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);
/** dl_le with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_le_scalar(const dl_tensor *input, dl_scalar other, dl_tensor **out);

/**
 * Replaces the elements of input by those of le.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (the result does not fit the
 *   dtype of input); DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_le_(dl_tensor *input, const dl_tensor *other);
/** dl_le_ with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_le_scalar_(dl_tensor *input, dl_scalar other);

/**
 * Whether input > other, element by element.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_gt(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);
/** dl_gt with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_gt_scalar(const dl_tensor *input, dl_scalar other, dl_tensor **out);

/**
 * Replaces the elements of input by those of gt.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (the result does not fit the
 *   dtype of input); DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_gt_(dl_tensor *input, const dl_tensor *other);
/** dl_gt_ with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_gt_scalar_(dl_tensor *input, dl_scalar other);

/**
 * Whether input >= other, element by element.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_ge(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);
/** dl_ge with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_ge_scalar(const dl_tensor *input, dl_scalar other, dl_tensor **out);

/**
 * Replaces the elements of input by those of ge.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (the result does not fit the
 *   dtype of input); DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_ge_(dl_tensor *input, const dl_tensor *other);
/** dl_ge_ with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_ge_scalar_(dl_tensor *input, dl_scalar other);

/**
 * Whether both elements are not zero.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_logical_and(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);

/**
 * Replaces the elements of input by those of logical_and.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (the result does not fit the
 *   dtype of input); DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_logical_and_(dl_tensor *input, const dl_tensor *other);

/**
 * Whether one of two elements is not zero.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_logical_or(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);

/**
 * Replaces the elements of input by those of logical_or.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (the result does not fit the
 *   dtype of input); DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_logical_or_(dl_tensor *input, const dl_tensor *other);

/**
 * Whether exactly one of two elements is not zero.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_logical_xor(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);

/**
 * Replaces the elements of input by those of logical_xor.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (the result does not fit the
 *   dtype of input); DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_logical_xor_(dl_tensor *input, const dl_tensor *other);

/**
 * The and of the bits of two integers or booleans.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (an operand is floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_bitwise_and(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);
/** dl_bitwise_and with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_bitwise_and_scalar(const dl_tensor *input, dl_scalar other, dl_tensor **out);

/**
 * Replaces the elements of input by those of bitwise_and.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (an operand is floating);
 *   DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that requires
 *   gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_bitwise_and_(dl_tensor *input, const dl_tensor *other);
/** dl_bitwise_and_ with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_bitwise_and_scalar_(dl_tensor *input, dl_scalar other);

/**
 * The or of the bits of two integers or booleans.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (an operand is floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_bitwise_or(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);
/** dl_bitwise_or with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_bitwise_or_scalar(const dl_tensor *input, dl_scalar other, dl_tensor **out);

/**
 * Replaces the elements of input by those of bitwise_or.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (an operand is floating);
 *   DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that requires
 *   gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_bitwise_or_(dl_tensor *input, const dl_tensor *other);
/** dl_bitwise_or_ with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_bitwise_or_scalar_(dl_tensor *input, dl_scalar other);

/**
 * The exclusive or of the bits of two integers or booleans.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (an operand is floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_bitwise_xor(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);
/** dl_bitwise_xor with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_bitwise_xor_scalar(const dl_tensor *input, dl_scalar other, dl_tensor **out);

/**
 * Replaces the elements of input by those of bitwise_xor.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (an operand is floating);
 *   DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that requires
 *   gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_bitwise_xor_(dl_tensor *input, const dl_tensor *other);
/** dl_bitwise_xor_ with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_bitwise_xor_scalar_(dl_tensor *input, dl_scalar other);

/**
 * input divided by other: the quotient itself, without its fraction, or the largest integer not above it.
 * @param rounding_mode DL_ROUNDING_MODE_NONE, DL_ROUNDING_MODE_TRUNC, DL_ROUNDING_MODE_FLOOR; usually
 *        DL_ROUNDING_MODE_NONE
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_INVALID_ARGUMENT (an integer is divided by
 *   zero).
 */
DL_NODISCARD DL_EXPORT dl_status dl_div_rounded(const dl_tensor *input, const dl_tensor *other,
                                                dl_rounding_mode rounding_mode, dl_tensor **out);
/** dl_div_rounded with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_div_rounded_scalar(const dl_tensor *input, dl_scalar other,
                                                       dl_rounding_mode rounding_mode, dl_tensor **out);

/**
 * The remainder of input / other with the sign of input.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_INVALID_ARGUMENT (an integer is divided by
 *   zero).
 */
DL_NODISCARD DL_EXPORT dl_status dl_fmod(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);
/** dl_fmod with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_fmod_scalar(const dl_tensor *input, dl_scalar other, dl_tensor **out);

/**
 * Replaces the elements of input by those of fmod.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_INVALID_ARGUMENT (an integer is divided by
 *   zero); DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_fmod_(dl_tensor *input, const dl_tensor *other);
/** dl_fmod_ with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_fmod_scalar_(dl_tensor *input, dl_scalar other);

/**
 * other - input.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_rsub(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);
/** dl_rsub with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_rsub_scalar(const dl_tensor *input, dl_scalar other, dl_tensor **out);

/**
 * input to the power of exponent, computed in float64.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_float_power(const dl_tensor *input, const dl_tensor *exponent, dl_tensor **out);
/** dl_float_power with a number as exponent. */
DL_NODISCARD DL_EXPORT dl_status dl_float_power_scalar(const dl_tensor *input, dl_scalar exponent, dl_tensor **out);

/**
 * log(exp(input) + exp(other)), without overflow.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_logaddexp(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);

/**
 * The logarithm to base 2 of 2^input + 2^other, without overflow.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_logaddexp2(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);

/**
 * The angle of the point with ordinate input and abscissa other, from -pi to pi.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_atan2(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);

/**
 * Replaces the elements of input by those of atan2.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (the result does not fit the
 *   dtype of input); DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_atan2_(dl_tensor *input, const dl_tensor *other);

/**
 * sqrt(input^2 + other^2), without overflow.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (both are integers).
 */
DL_NODISCARD DL_EXPORT dl_status dl_hypot(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);

/**
 * Replaces the elements of input by those of hypot.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (both are integers);
 *   DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that requires
 *   gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_hypot_(dl_tensor *input, const dl_tensor *other);

/**
 * The magnitude of input with the sign of other.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_copysign(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);
/** dl_copysign with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_copysign_scalar(const dl_tensor *input, dl_scalar other, dl_tensor **out);

/**
 * Replaces the elements of input by those of copysign.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (the result does not fit the
 *   dtype of input); DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_copysign_(dl_tensor *input, const dl_tensor *other);
/** dl_copysign_ with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_copysign_scalar_(dl_tensor *input, dl_scalar other);

/**
 * The next representable number after input in the direction of other.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_nextafter(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);

/**
 * Replaces the elements of input by those of nextafter.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (the result does not fit the
 *   dtype of input); DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_nextafter_(dl_tensor *input, const dl_tensor *other);

/**
 * 0 where input is negative, 1 where it is positive, and values where it is 0.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (input and values have
 *   different dtypes).
 */
DL_NODISCARD DL_EXPORT dl_status dl_heaviside(const dl_tensor *input, const dl_tensor *values, dl_tensor **out);

/**
 * Replaces the elements of input by those of heaviside.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (input and values have
 *   different dtypes); DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a
 *   leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_heaviside_(dl_tensor *input, const dl_tensor *values);

/**
 * The larger of two elements; one that is not a number is left out.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_fmax(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);

/**
 * The smaller of two elements; one that is not a number is left out.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_fmin(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);

/**
 * The greatest common divisor of two integers, not negative.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (an operand is floating or
 *   boolean).
 */
DL_NODISCARD DL_EXPORT dl_status dl_gcd(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);

/**
 * Replaces the elements of input by those of gcd.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (an operand is floating or
 *   boolean); DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_gcd_(dl_tensor *input, const dl_tensor *other);

/**
 * The least common multiple of two integers, not negative.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (an operand is floating or
 *   boolean).
 */
DL_NODISCARD DL_EXPORT dl_status dl_lcm(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);

/**
 * Replaces the elements of input by those of lcm.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (an operand is floating or
 *   boolean); DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_lcm_(dl_tensor *input, const dl_tensor *other);

/**
 * input times 2^other, for integers.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (an operand is floating or
 *   boolean).
 */
DL_NODISCARD DL_EXPORT dl_status dl_bitwise_left_shift(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);
/** dl_bitwise_left_shift with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_bitwise_left_shift_scalar(const dl_tensor *input, dl_scalar other, dl_tensor **out);

/**
 * Replaces the elements of input by those of bitwise_left_shift.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (an operand is floating or
 *   boolean); DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_bitwise_left_shift_(dl_tensor *input, const dl_tensor *other);
/** dl_bitwise_left_shift_ with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_bitwise_left_shift_scalar_(dl_tensor *input, dl_scalar other);

/**
 * input divided by 2^other and rounded down, for integers.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (an operand is floating or
 *   boolean).
 */
DL_NODISCARD DL_EXPORT dl_status dl_bitwise_right_shift(const dl_tensor *input, const dl_tensor *other,
                                                        dl_tensor **out);
/** dl_bitwise_right_shift with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_bitwise_right_shift_scalar(const dl_tensor *input, dl_scalar other,
                                                               dl_tensor **out);

/**
 * Replaces the elements of input by those of bitwise_right_shift.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (an operand is floating or
 *   boolean); DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_bitwise_right_shift_(dl_tensor *input, const dl_tensor *other);
/** dl_bitwise_right_shift_ with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_bitwise_right_shift_scalar_(dl_tensor *input, dl_scalar other);

/**
 * input times 2^other.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_ldexp(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);

/**
 * Replaces the elements of input by those of ldexp.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (the result does not fit the
 *   dtype of input); DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_ldexp_(dl_tensor *input, const dl_tensor *other);


/* --------------------------------------------------------------------------------
 * Arrange
 *
 * Tensors cut, turned, repeated and put together, and copies in which a part is replaced.
 * -------------------------------------------------------------------------------- */

/**
 * The elements on a diagonal of two axes, as a view whose last axis runs along it.
 * @param offset usually 0
 * @param dim1 usually 0
 * @param dim2 usually 1
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_INVALID_ARGUMENT (both axes are the same).
 */
DL_NODISCARD DL_EXPORT dl_status dl_diagonal(const dl_tensor *input, int64_t offset, int64_t dim1, int64_t dim2,
                                             dl_tensor **out);

/**
 * A vector as the diagonal of a matrix, or the diagonal of a matrix as a vector.
 * @param diagonal usually 0
 * Errors: DL_SHAPE_MISMATCH (input is neither a vector nor a matrix).
 */
DL_NODISCARD DL_EXPORT dl_status dl_diag(const dl_tensor *input, int64_t diagonal, dl_tensor **out);

/**
 * Matrices with the last axis of input on a diagonal, zeros elsewhere.
 * @param offset usually 0
 * @param dim1 usually -2
 * @param dim2 usually -1
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_INVALID_ARGUMENT (both axes are the same).
 */
DL_NODISCARD DL_EXPORT dl_status dl_diag_embed(const dl_tensor *input, int64_t offset, int64_t dim1, int64_t dim2,
                                               dl_tensor **out);

/**
 * A matrix with all elements of input on a diagonal, zeros elsewhere.
 * @param offset usually 0
 */
DL_NODISCARD DL_EXPORT dl_status dl_diagflat(const dl_tensor *input, int64_t offset, dl_tensor **out);

/**
 * The elements of matrices on and below a diagonal, zeros elsewhere.
 * @param diagonal usually 0
 * Errors: DL_SHAPE_MISMATCH (input has less than two axes).
 */
DL_NODISCARD DL_EXPORT dl_status dl_tril(const dl_tensor *input, int64_t diagonal, dl_tensor **out);

/**
 * The elements of matrices on and above a diagonal, zeros elsewhere.
 * @param diagonal usually 0
 * Errors: DL_SHAPE_MISMATCH (input has less than two axes).
 */
DL_NODISCARD DL_EXPORT dl_status dl_triu(const dl_tensor *input, int64_t diagonal, dl_tensor **out);

/**
 * The positions on and below a diagonal of a matrix: a row of row numbers, and one of column numbers.
 * @param offset usually 0
 * @param dtype usually int64
 * Errors: DL_INVALID_ARGUMENT (an extent is negative).
 */
DL_NODISCARD DL_EXPORT dl_status dl_tril_indices(int64_t row, int64_t col, int64_t offset, dl_dtype dtype,
                                                 dl_tensor **out);

/**
 * The positions on and above a diagonal of a matrix: a row of row numbers, and one of column numbers.
 * @param offset usually 0
 * @param dtype usually int64
 * Errors: DL_INVALID_ARGUMENT (an extent is negative).
 */
DL_NODISCARD DL_EXPORT dl_status dl_triu_indices(int64_t row, int64_t col, int64_t offset, dl_dtype dtype,
                                                 dl_tensor **out);

/**
 * Matrices one behind the other on the diagonal, zeros elsewhere; vectors count as rows.
 * @param tensors tensors_count tensors
 * Errors: DL_SHAPE_MISMATCH (a tensor has more than two axes).
 */
DL_NODISCARD DL_EXPORT dl_status dl_block_diag(const dl_tensor *const *tensors, int64_t tensors_count, dl_tensor **out);

/**
 * A copy that holds input dims[i] times along each axis i; missing entries, in front, are 1.
 * @param dims dims_count values
 * Errors: DL_INVALID_ARGUMENT (a number of repeats is negative, or the product overflows).
 */
DL_NODISCARD DL_EXPORT dl_status dl_tile(const dl_tensor *input, const int64_t *dims, int64_t dims_count,
                                         dl_tensor **out);

/**
 * Each element of an axis (without one: of input in row-major order) several times in a row.
 * @param dim may be NULL
 * @param output_size may be NULL
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_SHAPE_MISMATCH (repeats has neither one element nor one per
 *   element of the axis); DL_INVALID_ARGUMENT (a number of repeats is negative, or output_size is not their sum);
 *   DL_DTYPE_MISMATCH (repeats are not integers).
 */
DL_NODISCARD DL_EXPORT dl_status dl_repeat_interleave(const dl_tensor *input, const dl_tensor *repeats,
                                                      const int64_t *dim, const int64_t *output_size, dl_tensor **out);
/** dl_repeat_interleave with a number as repeats. */
DL_NODISCARD DL_EXPORT dl_status dl_repeat_interleave_scalar(const dl_tensor *input, dl_scalar repeats,
                                                             const int64_t *dim, const int64_t *output_size,
                                                             dl_tensor **out);

/**
 * A copy with the order along the second axis reversed.
 * Errors: DL_SHAPE_MISMATCH (input has less than two axes).
 */
DL_NODISCARD DL_EXPORT dl_status dl_fliplr(const dl_tensor *input, dl_tensor **out);

/**
 * A copy with the order along the first axis reversed.
 * Errors: DL_SHAPE_MISMATCH (input has no axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_flipud(const dl_tensor *input, dl_tensor **out);

/**
 * A copy with the elements moved along axes by shifts; what leaves at one end comes in at the other.
 * Without dims the elements move along input in row-major order.
 * @param shifts shifts_count values
 * @param dims dims_count values, or NULL for none given
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_INVALID_ARGUMENT (not as many shifts as axes).
 */
DL_NODISCARD DL_EXPORT dl_status dl_roll(const dl_tensor *input, const int64_t *shifts, int64_t shifts_count,
                                         const int64_t *dims, int64_t dims_count, dl_tensor **out);

/**
 * A view of matrices with rows and columns exchanged.
 * Errors: DL_SHAPE_MISMATCH (input has less than two axes).
 */
DL_NODISCARD DL_EXPORT dl_status dl_adjoint(const dl_tensor *input, dl_tensor **out);

/**
 * A view of a matrix with its axes exchanged; vectors and scalars as they are.
 * Errors: DL_SHAPE_MISMATCH (input has more than two axes).
 */
DL_NODISCARD DL_EXPORT dl_status dl_t(const dl_tensor *input, dl_tensor **out);

/** The elements on one axis, in row-major order; a view where the strides allow it. */
DL_NODISCARD DL_EXPORT dl_status dl_ravel(const dl_tensor *input, dl_tensor **out);

/**
 * A copy of the part of an axis from start on, length long.
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_INVALID_ARGUMENT (the part reaches beyond the axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_narrow_copy(const dl_tensor *input, int64_t dim, int64_t start, int64_t length,
                                                dl_tensor **out);

/**
 * Tensors put together along the second axis, vectors along their only one.
 * @param tensors tensors_count tensors
 * Errors: DL_INVALID_ARGUMENT (the list is empty); DL_SHAPE_MISMATCH (the other extents differ).
 */
DL_NODISCARD DL_EXPORT dl_status dl_hstack(const dl_tensor *const *tensors, int64_t tensors_count, dl_tensor **out);

/**
 * Tensors put together along the first axis; vectors are rows.
 * @param tensors tensors_count tensors
 * Errors: DL_INVALID_ARGUMENT (the list is empty); DL_SHAPE_MISMATCH (the other extents differ).
 */
DL_NODISCARD DL_EXPORT dl_status dl_vstack(const dl_tensor *const *tensors, int64_t tensors_count, dl_tensor **out);

/**
 * Tensors put together along the third axis, which is added where it is missing.
 * @param tensors tensors_count tensors
 * Errors: DL_INVALID_ARGUMENT (the list is empty); DL_SHAPE_MISMATCH (the other extents differ).
 */
DL_NODISCARD DL_EXPORT dl_status dl_dstack(const dl_tensor *const *tensors, int64_t tensors_count, dl_tensor **out);

/**
 * Tensors put together along the second axis; vectors are columns.
 * @param tensors tensors_count tensors
 * Errors: DL_INVALID_ARGUMENT (the list is empty); DL_SHAPE_MISMATCH (the other extents differ).
 */
DL_NODISCARD DL_EXPORT dl_status dl_column_stack(const dl_tensor *const *tensors, int64_t tensors_count,
                                                 dl_tensor **out);

/**
 * Views of parts of an axis with the sizes in an int64 vector, which add up to the axis.
 * @param dim usually 0
 * @param out out_count tensors, to be released with dl_tensor_list_release
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_INVALID_ARGUMENT (the sizes do not add up to the axis, or
 *   one is negative); DL_DTYPE_MISMATCH (split_sizes is no int64 vector).
 */
DL_NODISCARD DL_EXPORT dl_status dl_split_with_sizes(const dl_tensor *input, const dl_tensor *split_sizes,
                                                     int64_t dim, dl_tensor ***out, int64_t *out_count);

/**
 * Views of parts of an axis: so many of nearly equal size, or those that end before given indices.
 * @param dim usually 0
 * @param out out_count tensors, to be released with dl_tensor_list_release
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_INVALID_ARGUMENT (the number of parts is not positive);
 *   DL_DTYPE_MISMATCH (the indices are no int64 vector).
 */
DL_NODISCARD DL_EXPORT dl_status dl_tensor_split(const dl_tensor *input, const dl_tensor *indices_or_sections,
                                                 int64_t dim, dl_tensor ***out, int64_t *out_count);
/** dl_tensor_split with a number as indices_or_sections. */
DL_NODISCARD DL_EXPORT dl_status dl_tensor_split_scalar(const dl_tensor *input, dl_scalar indices_or_sections,
                                                        int64_t dim, dl_tensor ***out, int64_t *out_count);

/**
 * As tensor_split along the second axis, of a vector along its only one; into equal parts.
 * @param out out_count tensors, to be released with dl_tensor_list_release
 * Errors: DL_INVALID_ARGUMENT (there is no such axis, or it cannot be divided).
 */
DL_NODISCARD DL_EXPORT dl_status dl_hsplit(const dl_tensor *input, const dl_tensor *indices_or_sections,
                                           dl_tensor ***out, int64_t *out_count);
/** dl_hsplit with a number as indices_or_sections. */
DL_NODISCARD DL_EXPORT dl_status dl_hsplit_scalar(const dl_tensor *input, dl_scalar indices_or_sections,
                                                  dl_tensor ***out, int64_t *out_count);

/**
 * As tensor_split along the first axis of at least two; into equal parts.
 * @param out out_count tensors, to be released with dl_tensor_list_release
 * Errors: DL_INVALID_ARGUMENT (there is no such axis, or it cannot be divided).
 */
DL_NODISCARD DL_EXPORT dl_status dl_vsplit(const dl_tensor *input, const dl_tensor *indices_or_sections,
                                           dl_tensor ***out, int64_t *out_count);
/** dl_vsplit with a number as indices_or_sections. */
DL_NODISCARD DL_EXPORT dl_status dl_vsplit_scalar(const dl_tensor *input, dl_scalar indices_or_sections,
                                                  dl_tensor ***out, int64_t *out_count);

/**
 * As tensor_split along the third axis; into equal parts.
 * @param out out_count tensors, to be released with dl_tensor_list_release
 * Errors: DL_INVALID_ARGUMENT (there is no such axis, or it cannot be divided).
 */
DL_NODISCARD DL_EXPORT dl_status dl_dsplit(const dl_tensor *input, const dl_tensor *indices_or_sections,
                                           dl_tensor ***out, int64_t *out_count);
/** dl_dsplit with a number as indices_or_sections. */
DL_NODISCARD DL_EXPORT dl_status dl_dsplit_scalar(const dl_tensor *input, dl_scalar indices_or_sections,
                                                  dl_tensor ***out, int64_t *out_count);

/** input, a scalar as a vector of one element. */
DL_NODISCARD DL_EXPORT dl_status dl_atleast_1d(const dl_tensor *input, dl_tensor **out);

/** input, a vector as a row of a matrix. */
DL_NODISCARD DL_EXPORT dl_status dl_atleast_2d(const dl_tensor *input, dl_tensor **out);

/** input with at least three axes: a vector of n elements becomes (1, n, 1), a matrix gets a last axis. */
DL_NODISCARD DL_EXPORT dl_status dl_atleast_3d(const dl_tensor *input, dl_tensor **out);

/**
 * Views of all tensors in their common shape.
 * @param tensors tensors_count tensors
 * @param out out_count tensors, to be released with dl_tensor_list_release
 * Errors: DL_SHAPE_MISMATCH (there is no common shape).
 */
DL_NODISCARD DL_EXPORT dl_status dl_broadcast_tensors(const dl_tensor *const *tensors, int64_t tensors_count,
                                                      dl_tensor ***out, int64_t *out_count);

/**
 * Views of vectors over the grid that they span; with xy the first two axes are exchanged.
 * @param tensors tensors_count tensors
 * @param indexing DL_INDEXING_IJ, DL_INDEXING_XY; usually DL_INDEXING_IJ
 * @param out out_count tensors, to be released with dl_tensor_list_release
 * Errors: DL_SHAPE_MISMATCH (a tensor has more than one axis); DL_DTYPE_MISMATCH (the dtypes differ).
 */
DL_NODISCARD DL_EXPORT dl_status dl_meshgrid(const dl_tensor *const *tensors, int64_t tensors_count,
                                             dl_indexing indexing, dl_tensor ***out, int64_t *out_count);

/**
 * All combinations of one element of each vector, one per row.
 * @param tensors tensors_count tensors
 * Errors: DL_SHAPE_MISMATCH (a tensor is no vector).
 */
DL_NODISCARD DL_EXPORT dl_status dl_cartesian_prod(const dl_tensor *const *tensors, int64_t tensors_count,
                                                   dl_tensor **out);

/**
 * All choices of r elements of a vector in the order of their places, one per row.
 * @param r usually 2
 * @param with_replacement usually false
 * Errors: DL_SHAPE_MISMATCH (input is no vector); DL_INVALID_ARGUMENT (r is negative).
 */
DL_NODISCARD DL_EXPORT dl_status dl_combinations(const dl_tensor *input, int64_t r, bool with_replacement,
                                                 dl_tensor **out);

/**
 * A view with any sizes and strides (in elements) on the storage of input.
 * Without storage_offset it begins where input does.
 * @param size size_count values
 * @param stride stride_count values
 * @param storage_offset may be NULL
 * Errors: DL_INVALID_ARGUMENT (the view reaches beyond the storage, or a stride is negative); DL_SHAPE_MISMATCH (not as
 *   many strides as sizes).
 */
DL_NODISCARD DL_EXPORT dl_status dl_as_strided(const dl_tensor *input, const int64_t *size, int64_t size_count,
                                               const int64_t *stride, int64_t stride_count,
                                               const int64_t *storage_offset, dl_tensor **out);

/**
 * A copy of input in which the elements that as_strided shows of a row-major copy are those of src.
 * @param size size_count values
 * @param stride stride_count values
 * @param storage_offset may be NULL
 * Errors: DL_INVALID_ARGUMENT (the view reaches beyond the storage); DL_SHAPE_MISMATCH (src has another shape).
 */
DL_NODISCARD DL_EXPORT dl_status dl_as_strided_scatter(const dl_tensor *input, const dl_tensor *src,
                                                       const int64_t *size, int64_t size_count, const int64_t *stride,
                                                       int64_t stride_count, const int64_t *storage_offset,
                                                       dl_tensor **out);

/**
 * Windows of size elements along an axis, step apart, as a view: the axis counts the windows, a new last axis their
 * elements.
 * Tensor.unfold in Python.
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_INVALID_ARGUMENT (size is negative or larger than the axis,
 *   or step is not positive).
 */
DL_NODISCARD DL_EXPORT dl_status dl_unfold_dimension(const dl_tensor *input, int64_t dimension, int64_t size,
                                                     int64_t step, dl_tensor **out);

/**
 * A copy of input in which the part at one index of an axis is src.
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis or index); DL_SHAPE_MISMATCH (src has another shape than the
 *   part).
 */
DL_NODISCARD DL_EXPORT dl_status dl_select_scatter(const dl_tensor *input, const dl_tensor *src, int64_t dim,
                                                   int64_t index, dl_tensor **out);

/**
 * A copy of input in which every step-th index of an axis from start to end holds src.
 * @param dim usually 0
 * @param start may be NULL
 * @param end may be NULL
 * @param step usually 1
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_SHAPE_MISMATCH (src has another shape than the part).
 */
DL_NODISCARD DL_EXPORT dl_status dl_slice_scatter(const dl_tensor *input, const dl_tensor *src, int64_t dim,
                                                  const int64_t *start, const int64_t *end, int64_t step,
                                                  dl_tensor **out);

/**
 * A copy of input in which a diagonal of two axes is src.
 * @param offset usually 0
 * @param dim1 usually 0
 * @param dim2 usually 1
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_SHAPE_MISMATCH (src has another shape than the diagonal).
 */
DL_NODISCARD DL_EXPORT dl_status dl_diagonal_scatter(const dl_tensor *input, const dl_tensor *src, int64_t offset,
                                                     int64_t dim1, int64_t dim2, dl_tensor **out);

/**
 * A copy turned by k quarter turns from the first of two axes towards the second; without dims the first two.
 * @param k usually 1
 * @param dims two values, or NULL
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_SHAPE_MISMATCH (input has less than two axes);
 *   DL_INVALID_ARGUMENT (both axes are the same).
 */
DL_NODISCARD DL_EXPORT dl_status dl_rot90(const dl_tensor *input, int64_t k, const int64_t *dims, dl_tensor **out);


/* --------------------------------------------------------------------------------
 * Attention
 *
 * Attention of queries to keys.
 * -------------------------------------------------------------------------------- */

/**
 * softmax(scale query key^T + attn_mask) value: means of the values, weighted by the likeness of query and key.
 * query (..., l, e), key (..., s, e), value (..., s, v): (..., l, v); the axes before are broadcast. A boolean
 * attn_mask says which keys a query may look at, a floating one is added; it can be broadcast to (..., l, s). Queries
 * that may look at nothing give 0. is_causal lets query i look at the keys 0 to i. scale is 1 / sqrt(e) where none is
 * given. enable_gqa uses each head (axis -3) of key and value for several heads of query. dropout_p drops weights, also
 * outside of training. The matrix of weights is not kept unless dropout_p is positive or attn_mask is differentiated
 * (Vaswani et al., Attention is all you need, 2017).
 * @param attn_mask may be NULL
 * @param dropout_p usually 0
 * @param is_causal usually false
 * @param scale may be NULL
 * @param enable_gqa usually false
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit); DL_DTYPE_MISMATCH (the dtypes differ, or are not floating, or that
 *   of attn_mask is neither boolean nor theirs); DL_INVALID_ARGUMENT (dropout_p is not between 0 and 1, or there is an
 *   attn_mask although is_causal is set).
 */
DL_NODISCARD DL_EXPORT dl_status dl_scaled_dot_product_attention(const dl_tensor *query, const dl_tensor *key,
                                                                 const dl_tensor *value, const dl_tensor *attn_mask,
                                                                 double dropout_p, bool is_causal,
                                                                 const double *scale, bool enable_gqa, dl_tensor **out);


/* --------------------------------------------------------------------------------
 * Cumulative
 *
 * Running sums and their like along an axis, differences and integrals.
 * -------------------------------------------------------------------------------- */

/**
 * Running sums along an axis. Integers and booleans are summed as int64.
 * @param dtype may be DL_DTYPE_NONE
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_cumsum(const dl_tensor *input, int64_t dim, dl_dtype dtype, dl_tensor **out);

/**
 * Replaces the elements of input by those of cumsum.
 * @param dtype may be DL_DTYPE_NONE
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_DTYPE_MISMATCH (the result does not fit the dtype of
 *   input); DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_cumsum_(dl_tensor *input, int64_t dim, dl_dtype dtype);

/**
 * Running products along an axis. Integers and booleans are multiplied as int64.
 * The derivative is right also where elements are zero.
 * @param dtype may be DL_DTYPE_NONE
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_cumprod(const dl_tensor *input, int64_t dim, dl_dtype dtype, dl_tensor **out);

/**
 * Replaces the elements of input by those of cumprod.
 * @param dtype may be DL_DTYPE_NONE
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_DTYPE_MISMATCH (the result does not fit the dtype of
 *   input); DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_cumprod_(dl_tensor *input, int64_t dim, dl_dtype dtype);

/**
 * Running maxima along an axis and where they are, the last place at ties; not a number from the first one on.
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_cummax(const dl_tensor *input, int64_t dim, dl_tensor **values,
                                           dl_tensor **indices);

/**
 * Running minima along an axis and where they are, the last place at ties; not a number from the first one on.
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_cummin(const dl_tensor *input, int64_t dim, dl_tensor **values,
                                           dl_tensor **indices);

/**
 * The logarithms of running sums of exp(x) along an axis, without overflow.
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_logcumsumexp(const dl_tensor *input, int64_t dim, dl_tensor **out);

/**
 * The n-th differences of neighbours along an axis.
 * prepend and append are put before and behind input first. Of booleans the difference is whether they differ.
 * @param n usually 1
 * @param dim usually -1
 * @param prepend may be NULL
 * @param append may be NULL
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_INVALID_ARGUMENT (n is negative); DL_SHAPE_MISMATCH (input
 *   has no axes, or prepend or append have other shapes).
 */
DL_NODISCARD DL_EXPORT dl_status dl_diff(const dl_tensor *input, int64_t n, int64_t dim, const dl_tensor *prepend,
                                         const dl_tensor *append, dl_tensor **out);

/**
 * The integral of y along an axis by the trapezoidal rule, at the points x or at distances dx.
 * @param x may be NULL
 * @param dx usually 1
 * @param dim usually -1
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_SHAPE_MISMATCH (x does not fit y).
 */
DL_NODISCARD DL_EXPORT dl_status dl_trapezoid(const dl_tensor *y, const dl_tensor *x, dl_scalar dx, int64_t dim,
                                              dl_tensor **out);

/**
 * The integrals of y from the first place to each other one along an axis, by the trapezoidal rule.
 * @param x may be NULL
 * @param dx usually 1
 * @param dim usually -1
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_SHAPE_MISMATCH (x does not fit y).
 */
DL_NODISCARD DL_EXPORT dl_status dl_cumulative_trapezoid(const dl_tensor *y, const dl_tensor *x, dl_scalar dx,
                                                         int64_t dim, dl_tensor **out);


/* --------------------------------------------------------------------------------
 * Decompositions
 *
 * Equations, inverses, factorisations and norms of matrices, through LAPACK. The last two axes are rows and columns,
 * those before them count matrices. For float32 and float64.
 * -------------------------------------------------------------------------------- */

/**
 * The solution x of the equations a x = b.
 * a (..., n, n), b (..., n, k) or vectors (..., n); leading axes are broadcast. With left false, the equations are x a
 * = b with b (..., k, n).
 * @param left usually true
 * Errors: DL_LINEAR_ALGEBRA (a matrix is singular); DL_SHAPE_MISMATCH (a is not square, or the shapes do not fit);
 *   DL_DTYPE_MISMATCH (the dtypes differ or are not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_solve(const dl_tensor *a, const dl_tensor *b, bool left, dl_tensor **out);

/**
 * The inverse of square matrices.
 * Errors: DL_LINEAR_ALGEBRA (a matrix is singular); DL_SHAPE_MISMATCH (a is not square); DL_DTYPE_MISMATCH (a is not
 *   floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_inv(const dl_tensor *a, dl_tensor **out);

/**
 * The solution x of a x = b, or of x a = b, reading only one triangle of a.
 * a (..., n, n), b (..., n, k), or (..., k, n) with left false; leading axes are broadcast. With unitriangular, ones
 * are taken as the diagonal of a. A zero on the diagonal gives infinities.
 * @param left usually true
 * @param unitriangular usually false
 * Errors: DL_SHAPE_MISMATCH (a is not square, or the shapes do not fit); DL_DTYPE_MISMATCH (the dtypes differ or are
 *   not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_solve_triangular(const dl_tensor *a, const dl_tensor *b, bool upper,
                                                            bool left, bool unitriangular, dl_tensor **out);

/**
 * The x for which the norm of a x - b is smallest; of several, the one of least norm.
 * a (..., m, n), b (..., m, k) or vectors (..., m). residuals (..., k) are the squared norms of the columns of a x - b,
 * where m > n and every matrix has full rank, else the tensor is empty. rank (...) is int64: singular values below
 * rcond times the largest count as zero (usually the precision of the dtype times max(m, n)).
 * @param rcond may be NULL
 * Errors: DL_LINEAR_ALGEBRA (a number is not finite); DL_SHAPE_MISMATCH (the shapes do not fit); DL_DTYPE_MISMATCH (the
 *   dtypes differ or are not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_lstsq(const dl_tensor *a, const dl_tensor *b, const double *rcond,
                                                 dl_tensor **solution, dl_tensor **residuals, dl_tensor **rank);

/**
 * The pseudoinverse after Moore and Penrose: (..., m, n) gives (..., n, m).
 * Singular values of at most max(atol, rtol times the largest) count as zero; without both, rtol is the precision of
 * the dtype times max(m, n). The derivative is that for matrices of constant rank.
 * @param atol may be NULL
 * @param rtol may be NULL
 * Errors: DL_LINEAR_ALGEBRA (a number is not finite); DL_SHAPE_MISMATCH (a has fewer than two axes); DL_DTYPE_MISMATCH
 *   (a is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_pinv(const dl_tensor *a, const double *atol, const double *rtol,
                                                dl_tensor **out);

/**
 * The number of singular values above max(atol, rtol times the largest), as int64.
 * Without both, rtol is the precision of the dtype times max(m, n).
 * @param atol may be NULL
 * @param rtol may be NULL
 * Errors: DL_LINEAR_ALGEBRA (a number is not finite); DL_SHAPE_MISMATCH (a has fewer than two axes); DL_DTYPE_MISMATCH
 *   (a is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_matrix_rank(const dl_tensor *a, const double *atol, const double *rtol,
                                                       dl_tensor **out);

/**
 * The determinant of square matrices.
 * The gradient is the transposed adjugate, for a singular matrix too.
 * Errors: DL_SHAPE_MISMATCH (a is not square); DL_DTYPE_MISMATCH (a is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_det(const dl_tensor *a, dl_tensor **out);

/**
 * The sign of the determinant and the logarithm of its absolute value.
 * For a singular matrix they are 0 and minus infinity.
 * Errors: DL_SHAPE_MISMATCH (a is not square); DL_DTYPE_MISMATCH (a is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_slogdet(const dl_tensor *a, dl_tensor **sign, dl_tensor **logabsdet);

/**
 * The logarithm of the determinant; not a number where it is negative.
 * Errors: DL_SHAPE_MISMATCH (input is not square); DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_logdet(const dl_tensor *input, dl_tensor **out);

/**
 * The lower triangular l with a = l times its transpose, for symmetric positive definite matrices; or the upper one.
 * Only one triangle of a is read; the derivative is that with respect to a symmetric matrix.
 * @param upper usually false
 * Errors: DL_LINEAR_ALGEBRA (a matrix is not positive definite); DL_SHAPE_MISMATCH (a is not square); DL_DTYPE_MISMATCH
 *   (a is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_cholesky(const dl_tensor *a, bool upper, dl_tensor **out);

/**
 * The solution x of a x = input, from the factor input2 that cholesky gives for a.
 * @param upper usually false
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit); DL_DTYPE_MISMATCH (the dtypes differ or are not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_cholesky_solve(const dl_tensor *input, const dl_tensor *input2, bool upper,
                                                   dl_tensor **out);

/**
 * The inverse of a matrix, from the factor that cholesky gives for it.
 * @param upper usually false
 * Errors: DL_SHAPE_MISMATCH (input is not square); DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_cholesky_inverse(const dl_tensor *input, bool upper, dl_tensor **out);

/**
 * The factors of a = Q R: orthonormal columns, and an upper triangular matrix.
 * a (..., m, n) gives Q (..., m, k) and R (..., k, n) with k = min(m, n), or m in the mode complete; in the mode r, Q
 * is empty.
 * @param mode DL_QR_MODE_REDUCED, DL_QR_MODE_COMPLETE, DL_QR_MODE_R; usually DL_QR_MODE_REDUCED
 * Errors: DL_SHAPE_MISMATCH (a has fewer than two axes); DL_DTYPE_MISMATCH (a is not floating); DL_NOT_DIFFERENTIABLE
 *   (a derivative in the mode r, or in the mode complete with m > n).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_qr(const dl_tensor *a, dl_qr_mode mode, dl_tensor **Q, dl_tensor **R);

/**
 * Eigenvalues, ascending, and eigenvectors, as columns, of symmetric matrices.
 * Only the lower triangle of a is read, or the upper one; the derivative is that with respect to a symmetric matrix,
 * and needs different eigenvalues. The sign of each vector is arbitrary.
 * @param upper usually false
 * Errors: DL_LINEAR_ALGEBRA (a number is not finite, or the iteration did not converge); DL_SHAPE_MISMATCH (a is not
 *   square); DL_DTYPE_MISMATCH (a is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_eigh(const dl_tensor *a, bool upper, dl_tensor **eigenvalues,
                                                dl_tensor **eigenvectors);

/**
 * The eigenvalues of symmetric matrices, ascending.
 * Only the lower triangle of a is read, or the upper one; the derivative is that with respect to a symmetric matrix.
 * @param upper usually false
 * Errors: DL_LINEAR_ALGEBRA (a number is not finite, or the iteration did not converge); DL_SHAPE_MISMATCH (a is not
 *   square); DL_DTYPE_MISMATCH (a is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_eigvalsh(const dl_tensor *a, bool upper, dl_tensor **out);

/**
 * The singular value decomposition a = U diag(S) Vh.
 * a (..., m, n) gives U (..., m, m), S (..., k), descending, and Vh (..., n, n) with k = min(m, n); without
 * full_matrices, U (..., m, k) and Vh (..., k, n). The sign of each pair of vectors is arbitrary. The derivative needs
 * different singular values.
 * @param full_matrices usually true
 * Errors: DL_LINEAR_ALGEBRA (a number is not finite, or the iteration did not converge); DL_SHAPE_MISMATCH (a has fewer
 *   than two axes); DL_DTYPE_MISMATCH (a is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_svd(const dl_tensor *a, bool full_matrices, dl_tensor **U, dl_tensor **S,
                                               dl_tensor **Vh);

/**
 * The singular values of matrices, descending.
 * Errors: DL_LINEAR_ALGEBRA (a number is not finite, or the iteration did not converge); DL_SHAPE_MISMATCH (a has fewer
 *   than two axes); DL_DTYPE_MISMATCH (a is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_svdvals(const dl_tensor *a, dl_tensor **out);

/**
 * (sum |x|^ord)^(1/ord) over some axes, all of them by default.
 * ord may be plus or minus infinity (the largest or smallest absolute value) or 0 (the number of elements that are not
 * zero). Where the norm is zero, its gradient is too.
 * @param ord usually 2
 * @param dim dim_count values, or NULL for none given
 * @param keepdim usually false
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis, or it is empty and the norm has no value for that);
 *   DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_vector_norm(const dl_tensor *input, double ord, const int64_t *dim,
                                                       int64_t dim_count, bool keepdim, dl_tensor **out);

/**
 * The norm of the matrices in two axes, the last two by default.
 * fro: the root of the sum of squares; nuc: the sum of the singular values; infinity: the largest sum of absolute
 * values of a row; one: of a column; two: the largest singular value; with minus, the smallest.
 * @param ord DL_MATRIX_NORM_FRO, DL_MATRIX_NORM_NUC, DL_MATRIX_NORM_INFINITY, DL_MATRIX_NORM_MINUS_INFINITY,
 *        DL_MATRIX_NORM_ONE, DL_MATRIX_NORM_MINUS_ONE, DL_MATRIX_NORM_TWO, DL_MATRIX_NORM_MINUS_TWO; usually
 *        DL_MATRIX_NORM_FRO
 * @param dim dim_count values, or NULL for none given
 * @param keepdim usually false
 * Errors: DL_SHAPE_MISMATCH (input has fewer than two axes); DL_INDEX_OUT_OF_RANGE (there is no such axis);
 *   DL_INVALID_ARGUMENT (an axis is named twice); DL_DTYPE_MISMATCH (input is not floating); DL_LINEAR_ALGEBRA (a
 *   number is not finite, with singular values).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_matrix_norm(const dl_tensor *input, dl_matrix_norm ord, const int64_t *dim,
                                                       int64_t dim_count, bool keepdim, dl_tensor **out);

/**
 * The condition number of matrices: the norm of a matrix times that of its inverse.
 * For the norms two and minus_two, the ratio of the largest and smallest singular value, also for matrices that are not
 * square. Infinite for a singular matrix.
 * @param p DL_MATRIX_NORM_FRO, DL_MATRIX_NORM_NUC, DL_MATRIX_NORM_INFINITY, DL_MATRIX_NORM_MINUS_INFINITY,
 *        DL_MATRIX_NORM_ONE, DL_MATRIX_NORM_MINUS_ONE, DL_MATRIX_NORM_TWO, DL_MATRIX_NORM_MINUS_TWO; usually
 *        DL_MATRIX_NORM_TWO
 * Errors: DL_SHAPE_MISMATCH (a is not square); DL_DTYPE_MISMATCH (a is not floating); DL_LINEAR_ALGEBRA (a number is
 *   not finite).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_cond(const dl_tensor *a, dl_matrix_norm p, dl_tensor **out);

/**
 * Square matrices multiplied n times with themselves; a negative n is a power of the inverse.
 * Errors: DL_SHAPE_MISMATCH (a is not square); DL_DTYPE_MISMATCH (a is not floating); DL_LINEAR_ALGEBRA (n is negative
 *   and a matrix is singular).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_matrix_power(const dl_tensor *a, int64_t n, dl_tensor **out);

/**
 * The exponential of square matrices: the sum of a^n / n!.
 * Errors: DL_SHAPE_MISMATCH (a is not square); DL_DTYPE_MISMATCH (a is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_matrix_exp(const dl_tensor *a, dl_tensor **out);

/**
 * The product of two or more matrices, in the order of the fewest multiplications.
 * The first and the last may be vectors.
 * @param tensors tensors_count tensors
 * Errors: DL_INVALID_ARGUMENT (there are fewer than two); DL_SHAPE_MISMATCH (they are not matrices, or the extents do
 *   not fit); DL_DTYPE_MISMATCH (the dtypes differ).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_multi_dot(const dl_tensor *const *tensors, int64_t tensors_count,
                                                     dl_tensor **out);

/**
 * The factors of a = P L U, packed.
 * a (..., m, n) gives LU (..., m, n), with L below its diagonal, whose own are ones, and U on and above it; and pivots
 * (..., min(m, n)), int32: row i was exchanged with row pivots[i], counted from 1.
 * @param pivot usually true
 * Errors: DL_LINEAR_ALGEBRA (a pivot is zero); DL_SHAPE_MISMATCH (a has fewer than two axes); DL_DTYPE_MISMATCH (a is
 *   not floating); DL_UNSUPPORTED (pivot is false).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_lu_factor(const dl_tensor *a, bool pivot, dl_tensor **LU,
                                                     dl_tensor **pivots);

/**
 * As linalg_lu_factor, without an error for zero pivots.
 * info (...) is int32: the place of the first pivot that is zero, counted from 1, or 0.
 * @param pivot usually true
 * Errors: DL_SHAPE_MISMATCH (a has fewer than two axes); DL_DTYPE_MISMATCH (a is not floating); DL_UNSUPPORTED (pivot
 *   is false).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_lu_factor_ex(const dl_tensor *a, bool pivot, dl_tensor **LU,
                                                        dl_tensor **pivots, dl_tensor **info);

/**
 * The factors of a = P L U: a permutation, a lower triangular matrix with ones on its diagonal, an upper triangular
 * one.
 * a (..., m, n) gives P (..., m, m), L (..., m, k) and U (..., k, n) with k = min(m, n).
 * @param pivot usually true
 * Errors: DL_SHAPE_MISMATCH (a has fewer than two axes); DL_DTYPE_MISMATCH (a is not floating); DL_UNSUPPORTED (pivot
 *   is false).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_lu(const dl_tensor *a, bool pivot, dl_tensor **P, dl_tensor **L,
                                              dl_tensor **U);

/**
 * P, L and U from what linalg_lu_factor gives; empty tensors for what is not wanted.
 * @param unpack_data usually true
 * @param unpack_pivots usually true
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit); DL_DTYPE_MISMATCH (lu_data is not floating, or lu_pivots not
 *   int32); DL_INVALID_ARGUMENT (a pivot is no row).
 */
DL_NODISCARD DL_EXPORT dl_status dl_lu_unpack(const dl_tensor *lu_data, const dl_tensor *lu_pivots, bool unpack_data,
                                              bool unpack_pivots, dl_tensor **P, dl_tensor **L, dl_tensor **U);

/**
 * The solution x of a x = b, from what linalg_lu_factor gives for a.
 * lu (..., n, n), b (..., n, k); leading axes are broadcast. With left false the equations are x a = b with b (..., k,
 * n); with adjoint, a is transposed.
 * @param left usually true
 * @param adjoint usually false
 * Errors: DL_SHAPE_MISMATCH (lu is not square, or the shapes do not fit); DL_DTYPE_MISMATCH (the dtypes differ or are
 *   not floating, or pivots are not int32); DL_INVALID_ARGUMENT (a pivot is no row).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_lu_solve(const dl_tensor *lu, const dl_tensor *pivots, const dl_tensor *b,
                                                    bool left, bool adjoint, dl_tensor **out);

/**
 * The first n columns of the product of the reflections I - tau[i] v v^T.
 * a (..., m, n) with m >= n; v is column i of a below its diagonal, after zeros and a one. tau (..., k) with k <= n.
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit); DL_DTYPE_MISMATCH (the dtypes differ or are not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_householder_product(const dl_tensor *a, const dl_tensor *tau,
                                                               dl_tensor **out);


/* --------------------------------------------------------------------------------
 * Detection
 *
 * Boxes, given as (x1, y1, x2, y2) with x1 <= x2 and y1 <= y2, and the regions of feature maps that they mark.
 * -------------------------------------------------------------------------------- */

/**
 * The areas of boxes (N, 4).
 * Errors: DL_SHAPE_MISMATCH (boxes is not (N, 4)); DL_DTYPE_MISMATCH (boxes is bool).
 */
DL_NODISCARD DL_EXPORT dl_status dl_box_area(const dl_tensor *boxes, dl_tensor **out);

/**
 * Intersection over union of each of N boxes with each of M: (N, M).
 * Errors: DL_SHAPE_MISMATCH (boxes are not (N, 4)); DL_DTYPE_MISMATCH (boxes are bool).
 */
DL_NODISCARD DL_EXPORT dl_status dl_box_iou(const dl_tensor *boxes1, const dl_tensor *boxes2, dl_tensor **out);

/**
 * Intersection over union less the share of the common hull that neither box covers: (N, M).
 * Rezatofighi et al., Generalized intersection over union, 2019.
 * Errors: DL_SHAPE_MISMATCH (boxes are not (N, 4)); DL_DTYPE_MISMATCH (boxes are bool).
 */
DL_NODISCARD DL_EXPORT dl_status dl_generalized_box_iou(const dl_tensor *boxes1, const dl_tensor *boxes2,
                                                        dl_tensor **out);

/**
 * Greedy non-maximum suppression: the boxes that no box of a higher score overlaps by more than the threshold.
 * boxes is (N, 4), scores (N). The result holds the indices (int64) of the kept boxes, the highest score first, the
 * first of equal ones first. With idxs (int64, N), the boxes' classes, only boxes of one class suppress each other.
 * @param idxs may be NULL
 * Errors: DL_SHAPE_MISMATCH (boxes is not (N, 4), or scores or idxs is not (N)); DL_DTYPE_MISMATCH (boxes or scores is
 *   not floating, or idxs is not int64).
 */
DL_NODISCARD DL_EXPORT dl_status dl_nms(const dl_tensor *boxes, const dl_tensor *scores, double iou_threshold,
                                        const dl_tensor *idxs, dl_tensor **out);

/**
 * The largest elements of the bins of regions of feature maps: (K, C, h, w).
 * input is (N, C, H, W); boxes (K, 5) holds the number of the feature map and x1, y1, x2, y2, which spatial_scale turns
 * into elements. Edges are rounded to elements; an empty bin gives 0. The gradient goes to the features alone.
 * Girshick, Fast R-CNN, 2015.
 * @param output_size two values
 * @param spatial_scale usually 1
 * Errors: DL_SHAPE_MISMATCH (wrong rank, or empty feature maps); DL_INDEX_OUT_OF_RANGE (a box names no feature map);
 *   DL_DTYPE_MISMATCH (input is not floating, or boxes has another dtype); DL_INVALID_ARGUMENT (an extent of
 *   output_size is not positive).
 */
DL_NODISCARD DL_EXPORT dl_status dl_roi_pool(const dl_tensor *input, const dl_tensor *boxes,
                                             const int64_t *output_size, double spatial_scale, dl_tensor **out);

/**
 * The means of bilinear samples in the bins of regions of feature maps: (K, C, h, w).
 * input is (N, C, H, W); boxes (K, 5) holds the number of the feature map and x1, y1, x2, y2, which spatial_scale turns
 * into elements. A bin has sampling_ratio samples along each axis, or with a ratio below 1 as many as it has elements,
 * rounded up. With aligned, element centres lie at halves; without, regions are at least one element large. The
 * gradient goes to the features alone. He et al., Mask R-CNN, 2017.
 * @param output_size two values
 * @param spatial_scale usually 1
 * @param sampling_ratio usually -1
 * @param aligned usually false
 * Errors: DL_SHAPE_MISMATCH (wrong rank, or empty feature maps); DL_INDEX_OUT_OF_RANGE (a box names no feature map);
 *   DL_DTYPE_MISMATCH (input is not floating, or boxes has another dtype); DL_INVALID_ARGUMENT (an extent of
 *   output_size is not positive, or sampling_ratio is above 65536).
 */
DL_NODISCARD DL_EXPORT dl_status dl_roi_align(const dl_tensor *input, const dl_tensor *boxes,
                                              const int64_t *output_size, double spatial_scale,
                                              int64_t sampling_ratio, bool aligned, dl_tensor **out);

/**
 * Boxes of every size and aspect ratio around every cell of a feature map: (h w R S, 4).
 * sizes (S) are square roots of areas, aspect_ratios (R) heights over widths. Cells are taken row by row, and lie
 * stride apart; around each the ratios change slower than the sizes. Corners relative to the cell are rounded to whole
 * numbers, halves to even. Ren et al., Faster R-CNN, 2015.
 * @param grid_size two values
 * @param stride two values
 * Errors: DL_SHAPE_MISMATCH (sizes or aspect_ratios is no vector); DL_DTYPE_MISMATCH (they are not floating, or
 *   differ); DL_INVALID_ARGUMENT (grid_size is negative).
 */
DL_NODISCARD DL_EXPORT dl_status dl_anchor_boxes(const dl_tensor *sizes, const dl_tensor *aspect_ratios,
                                                 const int64_t *grid_size, const int64_t *stride, dl_tensor **out);


/* --------------------------------------------------------------------------------
 * Distance
 *
 * Distances and similarities of vectors.
 * -------------------------------------------------------------------------------- */

/**
 * The cosine of the angle between vectors along an axis: the sum of x1 / max(|x1|, eps) times x2 / max(|x2|, eps).
 * x1 and x2 are broadcast together; the result lacks the axis dim. The derivative takes no notice of eps.
 * @param dim usually 1
 * @param eps usually 1e-08
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (the common dtype is not
 *   floating); DL_INDEX_OUT_OF_RANGE (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_cosine_similarity(const dl_tensor *x1, const dl_tensor *x2, int64_t dim,
                                                      double eps, dl_tensor **out);

/**
 * The p-norm of x1 - x2 + eps over the last axis.
 * x1 and x2 (..., d), broadcast together: (...). p may be any number, also 0 (which counts) and infinity.
 * @param p usually 2
 * @param eps usually 1e-06
 * @param keepdim usually false
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (the difference is not
 *   floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_pairwise_distance(const dl_tensor *x1, const dl_tensor *x2, double p, double eps,
                                                      bool keepdim, dl_tensor **out);

/**
 * The p-norms of the differences of all pairs of rows.
 * input (n, d): (n (n - 1) / 2), the pairs in the order (0, 1), (0, 2), ..., (1, 2), ... . The derivative at equal rows
 * is 0.
 * @param p usually 2
 * Errors: DL_SHAPE_MISMATCH (input is not a matrix); DL_DTYPE_MISMATCH (input is not floating); DL_INVALID_ARGUMENT (p
 *   is negative).
 */
DL_NODISCARD DL_EXPORT dl_status dl_pdist(const dl_tensor *input, double p, dl_tensor **out);


/* --------------------------------------------------------------------------------
 * Dropout
 *
 * Random noise for training: elements or whole channels are dropped with probability p. Without training, or with p =
 * 0, the result is input.
 * -------------------------------------------------------------------------------- */

/**
 * Sets each element to zero with probability p and multiplies the others by 1 / (1 - p).
 * Without training the result is input. Srivastava et al., "Dropout", JMLR 15, 2014.
 * @param p usually 0.5
 * @param training usually true
 * @param generator NULL for the default one
 * Errors: DL_INVALID_ARGUMENT (p is not between 0 and 1); DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_dropout(const dl_tensor *input, double p, bool training, dl_generator *generator,
                                            dl_tensor **out);

/**
 * Sets each channel of each sample to zero with probability p and multiplies the others by 1 / (1 - p).
 * input (n, c, ...). Tompson et al., CVPR 2015.
 * @param p usually 0.5
 * @param training usually true
 * @param generator NULL for the default one
 * Errors: DL_INVALID_ARGUMENT (p is not between 0 and 1); DL_DTYPE_MISMATCH (input is not floating); DL_SHAPE_MISMATCH
 *   (input has less than 2 axes).
 */
DL_NODISCARD DL_EXPORT dl_status dl_feature_dropout(const dl_tensor *input, double p, bool training,
                                                    dl_generator *generator, dl_tensor **out);

/**
 * Dropout for selu: dropped elements take its lower limit, and all are scaled to keep mean and variance.
 * Klambauer et al., NeurIPS 2017.
 * @param p usually 0.5
 * @param training usually false
 * @param generator NULL for the default one
 * Errors: DL_INVALID_ARGUMENT (p is not between 0 and 1); DL_DTYPE_MISMATCH (input is not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_alpha_dropout(const dl_tensor *input, double p, bool training,
                                                  dl_generator *generator, dl_tensor **out);

/**
 * alpha_dropout of whole channels of each sample.
 * input (n, c, ...).
 * @param p usually 0.5
 * @param training usually false
 * @param generator NULL for the default one
 * Errors: DL_INVALID_ARGUMENT (p is not between 0 and 1); DL_DTYPE_MISMATCH (input is not floating); DL_SHAPE_MISMATCH
 *   (input has less than 2 axes).
 */
DL_NODISCARD DL_EXPORT dl_status dl_feature_alpha_dropout(const dl_tensor *input, double p, bool training,
                                                          dl_generator *generator, dl_tensor **out);


/* --------------------------------------------------------------------------------
 * Embedding
 *
 * Rows of a matrix chosen by integers. Derivatives are added up row by row; no one-hot vectors are made.
 * -------------------------------------------------------------------------------- */

/**
 * The rows of weight that input names.
 * input (...) of int64 or int32, weight (n, d): (..., d). The row padding_idx (which may count from the end) gets no
 * gradient; scale_grad_by_freq divides each row's gradient by how often input names it.
 * @param padding_idx may be NULL
 * @param scale_grad_by_freq usually false
 * Errors: DL_INDEX_OUT_OF_RANGE (an index is negative or too large); DL_SHAPE_MISMATCH (weight is not a matrix);
 *   DL_DTYPE_MISMATCH (input is not an integer tensor); DL_INVALID_ARGUMENT (padding_idx is no row of weight).
 */
DL_NODISCARD DL_EXPORT dl_status dl_embedding(const dl_tensor *input, const dl_tensor *weight,
                                              const int64_t *padding_idx, bool scale_grad_by_freq, dl_tensor **out);

/**
 * Sums, means or maxima of the rows of weight that bags of integers name; 0 for empty bags.
 * input (k) in bags that begin at offsets (b), or b bags that are the rows of input (b, k); weight (n, d): (b, d).
 * include_last_offset says that offsets ends with the end of the last bag. Entries equal to padding_idx are left out.
 * per_sample_weights, of the shape of input, scales the rows of a sum.
 * @param offsets may be NULL
 * @param scale_grad_by_freq usually false
 * @param mode DL_EMBEDDING_BAG_MODE_SUM, DL_EMBEDDING_BAG_MODE_MEAN, DL_EMBEDDING_BAG_MODE_MAX; usually
 *        DL_EMBEDDING_BAG_MODE_MEAN
 * @param per_sample_weights may be NULL
 * @param include_last_offset usually false
 * @param padding_idx may be NULL
 * Errors: DL_INDEX_OUT_OF_RANGE (an index is negative or too large); DL_SHAPE_MISMATCH (the shapes do not fit);
 *   DL_DTYPE_MISMATCH (input or offsets is not an integer tensor, weight not floating, or per_sample_weights of another
 *   dtype); DL_INVALID_ARGUMENT (offsets do not begin with 0, fall, or are too large; padding_idx is no row of weight;
 *   or the options cannot be combined); DL_UNSUPPORTED (per_sample_weights with another mode than sum).
 */
DL_NODISCARD DL_EXPORT dl_status dl_embedding_bag(const dl_tensor *input, const dl_tensor *weight,
                                                  const dl_tensor *offsets, bool scale_grad_by_freq,
                                                  dl_embedding_bag_mode mode, const dl_tensor *per_sample_weights,
                                                  bool include_last_offset, const int64_t *padding_idx,
                                                  dl_tensor **out);

/**
 * Scales the rows that indices name and whose norm_type-norm is above max_norm down to that norm.
 * weight (n, d), indices (...) of int64 or int32.
 * @param norm_type usually 2
 * Errors: DL_INDEX_OUT_OF_RANGE (an index is negative or too large); DL_SHAPE_MISMATCH (weight is not a matrix);
 *   DL_DTYPE_MISMATCH (indices is not an integer tensor, or weight not floating); DL_INVALID_STATE (weight is a leaf
 *   that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_embedding_renorm_(dl_tensor *weight, const dl_tensor *indices, double max_norm,
                                                      double norm_type);


/* --------------------------------------------------------------------------------
 * Normalization
 *
 * Normalisation by mean and variance. Channels are the axis 1; weight and bias have one element for each of them
 * (layer_norm and rms_norm: for each element of normalized_shape). All floating arguments have one dtype. Means and
 * variances are computed without cancellation, whatever the mean.
 * -------------------------------------------------------------------------------- */

/**
 * (x - mean) / sqrt(var + eps) * weight + bias for each channel. Ioffe and Szegedy, ICML 2015.
 * input (n, c, ...). In training mean and biased variance are those of the batch, and running_mean and running_var,
 * where given, are changed in place: running = (1 - momentum) running + momentum value, the variance being the unbiased
 * one. Otherwise the running ones are used, and must be given.
 * @param running_mean may be NULL
 * @param running_var may be NULL
 * @param weight may be NULL
 * @param bias may be NULL
 * @param training usually false
 * @param momentum usually 0.1
 * @param eps usually 1e-05
 * Errors: DL_SHAPE_MISMATCH (input has less than 2 axes, or a vector not one element per channel); DL_DTYPE_MISMATCH
 *   (input is not floating, or the dtypes differ); DL_INVALID_ARGUMENT (eps is negative, training with one value per
 *   channel, or no running statistics without training); DL_INVALID_STATE (the running statistics overlap themselves);
 *   DL_NOT_DIFFERENTIABLE (the running statistics require a gradient).
 */
DL_NODISCARD DL_EXPORT dl_status dl_batch_norm(const dl_tensor *input, const dl_tensor *running_mean,
                                               const dl_tensor *running_var, const dl_tensor *weight,
                                               const dl_tensor *bias, bool training, double momentum, double eps,
                                               dl_tensor **out);

/**
 * Normalisation over groups of channels of each sample. Wu and He, ECCV 2018.
 * input (n, c, ...); c is divided into num_groups groups of neighbouring channels.
 * @param weight may be NULL
 * @param bias may be NULL
 * @param eps usually 1e-05
 * Errors: DL_SHAPE_MISMATCH (input has less than 2 axes, num_groups does not divide its channels, or a vector does not
 *   fit); DL_DTYPE_MISMATCH (input is not floating, or the dtypes differ); DL_INVALID_ARGUMENT (num_groups is not
 *   positive, eps is negative, or there is one value per group and sample in all).
 */
DL_NODISCARD DL_EXPORT dl_status dl_group_norm(const dl_tensor *input, int64_t num_groups, const dl_tensor *weight,
                                               const dl_tensor *bias, double eps, dl_tensor **out);

/**
 * Normalisation of each channel of each sample. Ulyanov et al., 2016.
 * input (n, c, ...). With use_input_stats the running statistics, where given, are changed in place as by batch_norm,
 * with the means of the samples' means and unbiased variances; without, they are used.
 * @param running_mean may be NULL
 * @param running_var may be NULL
 * @param weight may be NULL
 * @param bias may be NULL
 * @param use_input_stats usually true
 * @param momentum usually 0.1
 * @param eps usually 1e-05
 * Errors: DL_SHAPE_MISMATCH (a vector has not one element per channel); DL_DTYPE_MISMATCH (input is not floating, or
 *   the dtypes differ); DL_INVALID_ARGUMENT (eps is negative, there is one element per channel, or no running
 *   statistics without use_input_stats); DL_INVALID_STATE (the running statistics overlap themselves);
 *   DL_NOT_DIFFERENTIABLE (the running statistics require a gradient).
 */
DL_NODISCARD DL_EXPORT dl_status dl_instance_norm(const dl_tensor *input, const dl_tensor *running_mean,
                                                  const dl_tensor *running_var, const dl_tensor *weight,
                                                  const dl_tensor *bias, bool use_input_stats, double momentum,
                                                  double eps, dl_tensor **out);

/**
 * (x - mean) / sqrt(var + eps) * weight + bias over the last axes, together. Ba et al., 2016.
 * The last axes of input have the shape normalized_shape, as have weight and bias. The variance is the biased one.
 * @param normalized_shape normalized_shape_count values
 * @param weight may be NULL
 * @param bias may be NULL
 * @param eps usually 1e-05
 * Errors: DL_SHAPE_MISMATCH (normalized_shape is empty or not the end of input's shape, or not that of weight or bias);
 *   DL_DTYPE_MISMATCH (input is not floating, or the dtypes differ); DL_INVALID_ARGUMENT (eps is negative).
 */
DL_NODISCARD DL_EXPORT dl_status dl_layer_norm(const dl_tensor *input, const int64_t *normalized_shape,
                                               int64_t normalized_shape_count, const dl_tensor *weight,
                                               const dl_tensor *bias, double eps, dl_tensor **out);

/**
 * x / sqrt(mean of x^2 + eps) * weight over the last axes, together. Zhang and Sennrich, NeurIPS 2019.
 * The last axes of input have the shape normalized_shape, as has weight. Without eps it is the distance from 1 to the
 * next number of the dtype.
 * @param normalized_shape normalized_shape_count values
 * @param weight may be NULL
 * @param eps may be NULL
 * Errors: DL_SHAPE_MISMATCH (normalized_shape is empty or not the end of input's shape, or not that of weight);
 *   DL_DTYPE_MISMATCH (input is not floating, or the dtypes differ); DL_INVALID_ARGUMENT (eps is negative).
 */
DL_NODISCARD DL_EXPORT dl_status dl_rms_norm(const dl_tensor *input, const int64_t *normalized_shape,
                                             int64_t normalized_shape_count, const dl_tensor *weight,
                                             const double *eps, dl_tensor **out);

/**
 * input / max(norm, eps), norm the p-norm along an axis.
 * Where the norm is 0, its derivative counts as 0.
 * @param p usually 2
 * @param dim usually 1
 * @param eps usually 1e-12
 * Errors: DL_DTYPE_MISMATCH (input is not floating); DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_INVALID_ARGUMENT
 *   (p is not a number).
 */
DL_NODISCARD DL_EXPORT dl_status dl_normalize(const dl_tensor *input, double p, int64_t dim, double eps,
                                              dl_tensor **out);

/**
 * input / (k + alpha mean(x^2 over size neighbouring channels))^beta. Krizhevsky et al., NeurIPS 2012.
 * input (n, c, ...). The window of channel i begins at i - size / 2 (rounded down); channels outside count as 0.
 * @param alpha usually 0.0001
 * @param beta usually 0.75
 * @param k usually 1
 * Errors: DL_DTYPE_MISMATCH (input is not floating); DL_INVALID_ARGUMENT (input has less than 3 axes, or size is not
 *   positive).
 */
DL_NODISCARD DL_EXPORT dl_status dl_local_response_norm(const dl_tensor *input, int64_t size, double alpha,
                                                        double beta, double k, dl_tensor **out);


/* --------------------------------------------------------------------------------
 * Products
 *
 * Products of vectors, matrices and tensors beyond matmul, and what is made of them. Operands have one dtype.
 * -------------------------------------------------------------------------------- */

/**
 * The product of a matrix and a vector: (n, k) by (k) gives (n).
 * Errors: DL_SHAPE_MISMATCH (wrong ranks, or the extents do not fit); DL_DTYPE_MISMATCH (the dtypes differ, or are
 *   boolean).
 */
DL_NODISCARD DL_EXPORT dl_status dl_mv(const dl_tensor *input, const dl_tensor *vec, dl_tensor **out);

/**
 * beta input + alpha times the product of two matrices.
 * input is broadcast to the product; with beta 0 it is not read.
 * @param beta usually 1
 * @param alpha usually 1
 * Errors: DL_SHAPE_MISMATCH (wrong ranks, or the extents do not fit); DL_DTYPE_MISMATCH (the dtypes differ, or are
 *   boolean); DL_INVALID_ARGUMENT (a factor is not whole and the dtypes are).
 */
DL_NODISCARD DL_EXPORT dl_status dl_addmm(const dl_tensor *input, const dl_tensor *mat1, const dl_tensor *mat2,
                                          dl_scalar beta, dl_scalar alpha, dl_tensor **out);

/**
 * beta input + alpha times the product of a matrix and a vector.
 * @param beta usually 1
 * @param alpha usually 1
 * Errors: DL_SHAPE_MISMATCH (wrong ranks, or the extents do not fit); DL_DTYPE_MISMATCH (the dtypes differ, or are
 *   boolean).
 */
DL_NODISCARD DL_EXPORT dl_status dl_addmv(const dl_tensor *input, const dl_tensor *mat, const dl_tensor *vec,
                                          dl_scalar beta, dl_scalar alpha, dl_tensor **out);

/**
 * beta input + alpha times the outer product of two vectors.
 * @param beta usually 1
 * @param alpha usually 1
 * Errors: DL_SHAPE_MISMATCH (wrong ranks, or the extents do not fit); DL_DTYPE_MISMATCH (the dtypes differ).
 */
DL_NODISCARD DL_EXPORT dl_status dl_addr(const dl_tensor *input, const dl_tensor *vec1, const dl_tensor *vec2,
                                         dl_scalar beta, dl_scalar alpha, dl_tensor **out);

/**
 * beta input + alpha times the products of two batches of matrices.
 * @param beta usually 1
 * @param alpha usually 1
 * Errors: DL_SHAPE_MISMATCH (wrong ranks, or the extents do not fit); DL_DTYPE_MISMATCH (the dtypes differ, or are
 *   boolean).
 */
DL_NODISCARD DL_EXPORT dl_status dl_baddbmm(const dl_tensor *input, const dl_tensor *batch1, const dl_tensor *batch2,
                                            dl_scalar beta, dl_scalar alpha, dl_tensor **out);

/**
 * beta input + alpha times the sum of the products of two batches of matrices.
 * @param beta usually 1
 * @param alpha usually 1
 * Errors: DL_SHAPE_MISMATCH (wrong ranks, or the extents do not fit); DL_DTYPE_MISMATCH (the dtypes differ, or are
 *   boolean).
 */
DL_NODISCARD DL_EXPORT dl_status dl_addbmm(const dl_tensor *input, const dl_tensor *batch1, const dl_tensor *batch2,
                                           dl_scalar beta, dl_scalar alpha, dl_tensor **out);

/**
 * The inner product of two vectors.
 * Errors: DL_SHAPE_MISMATCH (an operand is not a vector, or the extents differ); DL_DTYPE_MISMATCH (the dtypes differ,
 *   or are boolean).
 */
DL_NODISCARD DL_EXPORT dl_status dl_vdot(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);

/**
 * The sums of products along the last axes: (..., k) and (*, k) give (..., *); a scalar multiplies.
 * Errors: DL_SHAPE_MISMATCH (the last extents differ); DL_DTYPE_MISMATCH (the dtypes differ).
 */
DL_NODISCARD DL_EXPORT dl_status dl_inner(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);

/**
 * The sums of products along pairs of axes: dims_input[i] of input runs with dims_other[i] of other.
 * The other axes of input come first, then those of other. Python also takes one list of two lists, or a number of
 * axes: the last ones of input and the first ones of other.
 * @param dims_input dims_input_count values
 * @param dims_other dims_other_count values
 * Errors: DL_INVALID_ARGUMENT (the lists differ in length, or name an axis twice); DL_SHAPE_MISMATCH (the extents
 *   differ); DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_DTYPE_MISMATCH (the dtypes differ, or are boolean).
 */
DL_NODISCARD DL_EXPORT dl_status dl_tensordot(const dl_tensor *input, const dl_tensor *other,
                                              const int64_t *dims_input, int64_t dims_input_count,
                                              const int64_t *dims_other, int64_t dims_other_count, dl_tensor **out);

/**
 * Einstein's summation: the sum of products over the labels that do not stand in the result.
 * equation names the axes of each operand by letters, separated by commas, then "->" and the axes of the result:
 * "ij,jk->ik" is a matrix product, "ii->i" a diagonal, "bij->b" a sum. "..." stands for all other axes, which are
 * broadcast. Without "->", the result has the ellipsis, and then the labels that occur once, in the order of the
 * alphabet (capitals first). Axes of extent 1 are broadcast. Contractions are matrix products, in the order of the
 * fewest multiplications.
 * @param operands operands_count tensors
 * Errors: DL_INVALID_ARGUMENT (the equation is malformed, or names another number of operands); DL_SHAPE_MISMATCH (the
 *   labels do not fit the axes, or the extents differ); DL_DTYPE_MISMATCH (the dtypes differ).
 */
DL_NODISCARD DL_EXPORT dl_status dl_einsum(const char *equation, const dl_tensor *const *operands,
                                           int64_t operands_count, dl_tensor **out);

/**
 * The Kronecker product: every element of input times the whole of other, as blocks.
 * The extents multiply; the operand of lower rank gets axes of extent 1 in front. At most four axes.
 * Errors: DL_UNSUPPORTED (an operand has more than four axes).
 */
DL_NODISCARD DL_EXPORT dl_status dl_kron(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);

/**
 * The sum of the elements on the diagonal of a matrix.
 * Errors: DL_SHAPE_MISMATCH (input is not a matrix).
 */
DL_NODISCARD DL_EXPORT dl_status dl_trace(const dl_tensor *input, dl_tensor **out);

/**
 * The vector product of vectors of three elements along an axis.
 * @param dim usually -1
 * Errors: DL_SHAPE_MISMATCH (the axis does not have three elements, or the shapes cannot be broadcast);
 *   DL_INDEX_OUT_OF_RANGE (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_cross(const dl_tensor *input, const dl_tensor *other, int64_t dim,
                                                 dl_tensor **out);

/**
 * The sums of the products of two tensors along an axis.
 * @param dim usually -1
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast); DL_INDEX_OUT_OF_RANGE (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_linalg_vecdot(const dl_tensor *x, const dl_tensor *y, int64_t dim, dl_tensor **out);

/**
 * input1 times weight[o] times input2, plus bias[o], for every output o.
 * input1 (..., m), input2 (..., n), weight (outputs, m, n), bias (outputs) give (..., outputs).
 * @param bias may be NULL
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit); DL_DTYPE_MISMATCH (the dtypes differ).
 */
DL_NODISCARD DL_EXPORT dl_status dl_bilinear(const dl_tensor *input1, const dl_tensor *input2,
                                             const dl_tensor *weight, const dl_tensor *bias, dl_tensor **out);

/**
 * The distances between all pairs of points (rows) of two sets, in the p-norm: (..., n, k) and (..., m, k) give (...,
 * n, m).
 * Leading axes are broadcast. p may be infinity, or 0 for the number of elements that differ. The gradient of a zero
 * distance is zero.
 * @param p usually 2
 * Errors: DL_SHAPE_MISMATCH (fewer than two axes, or the shapes do not fit); DL_INVALID_ARGUMENT (p is negative);
 *   DL_DTYPE_MISMATCH (the dtypes differ or are not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_cdist(const dl_tensor *x1, const dl_tensor *x2, double p, dl_tensor **out);

/**
 * The covariances of the rows of input, whose columns are observations.
 * fweights (integers) says how often each observation was made, aweights (floating) how much each counts.
 * @param correction usually 1
 * @param fweights may be NULL
 * @param aweights may be NULL
 * Errors: DL_SHAPE_MISMATCH (more than two axes, or the weights do not fit); DL_INVALID_ARGUMENT (a weight is
 *   negative); DL_DTYPE_MISMATCH (input is boolean, or weights have the wrong kind).
 */
DL_NODISCARD DL_EXPORT dl_status dl_cov(const dl_tensor *input, int64_t correction, const dl_tensor *fweights,
                                        const dl_tensor *aweights, dl_tensor **out);

/**
 * The correlation coefficients of the rows of input, whose columns are observations.
 * Errors: DL_SHAPE_MISMATCH (more than two axes); DL_DTYPE_MISMATCH (input is boolean).
 */
DL_NODISCARD DL_EXPORT dl_status dl_corrcoef(const dl_tensor *input, dl_tensor **out);


/* --------------------------------------------------------------------------------
 * Recurrent
 *
 * Recurrent cells and layers. Rows of the weights are ordered by gates: r, z, n for a GRU; i, f, g, o for an LSTM.
 * Biases may be left out: the usual two of a gate are added up, except under the reset gate of a GRU, so that one of
 * them is enough. Layers are computed all steps at once, and so are their first derivatives; derivatives of these go
 * through plain operations. params holds, for every layer and in it for every direction, weight_ih, weight_hh, then the
 * biases (two, or one with biases = 1) if has_biases, then the further weights that the operation names. States are
 * [num_layers * directions, batch, width]. input is [steps, batch, features], with batch_first [batch, steps,
 * features], or, with batch_sizes, packed: [rows, features], where step t has the rows of batch_sizes[t] sequences
 * (int64, never growing, all of them positive). dropout with train drops outputs of all layers but the last.
 * Activations follow from their own values: sigmoid, tanh, relu, hard_sigmoid (x / 6 + 1 / 2 between 0 and 1),
 * hard_tanh (x between -1 and 1), identity, softsign, softplus, leaky_relu (slope 0.01), elu (alpha 1).
 * -------------------------------------------------------------------------------- */

/**
 * tanh(input w_ih^T + b_ih + hx w_hh^T + b_hh).
 * input (batch, features), hx and the result (batch, hidden), w_ih (hidden, features), w_hh (hidden, hidden), biases
 * (hidden).
 * @param b_ih may be NULL
 * @param b_hh may be NULL
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit); DL_DTYPE_MISMATCH (the dtypes differ or are not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_rnn_tanh_cell(const dl_tensor *input, const dl_tensor *hx, const dl_tensor *w_ih,
                                                  const dl_tensor *w_hh, const dl_tensor *b_ih, const dl_tensor *b_hh,
                                                  dl_tensor **out);

/**
 * relu(input w_ih^T + b_ih + hx w_hh^T + b_hh).
 * Shapes as for rnn_tanh_cell.
 * @param b_ih may be NULL
 * @param b_hh may be NULL
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit); DL_DTYPE_MISMATCH (the dtypes differ or are not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_rnn_relu_cell(const dl_tensor *input, const dl_tensor *hx, const dl_tensor *w_ih,
                                                  const dl_tensor *w_hh, const dl_tensor *b_ih, const dl_tensor *b_hh,
                                                  dl_tensor **out);

/**
 * activation(input w_ih^T + b_ih + hx w_hh^T + b_hh).
 * Shapes as for rnn_tanh_cell.
 * @param b_ih may be NULL
 * @param b_hh may be NULL
 * @param activation DL_RECURRENT_ACTIVATION_SIGMOID, DL_RECURRENT_ACTIVATION_TANH, DL_RECURRENT_ACTIVATION_RELU,
 *        DL_RECURRENT_ACTIVATION_HARD_SIGMOID, DL_RECURRENT_ACTIVATION_HARD_TANH, DL_RECURRENT_ACTIVATION_IDENTITY,
 *        DL_RECURRENT_ACTIVATION_SOFTSIGN, DL_RECURRENT_ACTIVATION_SOFTPLUS, DL_RECURRENT_ACTIVATION_LEAKY_RELU,
 *        DL_RECURRENT_ACTIVATION_ELU; usually DL_RECURRENT_ACTIVATION_TANH
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit); DL_DTYPE_MISMATCH (the dtypes differ or are not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_rnn_cell(const dl_tensor *input, const dl_tensor *hx, const dl_tensor *w_ih,
                                             const dl_tensor *w_hh, const dl_tensor *b_ih, const dl_tensor *b_hh,
                                             dl_recurrent_activation activation, dl_tensor **out);

/**
 * One step of a gated recurrent unit.
 * r = gate(W_ir x + b_ir + W_hr h + b_hr), z = gate(W_iz x + b_iz + W_hz h + b_hz), n = candidate(W_in x + b_in + r *
 * (W_hn h + b_hn)), h' = (1 - z) * n + z * h. Without linear_before_reset, as first described by Cho et al., "Learning
 * Phrase Representations using RNN Encoder-Decoder for Statistical Machine Translation", 2014: n = candidate(W_in x +
 * b_in + W_hn (r * h) + b_hn). input (batch, features), hx and the result (batch, hidden), w_ih (3 hidden, features),
 * w_hh (3 hidden, hidden), biases (3 hidden).
 * @param b_ih may be NULL
 * @param b_hh may be NULL
 * @param gate_activation DL_RECURRENT_ACTIVATION_SIGMOID, DL_RECURRENT_ACTIVATION_TANH, DL_RECURRENT_ACTIVATION_RELU,
 *        DL_RECURRENT_ACTIVATION_HARD_SIGMOID, DL_RECURRENT_ACTIVATION_HARD_TANH, DL_RECURRENT_ACTIVATION_IDENTITY,
 *        DL_RECURRENT_ACTIVATION_SOFTSIGN, DL_RECURRENT_ACTIVATION_SOFTPLUS, DL_RECURRENT_ACTIVATION_LEAKY_RELU,
 *        DL_RECURRENT_ACTIVATION_ELU; usually DL_RECURRENT_ACTIVATION_SIGMOID
 * @param candidate_activation DL_RECURRENT_ACTIVATION_SIGMOID, DL_RECURRENT_ACTIVATION_TANH,
 *        DL_RECURRENT_ACTIVATION_RELU, DL_RECURRENT_ACTIVATION_HARD_SIGMOID, DL_RECURRENT_ACTIVATION_HARD_TANH,
 *        DL_RECURRENT_ACTIVATION_IDENTITY, DL_RECURRENT_ACTIVATION_SOFTSIGN, DL_RECURRENT_ACTIVATION_SOFTPLUS,
 *        DL_RECURRENT_ACTIVATION_LEAKY_RELU, DL_RECURRENT_ACTIVATION_ELU; usually DL_RECURRENT_ACTIVATION_TANH
 * @param linear_before_reset usually true
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit); DL_DTYPE_MISMATCH (the dtypes differ or are not floating).
 */
DL_NODISCARD DL_EXPORT dl_status dl_gru_cell(const dl_tensor *input, const dl_tensor *hx, const dl_tensor *w_ih,
                                             const dl_tensor *w_hh, const dl_tensor *b_ih, const dl_tensor *b_hh,
                                             dl_recurrent_activation gate_activation,
                                             dl_recurrent_activation candidate_activation, bool linear_before_reset,
                                             dl_tensor **out);

/**
 * One step of long short-term memory.
 * i = gate(W_ii x + b_ii + W_hi h + b_hi), f = gate(W_if x + b_if + W_hf h + b_hf), g = candidate(W_ig x + b_ig + W_hg
 * h + b_hg), o = gate(W_io x + b_io + W_ho h + b_ho), c' = f * c + i * g, h' = o * output(c'), or w_hr (o * output(c'))
 * where w_hr is given. peepholes (3 hidden), ordered i, f, o, add their product with c to the sums under i and f, and
 * that with c' to the sum under o (Gers and Schmidhuber, "Recurrent Nets that Time and Count", 2000). input (batch,
 * features), hx = h (batch, projection or hidden) and c (batch, hidden), w_ih (4 hidden, features), w_hh (4 hidden,
 * projection or hidden), biases (4 hidden), w_hr (projection, hidden).
 * @param hx hx_count tensors
 * @param b_ih may be NULL
 * @param b_hh may be NULL
 * @param w_hr may be NULL
 * @param peepholes may be NULL
 * @param gate_activation DL_RECURRENT_ACTIVATION_SIGMOID, DL_RECURRENT_ACTIVATION_TANH, DL_RECURRENT_ACTIVATION_RELU,
 *        DL_RECURRENT_ACTIVATION_HARD_SIGMOID, DL_RECURRENT_ACTIVATION_HARD_TANH, DL_RECURRENT_ACTIVATION_IDENTITY,
 *        DL_RECURRENT_ACTIVATION_SOFTSIGN, DL_RECURRENT_ACTIVATION_SOFTPLUS, DL_RECURRENT_ACTIVATION_LEAKY_RELU,
 *        DL_RECURRENT_ACTIVATION_ELU; usually DL_RECURRENT_ACTIVATION_SIGMOID
 * @param candidate_activation DL_RECURRENT_ACTIVATION_SIGMOID, DL_RECURRENT_ACTIVATION_TANH,
 *        DL_RECURRENT_ACTIVATION_RELU, DL_RECURRENT_ACTIVATION_HARD_SIGMOID, DL_RECURRENT_ACTIVATION_HARD_TANH,
 *        DL_RECURRENT_ACTIVATION_IDENTITY, DL_RECURRENT_ACTIVATION_SOFTSIGN, DL_RECURRENT_ACTIVATION_SOFTPLUS,
 *        DL_RECURRENT_ACTIVATION_LEAKY_RELU, DL_RECURRENT_ACTIVATION_ELU; usually DL_RECURRENT_ACTIVATION_TANH
 * @param output_activation DL_RECURRENT_ACTIVATION_SIGMOID, DL_RECURRENT_ACTIVATION_TANH, DL_RECURRENT_ACTIVATION_RELU,
 *        DL_RECURRENT_ACTIVATION_HARD_SIGMOID, DL_RECURRENT_ACTIVATION_HARD_TANH, DL_RECURRENT_ACTIVATION_IDENTITY,
 *        DL_RECURRENT_ACTIVATION_SOFTSIGN, DL_RECURRENT_ACTIVATION_SOFTPLUS, DL_RECURRENT_ACTIVATION_LEAKY_RELU,
 *        DL_RECURRENT_ACTIVATION_ELU; usually DL_RECURRENT_ACTIVATION_TANH
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit); DL_DTYPE_MISMATCH (the dtypes differ or are not floating);
 *   DL_INVALID_ARGUMENT (hx does not hold two states).
 */
DL_NODISCARD DL_EXPORT dl_status dl_lstm_cell(const dl_tensor *input, const dl_tensor *const *hx, int64_t hx_count,
                                              const dl_tensor *w_ih, const dl_tensor *w_hh, const dl_tensor *b_ih,
                                              const dl_tensor *b_hh, const dl_tensor *w_hr,
                                              const dl_tensor *peepholes, dl_recurrent_activation gate_activation,
                                              dl_recurrent_activation candidate_activation,
                                              dl_recurrent_activation output_activation, dl_tensor **h, dl_tensor **c);

/**
 * Plain recurrent layers with tanh.
 * h_t = tanh(W_ih x_t + b_ih + W_hh h_(t-1) + b_hh). output has the last layer's h_t of all steps, hidden the last one
 * of every layer and direction.
 * @param params params_count tensors
 * @param has_biases usually true
 * @param num_layers usually 1
 * @param dropout usually 0
 * @param train usually false
 * @param bidirectional usually false
 * @param batch_first usually false
 * @param batch_sizes may be NULL
 * @param generator NULL for the default one
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit, or there is no step); DL_DTYPE_MISMATCH (the dtypes differ or are
 *   not floating); DL_INVALID_ARGUMENT (wrong number of parameters or states, num_layers is not positive, dropout is
 *   not between 0 and 1, biases is not 1 or 2, or batch_sizes is empty, grows or is not positive).
 */
DL_NODISCARD DL_EXPORT dl_status dl_rnn_tanh(const dl_tensor *input, const dl_tensor *hx,
                                             const dl_tensor *const *params, int64_t params_count, bool has_biases,
                                             int64_t num_layers, double dropout, bool train, bool bidirectional,
                                             bool batch_first, const dl_tensor *batch_sizes, dl_generator *generator,
                                             dl_tensor **output, dl_tensor **hidden);

/**
 * Plain recurrent layers with relu.
 * h_t = relu(W_ih x_t + b_ih + W_hh h_(t-1) + b_hh). output has the last layer's h_t of all steps, hidden the last one
 * of every layer and direction.
 * @param params params_count tensors
 * @param has_biases usually true
 * @param num_layers usually 1
 * @param dropout usually 0
 * @param train usually false
 * @param bidirectional usually false
 * @param batch_first usually false
 * @param batch_sizes may be NULL
 * @param generator NULL for the default one
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit, or there is no step); DL_DTYPE_MISMATCH (the dtypes differ or are
 *   not floating); DL_INVALID_ARGUMENT (wrong number of parameters or states, num_layers is not positive, dropout is
 *   not between 0 and 1, biases is not 1 or 2, or batch_sizes is empty, grows or is not positive).
 */
DL_NODISCARD DL_EXPORT dl_status dl_rnn_relu(const dl_tensor *input, const dl_tensor *hx,
                                             const dl_tensor *const *params, int64_t params_count, bool has_biases,
                                             int64_t num_layers, double dropout, bool train, bool bidirectional,
                                             bool batch_first, const dl_tensor *batch_sizes, dl_generator *generator,
                                             dl_tensor **output, dl_tensor **hidden);

/**
 * Plain recurrent layers with any activation.
 * h_t = activation(W_ih x_t + b_ih + W_hh h_(t-1) + b_hh), otherwise as rnn_tanh.
 * @param params params_count tensors
 * @param has_biases usually true
 * @param num_layers usually 1
 * @param dropout usually 0
 * @param train usually false
 * @param bidirectional usually false
 * @param batch_first usually false
 * @param batch_sizes may be NULL
 * @param biases usually 2
 * @param activation DL_RECURRENT_ACTIVATION_SIGMOID, DL_RECURRENT_ACTIVATION_TANH, DL_RECURRENT_ACTIVATION_RELU,
 *        DL_RECURRENT_ACTIVATION_HARD_SIGMOID, DL_RECURRENT_ACTIVATION_HARD_TANH, DL_RECURRENT_ACTIVATION_IDENTITY,
 *        DL_RECURRENT_ACTIVATION_SOFTSIGN, DL_RECURRENT_ACTIVATION_SOFTPLUS, DL_RECURRENT_ACTIVATION_LEAKY_RELU,
 *        DL_RECURRENT_ACTIVATION_ELU; usually DL_RECURRENT_ACTIVATION_TANH
 * @param generator NULL for the default one
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit, or there is no step); DL_DTYPE_MISMATCH (the dtypes differ or are
 *   not floating); DL_INVALID_ARGUMENT (wrong number of parameters or states, num_layers is not positive, dropout is
 *   not between 0 and 1, biases is not 1 or 2, or batch_sizes is empty, grows or is not positive).
 */
DL_NODISCARD DL_EXPORT dl_status dl_rnn(const dl_tensor *input, const dl_tensor *hx, const dl_tensor *const *params,
                                        int64_t params_count, bool has_biases, int64_t num_layers, double dropout,
                                        bool train, bool bidirectional, bool batch_first,
                                        const dl_tensor *batch_sizes, int64_t biases,
                                        dl_recurrent_activation activation, dl_generator *generator,
                                        dl_tensor **output, dl_tensor **hidden);

/**
 * Layers of gated recurrent units.
 * The step is that of gru_cell. output has the last layer's h_t of all steps, hidden the last one of every layer and
 * direction.
 * @param params params_count tensors
 * @param has_biases usually true
 * @param num_layers usually 1
 * @param dropout usually 0
 * @param train usually false
 * @param bidirectional usually false
 * @param batch_first usually false
 * @param batch_sizes may be NULL
 * @param biases usually 2
 * @param gate_activation DL_RECURRENT_ACTIVATION_SIGMOID, DL_RECURRENT_ACTIVATION_TANH, DL_RECURRENT_ACTIVATION_RELU,
 *        DL_RECURRENT_ACTIVATION_HARD_SIGMOID, DL_RECURRENT_ACTIVATION_HARD_TANH, DL_RECURRENT_ACTIVATION_IDENTITY,
 *        DL_RECURRENT_ACTIVATION_SOFTSIGN, DL_RECURRENT_ACTIVATION_SOFTPLUS, DL_RECURRENT_ACTIVATION_LEAKY_RELU,
 *        DL_RECURRENT_ACTIVATION_ELU; usually DL_RECURRENT_ACTIVATION_SIGMOID
 * @param candidate_activation DL_RECURRENT_ACTIVATION_SIGMOID, DL_RECURRENT_ACTIVATION_TANH,
 *        DL_RECURRENT_ACTIVATION_RELU, DL_RECURRENT_ACTIVATION_HARD_SIGMOID, DL_RECURRENT_ACTIVATION_HARD_TANH,
 *        DL_RECURRENT_ACTIVATION_IDENTITY, DL_RECURRENT_ACTIVATION_SOFTSIGN, DL_RECURRENT_ACTIVATION_SOFTPLUS,
 *        DL_RECURRENT_ACTIVATION_LEAKY_RELU, DL_RECURRENT_ACTIVATION_ELU; usually DL_RECURRENT_ACTIVATION_TANH
 * @param linear_before_reset usually true
 * @param generator NULL for the default one
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit, or there is no step); DL_DTYPE_MISMATCH (the dtypes differ or are
 *   not floating); DL_INVALID_ARGUMENT (wrong number of parameters or states, num_layers is not positive, dropout is
 *   not between 0 and 1, biases is not 1 or 2, or batch_sizes is empty, grows or is not positive).
 */
DL_NODISCARD DL_EXPORT dl_status dl_gru(const dl_tensor *input, const dl_tensor *hx, const dl_tensor *const *params,
                                        int64_t params_count, bool has_biases, int64_t num_layers, double dropout,
                                        bool train, bool bidirectional, bool batch_first,
                                        const dl_tensor *batch_sizes, int64_t biases,
                                        dl_recurrent_activation gate_activation,
                                        dl_recurrent_activation candidate_activation, bool linear_before_reset,
                                        dl_generator *generator, dl_tensor **output, dl_tensor **hidden);

/**
 * Layers of long short-term memory.
 * The step is that of lstm_cell; params may hold weight_hr and, with has_peepholes, the peepholes, in this order. hx
 * holds the first hidden and cell states. output has the last layer's h_t of all steps, hidden and cell the last states
 * of every layer and direction.
 * @param hx hx_count tensors
 * @param params params_count tensors
 * @param has_biases usually true
 * @param num_layers usually 1
 * @param dropout usually 0
 * @param train usually false
 * @param bidirectional usually false
 * @param batch_first usually false
 * @param batch_sizes may be NULL
 * @param biases usually 2
 * @param has_peepholes usually false
 * @param gate_activation DL_RECURRENT_ACTIVATION_SIGMOID, DL_RECURRENT_ACTIVATION_TANH, DL_RECURRENT_ACTIVATION_RELU,
 *        DL_RECURRENT_ACTIVATION_HARD_SIGMOID, DL_RECURRENT_ACTIVATION_HARD_TANH, DL_RECURRENT_ACTIVATION_IDENTITY,
 *        DL_RECURRENT_ACTIVATION_SOFTSIGN, DL_RECURRENT_ACTIVATION_SOFTPLUS, DL_RECURRENT_ACTIVATION_LEAKY_RELU,
 *        DL_RECURRENT_ACTIVATION_ELU; usually DL_RECURRENT_ACTIVATION_SIGMOID
 * @param candidate_activation DL_RECURRENT_ACTIVATION_SIGMOID, DL_RECURRENT_ACTIVATION_TANH,
 *        DL_RECURRENT_ACTIVATION_RELU, DL_RECURRENT_ACTIVATION_HARD_SIGMOID, DL_RECURRENT_ACTIVATION_HARD_TANH,
 *        DL_RECURRENT_ACTIVATION_IDENTITY, DL_RECURRENT_ACTIVATION_SOFTSIGN, DL_RECURRENT_ACTIVATION_SOFTPLUS,
 *        DL_RECURRENT_ACTIVATION_LEAKY_RELU, DL_RECURRENT_ACTIVATION_ELU; usually DL_RECURRENT_ACTIVATION_TANH
 * @param output_activation DL_RECURRENT_ACTIVATION_SIGMOID, DL_RECURRENT_ACTIVATION_TANH, DL_RECURRENT_ACTIVATION_RELU,
 *        DL_RECURRENT_ACTIVATION_HARD_SIGMOID, DL_RECURRENT_ACTIVATION_HARD_TANH, DL_RECURRENT_ACTIVATION_IDENTITY,
 *        DL_RECURRENT_ACTIVATION_SOFTSIGN, DL_RECURRENT_ACTIVATION_SOFTPLUS, DL_RECURRENT_ACTIVATION_LEAKY_RELU,
 *        DL_RECURRENT_ACTIVATION_ELU; usually DL_RECURRENT_ACTIVATION_TANH
 * @param generator NULL for the default one
 * Errors: DL_SHAPE_MISMATCH (the shapes do not fit, or there is no step); DL_DTYPE_MISMATCH (the dtypes differ or are
 *   not floating); DL_INVALID_ARGUMENT (wrong number of parameters or states, num_layers is not positive, dropout is
 *   not between 0 and 1, biases is not 1 or 2, or batch_sizes is empty, grows or is not positive).
 */
DL_NODISCARD DL_EXPORT dl_status dl_lstm(const dl_tensor *input, const dl_tensor *const *hx, int64_t hx_count,
                                         const dl_tensor *const *params, int64_t params_count, bool has_biases,
                                         int64_t num_layers, double dropout, bool train, bool bidirectional,
                                         bool batch_first, const dl_tensor *batch_sizes, int64_t biases,
                                         bool has_peepholes, dl_recurrent_activation gate_activation,
                                         dl_recurrent_activation candidate_activation,
                                         dl_recurrent_activation output_activation, dl_generator *generator,
                                         dl_tensor **output, dl_tensor **hidden, dl_tensor **cell);

/**
 * The rows of sequences without their padding, ordered by steps.
 * input (steps, batch, ...), with batch_first (batch, steps, ...); lengths (batch) (int64) never grow. data (rows, ...)
 * has for step t the rows of the sizes[t] sequences that are longer than t.
 * @param batch_first usually false
 * Errors: DL_SHAPE_MISMATCH (input has fewer than two axes, or lengths does not fit the batch); DL_DTYPE_MISMATCH
 *   (lengths is not int64); DL_INVALID_ARGUMENT (a length is not positive, or lengths grow).
 */
DL_NODISCARD DL_EXPORT dl_status dl_pack_padded_sequence(const dl_tensor *input, const dl_tensor *lengths,
                                                         bool batch_first, dl_tensor **data, dl_tensor **sizes);

/**
 * Packed sequences as one tensor with padding: the inverse of pack_padded_sequence.
 * output (steps, batch, ...), with batch_first (batch, steps, ...), where steps is total_length or that of the longest
 * sequence; lengths (batch) (int64).
 * @param batch_first usually false
 * @param padding_value usually 0
 * @param total_length may be NULL
 * Errors: DL_SHAPE_MISMATCH (the sum of batch_sizes is not the number of rows); DL_DTYPE_MISMATCH (batch_sizes is not
 *   int64); DL_INVALID_ARGUMENT (batch_sizes is empty, grows or is not positive, or total_length is too small).
 */
DL_NODISCARD DL_EXPORT dl_status dl_pad_packed_sequence(const dl_tensor *data, const dl_tensor *batch_sizes,
                                                        bool batch_first, double padding_value,
                                                        const int64_t *total_length, dl_tensor **output,
                                                        dl_tensor **lengths);

/**
 * Sequences of unequal lengths side by side, padded to that of the longest.
 * sequences (length, ...) of equal further extents. The result is (steps, batch, ...), with batch_first (batch, steps,
 * ...).
 * @param sequences sequences_count tensors
 * @param batch_first usually false
 * @param padding_value usually 0
 * @param padding_side DL_PADDING_SIDE_RIGHT, DL_PADDING_SIDE_LEFT; usually DL_PADDING_SIDE_RIGHT
 * Errors: DL_SHAPE_MISMATCH (a sequence has no axis, or further extents differ); DL_INVALID_ARGUMENT (there is no
 *   sequence).
 */
DL_NODISCARD DL_EXPORT dl_status dl_pad_sequence(const dl_tensor *const *sequences, int64_t sequences_count,
                                                 bool batch_first, double padding_value, dl_padding_side padding_side,
                                                 dl_tensor **out);


/* --------------------------------------------------------------------------------
 * Resampling
 *
 * Images sampled at any positions, and rearrangements between channels and pixels.
 * -------------------------------------------------------------------------------- */

/**
 * Channels become pixels: (*, C r^2, H, W) -> (*, C, H r, W r).
 * result[.., c, h r + i, w r + j] = input[.., c r^2 + i r + j, h, w] with r = upscale_factor: the sub-pixel convolution
 * of Shi et al., Real-time single image and video super-resolution, 2016.
 * Errors: DL_SHAPE_MISMATCH (fewer than three axes, or the channels are no multiple of r^2); DL_INVALID_ARGUMENT
 *   (upscale_factor is not positive).
 */
DL_NODISCARD DL_EXPORT dl_status dl_pixel_shuffle(const dl_tensor *input, int64_t upscale_factor, dl_tensor **out);

/**
 * Pixels become channels: (*, C, H r, W r) -> (*, C r^2, H, W), the inverse of pixel_shuffle.
 * Errors: DL_SHAPE_MISMATCH (fewer than three axes, or height or width is no multiple of r); DL_INVALID_ARGUMENT
 *   (downscale_factor is not positive).
 */
DL_NODISCARD DL_EXPORT dl_status dl_pixel_unshuffle(const dl_tensor *input, int64_t downscale_factor, dl_tensor **out);

/**
 * The channels of several groups taken in turn: channel k of group j becomes channel k groups + j.
 * input is (N, C, *), C a multiple of groups: Zhang et al., ShuffleNet, 2018.
 * Errors: DL_SHAPE_MISMATCH (fewer than three axes, or the channels are no multiple of groups); DL_INVALID_ARGUMENT
 *   (groups is not positive).
 */
DL_NODISCARD DL_EXPORT dl_status dl_channel_shuffle(const dl_tensor *input, int64_t groups, dl_tensor **out);

/**
 * Images or volumes sampled at given positions.
 * input is (N, C, H, W) and grid (N, h, w, 2), the result (N, C, h, w); or (N, C, D, H, W), (N, d, h, w, 3) and (N, C,
 * d, h, w). The last axis of grid holds x, y (and z), which count from -1 to 1: with align_corners from the centre of
 * the first element to that of the last, without from edge to edge. bilinear is trilinear for volumes; bicubic is for
 * images alone. Beyond the elements lie zeros, the border elements again, or the image mirrored. Jaderberg et al.,
 * Spatial transformer networks, 2015.
 * @param mode DL_GRID_SAMPLE_MODE_BILINEAR, DL_GRID_SAMPLE_MODE_NEAREST, DL_GRID_SAMPLE_MODE_BICUBIC; usually
 *        DL_GRID_SAMPLE_MODE_BILINEAR
 * @param padding_mode DL_GRID_SAMPLE_PADDING_ZEROS, DL_GRID_SAMPLE_PADDING_BORDER, DL_GRID_SAMPLE_PADDING_REFLECTION;
 *        usually DL_GRID_SAMPLE_PADDING_ZEROS
 * @param align_corners usually false
 * Errors: DL_SHAPE_MISMATCH (ranks, batches or the last axis of grid do not fit, an image is empty, or bicubic
 *   volumes); DL_DTYPE_MISMATCH (input is not floating, or grid has another dtype).
 */
DL_NODISCARD DL_EXPORT dl_status dl_grid_sample(const dl_tensor *input, const dl_tensor *grid,
                                                dl_grid_sample_mode mode, dl_grid_sample_padding padding_mode,
                                                bool align_corners, dl_tensor **out);

/**
 * The positions that affine maps send the elements of images or volumes to, for grid_sample.
 * theta is (N, 2, 3) for size (N, C, H, W) and (N, 3, 4) for (N, C, D, H, W); the result is (N, H, W, 2) or (N, D, H,
 * W, 3). A position is theta times (x, y, 1), coordinates counting from -1 to 1 as in grid_sample.
 * @param size size_count values
 * @param align_corners usually false
 * Errors: DL_SHAPE_MISMATCH (theta has another batch than size); DL_INVALID_ARGUMENT (theta does not fit size or is not
 *   floating, or an extent is not positive); DL_UNSUPPORTED (size has not four or five extents).
 */
DL_NODISCARD DL_EXPORT dl_status dl_affine_grid(const dl_tensor *theta, const int64_t *size, int64_t size_count,
                                                bool align_corners, dl_tensor **out);


/* --------------------------------------------------------------------------------
 * Scatter
 *
 * Elements put, added and joined at places that indices or masks name.
 * -------------------------------------------------------------------------------- */

/**
 * input with one number put at indices along an axis: result[index[i][j]][j] = value for dim 0, and so on.
 * Errors: DL_INDEX_OUT_OF_RANGE (an index is negative or too large, or there is no such axis); DL_DTYPE_MISMATCH (index
 *   is not int64, or src differs in dtype); DL_SHAPE_MISMATCH (the ranks differ, or index is too large).
 */
DL_NODISCARD DL_EXPORT dl_status dl_scatter_value(const dl_tensor *input, int64_t dim, const dl_tensor *index,
                                                  dl_scalar value, dl_tensor **out);

/**
 * The elements of src joined at indices along an axis, with the elements of input there or, without include_self, in
 * their place.
 * Equal extremes share the gradient evenly. Places that no index names keep the elements of input.
 * @param reduce DL_SCATTER_REDUCTION_SUM, DL_SCATTER_REDUCTION_PROD, DL_SCATTER_REDUCTION_MEAN,
 *        DL_SCATTER_REDUCTION_AMAX, DL_SCATTER_REDUCTION_AMIN
 * @param include_self usually true
 * Errors: DL_INDEX_OUT_OF_RANGE (an index is negative or too large, or there is no such axis); DL_DTYPE_MISMATCH (index
 *   is not int64, or src differs in dtype); DL_SHAPE_MISMATCH (the ranks differ, or index is too large).
 */
DL_NODISCARD DL_EXPORT dl_status dl_scatter_reduce(const dl_tensor *input, int64_t dim, const dl_tensor *index,
                                                   const dl_tensor *src, dl_scatter_reduction reduce,
                                                   bool include_self, dl_tensor **out);

/**
 * input with the parts at the given indices of an axis replaced by those of source.
 * Errors: DL_INDEX_OUT_OF_RANGE (an index is negative or too large, or there is no such axis); DL_DTYPE_MISMATCH (index
 *   is not an integer tensor, or source differs in dtype); DL_SHAPE_MISMATCH (source does not fit input and index).
 */
DL_NODISCARD DL_EXPORT dl_status dl_index_copy(const dl_tensor *input, int64_t dim, const dl_tensor *index,
                                               const dl_tensor *source, dl_tensor **out);

/**
 * input with one value in the parts at the given indices of an axis.
 * Errors: DL_INDEX_OUT_OF_RANGE (an index is negative or too large, or there is no such axis); DL_DTYPE_MISMATCH (index
 *   is not an integer tensor, or source differs in dtype); DL_SHAPE_MISMATCH (source does not fit input and index).
 */
DL_NODISCARD DL_EXPORT dl_status dl_index_fill(const dl_tensor *input, int64_t dim, const dl_tensor *index,
                                               const dl_tensor *value, dl_tensor **out);
/** dl_index_fill with a number as value. */
DL_NODISCARD DL_EXPORT dl_status dl_index_fill_scalar(const dl_tensor *input, int64_t dim, const dl_tensor *index,
                                                      dl_scalar value, dl_tensor **out);

/**
 * The parts of source joined with the parts of input at the given indices of an axis, as scatter_reduce joins elements.
 * @param reduce DL_SCATTER_REDUCTION_SUM, DL_SCATTER_REDUCTION_PROD, DL_SCATTER_REDUCTION_MEAN,
 *        DL_SCATTER_REDUCTION_AMAX, DL_SCATTER_REDUCTION_AMIN
 * @param include_self usually true
 * Errors: DL_INDEX_OUT_OF_RANGE (an index is negative or too large, or there is no such axis); DL_DTYPE_MISMATCH (index
 *   is not an integer tensor, or source differs in dtype); DL_SHAPE_MISMATCH (source does not fit input and index).
 */
DL_NODISCARD DL_EXPORT dl_status dl_index_reduce(const dl_tensor *input, int64_t dim, const dl_tensor *index,
                                                 const dl_tensor *source, dl_scatter_reduction reduce,
                                                 bool include_self, dl_tensor **out);

/**
 * The elements at places in row-major order, in the shape of index; negative places count from the end.
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such place); DL_DTYPE_MISMATCH (index is not int64).
 */
DL_NODISCARD DL_EXPORT dl_status dl_take(const dl_tensor *input, const dl_tensor *index, dl_tensor **out);

/**
 * input with the elements at places in row-major order replaced by those of source; with accumulate these are added.
 * @param accumulate usually false
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such place); DL_DTYPE_MISMATCH (index is not int64, or source differs in
 *   dtype); DL_SHAPE_MISMATCH (source and index differ in the number of elements).
 */
DL_NODISCARD DL_EXPORT dl_status dl_put(const dl_tensor *input, const dl_tensor *index, const dl_tensor *source,
                                        bool accumulate, dl_tensor **out);

/**
 * As gather, with input and indices broadcast on the other axes; without dim along input in row-major order.
 * @param dim may be NULL
 * Errors: DL_INDEX_OUT_OF_RANGE (an index is negative or too large, or there is no such axis); DL_DTYPE_MISMATCH
 *   (indices are not int64); DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_take_along_dim(const dl_tensor *input, const dl_tensor *indices,
                                                   const int64_t *dim, dl_tensor **out);

/**
 * input with the elements where mask holds replaced by those of source, in row-major order.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together, or source has not enough elements);
 *   DL_DTYPE_MISMATCH (mask is not boolean, or source differs in dtype).
 */
DL_NODISCARD DL_EXPORT dl_status dl_masked_scatter(const dl_tensor *input, const dl_tensor *mask,
                                                   const dl_tensor *source, dl_tensor **out);

/**
 * Puts the elements of src at indices along an axis.
 * Errors: DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_scatter_(dl_tensor *input, int64_t dim, const dl_tensor *index,
                                             const dl_tensor *src);

/**
 * Puts one number at indices along an axis.
 * Errors: DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_scatter_value_(dl_tensor *input, int64_t dim, const dl_tensor *index,
                                                   dl_scalar value);

/**
 * Adds the elements of src at indices along an axis.
 * Errors: DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_scatter_add_(dl_tensor *input, int64_t dim, const dl_tensor *index,
                                                 const dl_tensor *src);

/**
 * Joins the elements of src at indices along an axis with those of input, as scatter_reduce.
 * @param reduce DL_SCATTER_REDUCTION_SUM, DL_SCATTER_REDUCTION_PROD, DL_SCATTER_REDUCTION_MEAN,
 *        DL_SCATTER_REDUCTION_AMAX, DL_SCATTER_REDUCTION_AMIN
 * @param include_self usually true
 * Errors: DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_scatter_reduce_(dl_tensor *input, int64_t dim, const dl_tensor *index,
                                                    const dl_tensor *src, dl_scatter_reduction reduce,
                                                    bool include_self);

/**
 * Replaces the parts at the given indices of an axis by those of source.
 * Errors: DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_index_copy_(dl_tensor *input, int64_t dim, const dl_tensor *index,
                                                const dl_tensor *source);

/**
 * Sets the parts at the given indices of an axis to one value.
 * Errors: DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_index_fill_(dl_tensor *input, int64_t dim, const dl_tensor *index,
                                                const dl_tensor *value);
/** dl_index_fill_ with a number as value. */
DL_NODISCARD DL_EXPORT dl_status dl_index_fill_scalar_(dl_tensor *input, int64_t dim, const dl_tensor *index,
                                                       dl_scalar value);

/**
 * Adds the parts of source at the given indices of an axis.
 * Errors: DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_index_add_(dl_tensor *input, int64_t dim, const dl_tensor *index,
                                               const dl_tensor *source);

/**
 * Replaces the elements where mask holds by those of source, in row-major order.
 * Errors: DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_masked_scatter_(dl_tensor *input, const dl_tensor *mask, const dl_tensor *source);

/**
 * Replaces the elements at places in row-major order, or adds to them.
 * @param accumulate usually false
 * Errors: DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_put_(dl_tensor *input, const dl_tensor *index, const dl_tensor *source,
                                         bool accumulate);

/**
 * Sets the main diagonal to one number; with wrap it begins again below each square of a tall matrix.
 * @param wrap usually false
 * Errors: DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_fill_diagonal_(dl_tensor *input, dl_scalar value, bool wrap);

/**
 * Sets the elements above a diagonal to zero.
 * @param diagonal usually 0
 * Errors: DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_tril_(dl_tensor *input, int64_t diagonal);

/**
 * Sets the elements below a diagonal to zero.
 * @param diagonal usually 0
 * Errors: DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_triu_(dl_tensor *input, int64_t diagonal);


/* --------------------------------------------------------------------------------
 * Sorting
 *
 * Sorting, selecting, searching and counting.
 * -------------------------------------------------------------------------------- */

/**
 * The elements along an axis in order, and where they were; equal elements keep their order.
 * NaN counts as the largest element. indices is int64. The order is always stable. Radix sort for long axes, merge sort
 * for short ones.
 * @param dim usually -1
 * @param descending usually false
 * @param stable usually false
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_sort(const dl_tensor *input, int64_t dim, bool descending, bool stable,
                                         dl_tensor **values, dl_tensor **indices);

/**
 * The positions (int64) of the elements along an axis in their order.
 * @param dim usually -1
 * @param descending usually false
 * @param stable usually false
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_argsort(const dl_tensor *input, int64_t dim, bool descending, bool stable,
                                            dl_tensor **out);

/** The elements in order along the first axis. */
DL_NODISCARD DL_EXPORT dl_status dl_msort(const dl_tensor *input, dl_tensor **out);

/**
 * The k largest (or smallest) elements along an axis in order, and where they were.
 * NaN counts as the largest element. indices is int64. By selection, not by sorting the axis. The result is in order
 * whether sorted is asked for or not.
 * @param dim usually -1
 * @param largest usually true
 * @param sorted usually true
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_INVALID_ARGUMENT (the axis has less than k elements).
 */
DL_NODISCARD DL_EXPORT dl_status dl_topk(const dl_tensor *input, int64_t k, int64_t dim, bool largest, bool sorted,
                                         dl_tensor **values, dl_tensor **indices);

/**
 * The k-th smallest element along an axis, k counting from 1, and where it was.
 * NaN counts as the largest element. indices is int64.
 * @param dim usually -1
 * @param keepdim usually false
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis); DL_INVALID_ARGUMENT (the axis has no k-th element).
 */
DL_NODISCARD DL_EXPORT dl_status dl_kthvalue(const dl_tensor *input, int64_t k, int64_t dim, bool keepdim,
                                             dl_tensor **values, dl_tensor **indices);

/** The median of all elements, the lower one of two; not a number if there is one. */
DL_NODISCARD DL_EXPORT dl_status dl_median(const dl_tensor *input, dl_tensor **out);

/**
 * The median along an axis, the lower one of two, and where it was; not a number if there is one.
 * @param keepdim usually false
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis, or it has no elements).
 */
DL_NODISCARD DL_EXPORT dl_status dl_median_dim(const dl_tensor *input, int64_t dim, bool keepdim, dl_tensor **values,
                                               dl_tensor **indices);

/** The median of all elements that are numbers, the lower one of two. */
DL_NODISCARD DL_EXPORT dl_status dl_nanmedian(const dl_tensor *input, dl_tensor **out);

/**
 * The median of the numbers along an axis, the lower one of two, and where it was.
 * @param keepdim usually false
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis, or it has no elements).
 */
DL_NODISCARD DL_EXPORT dl_status dl_nanmedian_dim(const dl_tensor *input, int64_t dim, bool keepdim,
                                                  dl_tensor **values, dl_tensor **indices);

/**
 * The element that occurs most often along an axis, the smallest of several, and the last place where it was.
 * @param dim usually -1
 * @param keepdim usually false
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis, or it has no elements).
 */
DL_NODISCARD DL_EXPORT dl_status dl_mode(const dl_tensor *input, int64_t dim, bool keepdim, dl_tensor **values,
                                         dl_tensor **indices);

/**
 * Quantiles along an axis, or of all elements; not a number where there is one.
 * q may be a vector: its quantiles stand on a new first axis. A quantile lies at place q (n - 1) of the n sorted
 * elements.
 * @param dim may be NULL
 * @param keepdim usually false
 * @param interpolation DL_QUANTILE_INTERPOLATION_LINEAR, DL_QUANTILE_INTERPOLATION_LOWER,
 *        DL_QUANTILE_INTERPOLATION_HIGHER, DL_QUANTILE_INTERPOLATION_MIDPOINT, DL_QUANTILE_INTERPOLATION_NEAREST;
 *        usually DL_QUANTILE_INTERPOLATION_LINEAR
 * Errors: DL_DTYPE_MISMATCH (input is not floating, or q has another dtype); DL_INVALID_ARGUMENT (a q is not between 0
 *   and 1, or input has no elements); DL_INDEX_OUT_OF_RANGE (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_quantile(const dl_tensor *input, const dl_tensor *q, const int64_t *dim,
                                             bool keepdim, dl_quantile_interpolation interpolation, dl_tensor **out);
/** dl_quantile with a number as q. */
DL_NODISCARD DL_EXPORT dl_status dl_quantile_scalar(const dl_tensor *input, dl_scalar q, const int64_t *dim,
                                                    bool keepdim, dl_quantile_interpolation interpolation,
                                                    dl_tensor **out);

/**
 * Quantiles along an axis, or of all elements; of the elements that are numbers.
 * q may be a vector: its quantiles stand on a new first axis. A quantile lies at place q (n - 1) of the n sorted
 * elements.
 * @param dim may be NULL
 * @param keepdim usually false
 * @param interpolation DL_QUANTILE_INTERPOLATION_LINEAR, DL_QUANTILE_INTERPOLATION_LOWER,
 *        DL_QUANTILE_INTERPOLATION_HIGHER, DL_QUANTILE_INTERPOLATION_MIDPOINT, DL_QUANTILE_INTERPOLATION_NEAREST;
 *        usually DL_QUANTILE_INTERPOLATION_LINEAR
 * Errors: DL_DTYPE_MISMATCH (input is not floating, or q has another dtype); DL_INVALID_ARGUMENT (a q is not between 0
 *   and 1, or input has no elements); DL_INDEX_OUT_OF_RANGE (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_nanquantile(const dl_tensor *input, const dl_tensor *q, const int64_t *dim,
                                                bool keepdim, dl_quantile_interpolation interpolation, dl_tensor **out);
/** dl_nanquantile with a number as q. */
DL_NODISCARD DL_EXPORT dl_status dl_nanquantile_scalar(const dl_tensor *input, dl_scalar q, const int64_t *dim,
                                                       bool keepdim, dl_quantile_interpolation interpolation,
                                                       dl_tensor **out);

/**
 * For each value the place before which it could be put into a sorted sequence: before equal elements, or behind them
 * on the right side.
 * The last axis of sorted_sequence is sorted, or becomes so by the positions in sorter; its other axes are those of
 * input, or there are none.
 * @param out_int32 usually false
 * @param right usually false
 * @param side DL_SEARCH_SIDE_LEFT, DL_SEARCH_SIDE_RIGHT; usually DL_SEARCH_SIDE_LEFT
 * @param sorter may be NULL
 * Errors: DL_DTYPE_MISMATCH (the dtypes differ); DL_SHAPE_MISMATCH (the leading axes differ).
 */
DL_NODISCARD DL_EXPORT dl_status dl_searchsorted(const dl_tensor *sorted_sequence, const dl_tensor *input,
                                                 bool out_int32, bool right, dl_search_side side,
                                                 const dl_tensor *sorter, dl_tensor **out);
/** dl_searchsorted with a number as input. */
DL_NODISCARD DL_EXPORT dl_status dl_searchsorted_scalar(const dl_tensor *sorted_sequence, dl_scalar input,
                                                        bool out_int32, bool right, dl_search_side side,
                                                        const dl_tensor *sorter, dl_tensor **out);

/**
 * The number of the bucket between boundaries for each element; a boundary belongs to the bucket below it, or above
 * with right.
 * @param out_int32 usually false
 * @param right usually false
 * Errors: DL_SHAPE_MISMATCH (boundaries is no vector).
 */
DL_NODISCARD DL_EXPORT dl_status dl_bucketize(const dl_tensor *input, const dl_tensor *boundaries, bool out_int32,
                                              bool right, dl_tensor **out);

/**
 * How often each of the numbers 0, 1, 2 ... occurs in an integer vector, or the sums of weights at their places.
 * @param weights may be NULL
 * @param minlength usually 0
 * Errors: DL_INVALID_ARGUMENT (input is no vector of non-negative integers); DL_SHAPE_MISMATCH (weights has another
 *   shape).
 */
DL_NODISCARD DL_EXPORT dl_status dl_bincount(const dl_tensor *input, const dl_tensor *weights, int64_t minlength,
                                             dl_tensor **out);

/**
 * How many elements lie in each of bins equal parts of the range from min to max; elements outside do not count.
 * Equal limits mean the range of the data. The last part includes its end.
 * @param bins usually 100
 * @param min usually 0
 * @param max usually 0
 * Errors: DL_DTYPE_MISMATCH (input is not floating); DL_INVALID_ARGUMENT (bins is not positive, or the range is empty
 *   or not finite).
 */
DL_NODISCARD DL_EXPORT dl_status dl_histc(const dl_tensor *input, int64_t bins, dl_scalar min, dl_scalar max,
                                          dl_tensor **out);

/**
 * Counts, or sums of weights, per bin, and the edges of the bins: given ones, or those of so many equal bins.
 * @param min may be NULL
 * @param max may be NULL
 * @param weight may be NULL
 * @param density usually false
 * Errors: DL_DTYPE_MISMATCH (input is not floating, or bins has another dtype); DL_SHAPE_MISMATCH (weight has another
 *   shape, or bins is no vector); DL_INVALID_ARGUMENT (bins is not positive, or the range is empty or not finite).
 */
DL_NODISCARD DL_EXPORT dl_status dl_histogram(const dl_tensor *input, const dl_tensor *bins, const double *min,
                                              const double *max, const dl_tensor *weight, bool density,
                                              dl_tensor **hist, dl_tensor **bin_edges);
/** dl_histogram with a number as bins. */
DL_NODISCARD DL_EXPORT dl_status dl_histogram_scalar(const dl_tensor *input, dl_scalar bins, const double *min,
                                                     const double *max, const dl_tensor *weight, bool density,
                                                     dl_tensor **hist, dl_tensor **bin_edges);

/**
 * The different elements in order, the place of each element among them (int64), and how often each occurs (int64).
 * With dim, the different parts of input along that axis in lexicographic order.
 * @param sorted usually true
 * @param dim may be NULL
 * @param out out_count tensors, to be released with dl_tensor_list_release
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_unique(const dl_tensor *input, bool sorted, const int64_t *dim, dl_tensor ***out,
                                           int64_t *out_count);

/**
 * The first of each run of equal elements, the place of each element among them (int64), and the lengths of the runs
 * (int64).
 * @param dim may be NULL
 * @param out out_count tensors, to be released with dl_tensor_list_release
 * Errors: DL_INDEX_OUT_OF_RANGE (there is no such axis).
 */
DL_NODISCARD DL_EXPORT dl_status dl_unique_consecutive(const dl_tensor *input, const int64_t *dim, dl_tensor ***out,
                                                       int64_t *out_count);


/* --------------------------------------------------------------------------------
 * Special
 *
 * Functions of mathematics beyond the elementary ones. An integer or boolean input gives float32.
 * -------------------------------------------------------------------------------- */

/** 2 to the power of each element. */
DL_NODISCARD DL_EXPORT dl_status dl_exp2(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of exp2.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_exp2_(dl_tensor *input);

/** The arc sine of each element, in radians; not a number outside of -1 to 1. */
DL_NODISCARD DL_EXPORT dl_status dl_asin(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of asin.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_asin_(dl_tensor *input);

/** The arc cosine of each element, in radians; not a number outside of -1 to 1. */
DL_NODISCARD DL_EXPORT dl_status dl_acos(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of acos.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_acos_(dl_tensor *input);

/** The arc tangent of each element, in radians. */
DL_NODISCARD DL_EXPORT dl_status dl_atan(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of atan.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_atan_(dl_tensor *input);

/** The hyperbolic sine of each element. */
DL_NODISCARD DL_EXPORT dl_status dl_sinh(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of sinh.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_sinh_(dl_tensor *input);

/** The hyperbolic cosine of each element. */
DL_NODISCARD DL_EXPORT dl_status dl_cosh(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of cosh.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_cosh_(dl_tensor *input);

/** The inverse of the hyperbolic sine. */
DL_NODISCARD DL_EXPORT dl_status dl_asinh(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of asinh.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_asinh_(dl_tensor *input);

/** The inverse of the hyperbolic cosine; not a number below 1. */
DL_NODISCARD DL_EXPORT dl_status dl_acosh(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of acosh.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_acosh_(dl_tensor *input);

/** The inverse of the hyperbolic tangent; infinite at -1 and 1, not a number beyond. */
DL_NODISCARD DL_EXPORT dl_status dl_atanh(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of atanh.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_atanh_(dl_tensor *input);

/** sin(pi x) / (pi x), and 1 at 0. */
DL_NODISCARD DL_EXPORT dl_status dl_sinc(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of sinc.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_sinc_(dl_tensor *input);

/** 1 - erf(x), without loss of digits for large x. */
DL_NODISCARD DL_EXPORT dl_status dl_erfc(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of erfc.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_erfc_(dl_tensor *input);

/** The inverse of the error function; infinite at -1 and 1, not a number beyond. */
DL_NODISCARD DL_EXPORT dl_status dl_erfinv(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of erfinv.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_erfinv_(dl_tensor *input);

/** The logarithm of the absolute value of the gamma function. */
DL_NODISCARD DL_EXPORT dl_status dl_lgamma(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of lgamma.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_lgamma_(dl_tensor *input);

/** The derivative of lgamma. */
DL_NODISCARD DL_EXPORT dl_status dl_digamma(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of digamma.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_digamma_(dl_tensor *input);

/**
 * The n-th derivative of digamma.
 * Errors: DL_INVALID_ARGUMENT (n is negative).
 */
DL_NODISCARD DL_EXPORT dl_status dl_polygamma(int64_t n, const dl_tensor *input, dl_tensor **out);

/**
 * Hurwitz's zeta function: the sum of (other + k)^-input over k = 0, 1, ...
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_zeta(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);

/**
 * log(x / (1 - x)), the inverse of the sigmoid.
 * With eps, input is first limited to eps ... 1 - eps.
 * @param eps may be NULL
 */
DL_NODISCARD DL_EXPORT dl_status dl_logit(const dl_tensor *input, const double *eps, dl_tensor **out);

/**
 * Replaces the elements of input by those of logit.
 * @param eps may be NULL
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_logit_(dl_tensor *input, const double *eps);

/**
 * input log(other), and 0 where input is 0 (unless other is not a number).
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_xlogy(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);
/** dl_xlogy with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_xlogy_scalar(const dl_tensor *input, dl_scalar other, dl_tensor **out);

/**
 * Replaces the elements of input by those of xlogy.
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together); DL_DTYPE_MISMATCH (the result does not fit the
 *   dtype of input); DL_INVALID_STATE (input is a leaf that requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_xlogy_(dl_tensor *input, const dl_tensor *other);
/** dl_xlogy_ with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_xlogy_scalar_(dl_tensor *input, dl_scalar other);

/**
 * input log(1 + other), and 0 where input is 0 (unless other is not a number).
 * Errors: DL_SHAPE_MISMATCH (the shapes cannot be broadcast together).
 */
DL_NODISCARD DL_EXPORT dl_status dl_xlog1py(const dl_tensor *input, const dl_tensor *other, dl_tensor **out);
/** dl_xlog1py with a number as other. */
DL_NODISCARD DL_EXPORT dl_status dl_xlog1py_scalar(const dl_tensor *input, dl_scalar other, dl_tensor **out);

/** -x log(x), 0 at 0 and minus infinity below. */
DL_NODISCARD DL_EXPORT dl_status dl_entr(const dl_tensor *input, dl_tensor **out);

/** The distribution function of the standard normal distribution. */
DL_NODISCARD DL_EXPORT dl_status dl_ndtr(const dl_tensor *input, dl_tensor **out);

/** The inverse of ndtr. */
DL_NODISCARD DL_EXPORT dl_status dl_ndtri(const dl_tensor *input, dl_tensor **out);

/**
 * The logarithm of the multivariate gamma function of dimension p.
 * Errors: DL_INVALID_ARGUMENT (p is not positive, or above 100).
 */
DL_NODISCARD DL_EXPORT dl_status dl_mvlgamma(const dl_tensor *input, int64_t p, dl_tensor **out);

/** The modified Bessel function of the first kind and order 0. */
DL_NODISCARD DL_EXPORT dl_status dl_i0(const dl_tensor *input, dl_tensor **out);

/**
 * Replaces the elements of input by those of i0.
 * Errors: DL_DTYPE_MISMATCH (the result does not fit the dtype of input); DL_INVALID_STATE (input is a leaf that
 *   requires gradients, or shares memory with itself).
 */
DL_NODISCARD DL_EXPORT dl_status dl_i0_(dl_tensor *input);

/** exp(-|x|) i0(x). */
DL_NODISCARD DL_EXPORT dl_status dl_i0e(const dl_tensor *input, dl_tensor **out);

/** The modified Bessel function of the first kind and order 1. */
DL_NODISCARD DL_EXPORT dl_status dl_i1(const dl_tensor *input, dl_tensor **out);

/** exp(-|x|) i1(x). */
DL_NODISCARD DL_EXPORT dl_status dl_i1e(const dl_tensor *input, dl_tensor **out);
/* END GENERATED OPERATIONS */

#ifdef __cplusplus
}
#endif

#endif /* DLCORE_H */
