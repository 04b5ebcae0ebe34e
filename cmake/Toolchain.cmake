# Finds OpenBLAS, and collects the flags of the Swift steps.

find_package(PkgConfig REQUIRED)
pkg_check_modules(OPENBLAS REQUIRED openblas)

# The Swift runtime is linked statically, whatever the options of the user's project are.
set(DLCORE_SWIFT_FLAGS
    -swift-version 6 -static-stdlib -wmo -enforce-exclusivity=unchecked -gnone
    -Xfrontend -function-sections
    -I "${PROJECT_SOURCE_DIR}/Sources/CShims/include"
    -I "${PROJECT_SOURCE_DIR}/Sources/COpenBLAS"
    -I "${PROJECT_SOURCE_DIR}/Include")
foreach(flag IN LISTS OPENBLAS_CFLAGS)
    list(APPEND DLCORE_SWIFT_FLAGS -Xcc "${flag}")
endforeach()
# Time is spent in the kernels; everything around them is built to be small. A closure handed to a function that runs it once is
# not worth a copy of that function.
set(DLCORE_KERNEL_FLAGS -Ounchecked -Xllvm -sil-disable-pass=closure-specialize)
set(DLCORE_CORE_FLAGS -Osize -Xllvm -sil-disable-pass=closure-specialize)

set(DLCORE_LINK_FLAGS
    -static-stdlib -use-ld=lld
    ${OPENBLAS_LDFLAGS}
    -Xlinker --gc-sections -Xlinker --icf=all -Xlinker --as-needed
    -Xlinker --wrap=_swift_stdlib_getScalarName # see Sources/CShims/names.c
    -Xlinker -z -Xlinker nodelete
    -Xlinker -z -Xlinker now
    -Xlinker --exclude-libs=ALL)

# Relative relocations in their short form are understood by glibc 2.36 and later.
execute_process(COMMAND getconf GNU_LIBC_VERSION OUTPUT_VARIABLE glibc ERROR_QUIET OUTPUT_STRIP_TRAILING_WHITESPACE)
string(REGEX REPLACE "^glibc " "" glibc "${glibc}")
if(glibc VERSION_GREATER_EQUAL 2.36)
    list(APPEND DLCORE_LINK_FLAGS -Xlinker -z -Xlinker pack-relative-relocs)
endif()

if(DLCORE_SANITIZE)
    # The sanitizer's run time comes from the executable, so the library keeps undefined symbols.
    list(APPEND DLCORE_SWIFT_FLAGS "-sanitize=${DLCORE_SANITIZE}")
    list(APPEND DLCORE_LINK_FLAGS "-sanitize=${DLCORE_SANITIZE}")
    add_compile_options("-fsanitize=${DLCORE_SANITIZE}" -fno-omit-frame-pointer -g)
    add_link_options("-fsanitize=${DLCORE_SANITIZE}" -fuse-ld=lld)
else()
    # No exception passes through the library, so nothing searches its frames at run time; debuggers read .eh_frame itself.
    list(APPEND DLCORE_LINK_FLAGS -Xlinker -z -Xlinker defs -Xlinker --no-eh-frame-hdr)
endif()
