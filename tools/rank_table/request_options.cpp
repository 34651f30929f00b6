#include "request_options.hpp"

namespace earbench {

void declare_request(cli::Tool& tool, RankingRequest& request)
{
    tool.group("Reading")
        .option("--scale", request.scale, "MOST|GRADE,...",
                "Ratings go from 0 to MOST, or are grades, the best first: S+,S,A,B")
        .option("--rate", request.rates, "CURRENCY=DOLLARS", "US dollars for one EUR, AUD, kr ...");
    tool.group("Choosing")
        .option("--min", request.least, "NAME=VALUE", "Only with at least this sonic, bias, price ...")
        .option("--max", request.most, "NAME=VALUE", "Only with at most this")
        .option("--brand", request.brand, "BRAND", "Only names that begin so")
        .option("--kind", request.kind, "KIND", "Without posts that state another kind: dac, cable ...")
        .option("--since", request.since, "DAY", "Only from this day on, YYYY-MM-DD")
        .option("--top", request.top, "COUNT", "The first rows only");
    tool.group("Ranking")
        .option("--weights", request.weights, "RATING=WEIGHT,...", "Rank by a weighted mean: sonic=2,bias=1")
        .option("--sort", request.sort, "NAME,...", "Sort by sonic, bias, price, name, date, score, value")
        .option("--tiers", request.tiers, "NAME=FROM,...", "Name tiers, the best first: S=4.5,A=4,B=3");
}

} // namespace earbench
