# Turns the curves of this folder, fr-csv files, into the figures behind built_in_targets(): a program that uses no target
# parses none. NN-KEY.csv is the target KEY, the NN-th of the list; its rig, year or remark may be "-".
file(GLOB target_files CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.csv)
set(target_columns "")
set(target_entries "")
foreach(file IN LISTS target_files)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    cmake_path(GET file STEM stem)
    string(REGEX REPLACE "^[0-9]+-" "" key "${stem}")
    string(MAKE_C_IDENTIFIER "${key}" identifier)
    file(READ ${file} text)
    string(REGEX MATCH "\n# name: ([^\n]*)\n# rig: ([^\n]*)\n# year: ([^\n]*)\n# remark: ([^\n]*)\n# source: ([^\n]*)\nfrequency_hz,spl_db\n(.*)$"
        found "${text}")
    if(NOT found)
        message(FATAL_ERROR "${file}: expected the notes name, rig, year, remark and source and the columns frequency_hz,spl_db")
    endif()
    set(entry "\"${key}\", \"${CMAKE_MATCH_1}\", \"${CMAKE_MATCH_2}\", \"${CMAKE_MATCH_3}\", \"${CMAKE_MATCH_4}\"")
    string(APPEND entry ", \"${CMAKE_MATCH_5}\", ${identifier}_hz, ${identifier}_db")
    set(rows "${CMAKE_MATCH_6}")
    string(REGEX REPLACE ",[^\n]*\n" ", " frequencies "${rows}")
    string(REGEX REPLACE "[^\n]*,([^\n]*)\n" "\\1, " levels "${rows}")
    string(APPEND target_columns "constexpr std::array ${identifier}_hz = std::to_array<double>({${frequencies}});\n"
        "constexpr std::array ${identifier}_db = std::to_array<double>({${levels}});\n")
    string(APPEND target_entries "    BuiltInTarget{${entry}},\n")
endforeach()
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/compare/built_in_targets.cpp @ONLY CONTENT
[[#include "compare/built_in_targets.hpp"

#include <array>

namespace earbench {

namespace {

@target_columns@
constexpr std::array targets{
@target_entries@};

} // namespace

std::span<const BuiltInTarget> built_in_targets()
{
    return targets;
}

} // namespace earbench
]])
