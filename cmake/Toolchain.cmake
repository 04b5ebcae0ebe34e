# Finds OpenBLAS, and collects the flags of the Swift steps.

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
    -Xlinker -z -Xlinker nodelete
    -Xlinker -z -Xlinker now
    -Xlinker --exclude-libs=ALL)

if(DLCORE_SANITIZE)
    # The sanitizer's run time comes from the executable, so the library keeps undefined symbols.
    list(APPEND DLCORE_SWIFT_FLAGS "-sanitize=${DLCORE_SANITIZE}")
    list(APPEND DLCORE_LINK_FLAGS "-sanitize=${DLCORE_SANITIZE}")
    add_compile_options("-fsanitize=${DLCORE_SANITIZE}" -fno-omit-frame-pointer -g)
    add_link_options("-fsanitize=${DLCORE_SANITIZE}" -fuse-ld=lld)
else()
    list(APPEND DLCORE_LINK_FLAGS -Xlinker -z -Xlinker defs)
endif()
