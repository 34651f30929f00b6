#include "core/created_files.hpp"
#include "core/error.hpp"
#include "core/files.hpp"
#include "core/folders.hpp"
#include "scratch_folder.hpp"

#include <boost/test/unit_test.hpp>

namespace earbench {

BOOST_AUTO_TEST_SUITE(core_created_files)

BOOST_AUTO_TEST_CASE(what_was_new_goes_unless_all_is_written)
{
    const ScratchFolder scratch;
    scratch.put("old", "before");
    const auto path = [&](const std::string& name) { return scratch.path() + "/" + name; };
    const auto write_both = [&](bool keep) {
        CreatedFiles created;
        for (const auto* const name : {"old", "new"}) {
            created.write(path(name), [&] { write_file(path(name), "after"); });
        }
        if (keep) {
            created.keep();
        }
    };
    write_both(false);
    BOOST_TEST(!exists(path("new")));
    BOOST_TEST(scratch.content("old") == "after");
    write_both(true);
    BOOST_TEST(scratch.content("new") == "after");
}

BOOST_AUTO_TEST_CASE(a_file_that_another_program_created_first_stays)
{
    const ScratchFolder scratch;
    const auto path = scratch.path() + "/post.md";
    {
        CreatedFiles created;
        const auto lose_the_race = [&] {
            scratch.put("post.md", "of the other");
            create_file(path, "ours");
        };
        BOOST_CHECK_THROW(created.write(path, lose_the_race), Error);
    }
    BOOST_TEST(scratch.content("post.md") == "of the other");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace earbench
