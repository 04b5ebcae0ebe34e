# What `cmake --install` lays down: libraries, header, pkg-config file and CMake package.
# A wheel takes the component "python" only, see bindings/python/CMakeLists.txt.

include(CMakePackageConfigHelpers)

# Installs the libraries of all levels, stripped, under <destination>.
function(dlcore_install_libraries destination component)
    foreach(library IN LISTS DLCORE_LIBRARIES)
        cmake_path(RELATIVE_PATH library BASE_DIRECTORY "${DLCORE_LIBRARY_DIRECTORY}" OUTPUT_VARIABLE name)
        cmake_path(GET name PARENT_PATH subdirectory)
        install(PROGRAMS "${library}" DESTINATION "${destination}/${subdirectory}" COMPONENT ${component})
        install(CODE "execute_process(COMMAND \"${CMAKE_STRIP}\" --strip-unneeded
            \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${destination}/${name}\" COMMAND_ERROR_IS_FATAL ANY)"
            COMPONENT ${component})
    endforeach()
endfunction()

if(NOT SKBUILD)
    dlcore_install_libraries("${CMAKE_INSTALL_LIBDIR}" dlcore)
    install(FILES "${DLCORE_LINK_NAME}" DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT dlcore)
    install(DIRECTORY Include/ DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT dlcore FILES_MATCHING PATTERN "*.h")

    cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX
        BASE_DIRECTORY "${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_LIBDIR}/pkgconfig"
        OUTPUT_VARIABLE DLCORE_PC_PREFIX)
    configure_file(dlcore.pc.in "${PROJECT_BINARY_DIR}/dlcore.pc" @ONLY)
    install(FILES "${PROJECT_BINARY_DIR}/dlcore.pc"
        DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT dlcore)

    set(package_directory "${CMAKE_INSTALL_LIBDIR}/cmake/dlcore")
    configure_package_config_file(cmake/dlcoreConfig.cmake.in "${PROJECT_BINARY_DIR}/dlcoreConfig.cmake"
        INSTALL_DESTINATION "${package_directory}"
        PATH_VARS CMAKE_INSTALL_LIBDIR CMAKE_INSTALL_INCLUDEDIR)
    write_basic_package_version_file("${PROJECT_BINARY_DIR}/dlcoreConfigVersion.cmake"
        COMPATIBILITY SameMinorVersion)
    install(FILES "${PROJECT_BINARY_DIR}/dlcoreConfig.cmake" "${PROJECT_BINARY_DIR}/dlcoreConfigVersion.cmake"
        DESTINATION "${package_directory}" COMPONENT dlcore)
endif()
