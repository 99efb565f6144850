package io.github.scalekit4ee.internal.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the application's own filters have said to pages of other origins; a refusal that begins the response anew keeps it. */
record CorsFields(Map<String, List<String>> fields) {

    static CorsFields of(HttpServletResponse response) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String name : response.getHeaderNames()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("access-control-") || lower.equals("vary")) {
                fields.put(name, List.copyOf(response.getHeaders(name)));
            }
        }
        return new CorsFields(fields);
    }

    /** After a reset. */
    void restore(HttpServletResponse response) {
        fields.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    }
}
