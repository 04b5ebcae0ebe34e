@_exported import enum DLKernels.DType
@_exported import struct DLKernels.Dims
