package io.github.scalekit4ee.internal.security;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a text, once as a request's {@code Authorization} headers and once as its cookies, against the grammar of RFC 6750
 * section 2.1 as a regular expression.
 */
public final class BearerTokenExtractorFuzz {

    private static final BearerTokenExtractor FROM_HEADER =
            new BearerTokenExtractor(new CallerConfiguration(List.of(), "scalekit", null));
    private static final BearerTokenExtractor FROM_COOKIE =
            new BearerTokenExtractor(new CallerConfiguration(List.of(), "scalekit", "Bearer"));

    private static final Pattern HEADER = Pattern.compile("(?i:Bearer) +([^ ].*)", Pattern.DOTALL);

    /** The scheme, with nothing that would make it another one's name. */
    private static final Pattern SCHEME =
            Pattern.compile("(?i:Bearer)(?![0-9A-Za-z!#$%&'*+.^_`|~-]).*", Pattern.DOTALL);

    private BearerTokenExtractorFuzz() {}

    public static void fuzzerTestOneInput(byte[] text) {
        List<String> lines = new String(text, ISO_8859_1).lines().toList();
        checkHeaders(lines);
        checkCookies(lines);
    }

    private static void checkHeaders(List<String> headers) {
        BearerToken found = FROM_HEADER.extract(Fake.of(HttpServletRequest.class)
                .on("getHeaders", name -> Collections.enumeration(headers))
                .on("getMethod", none -> "GET")
                .on("getRequestURI", none -> "/path")
                .make());
        Matcher one = HEADER.matcher(headers.size() == 1 ? headers.get(0) : "");
        if (one.matches()) {
            require(found, presented(one.group(1)));
        } else if (headers.size() > 1
                || (headers.size() == 1 && SCHEME.matcher(headers.get(0)).matches())) {
            requireMalformed(found);
        } else {
            require(found, BearerToken.Absent.INSTANCE);
        }
    }

    private static void checkCookies(List<String> lines) {
        List<Cookie> cookies = lines.stream()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2 && pair[0].matches("[A-Za-z]+"))
                .map(pair -> new Cookie(pair[0], pair[1]))
                .toList();
        BearerToken found = FROM_COOKIE.extract(Fake.of(HttpServletRequest.class)
                .on("getCookies", none -> cookies.isEmpty() ? null : cookies.toArray(new Cookie[0]))
                .on("getMethod", none -> "GET")
                .on("getRequestURI", none -> "/path")
                .make());
        String[] values = cookies.stream()
                .filter(cookie -> cookie.getName().equals("Bearer"))
                .map(Cookie::getValue)
                .toArray(String[]::new);
        if (values.length > 1) {
            requireMalformed(found);
        } else if (Arrays.equals(values, new String[] {""}) || values.length == 0) {
            require(found, BearerToken.Absent.INSTANCE);
        } else {
            require(found, presented(values[0]));
        }
    }

    private static PresentedToken presented(String value) {
        return new PresentedToken("Bearer", value, "GET", "/path");
    }

    private static void require(BearerToken found, BearerToken expected) {
        if (!found.equals(expected)) {
            throw new AssertionError(found + " instead of " + expected);
        }
    }

    private static void requireMalformed(BearerToken found) {
        if (!(found instanceof BearerToken.Malformed)) {
            throw new AssertionError(found + " instead of a refusal");
        }
    }
}
