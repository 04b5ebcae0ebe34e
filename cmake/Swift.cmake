# Finds the Swift toolchain. Included before project(), because a sanitized build takes the C compiler from it.

find_program(DLCORE_SWIFTC swiftc DOC "The Swift compiler, 6.3 or later")
if(NOT DLCORE_SWIFTC)
    message(FATAL_ERROR "swiftc was not found. Install a Swift 6.3 toolchain (https://www.swift.org/install) and put it on PATH.")
endif()
execute_process(COMMAND "${DLCORE_SWIFTC}" -print-target-info
    OUTPUT_VARIABLE swift_information COMMAND_ERROR_IS_FATAL ANY)
string(JSON swift_description GET "${swift_information}" compilerVersion)
string(REGEX MATCH "Swift version ([0-9]+\\.[0-9]+(\\.[0-9]+)?)" _ "${swift_description}")
set(DLCORE_SWIFT_VERSION "${CMAKE_MATCH_1}")
if(DLCORE_SWIFT_VERSION VERSION_LESS 6.3)
    message(FATAL_ERROR "dlcore needs Swift 6.3 or later; ${DLCORE_SWIFTC} is '${swift_description}'.")
endif()

# The directory of the toolchain's own programs (clang, lld), also when swiftc is a launcher that lives elsewhere.
string(JSON swift_resources GET "${swift_information}" paths runtimeResourcePath)
cmake_path(SET DLCORE_SWIFT_DIRECTORY NORMALIZE "${swift_resources}/../../bin")
message(STATUS "Swift ${DLCORE_SWIFT_VERSION}: ${DLCORE_SWIFTC}")

set(DLCORE_SANITIZE "" CACHE STRING "Build library and C tests with this sanitizer: address or thread")
if(DLCORE_SANITIZE AND NOT CMAKE_C_COMPILER)
    set(CMAKE_C_COMPILER "${DLCORE_SWIFT_DIRECTORY}/clang")
    set(CMAKE_CXX_COMPILER "${DLCORE_SWIFT_DIRECTORY}/clang++")
endif()
