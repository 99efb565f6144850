package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.internal.config.CallerConfiguration;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * Finds the request's bearer token: in the {@code Authorization} header (RFC 6750 section 2.1), or in a cookie where MicroProfile
 * JWT's {@code mp.jwt.token.header} asks for one. Never in the query nor in a form (RFC 9700 section 4.3.2).
 */
final class BearerTokenExtractor {

    private static final String SCHEME = PresentedToken.BEARER;

    private final @Nullable String cookieName;

    BearerTokenExtractor(CallerConfiguration configuration) {
        this.cookieName = configuration.tokenCookie();
    }

    BearerToken extract(HttpServletRequest request) {
        return cookieName == null ? fromHeader(request) : fromCookie(request, cookieName);
    }

    private static BearerToken fromHeader(HttpServletRequest request) {
        Enumeration<String> headers = request.getHeaders("Authorization");
        if (headers == null || !headers.hasMoreElements()) {
            return BearerToken.Absent.INSTANCE;
        }
        String header = headers.nextElement();
        if (headers.hasMoreElements()) {
            // The field is a singleton (RFC 9110 section 11.6.2); a proxy may have looked at the other one.
            return new BearerToken.Malformed(
                    BearerError.INVALID_REQUEST, "The request has more than one Authorization header");
        }
        return parse(header, request);
    }

    /** The scheme is case-insensitive and followed by spaces only (RFC 9110 sections 11.1 and 11.4). */
    private static BearerToken parse(String header, HttpServletRequest request) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return BearerToken.Absent.INSTANCE;
        }
        int start = SCHEME.length();
        if (start < header.length() && isTokenCharacter(header.charAt(start))) {
            return BearerToken.Absent.INSTANCE; // another scheme that begins with these letters
        }
        while (start < header.length() && header.charAt(start) == ' ') {
            start++;
        }
        if (start == header.length()) {
            return new BearerToken.Malformed(BearerError.INVALID_TOKEN, "The bearer token is empty");
        }
        if (start == SCHEME.length()) {
            return new BearerToken.Malformed(
                    BearerError.INVALID_REQUEST, "The Bearer scheme is not followed by a space");
        }
        return PresentedToken.bearer(header.substring(start), request);
    }

    /** {@code tchar} of RFC 9110 section 5.6.2, of which a scheme's name consists. */
    private static boolean isTokenCharacter(char c) {
        return c >= '0' && c <= '9'
                || c >= 'A' && c <= 'Z'
                || c >= 'a' && c <= 'z'
                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }

    private static BearerToken fromCookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return BearerToken.Absent.INSTANCE;
        }
        String found = null;
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name)) {
                if (found != null) {
                    return new BearerToken.Malformed(
                            BearerError.INVALID_REQUEST, "The request has more than one cookie for the token");
                }
                found = cookie.getValue();
            }
        }
        return found == null || found.isEmpty() ? BearerToken.Absent.INSTANCE : PresentedToken.bearer(found, request);
    }
}
