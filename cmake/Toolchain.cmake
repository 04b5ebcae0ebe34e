# Finds swiftc and OpenBLAS, and collects the flags of the Swift steps.

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type of the C and C++ parts" FORCE)
endif()
set(CMAKE_C_STANDARD 99)
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_CXX_STANDARD 17)
set(CMAKE_CXX_EXTENSIONS OFF)

find_program(DLCORE_SWIFTC swiftc HINTS "$ENV{SWIFT_HOME}/usr/bin"
    DOC "The Swift compiler, 6.3 or later")
if(NOT DLCORE_SWIFTC)
    message(FATAL_ERROR "swiftc was not found. Install a Swift 6.3 toolchain (https://www.swift.org/install) and put it on PATH.")
endif()
execute_process(COMMAND "${DLCORE_SWIFTC}" --version
    OUTPUT_VARIABLE swift_version ERROR_QUIET COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCH "Swift version ([0-9]+\\.[0-9]+(\\.[0-9]+)?)" _ "${swift_version}")
set(DLCORE_SWIFT_VERSION "${CMAKE_MATCH_1}")
if(DLCORE_SWIFT_VERSION VERSION_LESS 6.3)
    message(FATAL_ERROR "dlcore needs Swift 6.3 or later; ${DLCORE_SWIFTC} is '${DLCORE_SWIFT_VERSION}'.")
endif()
get_filename_component(DLCORE_SWIFT_DIRECTORY "${DLCORE_SWIFTC}" REALPATH)
get_filename_component(DLCORE_SWIFT_DIRECTORY "${DLCORE_SWIFT_DIRECTORY}" DIRECTORY)
message(STATUS "Swift ${DLCORE_SWIFT_VERSION}: ${DLCORE_SWIFTC}")

find_package(PkgConfig REQUIRED)
pkg_check_modules(OPENBLAS REQUIRED openblas)

# The Swift runtime is linked statically, whatever the options of the user's project are.
set(DLCORE_SWIFT_FLAGS
    -swift-version 6 -static-stdlib -O -wmo -enforce-exclusivity=unchecked -gnone
    -Xfrontend -function-sections
    -I "${PROJECT_SOURCE_DIR}/Sources/CShims/include"
    -I "${PROJECT_SOURCE_DIR}/Sources/COpenBLAS"
    -I "${PROJECT_SOURCE_DIR}/Include")
foreach(flag IN LISTS OPENBLAS_CFLAGS)
    list(APPEND DLCORE_SWIFT_FLAGS -Xcc "${flag}")
endforeach()
set(DLCORE_KERNEL_FLAGS -Ounchecked)
set(DLCORE_CORE_FLAGS "")

set(DLCORE_LINK_FLAGS
    -static-stdlib -use-ld=lld
    ${OPENBLAS_LDFLAGS}
    -Xlinker --gc-sections -Xlinker --as-needed
    -Xlinker -z -Xlinker defs
    -Xlinker -z -Xlinker nodelete
    -Xlinker -z -Xlinker now
    -Xlinker --exclude-libs=ALL)
