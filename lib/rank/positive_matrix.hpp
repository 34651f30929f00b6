#pragma once

#include <cstddef>
#include <vector>

namespace earbench {

/// A symmetric positive definite matrix, small and dense.
class PositiveMatrix {
public:
    /// All zero.
    explicit PositiveMatrix(std::size_t size) : m_size(size), m_cells(size * size, 0.0) {}

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] double& at(std::size_t row, std::size_t column) { return m_cells[row * m_size + column]; }
    [[nodiscard]] double at(std::size_t row, std::size_t column) const
    {
        return m_cells[row * m_size + column];
    }

    [[nodiscard]] std::vector<double> times(const std::vector<double>& vector) const;

private:
    std::size_t m_size;
    std::vector<double> m_cells; ///< row by row
};

/// The inverse of a matrix and the logarithm of its determinant.
struct Inverse {
    PositiveMatrix matrix;
    double log_determinant;
};

/// By Cholesky's decomposition.
///
/// Nothing that can be inverted in doubles: the logarithm is minus infinity and the matrix all zero.
[[nodiscard]] Inverse inverse_of(const PositiveMatrix& matrix);

} // namespace earbench
