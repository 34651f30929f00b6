#include "draft/drawings.hpp"

namespace earbench {

namespace {

constexpr std::string_view attack_path = "/assets/images/earbench/attack-and-decay.svg";
constexpr std::string_view stage_path = "/assets/images/earbench/stage.svg";

// Both have a paper of their own, so that they can be read on light and dark pages.

constexpr std::string_view attack_svg =
    R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300" role="img" aria-labelledby="t d" font-family="sans-serif" font-size="15" fill="#222222">
<title id="t">Attack and decay of a note</title>
<desc id="d">Loudness over time. The note rises steeply, the attack, and falls slowly, the decay. A second note begins before the first has faded: what keeps them apart is separation.</desc>
<rect width="640" height="300" fill="#ffffff"/>
<path d="M60 250H610M60 250V30" stroke="#222222" stroke-width="1.5" fill="none"/>
<path d="M60 250C70 250 76 60 92 60C108 60 118 118 150 140C230 190 380 232 560 246L560 250Z" fill="#0b57a4" fill-opacity="0.18" stroke="#0b57a4" stroke-width="2.5"/>
<path d="M250 250C262 250 268 96 284 96C300 96 312 146 344 166C410 204 500 234 600 247L600 250Z" fill="#b3402a" fill-opacity="0.16" stroke="#b3402a" stroke-width="2.5" stroke-dasharray="7 4"/>
<path d="M60 44H92M60 39V49M92 39V49" stroke="#222222" fill="none"/>
<text x="58" y="32">attack</text>
<path d="M96 44H300M96 39V49M300 39V49" stroke="#222222" fill="none"/>
<text x="198" y="34" text-anchor="middle">decay</text>
<text x="330" y="84">a second note: separation is</text>
<text x="330" y="104">how well both are told apart</text>
<text x="610" y="274" text-anchor="end">time</text>
<text transform="translate(44 36) rotate(-90)" text-anchor="end">loudness</text>
</svg>
)svg";

constexpr std::string_view stage_svg =
    R"svg(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400" role="img" aria-labelledby="t d" font-family="sans-serif" font-size="15" fill="#222222">
<title id="t">A stage seen from above</title>
<desc id="d">The listener at the bottom hears instruments at places around the head: width is how far they are to the sides, depth how far to the front, and imaging how small and steady each place is.</desc>
<rect width="640" height="400" fill="#ffffff"/>
<path d="M70 330C70 130 180 50 320 50C460 50 570 130 570 330" fill="none" stroke="#8a8a8a" stroke-width="1.5" stroke-dasharray="6 5"/>
<circle cx="320" cy="330" r="24" fill="#f0f0f0" stroke="#222222" stroke-width="1.5"/>
<path d="M312 306L320 294L328 306Z" fill="#f0f0f0" stroke="#222222" stroke-width="1.5"/>
<text x="320" y="378" text-anchor="middle">listener</text>
<g fill="#0b57a4" fill-opacity="0.2" stroke="#0b57a4" stroke-width="2">
<ellipse cx="320" cy="210" rx="18" ry="13"/>
<ellipse cx="200" cy="150" rx="22" ry="16"/>
<ellipse cx="440" cy="150" rx="22" ry="16"/>
<ellipse cx="320" cy="92" rx="26" ry="16"/>
</g>
<ellipse cx="130" cy="262" rx="48" ry="32" fill="#b3402a" fill-opacity="0.15" stroke="#b3402a" stroke-width="2" stroke-dasharray="6 4"/>
<text x="344" y="215">voice</text>
<text x="200" y="186" text-anchor="middle">violins</text>
<text x="440" y="186" text-anchor="middle">cellos</text>
<text x="320" y="128" text-anchor="middle">drums</text>
<text x="130" y="312" text-anchor="middle">a blurred place</text>
<path d="M80 352H270M370 352H560M80 347V357M560 347V357" stroke="#222222" fill="none"/>
<text x="470" y="374" text-anchor="middle">width</text>
<path d="M600 62V330M595 62H605M595 330H605" stroke="#222222" fill="none"/>
<text transform="translate(624 196) rotate(-90)" text-anchor="middle">depth</text>
</svg>
)svg";

} // namespace

const std::vector<Drawing>& drawings()
{
    static const std::vector<Drawing> all{{attack_path, attack_svg}, {stage_path, stage_svg}};
    return all;
}

std::string attack_image()
{
    return "![Loudness of a note over time: a steep attack, a slow decay, and a second note to be told apart "
           "from it](" +
           std::string(attack_path) + ")";
}

std::string stage_image()
{
    return "![A stage seen from above: places of instruments around the listener, with width and depth](" +
           std::string(stage_path) + ")";
}

} // namespace earbench
