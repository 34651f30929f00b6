# Libraries written in C++, and utf8proc, become part of the programs, and the C++ runtime with them: a program that maps only
# libc and libm starts in two thirds of the time. A program must not hold a runtime and map another one, so it is all of them or
# none: where a static archive is missing, or with sanitizers, everything stays shared.
#
# Sets static_libraries (what to link) and static_runtime (link options of programs).
set(static_libraries)
set(static_runtime -static-libstdc++ -static-libgcc)
foreach(name IN ITEMS yaml-cpp boost_iostreams boost_filesystem boost_system utf8proc)
    find_library(static_${name} lib${name}.a)
    mark_as_advanced(static_${name})
    if(static_${name})
        list(APPEND static_libraries ${static_${name}})
    else()
        message(STATUS "Tools start more slowly: lib${name}.a is missing")
        set(static_runtime)
    endif()
endforeach()
if(EARBENCH_SANITIZE OR NOT static_runtime)
    set(static_runtime)
    set(static_libraries PkgConfig::YAML PkgConfig::UTF8PROC Boost::iostreams Boost::filesystem Boost::system)
endif()
