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
#   dlcore_swift_library(LEVEL <level> OUTPUT <file> [RUN_PATH <directories>] [FLAGS <swiftc flags of every module>...])
#
# A run path is written as DT_RPATH, which also serves the libraries that the needed libraries need.
function(dlcore_swift_library)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" "LEVEL;OUTPUT;RUN_PATH" "FLAGS")
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

    set(run_path "")
    if(arg_RUN_PATH)
        set(run_path -Xlinker --disable-new-dtags -Xlinker -rpath -Xlinker "${arg_RUN_PATH}")
    endif()

    set(version_script "${PROJECT_SOURCE_DIR}/cmake/dlcore.map")
    add_custom_command(
        OUTPUT "${arg_OUTPUT}"
        COMMAND "${DLCORE_SWIFTC}" -emit-library -o "${arg_OUTPUT}" ${DLCORE_OBJECTS_${level}}
            ${DLCORE_SHIM_OBJECTS} ${DLCORE_LINK_FLAGS} ${run_path}
            -Xlinker -soname=libdlcore.so.${DLCORE_ABI_VERSION}
            -Xlinker "--version-script=${version_script}"
        DEPENDS ${DLCORE_OBJECTS_${level}} ${DLCORE_SHIM_OBJECTS} "${version_script}"
        COMMENT "Linking libdlcore.so.${DLCORE_ABI_VERSION} (${level})"
        COMMAND_EXPAND_LISTS VERBATIM)
endfunction()
