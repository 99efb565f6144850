package io.github.scalekit4ee.comparison;

import io.github.scalekit4ee.comparison.HttpLoad.Reading;
import io.github.scalekit4ee.comparison.Series.Ratio;
import java.util.function.ToDoubleFunction;

/**
 * A ratio that the jar is to keep below a limit.
 *
 * @param what the words of the table
 * @param part of each reading
 */
record Goal(String what, Series ours, Series other, ToDoubleFunction<Reading> part, double limit) {

    String row() {
        Ratio ratio = ours.over(other, part);
        return String.format(
                "| %s | %.2f | %s | %s |%n", what, limit, ratio.text(), ratio.median() <= limit ? "met" : "missed");
    }
}
