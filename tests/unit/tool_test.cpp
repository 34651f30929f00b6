#include "common/tool.hpp"
#include "curve/average.hpp"
#include "curve/phase.hpp"

#include <boost/test/unit_test.hpp>

namespace earbench {

namespace {

enum class Colour { red, dark_blue };
constexpr auto colours =
    std::to_array<Choice<Colour>>({{"red", Colour::red}, {"dark-blue", Colour::dark_blue}});

/// The exit code of `tool`, whose body does nothing, with these arguments.
int run(cli::Tool& tool, std::vector<std::string> arguments)
{
    arguments.insert(arguments.begin(), "test");
    std::vector<char*> argv;
    for (auto& argument : arguments) {
        argv.push_back(argument.data());
    }
    return tool.run(static_cast<int>(argv.size()), argv.data(), [] { return 0; });
}

} // namespace

BOOST_AUTO_TEST_SUITE(tool)

BOOST_AUTO_TEST_CASE(a_choice_is_given_by_name_and_its_last_value_counts)
{
    Colour colour = Colour::red;
    cli::Tool tool("test", "Test");
    tool.choice("--colour", colour, colours, "Colour");
    BOOST_TEST(run(tool, {"--colour", "red", "--colour=dark-blue"}) == 0);
    BOOST_TEST((colour == Colour::dark_blue));
}

BOOST_AUTO_TEST_CASE(a_choice_that_is_not_given_keeps_its_default)
{
    Colour colour = Colour::dark_blue;
    std::optional<Colour> none;
    cli::Tool tool("test", "Test");
    tool.choice("--colour", colour, colours, "Colour").choice("--none", none, colours, "Colour");
    BOOST_TEST(run(tool, {}) == 0);
    BOOST_TEST((colour == Colour::dark_blue));
    BOOST_TEST(!none.has_value());
}

BOOST_AUTO_TEST_CASE(a_choice_has_no_names_but_those_of_its_table)
{
    for (const auto* text : {"", "re", "Red", "red ", "blue", "0"}) {
        std::optional<Colour> colour;
        cli::Tool tool("test", "Test");
        tool.choice("--colour", colour, colours, "Colour");
        BOOST_TEST(run(tool, {"--colour", text}) == 64, text);
        BOOST_TEST(!colour.has_value());
    }
}

BOOST_AUTO_TEST_CASE(a_value_has_the_name_of_its_table)
{
    BOOST_TEST(name_of(colours, Colour::dark_blue) == "dark-blue");
    BOOST_TEST(name_of(phase_kinds, PhaseKind::excess) == "excess");
    BOOST_TEST(name_of(combinations, Combination::vector) == "vector");
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace earbench
