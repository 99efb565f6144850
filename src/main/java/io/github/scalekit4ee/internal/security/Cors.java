package io.github.scalekit4ee.internal.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What lets a page of another origin read a refusal ({@code scalekit.cors.allowed-origins}; Fetch, section "CORS protocol"). A refusal
 * of the mechanism leaves before the application's own filters run, so nobody else can add it; where they have run and said something,
 * that stands. Never {@code Access-Control-Allow-Credentials}: a token is no credential of the browser's.
 */
public final class Cors {

    public static final String ORIGIN = "Origin";
    public static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    public static final String EXPOSE_HEADERS = "Access-Control-Expose-Headers";

    /** What a page may read of a refusal. */
    public static final String EXPOSED = "WWW-Authenticate, Retry-After";

    private static final String ANY = "*";
    private static final String REQUEST_METHOD = "Access-Control-Request-Method";
    private static final String REQUEST_HEADERS = "Access-Control-Request-Headers";

    /** Seconds for which a browser keeps the answer to a preflight. */
    private static final String MAX_AGE = "600";

    private static final int LONGEST_LIST = 1_000;

    private final Set<String> origins;

    /** @param origins as browsers write them, or {@code *} for all; empty: none */
    Cors(Set<String> origins) {
        this.origins = origins;
    }

    /**
     * What {@code Access-Control-Allow-Origin} has to say.
     *
     * @param origin of the request; null for none
     * @return null where this origin may read nothing
     */
    public @Nullable String allowed(@Nullable String origin) {
        if (origin == null || origins.isEmpty()) {
            return null;
        }
        if (origins.contains(ANY)) {
            return ANY;
        }
        return origins.contains(origin) ? origin : null;
    }

    /** Nothing is allowed to anybody, as by default. */
    public boolean isOff() {
        return origins.isEmpty();
    }

    /** Whether the answer differs by origin. */
    public boolean varies() {
        return !isOff() && !origins.contains(ANY);
    }

    /** Adds to a refusal that is not committed yet. */
    public void addTo(HttpServletRequest request, HttpServletResponse response) {
        if (isOff() || response.containsHeader(ALLOW_ORIGIN)) {
            return;
        }
        if (varies()) {
            response.addHeader("Vary", ORIGIN);
        }
        String allowed = allowed(request.getHeader(ORIGIN));
        if (allowed != null) {
            response.setHeader(ALLOW_ORIGIN, allowed);
            response.setHeader(EXPOSE_HEADERS, EXPOSED);
        }
    }

    /**
     * Whether a browser asks here, before the request itself and so without its token, what an allowed origin may send. Answered in
     * the application's place where it would be refused: nothing of the application runs for it.
     */
    public boolean isPreflight(HttpServletRequest request) {
        return !isOff()
                && "OPTIONS".equals(request.getMethod())
                && request.getHeader(REQUEST_METHOD) != null
                && allowed(request.getHeader(ORIGIN)) != null;
    }

    /** Only where {@link #isPreflight}. Allows what is asked for: the request itself is still held to its token. */
    public void answerPreflight(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        response.setHeader("Cache-Control", ErrorResponse.CACHE_CONTROL);
        if (varies()) {
            response.addHeader("Vary", ORIGIN);
        }
        response.setHeader(ALLOW_ORIGIN, allowed(request.getHeader(ORIGIN)));
        String method = request.getHeader(REQUEST_METHOD);
        allow(isListOfTokens(method) ? method : null, request, response);
        response.flushBuffer();
    }

    /**
     * Allows methods, and the fields that a preflight asks for.
     *
     * @param methods null for none
     */
    static void allow(@Nullable String methods, HttpServletRequest request, HttpServletResponse response) {
        if (methods != null) {
            response.setHeader("Access-Control-Allow-Methods", methods);
        }
        String fields = request.getHeader(REQUEST_HEADERS);
        if (fields != null && isListOfTokens(fields)) {
            response.setHeader("Access-Control-Allow-Headers", fields);
        }
        response.setHeader("Access-Control-Max-Age", MAX_AGE);
    }

    /** Names of methods or fields (RFC 9110 section 5.6.2): whatever else stands there is not written back. */
    private static boolean isListOfTokens(String list) {
        return list.length() <= LONGEST_LIST && list.matches("[A-Za-z0-9!#$%&'*+.^_`|~, -]+");
    }
}
