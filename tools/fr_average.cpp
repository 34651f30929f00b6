#include "common/tool.hpp"
#include "io/curves.hpp"
#include "io/fr_csv.hpp"
int main(int argc, char** argv)
{
    std::vector<std::string> inputs;
    earbench::cli::Tool tool("fr-average", "Average");
    tool.inputs(inputs, "files").output();
    return tool.run(argc, argv, [&] {
        std::vector<earbench::FrequencyResponse> curves;
        for (const auto& in : inputs) {
            tool.attempt([&] { for (auto& c : earbench::read_curves(in)) { curves.push_back(c); } });
        }
        tool.print(earbench::to_fr_csv(curves));
        return 0;
    });
}
