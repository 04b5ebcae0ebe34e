// The module dlcore._core: its types and functions, generators of random numbers, and what concerns the process.
#include <nanobind/nanobind.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <random>

#include "autograd.h"
#include "caster.h"

namespace nb = nanobind;
using namespace nb::literals;

namespace dlcore::python {

namespace {

/// A generator of random numbers; NULL stands for the default one.
class Generator {
public:
    explicit Generator(dl_generator *owned) : handle(owned) {}
    ~Generator() { dl_generator_release(handle); }
    Generator(const Generator &) = delete;
    Generator &operator=(const Generator &) = delete;

    dl_generator *handle;
};

using State = std::pair<uint64_t, uint64_t>;

State state_of(const Generator &generator) {
    uint64_t seed = 0, offset = 0;
    require(dl_generator_get_state(generator.handle, &seed, &offset));
    return {seed, offset};
}

// Any integer is a seed; a negative one counts from 2^64.
uint64_t seed_from(nb::handle seed) {
    Reference index(PyNumber_Index(seed.ptr()));
    if (!index) throw nb::python_error();
    int overflow;
    int64_t value = PyLong_AsLongLongAndOverflow(index.get(), &overflow);
    if (overflow == 0) {
        if (value == -1 && PyErr_Occurred()) throw nb::python_error();
        return static_cast<uint64_t>(value);
    }
    uint64_t large = PyLong_AsUnsignedLongLong(index.get());
    if (PyErr_Occurred()) throw nb::python_error();
    return large;
}

void bind_generators(nb::module_ &m) {
    nb::class_<Generator>(m, "Generator", "A generator of random numbers (Philox4x32-10), with a state of its own.")
        .def("__init__", [](Generator *self, nb::handle device) {
            if (!device.is_none() && !nb::str(device).equal(nb::str("cpu"))) {
                raise_text(DL_UNSUPPORTED, "Generator: dlcore runs on the CPU only: expected device 'cpu', got '%S'", device.ptr());
                throw nb::python_error();
            }
            dl_generator *handle = nullptr;
            require(dl_generator_create(67280421310721u, &handle));
            new (self) Generator(handle);
        }, "device"_a = nb::none())
        .def("manual_seed", [](nb::object self, nb::handle seed) {
            require(dl_generator_seed(nb::cast<Generator &>(self).handle, seed_from(seed)));
            return self;
        }, "seed"_a, "Starts again from a seed, an integer, and returns the generator.")
        .def("seed", [](Generator &self) {
            std::random_device source;
            uint64_t seed = (static_cast<uint64_t>(source()) << 32 | source()) >> 1;
            require(dl_generator_seed(self.handle, seed));
            return seed;
        }, "Starts again from a seed of the system and returns it.")
        .def("initial_seed", [](const Generator &self) { return state_of(self).first; }, "The seed.")
        .def("get_state", [](const Generator &self) { return state_of(self); }, "(seed, offset): what set_state takes.")
        .def("set_state", [](nb::object self, const State &state) {
            require(dl_generator_set_state(nb::cast<Generator &>(self).handle, state.first, state.second));
            return self;
        }, "state"_a, "Continues from a state of get_state.")
        .def_prop_ro("device", [](const Generator &) { return "cpu"; })
        .def("__getstate__", [](const Generator &self) { return state_of(self); })
        .def("__setstate__", [](Generator &self, const State &state) {
            dl_generator *handle = nullptr;
            require(dl_generator_create(state.first, &handle));
            new (&self) Generator(handle);
            require(dl_generator_set_state(handle, state.first, state.second));
        });
    m.attr("default_generator") = nb::cast(new Generator(nullptr), nb::rv_policy::take_ownership);
}

// --- the process -------------------------------------------------------------------------------------------------------

nb::dict memory_statistics() {
    dl_memory_statistics statistics{};
    statistics.struct_size = sizeof statistics;
    require(dl_memory_get_statistics(&statistics));
    nb::dict fields;
    fields["bytes_in_use"] = statistics.bytes_in_use;
    fields["bytes_cached"] = statistics.bytes_cached;
    fields["peak_bytes_in_use"] = statistics.peak_bytes_in_use;
    fields["allocations"] = statistics.allocations;
    fields["system_allocations"] = statistics.system_allocations;
    fields["limit"] = statistics.limit;
    return fields;
}

nb::dict live_objects() {
    dl_live_objects live{};
    live.struct_size = sizeof live;
    require(dl_get_live_objects(&live));
    nb::dict fields;
    fields["tensors"] = live.tensors;
    fields["storages"] = live.storages;
    fields["graph_nodes"] = live.graph_nodes;
    return fields;
}

void set_convolution_precision(const std::string &precision) {
    if (precision != "default" && precision != "strict")
        throw nb::value_error(("set_convolution_precision: expected 'default' or 'strict', got '" + precision + "'").c_str());
    require(dl_set_convolution_precision(precision == "strict" ? DL_CONVOLUTION_STRICT : DL_CONVOLUTION_DEFAULT));
}

// The names of the ways, by their numbers.
const char *const convolution_ways[] = {"automatic", "winograd4", "winograd2", "panels", "planes", "columns", "matrix", "depthwise"};

int32_t set_thread_convolution_precision(int32_t precision) {
    int32_t former = DL_CONVOLUTION_INHERIT;
    require(dl_set_thread_convolution_precision(precision, &former));
    return former;
}

void set_convolution_way(const std::string &way) {
    for (int32_t i = 0; i < DL_CONVOLUTION_WAY_MATRIX; i++)
        if (way == convolution_ways[i]) return require(dl_set_convolution_way(i));
    throw nb::value_error(("_set_convolution_way: unknown way '" + way + "'").c_str());
}

void bind_process(nb::module_ &m) {
    m.attr("__version__") = dl_version_string();
    m.def("build_config", [] { return dl_build_config(); }, "One line about the library: instruction-set level, BLAS, threads.");
    m.def("get_num_threads", [] { return dl_num_threads(); }, "The number of threads that an operation may use.");
    m.def("set_num_threads", [](int32_t count) { require(dl_set_num_threads(count)); }, "count"_a,
          "Sets the number of threads that an operation may use. No result depends on it.");
    m.def("get_convolution_precision",
          [] { return dl_get_convolution_precision() == DL_CONVOLUTION_STRICT ? "strict" : "default"; },
          "'default' or 'strict', see set_convolution_precision.");
    m.def("set_convolution_precision", set_convolution_precision, "precision"_a,
          "How exact float32 convolutions are, for the whole process: 'default' (3 x 3 filters may go through Winograd's\n"
          "F(4 x 4, 3 x 3): the error is about 1e-6 of the result, root mean square, and a NaN or an infinity spreads over the\n"
          "4 x 4 tiles that it touches) or 'strict' (every output is the sum of its own products, or as exact).");
    m.def("_set_thread_convolution_precision", set_thread_convolution_precision, "precision"_a,
          "For the calling thread: 0 default, 1 strict, -1 that of the process; returns the former one.");
    m.def("_set_convolution_way", set_convolution_way, "way"_a,
          "For measurements: how the convolutions of the calling thread are computed, where they can be.");
    m.def("_last_convolution_way", [] { return convolution_ways[dl_last_convolution_way()]; },
          "How the last convolution of the calling thread was computed.");
    m.def("set_flush_denormal", [](bool mode) { return dl_set_flush_denormal(mode); }, "mode"_a,
          "With True, the calling thread, and the workers while they work for it, take denormal numbers for zero and make none;\n"
          "this holds for other code on this thread as well (NumPy, Python's floats). Returns whether the processor can do it.");
    m.def("memory_statistics", memory_statistics, "What the allocator holds, as a dictionary.");
    m.def("reset_peak_memory", [] { dl_memory_reset_peak(); }, "Starts the peak of the memory statistics again.");
    m.def("release_cached_memory", [] { dl_memory_release_cached(); }, "Returns cached memory to the system.");
    m.def("set_memory_limit", [](int64_t bytes) { require(dl_memory_set_limit(bytes)); }, "bytes"_a,
          "Limits the memory of tensors, in bytes; 0 removes the limit.");
    m.def("live_objects", live_objects, "How many tensors, storages and graph nodes there are, as a dictionary.");
    m.def("_fail_allocation", [](int64_t count) { dl_memory_fail_allocation(count); }, "count"_a,
          "For tests: lets one allocation from now on fail.");
}

// --- files -------------------------------------------------------------------------------------------------------------

// str, bytes or os.PathLike, as the system wants it.
std::string path_from(nb::handle path) {
    PyObject *encoded = nullptr;
    if (!PyUnicode_FSConverter(path.ptr(), &encoded)) throw nb::python_error();
    Reference owner(encoded);
    return std::string(PyBytes_AS_STRING(encoded), static_cast<size_t>(PyBytes_GET_SIZE(encoded)));
}

template <typename Function>
dl_status unlocked(Function function) {
    nb::gil_scoped_release release;
    return function();
}

void bind_files(nb::module_ &m) {
    m.def("load_idx", [](nb::handle path) {
        std::string file = path_from(path);
        dl_tensor *out = nullptr;
        require(unlocked([&] { return dl_load_idx(file.c_str(), &out); }));
        return TensorReference(out);
    }, "path"_a, "Reads a tensor from an IDX file, the format of MNIST, not compressed.");
    m.def("load_safetensors", [](nb::handle path, const std::string &name) {
        std::string file = path_from(path);
        dl_tensor *out = nullptr;
        require(unlocked([&] { return dl_load_safetensors(file.c_str(), name.c_str(), &out); }));
        return TensorReference(out);
    }, "path"_a, "name"_a, "Reads one named tensor from a safetensors file.");
    m.def("save_safetensors", [](nb::handle path, nb::dict tensors) {
        std::string file = path_from(path);
        std::vector<std::string> names;
        std::vector<TensorReference> references;
        for (auto [name, tensor] : tensors) {
            names.push_back(nb::cast<std::string>(name));
            if (!is_tensor(tensor.ptr())) throw nb::type_error("save_safetensors(): expected a dictionary from names to tensors");
            references.emplace_back(dl_tensor_retain(handle_of(tensor.ptr())));
        }
        std::vector<const char *> name_pointers;
        std::vector<const dl_tensor *> handles;
        for (size_t i = 0; i < names.size(); ++i) {
            name_pointers.push_back(names[i].c_str());
            handles.push_back(references[i].get());
        }
        require(unlocked([&] {
            return dl_save_safetensors(file.c_str(), name_pointers.data(), handles.data(), static_cast<int64_t>(handles.size()));
        }));
    }, "path"_a, "tensors"_a, "Writes a dictionary of tensors as a safetensors file, whole or not at all.");
}

void add_functions(nb::module_ &m, PyMethodDef *functions) {
    if (PyModule_AddFunctions(m.ptr(), functions) < 0) throw nb::python_error();
}

}  // namespace

bool generator_from(PyObject *object, dl_generator **generator) {
    nb::handle handle(object);
    if (!nb::isinstance<Generator>(handle)) return false;
    *generator = nb::inst_ptr<Generator>(handle)->handle;
    return true;
}

}  // namespace dlcore::python

NB_MODULE(_core, m) {
    using namespace dlcore::python;
    m.doc() = "The extension of dlcore: tensors, operations, gradients, optimizer steps.";
    if (!make_error_types(m.ptr()) || !make_dtypes(m.ptr()) || !make_hook_type() ||
        !make_tensor_type(m.ptr())) {
        throw nb::python_error();
    }
    for (PyMethodDef *functions : {generated_functions, construction_functions, exchange_functions, gradient_functions, optimizer_functions}) {
        add_functions(m, functions);
    }
    bind_generators(m);
    bind_autograd(m);
    bind_process(m);
    bind_files(m);
}
