package io.github.scalekit4ee.comparison;

import io.github.scalekit4ee.comparison.HttpLoad.Reading;
import io.github.scalekit4ee.comparison.Series.Ratio;
import java.util.function.ToDoubleFunction;

/**
 * One contestant's cost by another's, a row of the report.
 *
 * @param what the words of the row
 * @param part of each reading
 * @param goal what the ratio is to be at most; null where it only explains the others
 */
record RatioRow(String what, Series one, Series other, ToDoubleFunction<Reading> part, Double goal) {

    String text() {
        Ratio ratio = one.over(other, part);
        String limit = goal == null ? "" : String.format("%.2f", goal);
        String verdict = goal == null ? "" : ratio.median() <= goal ? "met" : "missed";
        return String.format("| %s | %s | %s | %s |%n", what, limit, ratio.text(), verdict);
    }
}
