# What `cmake --install` lays down: libraries, header, pkg-config file and CMake package.
message(STATUS "Levels: ${DLCORE_LEVELS}")
