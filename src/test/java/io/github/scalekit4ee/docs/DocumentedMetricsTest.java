package io.github.scalekit4ee.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.telemetry.TelemetryNames;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/metrics.md and the dashboard ask for is what the jar exports: TelemetryIT of the test applications looks at the servers. */
class DocumentedMetricsTest {

    private static final Pattern NAME = Pattern.compile("\\b(?:scalekit|error)_[a-z_]+");
    private static final String PAGE = Block.read(Path.of("docs/metrics.md"));
    private static final String DASHBOARD = Block.read(Path.of("docs/grafana-dashboard.json"));

    @Test
    void thePageHasEachMetricAttributeAndSpan() {
        assertThat(TelemetryNames.all()).allSatisfy(name -> assertThat(PAGE).contains("`" + name + "`"));
    }

    @Test
    void thePageAsksForNothingElse() {
        assertThat(names(PAGE)).isNotEmpty().allSatisfy(DocumentedMetricsTest::isExported);
    }

    @Test
    void theDashboardShowsEachMetricAndAsksForNothingElse() {
        List<String> questions = new ArrayList<>();
        try (JsonReader reader = Json.createReader(new StringReader(DASHBOARD))) {
            collect(reader.readObject(), questions);
        }

        assertThat(questions).hasSizeGreaterThan(10);
        String all = String.join(" ", questions);
        assertThat(names(all)).allSatisfy(DocumentedMetricsTest::isExported);
        for (Map.Entry<String, Set<String>> metric : TelemetryNames.series().entrySet()) {
            assertThat(metric.getValue()).as(metric.getKey()).anySatisfy(series -> assertThat(all)
                    .contains(series));
        }
    }

    private static void isExported(String name) {
        boolean exported = TelemetryNames.labels().contains(name)
                || TelemetryNames.series().values().stream().anyMatch(series -> series.contains(name));
        assertThat(exported).as(name).isTrue();
    }

    private static List<String> names(String text) {
        return NAME.matcher(text)
                .results()
                .map(result -> result.group())
                .distinct()
                .toList();
    }

    /** The queries and the names of their legends. */
    private static void collect(JsonValue value, List<String> questions) {
        if (value instanceof JsonArray array) {
            array.forEach(each -> collect(each, questions));
        } else if (value instanceof JsonObject object) {
            object.forEach((name, member) -> {
                if (Set.of("expr", "legendFormat", "query").contains(name)
                        && member.getValueType() == JsonValue.ValueType.STRING) {
                    questions.add(object.getString(name));
                } else {
                    collect(member, questions);
                }
            });
        }
    }
}
