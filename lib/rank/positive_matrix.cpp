#include "rank/positive_matrix.hpp"

#include <cmath>
#include <limits>

namespace earbench {

namespace {

/// The lower triangle L of `matrix` = L L^T, in place; false where the matrix is not positive definite.
bool decompose(PositiveMatrix& matrix)
{
    for (std::size_t column = 0; column < matrix.size(); ++column) {
        for (std::size_t row = column; row < matrix.size(); ++row) {
            double sum = matrix.at(row, column);
            for (std::size_t k = 0; k < column; ++k) {
                sum -= matrix.at(row, k) * matrix.at(column, k);
            }
            if (row == column) {
                if (!(sum > 0.0)) {
                    return false;
                }
                matrix.at(row, row) = std::sqrt(sum);
            } else {
                matrix.at(row, column) = sum / matrix.at(column, column);
            }
        }
    }
    return true;
}

/// The inverse of the lower triangle, in place.
void invert_triangle(PositiveMatrix& lower)
{
    for (std::size_t column = 0; column < lower.size(); ++column) {
        lower.at(column, column) = 1.0 / lower.at(column, column);
        for (std::size_t row = column + 1; row < lower.size(); ++row) {
            double sum = 0.0;
            for (std::size_t k = column; k < row; ++k) {
                sum -= lower.at(row, k) * lower.at(k, column);
            }
            lower.at(row, column) = sum / lower.at(row, row);
        }
    }
}

} // namespace

std::vector<double> PositiveMatrix::times(const std::vector<double>& vector) const
{
    std::vector<double> product(m_size, 0.0);
    for (std::size_t row = 0; row < m_size; ++row) {
        for (std::size_t column = 0; column < m_size; ++column) {
            product[row] += at(row, column) * vector[column];
        }
    }
    return product;
}

Inverse inverse_of(const PositiveMatrix& matrix)
{
    const auto size = matrix.size();
    auto lower = matrix;
    Inverse inverse{PositiveMatrix(size), -std::numeric_limits<double>::infinity()};
    if (!decompose(lower)) {
        return inverse;
    }
    inverse.log_determinant = 0.0;
    for (std::size_t i = 0; i < size; ++i) {
        inverse.log_determinant += 2.0 * std::log(lower.at(i, i));
    }
    invert_triangle(lower);
    for (std::size_t row = 0; row < size; ++row) {
        for (std::size_t column = 0; column <= row; ++column) {
            double sum = 0.0;
            for (std::size_t k = row; k < size; ++k) {
                sum += lower.at(k, row) * lower.at(k, column);
            }
            inverse.matrix.at(row, column) = sum;
            inverse.matrix.at(column, row) = sum;
        }
    }
    return inverse;
}

} // namespace earbench
