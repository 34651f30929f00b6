#include "core/error.hpp"
#include "core/strings.hpp"
#include "text/csv.hpp"
#include "text/difference.hpp"
#include "text/escape.hpp"
#include "text/front_matter.hpp"
#include "text/markdown_table.hpp"
#include "text/table.hpp"
#include "text/toml.hpp"
#include "text/yaml.hpp"

#include <boost/test/unit_test.hpp>

namespace earbench {

BOOST_AUTO_TEST_SUITE(text)

std::string line_of(const Error& error)
{
    return error.line();
}

BOOST_AUTO_TEST_CASE(front_matter_is_what_stands_between_two_lines_of_dashes)
{
    const auto parts = split_front_matter("---\ntitle: A\n---\n\nBody\n");
    BOOST_TEST(parts.present);
    BOOST_TEST(parts.yaml == "title: A\n");
    BOOST_TEST(parts.body == "\nBody\n");
    BOOST_TEST(parts.body_line == 4U);
}

BOOST_AUTO_TEST_CASE(dashes_elsewhere_begin_no_front_matter)
{
    for (const auto* const text : {"\n---\na: 1\n---\n", "--- x\na: 1\n---\n", "---\na: 1\n", "", "-"}) {
        const auto parts = split_front_matter(text);
        BOOST_TEST(!parts.present);
        BOOST_TEST(parts.body == text);
        BOOST_TEST(parts.body_line == 1U);
    }
}

BOOST_AUTO_TEST_CASE(front_matter_may_end_with_the_file)
{
    const auto parts = split_front_matter("---\n---");
    BOOST_TEST(parts.present);
    BOOST_TEST(parts.yaml.empty());
    BOOST_TEST(parts.body.empty());
}

BOOST_AUTO_TEST_CASE(text_from_any_editor_becomes_utf8_with_lf)
{
    BOOST_TEST(normal_text("\xEF\xBB\xBF"
                           "a\r\nb\rc\n",
                           "f") == "a\nb\nc\n");
    BOOST_TEST(normal_text("Caf\xE9", "f") == "Caf\xC3\xA9");
    BOOST_CHECK_EXCEPTION(
        (void)normal_text(std::string_view("a\nb\0", 4), "f"), Error,
        [](const Error& error) { return line_of(error) == "f:2: expected text but found a NUL byte"; });
}

BOOST_AUTO_TEST_CASE(yaml_values_know_their_lines)
{
    const auto document = parse_yaml("title: \"A: \\\"B\\\"\"\nlist:\n  - x\n  - 2\nempty:\n", "f", 2);
    BOOST_REQUIRE(document.find("title") != nullptr);
    BOOST_TEST(document.find("title")->text == "A: \"B\"");
    BOOST_TEST(document.find("list")->items.at(1).text == "2");
    BOOST_TEST(document.find("list")->items.at(1).line == 5U);
    BOOST_TEST((document.find("empty")->kind == Yaml::Kind::nothing));
    BOOST_TEST(document.find("other") == nullptr);
}

BOOST_AUTO_TEST_CASE(of_a_repeated_key_the_last_counts)
{
    BOOST_TEST(parse_yaml("a: 1\na: 2\n", "f").find("a")->text == "2");
}

BOOST_AUTO_TEST_CASE(a_mistake_in_yaml_is_named_with_its_line)
{
    BOOST_CHECK_EXCEPTION((void)parse_yaml("a: 1\nb: c: d\n", "f", 2), Error, [](const Error& error) {
        BOOST_TEST((error.fault() == Fault::data));
        return line_of(error).starts_with("f:3: expected YAML but found a mistake: ");
    });
}

BOOST_AUTO_TEST_CASE(text_that_is_no_yaml_ends_and_a_second_document_is_refused)
{
    BOOST_CHECK_THROW((void)parse_yaml(",a", "f"), Error);
    BOOST_TEST(parse_yaml("# note\n---\na: 1\n", "f").find("a")->text == "1");
    BOOST_CHECK_THROW((void)parse_yaml("a: 1\n---\nb: 2\n", "f"), Error);
}

BOOST_AUTO_TEST_CASE(aliases_do_not_unfold_without_bound)
{
    std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 9; ++i) {
        const auto before = "*a" + std::to_string(i - 1);
        bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
        for (int k = 1; k < 10; ++k) {
            bomb += ", " + before;
        }
        bomb += "]\n";
    }
    BOOST_CHECK_THROW((void)parse_yaml(bomb, "f"), Error);
}

BOOST_AUTO_TEST_CASE(a_list_or_map_that_holds_itself_is_refused)
{
    for (const auto* const text : {"a: &a [*a]\n", "a: &a {b: *a}\n", "a: &a\n  - x\n  - [1, {b: *a}]\n"}) {
        BOOST_CHECK_EXCEPTION((void)parse_yaml(text, "f"), Error, [](const Error& error) {
            return line_of(error).ends_with(": expected at most 100 levels of lists and maps but found more");
        });
    }
}

/// A list of 99 levels with its text is 100 deep.
BOOST_AUTO_TEST_CASE(lists_within_lists_are_read_to_a_depth_of_100_levels)
{
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '[') + "x" + std::string(depth, ']');
    };
    auto document = parse_yaml(nested(99), "f");
    for (int level = 0; level < 99; ++level) {
        BOOST_REQUIRE_EQUAL(document.items.size(), 1U);
        document = Yaml(document.items.front());
    }
    BOOST_TEST(document.text == "x");
    BOOST_CHECK_THROW((void)parse_yaml(nested(100), "f"), Error);
    BOOST_CHECK_THROW((void)parse_yaml(nested(100'000), "f"), Error);
}

BOOST_AUTO_TEST_CASE(aliases_of_a_long_text_do_not_fill_the_memory)
{
    std::string text = "a: &a \"" + std::string(1'000'000, 'x') + "\"\nb: [*a";
    for (int i = 0; i < 1000; ++i) {
        text += ", *a";
    }
    BOOST_CHECK_EXCEPTION((void)parse_yaml(text + "]\n", "f"), Error, [](const Error& error) {
        return error.line() == "f:1: expected at most 16 MiB of text but the aliases unfold to more";
    });
}

BOOST_AUTO_TEST_CASE(aliases_unfold_to_16_mib_of_text)
{
    const auto repeated = [](int count) {
        std::string text = "- &a \"" + std::string(std::size_t{1} << 20U, 'x') + "\"\n";
        for (int i = 1; i < count; ++i) {
            text += "- *a\n";
        }
        return parse_yaml(text, "f").items.size();
    };
    BOOST_TEST(repeated(16) == 16U);
    BOOST_CHECK_THROW((void)repeated(17), Error);
}

BOOST_AUTO_TEST_CASE(hostile_yaml_ends_soon, *boost::unit_test::timeout(300))
{
    for (const std::string piece : {"[",    "{",  "- ", "? ",     "&a ", "*a ",         "! ",
                                    "a: ",  "\"", "| ", "{a: ",   "[?",  "a: &a [*a, ", "<<: *a\n",
                                    "- - ", "%",  "'",  "a: |\n", ", ",  "]",           "#"}) {
        std::string text;
        while (text.size() < 200'000) {
            text += piece;
        }
        for (const auto& end : {"", "\n"}) {
            try {
                (void)parse_yaml(text + end, "f");
            } catch (const Error&) {
                BOOST_TEST(true);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(toml_values_are_kept_as_text)
{
    const auto toml =
        parse_toml("# note\ntitle = \"A \\\"b\\\" \\u00e9\" # more\ndate = 2025-03-01T09:00:00Z\n"
                   "raw = 'C:\\x'\n\"long key\" = \"\"\"\nTwo\nlines\"\"\"\ntags = [\"a]\", # [\n"
                   " \"b\"]\n[params]\nrating = 4\n",
                   "f", 2);
    BOOST_TEST(toml.find("title")->text == "A \"b\" \xC3\xA9");
    BOOST_TEST(toml.find("title")->line == 3U);
    BOOST_TEST(toml.find("date")->text == "2025-03-01T09:00:00Z");
    BOOST_TEST(toml.find("raw")->text == "C:\\x");
    BOOST_TEST(toml.find("long key")->text == "Two\nlines");
    BOOST_TEST(toml.find("params")->find("rating")->text == "4");
    BOOST_TEST(toml.find("rating") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_mistake_in_toml_is_named_with_its_line)
{
    const auto line_of = [](const std::string& text) -> std::string {
        try {
            (void)parse_toml(text, "f", 2);
        } catch (const Error& error) {
            return error.line().substr(0, 4);
        }
        return "none";
    };
    for (const auto* const text :
         {"a = 1\nb\n", "a = 1\nb = \"x\n", "a = 1\nb = [1\n", "a = 1\nb = \"\\q\"\n", "a = 1\nb = \"x\" y\n",
          "a = 1\nb =\n", "a = 1\n[b\n", "a = 1\nb = \"\\uD800\"\n"}) {
        BOOST_TEST(line_of(text) == "f:3:", text);
    }
    BOOST_TEST(line_of("") == "none");
}

BOOST_AUTO_TEST_CASE(front_matter_between_plus_signs_is_toml)
{
    const auto parts = split_front_matter("+++\ntitle = 'x'\n---\n+++\nText\n");
    BOOST_TEST(parts.present);
    BOOST_TEST(parts.is_toml);
    BOOST_TEST(parts.yaml == "title = 'x'\n---\n");
    BOOST_TEST(parts.body == "Text\n");
    BOOST_TEST(parts.body_line == 5U);
    BOOST_TEST(!split_front_matter("---\na: b\n+++\n").present);
}

/// As ECMAScript's encodeURIComponent has it.
BOOST_AUTO_TEST_CASE(a_part_of_an_address_is_encoded)
{
    BOOST_TEST(uri_component("A+B &c,/?_-.!~*'()\xC3\xA9") == "A%2BB%20%26c%2C%2F%3F_-.!~*'()%C3%A9");
}

BOOST_AUTO_TEST_CASE(a_spreadsheet_finds_no_formula)
{
    BOOST_TEST(spreadsheet_text("=cmd()") == "'=cmd()");
    BOOST_TEST(spreadsheet_text("+1") == "'+1");
    BOOST_TEST(spreadsheet_text("@x") == "'@x");
    BOOST_TEST(spreadsheet_text("-") == "-");
    BOOST_TEST(spreadsheet_text("A=1") == "A=1");
    BOOST_TEST(spreadsheet_text("") == "");
}

BOOST_AUTO_TEST_CASE(html_has_no_tag_or_quote_of_a_name)
{
    BOOST_TEST(html_escaped("<a href=\"x\">'&") == "&lt;a href=&quot;x&quot;&gt;&#39;&amp;");
}

BOOST_AUTO_TEST_CASE(text_of_a_page_is_nothing_for_liquid)
{
    BOOST_TEST(page_text("<{{ a }}{% b %}>") == "&lt;&#123;&#123; a }}&#123;% b %}&gt;");
}

BOOST_AUTO_TEST_CASE(quoted_yaml_reads_back_as_the_same_text)
{
    for (const std::string text :
         {"plain", "a: b", "\"q\" \\ 'r'", "# no comment", "- x", "{{ x }}", "\xE6\xB0\xB4\xE6\x9C\x88",
          "tab\tline\nend\x01\x7F", "", "  blanks  ", "null",
          "a\xE2\x80\xA8"
          "b"}) {
        BOOST_TEST(parse_yaml("k: " + yaml_quoted(text) + "\n", "f").find("k")->text == text);
    }
}

BOOST_AUTO_TEST_CASE(markdown_and_liquid_find_nothing_to_act_on)
{
    BOOST_TEST(markdown_escaped("plain text, 5 < 6 & R&D") == "plain text, 5 \\< 6 & R&D");
    BOOST_TEST(markdown_escaped("*a* [b](c) `d` e|f \\") == "\\*a\\* \\[b\\](c) \\`d\\` e\\|f \\\\");
    BOOST_TEST(markdown_escaped("{{ x }}") == "\\{\\{ x \\}\\}");
    BOOST_TEST(markdown_escaped("{% x %}").find("{%") == std::string::npos);
    BOOST_TEST(markdown_escaped("&lt;") == "&amp;lt;");
    BOOST_TEST(markdown_escaped("price_usd _a_") == "price_usd \\_a\\_");
    BOOST_TEST(markdown_escaped("$149 $$x$$") == "$149 \\$\\$x\\$\\$");
}

BOOST_AUTO_TEST_CASE(one_line_keeps_words_and_drops_controls)
{
    BOOST_TEST(one_line("  a \n\t b\x1B[31m\x7F \xC2\x9B"
                        "c ") == "a b[31m c");
}

BOOST_AUTO_TEST_CASE(an_address_cannot_leave_its_brackets)
{
    BOOST_TEST(url_escaped("https://x.y/a b?c=(d)&e={{f}}_g%20") ==
               "https://x.y/a%20b?c=%28d%29&e=%7B%7Bf%7D%7D_g%20");
}

BOOST_AUTO_TEST_CASE(csv_cells_may_hold_commas_quotes_and_line_ends)
{
    const auto records = parse_csv("a,\"b,\"\"c\"\"\nd\"\r\n\r\n,\n", "f");
    BOOST_REQUIRE(records.size() == 2U);
    BOOST_TEST(records[0].cells == (std::vector<std::string>{"a", "b,\"c\"\nd"}),
               boost::test_tools::per_element());
    BOOST_TEST(records[1].cells == (std::vector<std::string>{"", ""}), boost::test_tools::per_element());
    BOOST_TEST(records[1].line == 4U);
}

BOOST_AUTO_TEST_CASE(csv_cells_may_stand_between_other_marks)
{
    BOOST_TEST(parse_csv("a;b,c\n", "f", ';').front().cells[1] == "b,c");
    BOOST_TEST(parse_csv("a\tb\n", "f", '\t', 7).front().line == 7U);
    BOOST_CHECK_EXCEPTION((void)parse_csv("\"a\"x;b\n", "f", ';'), Error, [](const Error& error) {
        return error.line() == "f:1: expected ';' or line end after a quoted cell";
    });
}

BOOST_AUTO_TEST_CASE(markdown_cells_stand_between_bars)
{
    const std::vector<std::string> expected{"a|b", "", "c"};
    BOOST_TEST(markdown_cells("| a\\|b |  | c |") == expected, boost::test_tools::per_element());
    BOOST_TEST(markdown_cells("a\\|b | | c") == expected, boost::test_tools::per_element());
    BOOST_TEST(is_markdown_rule("| --- | ---: |"));
    BOOST_TEST(!is_markdown_rule("| | |"));
    BOOST_TEST(!is_markdown_rule("---"));
}

BOOST_AUTO_TEST_CASE(a_quoted_cell_must_end)
{
    BOOST_CHECK_EXCEPTION((void)parse_csv("a\n\"b\n", "f"), Error, [](const Error& error) {
        return line_of(error) == "f:2: expected a closing quote but found the end of the file";
    });
    BOOST_CHECK_THROW((void)parse_csv("\"a\"b\n", "f"), Error);
}

BOOST_AUTO_TEST_CASE(a_table_written_as_csv_reads_back)
{
    const Table table{{"x", "y"}, {{Cell{"a,\"b\"\nc"}, Cell{}}, {Cell{"=1+1"}, Cell{Number{2.5, 1}}}}};
    const auto records = parse_csv(to_csv(table), "f");
    BOOST_REQUIRE(records.size() == 3U);
    BOOST_TEST(records[1].cells.at(0) == "a,\"b\"\nc");
    BOOST_TEST(records[2].cells.at(0) == "=1+1");
    BOOST_TEST(records[2].cells.at(1) == "2.5");
}

BOOST_AUTO_TEST_CASE(a_markdown_cell_cannot_break_its_table)
{
    const Table table{{"price_usd"}, {{Cell{"a|b\n<i>"}}}};
    BOOST_TEST(to_markdown(table) == "| price_usd |\n| --- |\n| a\\|b \\<i> |\n");
}

BOOST_AUTO_TEST_CASE(front_matter_begins_with_one_of_two_lines_and_ends_with_its_own)
{
    for (const auto* const text :
         {"abc\nx: 1\nabc\n", "abc\nx: 1\n...\n", " ---\nx: 1\n---\n", "+++\nx = 1\n...\n",
          "---\nx: 1\n ---\n", "---", "----\nx: 1\n----\n", ""}) {
        const auto parts = split_front_matter(text);
        BOOST_TEST(!parts.present, text);
        BOOST_TEST(!parts.is_toml, text);
        BOOST_TEST(parts.body == text);
    }
    BOOST_TEST(split_front_matter("---\nx: 1\n...\nText").body == "Text");
}

BOOST_AUTO_TEST_CASE(toml_values_stand_as_they_are_written)
{
    const auto toml = parse_toml("a = 1_000 # more\nb = 0x1F\n\"\u00E9\u5BB5\" = 1.50\nd = [1,  2]\ne = +5\n"
                                 "f = 1e3\nh = { x = 1.0 }\ni = [\n 1.50,\n 2 ]\ng = 1",
                                 "f", 1);
    for (const auto& [key, text] :
         {std::pair("a", "1_000"), std::pair("b", "0x1F"), std::pair("\u00E9\u5BB5", "1.50"),
          std::pair("d", "[1,  2]"), std::pair("e", "+5"), std::pair("f", "1e3"), std::pair("g", "1"),
          std::pair("h", "{ x = 1.0 }")}) {
        BOOST_TEST(toml.find(key)->text == text);
    }
    BOOST_TEST(toml.find("i")->line == 8U);
    BOOST_TEST(toml.items.back().key == "g"); // in the order of the file
}

BOOST_AUTO_TEST_CASE(yaml_is_one_document_of_text_keys)
{
    const auto is_refused = [](const std::string& text) {
        try {
            (void)parse_yaml(text, "f");
        } catch (const Error& error) {
            BOOST_TEST((error.fault() == Fault::data));
            return true;
        }
        return false;
    };
    for (const auto* const text :
         {"a: 1\n---\n", "a: 1\n--- b\n", "---\n---\n", "? [a]\n: b\n", "? {a: 1}\n: b\n"}) {
        BOOST_TEST(is_refused(text), text);
    }
    for (const auto* const text :
         {"a: 1\n---x: 2\n", "a: 1\n----: 2\n", "# a\n---\nb: 1\n", "%YAML 1.2\n---\nb: 1\n"}) {
        BOOST_TEST(!is_refused(text), text);
    }
    const auto nested = [](const std::string& open, const std::string& close, int levels) {
        std::string text = "x";
        for (int i = 0; i < levels; ++i) {
            text = open + text + close;
        }
        return text;
    };
    for (const auto& [open, close] : {std::pair("{a: ", "}"), std::pair("[", "]")}) {
        BOOST_TEST(!is_refused(nested(open, close, 99))); // and the text in it
        BOOST_TEST(is_refused(nested(open, close, 100)));
    }
}

BOOST_AUTO_TEST_CASE(lines_that_are_the_same_at_both_ends_count_once)
{
    const auto changes = [](const char* before, const char* after) {
        std::string all;
        const auto text = unified_difference(before, after, "f");
        for (const auto line : split_lines(text)) {
            const bool is_change = (line.starts_with('+') || line.starts_with('-')) &&
                                   !line.starts_with("++") && !line.starts_with("--");
            all += is_change ? std::string(line) : "";
        }
        return all;
    };
    BOOST_TEST(changes("a\na\n", "a\n") == "-a");
    BOOST_TEST(changes("a\n", "a\na\na\n") == "+a+a");
    BOOST_TEST(changes("a\nb\na\n", "a\na\n") == "-b");
    BOOST_TEST(changes("a\n", "a\n").empty());
}

BOOST_AUTO_TEST_CASE(what_is_said_of_a_mistake_in_toml_is_cut_off_behind_120_bytes)
{
    const std::string key(200, 'a'); // is part of the message
    BOOST_CHECK_EXCEPTION((void)parse_toml(key + " = 1\n" + key + " = 2\n", "f"), Error,
                          [](const Error& error) {
                              const std::string_view what = error.what();
                              const std::string_view beginning = "expected TOML but found: ";
                              BOOST_TEST(what.starts_with(beginning));
                              BOOST_TEST(what.ends_with("a..."));
                              BOOST_TEST(what.size() == beginning.size() + 120 + 3);
                              return error.fault() == Fault::data;
                          });
}

BOOST_AUTO_TEST_SUITE_END()

} // namespace earbench
