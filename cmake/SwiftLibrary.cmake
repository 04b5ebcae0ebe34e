# Drives swiftc for one shared library made of several Swift modules.
# One compiler call per module and level: whole-module optimisation leaves nothing to gain from finer steps.

# Compiles one module to an object file and a .swiftmodule.
#
#   dlcore_swift_module(<module> LEVEL <level> DIRECTORY <built modules and objects>
#                       [IMPORTS <modules built before>...] [FLAGS <swiftc flags>...])
#
# Appends the object file to <module>'s entry in the variable DLCORE_OBJECTS_<level> of the caller.
function(dlcore_swift_module module)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "LEVEL;DIRECTORY" "IMPORTS;FLAGS")
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/Sources/${module}/*.swift")
    file(GLOB_RECURSE headers CONFIGURE_DEPENDS
        "${PROJECT_SOURCE_DIR}/Include/*.h" "${PROJECT_SOURCE_DIR}/Include/*.modulemap"
        "${PROJECT_SOURCE_DIR}/Sources/CShims/*.h" "${PROJECT_SOURCE_DIR}/Sources/CShims/*.modulemap"
        "${PROJECT_SOURCE_DIR}/Sources/COpenBLAS/*.h" "${PROJECT_SOURCE_DIR}/Sources/COpenBLAS/*.modulemap")
    list(SORT sources)
    if(NOT sources)
        message(FATAL_ERROR "Sources/${module} holds no Swift file.")
    endif()

    set(object "${arg_DIRECTORY}/${module}.o")
    set(interface "${arg_DIRECTORY}/${module}.swiftmodule")
    set(imported "")
    foreach(name IN LISTS arg_IMPORTS)
        list(APPEND imported "${arg_DIRECTORY}/${name}.swiftmodule")
    endforeach()

    # A response file, so that a removed source changes the command line and the module is built again.
    string(REPLACE ";" "\"\n\"" list "\"${sources}\"")
    set(response "${arg_DIRECTORY}/${module}.sources")
    file(CONFIGURE OUTPUT "${response}" CONTENT "${list}\n" @ONLY)

    add_custom_command(
        OUTPUT "${object}" "${interface}"
        COMMAND "${DLCORE_SWIFTC}" -emit-object -emit-module -parse-as-library
            -module-name "${module}" -o "${object}" -emit-module-path "${interface}"
            ${DLCORE_SWIFT_FLAGS} ${arg_FLAGS} -I "${arg_DIRECTORY}" "@${response}"
        DEPENDS ${sources} ${headers} ${imported} "${response}"
        COMMENT "Compiling Swift module ${module} (${arg_LEVEL})"
        VERBATIM)

    set(DLCORE_OBJECTS_${arg_LEVEL} ${DLCORE_OBJECTS_${arg_LEVEL}} "${object}" PARENT_SCOPE)
endfunction()

# Builds the shared library for one level.
#
#   dlcore_swift_library(LEVEL <level> OUTPUT <file> [FLAGS <swiftc flags of every module>...])
function(dlcore_swift_library)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" "LEVEL;OUTPUT" "FLAGS")
    set(level "${arg_LEVEL}")
    set(directory "${PROJECT_BINARY_DIR}/swift/${level}")
    get_filename_component(output_directory "${arg_OUTPUT}" DIRECTORY)
    file(MAKE_DIRECTORY "${directory}" "${output_directory}")

    dlcore_swift_module(DLKernels LEVEL ${level} DIRECTORY "${directory}"
        FLAGS ${arg_FLAGS} ${DLCORE_KERNEL_FLAGS})
    dlcore_swift_module(DLCore LEVEL ${level} DIRECTORY "${directory}"
        IMPORTS DLKernels FLAGS ${arg_FLAGS} ${DLCORE_CORE_FLAGS})
    dlcore_swift_module(DLCoreC LEVEL ${level} DIRECTORY "${directory}"
        IMPORTS DLKernels DLCore FLAGS ${arg_FLAGS} ${DLCORE_CORE_FLAGS})

    set(version_script "${PROJECT_SOURCE_DIR}/cmake/dlcore.map")
    add_custom_command(
        OUTPUT "${arg_OUTPUT}"
        COMMAND "${DLCORE_SWIFTC}" -emit-library -o "${arg_OUTPUT}" ${DLCORE_OBJECTS_${level}}
            ${DLCORE_SHIM_OBJECTS} ${DLCORE_LINK_FLAGS}
            -Xlinker -soname=libdlcore.so.${DLCORE_ABI_VERSION}
            -Xlinker "--version-script=${version_script}"
        DEPENDS ${DLCORE_OBJECTS_${level}} ${DLCORE_SHIM_OBJECTS} "${version_script}"
        COMMENT "Linking libdlcore.so.${DLCORE_ABI_VERSION} (${level})"
        COMMAND_EXPAND_LISTS VERBATIM)
endfunction()

# The libraries of all levels, as the target dlcore_library.
macro(dlcore_add_libraries)
    # The few functions of CShims that cannot stand in a header; the same for every level.
    file(GLOB shim_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/Sources/CShims/*.c")
    set(DLCORE_SHIM_OBJECTS "")
    if(shim_sources)
        add_library(dlcore_shims OBJECT ${shim_sources})
        target_include_directories(dlcore_shims PRIVATE Sources/CShims/include)
        target_compile_options(dlcore_shims PRIVATE -Wall -Wextra -Werror -ffunction-sections)
        set_target_properties(dlcore_shims PROPERTIES C_STANDARD 11 C_EXTENSIONS ON
            POSITION_INDEPENDENT_CODE ON C_VISIBILITY_PRESET hidden)
        # See Sources/CShims/fork.c.
        cmake_path(SET runtime NORMALIZE "${DLCORE_SWIFT_DIRECTORY}/../lib/swift_static/linux/libswiftCore.a")
        file(STRINGS "${runtime}" thread_number REGEX "_ZZN5swift14threading_impl5linux13ulock_get_tidEvE3tid" LIMIT_COUNT 1)
        if(thread_number)
            target_compile_definitions(dlcore_shims PRIVATE SHIM_RUNTIME_THREAD_NUMBER)
        endif()
        # See Sources/CShims/backtrace.c, which defines all that others can ask of this part of the runtime.
        set(member "${PROJECT_BINARY_DIR}/CMakeFiles/Backtrace.cpp.o")
        execute_process(COMMAND "${CMAKE_AR}" p "${runtime}" Backtrace.cpp.o OUTPUT_FILE "${member}" ERROR_QUIET)
        execute_process(COMMAND "${CMAKE_NM}" -g --defined-only "${member}" OUTPUT_VARIABLE symbols ERROR_QUIET)
        string(REGEX MATCHALL " [TDB] [^\n]+" symbols "${symbols}")
        list(SORT symbols)
        string(REGEX REPLACE " [TDB] " "" symbols "${symbols}")
        if(symbols STREQUAL "_swift_backtraceSettings;_swift_backtrace_demangle;_swift_backtrace_isThunkFunction;_swift_displayCrashMessage;_swift_spawnBacktracer")
            target_compile_definitions(dlcore_shims PRIVATE SHIM_RUNTIME_BACKTRACE)
        endif()
        set(DLCORE_SHIM_OBJECTS $<TARGET_OBJECTS:dlcore_shims>)
    endif()

    foreach(library level IN ZIP_LISTS DLCORE_LIBRARIES DLCORE_LEVELS)
        if(level STREQUAL "baseline" AND CMAKE_SYSTEM_PROCESSOR MATCHES "^(aarch64|arm64)$")
            set(flags -DDL_FMA)
        elseif(level STREQUAL "baseline")
            set(flags "")
        elseif(level STREQUAL "x86-64-v3")
            set(flags -Xcc -march=x86-64-v3 -DDL_FMA)
        else()
            message(FATAL_ERROR "DLCORE_LEVELS: unknown level '${level}'")
        endif()
        dlcore_swift_library(LEVEL ${level} OUTPUT "${library}" FLAGS ${flags})
    endforeach()
    add_custom_command(
        OUTPUT "${DLCORE_LINK_NAME}"
        COMMAND "${CMAKE_COMMAND}" -E create_symlink "${DLCORE_LIBRARY_NAME}" "${DLCORE_LINK_NAME}"
        VERBATIM)
    add_custom_target(dlcore_library ALL DEPENDS ${DLCORE_LIBRARIES} "${DLCORE_LINK_NAME}")
endmacro()
