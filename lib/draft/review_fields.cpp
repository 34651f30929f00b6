#include "draft/review_fields.hpp"

namespace earbench {

const std::vector<ReviewField>& review_fields()
{
    static const std::vector<ReviewField> fields{
        {"brand", "NAME", "Who makes the IEM"},
        {"model", "NAME", "What it is called"},
        {"tagline", "TEXT", "A few words for the title and the excerpt"},
        {"excerpt", "TEXT", "What lists of posts say of it; else the tagline"},
        {"date", "YYYY-MM-DD", "Day of the post; else that of SOURCE_DATE_EPOCH, else today"},
        {"slug", "NAME", "Stands for Brand-Model in file names"},
        {"price", "PRICE", "Price with its currency, as in '$149'"},
        {"variant", "WHAT=PRICE", "Price of another form, as in 'with case=$169'; may be repeated", true},
        {"image", "PATH", "Picture at the head, from the root of the site"},
        {"sample", "FROM", "The unit is a review sample from FROM"},
        {"tour", "FROM", "The unit came with a review tour of FROM"},
        {"group-tour", "FROM", "The unit came with a tour of a group, arranged by FROM"},
        {"loan", "FROM", "The unit is on loan from FROM"},
        {"purchase", "SHOP", "The unit was bought at SHOP"},
        {"thanks", "TEXT", "Words of thanks behind the source, as in 'Thank you!'"},
        {"discount", "TEXT", "What the seller took off the price, as in '20 %'"},
        {"link", "LABEL=URL", "A link for the price line; may be repeated", true},
        {"affiliate", "yes|no", "Whether the links earn you money"},
        {"opening", "TEXT", "The first words of the post"},
        {"technology", "TEXT", "What is inside"},
        {"packaging", "TEXT", "Packaging and accessories"},
        {"earpieces", "TEXT", "What the earpieces are like"},
        {"fit", "TEXT", "Fit, comfort and isolation"},
        {"recommended-tips", "TEXT", "Ear tips to use"},
        {"impedance", "TEXT", "Impedance, as in '32 ohm'"},
        {"sensitivity", "TEXT", "Sensitivity, as in '108 dB/mW'"},
        {"source", "TEXT", "Test setup: what played the music"},
        {"cable", "TEXT", "Test setup: cable"},
        {"tips", "TEXT", "Test setup: ear tips"},
        {"sonic", "N", "Sonic rating, 1 to 5 in half points; else the mean of four --sub"},
        {"sub", "PART=N", "Rating of tonality, bass, resolution or staging; may be repeated", true},
        {"bias", "N", "Bias rating, 1 to 5 in half points"},
        {"like", "TEXT", "Something that you like; may be repeated", true},
        {"improve", "TEXT", "Something that could be improved; may be repeated", true},
        {"comparison", "NAME[=FILE]", "A product to compare with, and a curve to draw; may be repeated",
         true},
        {"figure", "PATH", "Where the figure is, from the root of the site, or shall be drawn"},
        {"smoothing", "HOW", "Smooth curves for figures, as in 1/12; else as they are"},
        {"target", "NAME|FILE", "Target to draw with the curves, 'none' for none; else harman-ie-2019"},
        {"curves", "FILE", "", true, false},
    };
    return fields;
}

} // namespace earbench
