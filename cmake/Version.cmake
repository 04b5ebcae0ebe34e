# The version stands in one place, Include/dlcore.h. Everything else reads it there: this file,
# pyproject.toml (a regular expression) and the Swift sources (the imported macros).

set(header "${CMAKE_CURRENT_SOURCE_DIR}/Include/dlcore.h")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${header}")

function(dlcore_read_macro name pattern result)
    file(STRINGS "${header}" line REGEX "^#define ${name} " LIMIT_COUNT 1)
    if(NOT line MATCHES "^#define ${name} ${pattern}$")
        message(FATAL_ERROR "${header}: no readable definition of ${name}")
    endif()
    set(${result} "${CMAKE_MATCH_1}" PARENT_SCOPE)
endfunction()

dlcore_read_macro(DL_VERSION_STRING "\"([0-9]+\\.[0-9]+\\.[0-9]+)\"" DLCORE_VERSION)
dlcore_read_macro(DL_VERSION_MAJOR "([0-9]+)" major)
dlcore_read_macro(DL_VERSION_MINOR "([0-9]+)" minor)
dlcore_read_macro(DL_VERSION_PATCH "([0-9]+)" patch)
dlcore_read_macro(DL_VERSION_NUMBER "([0-9]+)" number)
dlcore_read_macro(DL_ABI_VERSION "([0-9]+)" DLCORE_ABI_VERSION)

math(EXPR expected "${major} * 1000000 + ${minor} * 1000 + ${patch}")
if(NOT DLCORE_VERSION STREQUAL "${major}.${minor}.${patch}" OR NOT number EQUAL expected)
    message(FATAL_ERROR "${header}: DL_VERSION_STRING ${DLCORE_VERSION}, DL_VERSION_NUMBER ${number} "
        "and ${major}, ${minor}, ${patch} do not say the same version")
endif()
