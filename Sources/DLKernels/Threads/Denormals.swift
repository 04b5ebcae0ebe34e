import CShims

/// Whether the calling thread takes denormal numbers for zero and makes none.
///
/// This is a state of the processor for the thread that sets it, and of all code that runs there. The workers take it over from
/// the thread that they work for, so a result does not depend on the number of threads. Setting it has no effect
/// where the processor cannot flush.
public var flushesDenormals: Bool {
    get { SHIM_FLUSH_DENORMALS != 0 && shim_denormal_mode() == UInt32(SHIM_FLUSH_DENORMALS) }
    set { shim_set_denormal_mode(newValue ? UInt32(SHIM_FLUSH_DENORMALS) : 0) }
}
