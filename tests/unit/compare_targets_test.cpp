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

/// The rows as they stand in compare/targets/, without zeros that mean nothing: "20.2631,9.028".
std::string rows_of(const BuiltInTarget& target)
{
    std::string rows;
    for (std::size_t i = 0; i < target.grid_hz.size(); ++i) {
        rows += format_shortest(target.grid_hz[i]) + "," + format_shortest(target.spl_db[i]) + "\n";
    }
    return rows;
}

/// Of the rows of the published figures, by another program:
/// awk -F, 'NR > 7 { print $1 + 0 "," $2 + 0 }' FILE.csv |
///     python3 -c 'import sys, zlib; print(hex(zlib.crc32(sys.stdin.buffer.read())))'
const std::map<std::string_view, std::uint32_t> checksums{
    {"harman-ie-2019", 0x06B031FFU},
    {"harman-ie-2019-nobass", 0xC18E6066U},
    {"harman-ie-2017-1", 0xB125A98FU},
    {"harman-ie-2017-2", 0x35BCDCE3U},
    {"harman-ie-2016", 0x2C57D37BU},
    {"autoeq-ie", 0xF59366D6U},
    {"harman-oe-2018", 0xA217538BU},
    {"harman-oe-2018-nobass", 0xF5C9D3E3U},
    {"harman-oe-2015", 0x18767B7BU},
    {"harman-oe-2013", 0xE8566EEBU},
    {"jm-1-harman", 0x4F1F8364U},
    {"jm-1-harman-treble", 0x86E3CD48U},
    {"lmg-5128", 0x721D17F0U},
    {"diffuse-field-5128", 0xEABF5EA0U},
    {"diffuse-field-kemar", 0x91909E3AU},
    {"diffuse-field-iso11904-1", 0x5B1E116DU},
    {"diffuse-field-iso11904-2", 0x32E5F41DU},
    {"ief-neutral-2023", 0xE85801CFU},
    {"etymotic", 0xC8BE1737U},
    {"free-field", 0xA85A8436U},
    {"iegems", 0x1FF16991U},
    {"precog", 0x2F1886C2U},
    {"super-review", 0x079F196EU},
    {"toranku", 0xDE67F3FDU},
    {"flat", 0x89EC1E42U},
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
