# Turns the resources of this folder into the texts behind plot/graph_page_parts.hpp. The parts of the script share one scope.
set(graph_page_folder ${CMAKE_CURRENT_LIST_DIR})
set(graph_script "\n(function () {\n\"use strict\";\n")
foreach(part values state scale paint list controls)
    file(READ ${graph_page_folder}/${part}.js text)
    string(APPEND graph_script "${text}")
endforeach()
string(APPEND graph_script "}());\n")
string(SHA256 graph_script_sha256 "${graph_script}")
string(REGEX REPLACE "(..)" "\\\\x\\1" graph_script_sha256 "${graph_script_sha256}")
file(READ ${graph_page_folder}/page.html graph_page)
file(READ ${graph_page_folder}/page.css graph_style)
file(GLOB graph_page_files CONFIGURE_DEPENDS ${graph_page_folder}/*)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${graph_page_files})
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/plot/graph_page_parts.cpp @ONLY CONTENT
[[#include "plot/graph_page_parts.hpp"

namespace earbench {

std::string_view graph_page_template()
{
    return R"resource(@graph_page@)resource";
}

std::string_view graph_page_style()
{
    return R"resource(@graph_style@)resource";
}

std::string_view graph_page_script()
{
    return R"resource(@graph_script@)resource";
}

std::string_view graph_page_script_sha256()
{
    constexpr std::size_t bytes = 32;
    return {"@graph_script_sha256@", bytes};
}

} // namespace earbench
]])
