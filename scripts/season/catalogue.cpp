#include "catalogue.hpp"

#include "core/error.hpp"

#include <algorithm>

namespace earbench::season {

const std::vector<Product>& catalogue()
{
    // Gains and frequencies are made up. Below 40 Hz no quality is above 1, so that every impulse response
    // has decayed by 80 dB within 0.25 s, as earbench-measurement(7) asks for its accuracy.
    static const std::vector<Product> products{
        // Close to the usual in-ear targets, with a little more bass than its price suggests.
        {"Fjordlyd-Serac",
         {-15.0},
         {Shape::peak, {8100.0}, {5.5}, 4.0},
         {{Shape::high_pass, {7.0}, {}, 0.7},
          {Shape::low_shelf, {105.0}, {8.5}, 0.7},
          {Shape::peak, {3100.0}, {10.0}, 0.8},
          {Shape::peak, {5600.0}, {2.0}, 2.0},
          {Shape::low_pass, {12500.0}, {}, 0.7}}},
        // Warm: the bass reaches far into the mids, the treble is shy.
        {"Brook-Heron-Teal",
         {-14.0},
         {Shape::peak, {7600.0}, {6.5}, 5.0},
         {{Shape::high_pass, {9.0}, {}, 0.8},
          {Shape::low_shelf, {240.0}, {8.0}, 0.6},
          {Shape::peak, {2300.0}, {6.0}, 1.2},
          {Shape::peak, {4300.0}, {-2.5}, 2.0},
          {Shape::low_pass, {12500.0}, {}, 0.7}}},
        // Lean and bright: ear gain and air, the bass all but flat.
        {"Cafe-Lumiere-Etude",
         {-16.0},
         {Shape::peak, {8600.0}, {6.0}, 4.5},
         {{Shape::high_pass, {12.0}, {}, 0.6},
          {Shape::low_shelf, {80.0}, {3.0}, 0.7},
          {Shape::peak, {2900.0}, {10.5}, 0.9},
          {Shape::high_shelf, {9500.0}, {4.0}, 0.7},
          {Shape::low_pass, {17500.0}, {}, 0.9}}},
        // Low and high lifted, a dip between, and the ripple of several drivers that meet.
        {"Tsukihi-Yugure",
         {-14.5},
         {Shape::peak, {7900.0}, {4.5}, 5.5},
         {{Shape::high_pass, {6.0}, {}, 0.7},
          {Shape::low_shelf, {90.0}, {11.0}, 0.7},
          {Shape::peak, {700.0}, {-1.5}, 0.9},
          {Shape::peak, {3200.0}, {9.0}, 1.0},
          {Shape::peak, {4800.0}, {-3.0}, 4.0},
          {Shape::peak, {6100.0}, {3.0}, 4.0},
          {Shape::peak, {12500.0}, {5.0}, 3.0},
          {Shape::low_pass, {13500.0}, {}, 0.8}}},
        // Neutral mids, an early ear gain and a deep notch above it.
        {"OMalley-Lantern",
         {-15.5},
         {Shape::peak, {8300.0}, {5.0}, 4.0},
         {{Shape::high_pass, {10.0}, {}, 0.7},
          {Shape::low_shelf, {130.0}, {6.0}, 0.7},
          {Shape::peak, {2100.0}, {5.5}, 1.6},
          {Shape::peak, {3500.0}, {5.0}, 2.5},
          {Shape::peak, {5200.0}, {-7.0}, 5.0},
          {Shape::low_pass, {13500.0}, {}, 0.8}}},
    };
    return products;
}

const Product& find_product(std::string_view slug)
{
    const auto& products = catalogue();
    const auto found =
        std::find_if(products.begin(), products.end(), [&](const auto& p) { return p.slug == slug; });
    if (found == products.end()) {
        std::string known;
        for (const auto& product : products) {
            known += (known.empty() ? "" : ", ") + std::string(product.slug);
        }
        throw Error(Fault::usage,
                    "expected one of " + known + " for --iem but found '" + std::string(slug) + "'");
    }
    return *found;
}

} // namespace earbench::season
