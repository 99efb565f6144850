package io.github.scalekit4ee.internal.security;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The challenge of a 403 that the server itself writes. A server decides a servlet's own constraint ({@code @ServletSecurity},
 * {@code web.xml}) after the mechanism and before all filters, and leaves the header fields alone that are there by then. So the
 * mechanism writes them first, and the first filter takes them back: a request that gets there was let in.
 */
public final class ConstraintChallenge {

    /** Of the servlet context where the filter is; of a request what was written, and later that it got to the filter. */
    private static final String ATTRIBUTE = ConstraintChallenge.class.getName();

    private static final String CHALLENGE = "WWW-Authenticate";

    private ConstraintChallenge() {}

    /** Says that the filter runs, without which nothing is written: it would stay in each response. */
    public static void enable(ServletContext context) {
        context.setAttribute(ATTRIBUTE, true);
    }

    /** For a caller who is known, on a resource with a constraint. */
    static void write(ErrorResponses responses, HttpServletRequest request, HttpServletResponse response) {
        // authenticate(), called behind the filter, decides over no constraint.
        if (request.getAttribute(ATTRIBUTE) != null
                || request.getServletContext().getAttribute(ATTRIBUTE) == null) {
            return;
        }
        Challenge challenge = responses.insufficientRole().challenge();
        if (challenge != null) {
            request.setAttribute(ATTRIBUTE, Before.of(response));
            response.setHeader(CHALLENGE, challenge.value());
            responses.cors().addTo(request, response);
        }
    }

    /** Of the first filter, before anything of the application runs. */
    public static void takeBack(HttpServletRequest request, HttpServletResponse response) {
        Object written = request.getAttribute(ATTRIBUTE);
        request.setAttribute(ATTRIBUTE, true);
        if (written instanceof Before before && !response.isCommitted()) {
            before.restore(response);
        }
    }

    /** The header fields of the server. */
    private record Before(Map<String, List<String>> fields) {

        static Before of(HttpServletResponse response) {
            Map<String, List<String>> fields = new LinkedHashMap<>();
            for (String name : response.getHeaderNames()) {
                fields.put(name, values(response, name));
            }
            return new Before(fields);
        }

        private static List<String> values(HttpServletResponse response, String name) {
            Collection<@Nullable String> values = response.getHeaders(name);
            return List.copyOf(values);
        }

        /** Before version 6.1 of the servlet specification a field can only be removed with all others. */
        void restore(HttpServletResponse response) {
            response.reset();
            fields.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
    }
}
