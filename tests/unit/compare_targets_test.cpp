#include "compare/built_in_targets.hpp"
#include "core/number.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <map>
#include <string>

using namespace earbench;

namespace {

/// CRC-32 of zlib, gzip and ISO 3309: polynomial 0x04C11DB7, reflected.
std::uint32_t crc32(std::string_view bytes)
{
    std::uint32_t remainder = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        remainder ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) {
            remainder = (remainder >> 1U) ^ ((remainder & 1U) != 0U ? 0xEDB88320U : 0U);
        }
    }
    return ~remainder;
}

/// The rows as they stand in compare/targets/: "20.2631,9.028".
std::string rows_of(const BuiltInTarget& target)
{
    std::string rows;
    for (std::size_t i = 0; i < target.grid_hz.size(); ++i) {
        rows += format_shortest(target.grid_hz[i]) + "," + format_fixed(target.spl_db[i], 3) + "\n";
    }
    return rows;
}

/// Of the rows of the published figures, by another program:
/// tail -n +5 FILE.csv | python3 -c 'import sys, zlib; print(hex(zlib.crc32(sys.stdin.buffer.read())))'
const std::map<std::string_view, std::uint32_t> checksums{
    {"harman-ie-2019", 0x0189E5FFU},
    {"harman-ie-2016", 0x2EFF7F14U},
    {"harman-oe-2018", 0xE7B7A080U},
    {"diffuse-field-iso11904-2", 0x5BA090B8U},
    {"ief-neutral-2023", 0x8667960BU},
    {"iegems", 0xC6F8CB2EU},
    {"flat", 0x21DD36EBU},
};

} // namespace

BOOST_AUTO_TEST_SUITE(compare_target_figures)

BOOST_AUTO_TEST_CASE(the_checksum_is_that_of_the_standard)
{
    BOOST_TEST(crc32("123456789") == 0xCBF43926U); // the check value in every catalogue of CRCs
}

BOOST_AUTO_TEST_CASE(no_figure_of_a_target_differs_from_what_was_published)
{
    BOOST_TEST(built_in_targets().size() == checksums.size());
    for (const auto& target : built_in_targets()) {
        BOOST_TEST_CONTEXT(target.key)
        {
            BOOST_REQUIRE(checksums.contains(target.key));
            BOOST_REQUIRE_EQUAL(target.grid_hz.size(), target.spl_db.size());
            BOOST_TEST(crc32(rows_of(target)) == checksums.at(target.key));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
