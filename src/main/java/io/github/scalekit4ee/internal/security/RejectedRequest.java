package io.github.scalekit4ee.internal.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a log may say of a request that was refused. Whoever sends a request chooses all of this, so nothing is shown that could end a
 * line, be a credential or be endless.
 *
 * @param method as sent
 * @param path as sent, still encoded and without the query
 * @param query as sent; null for none; never shown
 * @param authorization the first {@code Authorization} field; null for none; never shown
 * @param contentType null for none
 */
public record RejectedRequest(
        String method,
        @Nullable String path,
        @Nullable String query,
        @Nullable String authorization,
        @Nullable String contentType) {

    static final RejectedRequest NONE = new RejectedRequest("no-request", null, null, null, null);

    private static final int LONGEST = 200;

    /** Of RFC 6750 section 2.3, which RFC 9700 section 4.3.2 forbids. */
    private static final Pattern TOKEN_IN_QUERY = Pattern.compile("(^|.*[&;])access_token=.*", Pattern.DOTALL);

    /** Names of schemes that are known: another first word may be a part of a token. */
    private static final Set<String> SCHEMES = Set.of(
            "basic",
            "digest",
            "dpop",
            "negotiate",
            "ntlm",
            "token",
            "apikey",
            "hawk",
            "hoba",
            "oauth",
            "jwt",
            "key",
            "privatetoken");

    static RejectedRequest of(HttpServletRequest request) {
        return new RejectedRequest(
                request.getMethod(),
                request.getRequestURI(),
                request.getQueryString(),
                request.getHeader("Authorization"),
                request.getContentType());
    }

    /** Method and path, as one word each. */
    String line() {
        return shown(method, 20) + ' ' + (path == null ? "?" : shownPath(path, LONGEST));
    }

    /** As one word, and nothing of its parameters. */
    static String shownPath(String path, int longest) {
        return shown(withoutParameters(path), longest);
    }

    /** Path parameters hold sessions (Jakarta Servlet 6.0 section 7.1.3). */
    private static String withoutParameters(String path) {
        return path.replaceAll(";[^/]*", ";...");
    }

    /** Why nobody is known, as the rest of a sentence. */
    String whyNobody() {
        StringBuilder why = new StringBuilder("the request has no bearer token");
        if (authorization != null) {
            why.append("; its Authorization field has ").append(scheme(authorization));
        }
        if (query != null && TOKEN_IN_QUERY.matcher(query).matches()) {
            why.append("; its query has access_token, which is not read (RFC 9700 section 4.3.2)");
        }
        if (contentType != null && contentType.startsWith("application/x-www-form-urlencoded")) {
            why.append("; a token in a form is not read (RFC 9700 section 4.3.2)");
        }
        return why.toString();
    }

    private static String scheme(String authorization) {
        int end = authorization.indexOf(' ');
        String first = end < 0 ? authorization : authorization.substring(0, end);
        String lower = first.toLowerCase(Locale.ROOT);
        if (SCHEMES.contains(lower)) {
            return "the scheme " + first;
        }
        return lower.equals("bearer") ? "the scheme Bearer" : "no scheme that is known; write Bearer before the token";
    }

    /** One word of printable ASCII. */
    static String shown(String text, int longest) {
        String cut = text.length() > longest ? text.substring(0, longest) + "..." : text;
        return cut.replaceAll("[^\\x21-\\x7E]", "?");
    }

    @Override
    public String toString() {
        return "RejectedRequest[" + line() + "]";
    }
}
