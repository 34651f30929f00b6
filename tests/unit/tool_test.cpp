#include "common/tool.hpp"
#include "curve/average.hpp"
#include "curve/phase.hpp"
#include "varied.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fcntl.h>
#include <getopt.h>
#include <unistd.h>

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

/// What a command line says: title and number by their last value, items by all.
struct Understood {
    bool is_error = false;
    bool asks_for_help = false;
    bool flag = false;
    std::string title = "unset";
    int number = 0;
    std::vector<std::string> items;
    std::vector<std::string> operands;

    bool operator==(const Understood&) const = default;
};

std::vector<char*> to_argv(std::vector<std::string>& words)
{
    std::vector<char*> argv;
    for (auto& word : words) {
        argv.push_back(word.data());
    }
    return argv;
}

/// As the C library understands it.
Understood by_getopt_long(std::vector<std::string> words)
{
    const std::array options{
        option{"title", required_argument, nullptr, 't'}, option{"number", required_argument, nullptr, 'n'},
        option{"item", required_argument, nullptr, 'i'},  option{"flag", no_argument, nullptr, 'f'},
        option{"help", no_argument, nullptr, 'h'},        option{}};
    words.insert(words.begin(), "test");
    auto argv = to_argv(words);
    argv.push_back(nullptr);
    const auto argc = static_cast<int>(words.size());
    Understood found;
    std::string number = "0";
    optind = 0; // begins anew
    opterr = 0;
    for (int flag = 0; (flag = getopt_long(argc, argv.data(), "t:n:i:fh", options.data(), nullptr)) != -1;) {
        found.is_error |= flag == '?';
        found.asks_for_help |= flag == 'h';
        found.flag |= flag == 'f';
        if (flag == 't') {
            found.title = optarg;
        } else if (flag == 'n') {
            number = optarg;
        } else if (flag == 'i') {
            found.items.emplace_back(optarg);
        }
    }
    found.operands.assign(argv.data() + optind, argv.data() + argc);
    found.is_error |= number != "0" && number != "-5" && number != "7";
    found.number = found.is_error ? 0 : std::stoi(number);
    return found;
}

Understood by_tool(const std::vector<std::string>& words)
{
    Understood found;
    cli::Tool tool("test", "Test");
    tool.option("-t,--title", found.title, "TEXT", "Title")
        .option("-n,--number", found.number, "N", "Number")
        .option("-i,--item", found.items, "TEXT", "Item")
        .flag("-f,--flag", found.flag, "Flag")
        .operands(found.operands, "WORD", "Words", false);
    found.is_error = run(tool, words) != 0;
    return found;
}

/// Standard error goes nowhere meanwhile.
class SilencedErrors {
public:
    SilencedErrors() : m_before(dup(STDERR_FILENO))
    {
        const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
        dup2(nowhere, STDERR_FILENO);
        close(nowhere);
    }
    ~SilencedErrors()
    {
        dup2(m_before, STDERR_FILENO);
        close(m_before);
    }
    SilencedErrors(const SilencedErrors&) = delete;
    SilencedErrors& operator=(const SilencedErrors&) = delete;

private:
    int m_before;
};

void compare_with_getopt_long(const std::vector<std::string>& words)
{
    const auto expected = by_getopt_long(words);
    const bool names_help = std::find(words.begin(), words.end(), "--help") != words.end();
    if (expected.asks_for_help || (expected.is_error && names_help)) {
        return; // help goes before errors
    }
    if (!expected.is_error && std::count(expected.operands.begin(), expected.operands.end(), "-") > 1) {
        BOOST_TEST(by_tool(words).is_error); // nobody reads standard input twice
        return;
    }
    const auto found = by_tool(words);
    std::string shown;
    for (const auto& word : words) {
        shown += "'" + word + "' ";
    }
    BOOST_TEST(found.is_error == expected.is_error, shown);
    BOOST_TEST((expected.is_error || found == expected), shown);
}

} // namespace

BOOST_AUTO_TEST_SUITE(tool)

BOOST_AUTO_TEST_CASE(arguments_are_understood_as_the_c_library_does)
{
    const SilencedErrors silence;
    const std::vector<std::string> words{
        "--title",     "--title=", "--title=a=b", "-t",          "-tx",    "-t=x",    "-t-5", "--number",
        "--number=-5", "-n7",      "--item",      "-i",          "--flag", "-f",      "-ft",  "-ffi",
        "-f-t",        "-f-",      "--flag=",     "--flag=true", "--help", "--other", "--=",  "---x",
        "-z",          "-fz",      "-5",          "--",          "-",      "",        "x",    "{}",
        "[a,b]",       "%%",       "--other=",    "-i[a,b]",     "-!",     "-t{}",    "+x"};
    for (const auto& first : words) {
        compare_with_getopt_long({first});
        for (const auto& second : words) {
            compare_with_getopt_long({first, second});
            if (by_getopt_long({first, second}).is_error && by_getopt_long({first, second, "x"}).is_error) {
                continue; // whatever follows
            }
            for (const auto& third : varied(words, 4)) {
                compare_with_getopt_long({first, second, third});
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(an_option_takes_the_next_word_whatever_it_looks_like)
{
    BOOST_TEST(by_tool({"--title", "--help"}).title == "--help");
    BOOST_TEST(by_tool({"-t", "--version"}).title == "--version");
    BOOST_TEST(by_tool({"--title", "--"}).title == "--");
    BOOST_TEST(by_tool({"--title="}).title.empty());
    BOOST_TEST(by_tool({"--title", ""}).title.empty());
    BOOST_TEST(by_tool({"-n", "-5"}).number == -5);
    BOOST_TEST(by_tool({"-i", "-x", "--item=", "-i--"}).items == (std::vector<std::string>{"-x", "", "--"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_step_note_has_what_each_option_says)
{
    std::string kept = "1";
    std::vector<std::string> files;
    std::string left_out;
    Colour colour = Colour::red;
    bool flag = false;
    std::vector<std::string> inputs;
    cli::Tool tool("test", "Test");
    tool.option("-k,--kept", kept, "FILE", "Value")
        .option("--file", files, "TEXT", "File", cli::InStep::file_name)
        .option("--left-out", left_out, "TEXT", "Output", cli::InStep::nothing)
        .choice("--colour", colour, colours, "Colour", cli::InStep::nothing)
        .flag("--flag", flag, "Flag")
        .inputs(inputs, "Inputs")
        .output();
    BOOST_TEST(run(tool, {"-k", "a/1", "d/in.csv", "--flag", "-q", "--file=a/b", "--file", "c d",
                          "-k=", "--left-out=x", "--colour=red", "--flag", "-o", "out.csv"}) == 0);
    BOOST_TEST(tool.step() == "test --kept = --file b --file 'c d' --flag in.csv");
}

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
    for (const auto* text : {"", "re", "redd", "blue", "0"}) {
        std::optional<Colour> colour;
        cli::Tool tool("test", "Test");
        tool.choice("--colour", colour, colours, "Colour");
        BOOST_TEST(run(tool, {"--colour", text}) == 64, text);
        BOOST_TEST(!colour.has_value());
    }
}

BOOST_AUTO_TEST_CASE(a_choice_is_known_in_any_case_and_spacing)
{
    for (const auto* text : {"dark-blue", "Dark Blue", "DARK_BLUE", "darkblue"}) {
        std::optional<Colour> colour;
        cli::Tool tool("test", "Test");
        tool.choice("--colour", colour, colours, "Colour");
        BOOST_TEST(run(tool, {"--colour", text}) == 0, text);
        BOOST_TEST((colour == Colour::dark_blue));
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
