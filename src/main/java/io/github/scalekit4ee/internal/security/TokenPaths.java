package io.github.scalekit4ee.internal.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The paths where nobody is known but by a token, as URL patterns (Jakarta Servlet 6.0 section 12.2).
 *
 * <p>What counts is the path by which the server has chosen the component that answers. Servers differ in what they leave in it, so
 * each other reading of the request's URI counts as well: a request that may be for such a path is one. Nobody gains by that, since
 * there are fewer ways to be known there.
 */
final class TokenPaths {

    private final Set<String> exact = new HashSet<>();

    /** With a slash at the end. */
    private final List<String> below = new ArrayList<>();

    /** With the dot. */
    private final List<String> extensions = new ArrayList<>();

    private final boolean none;

    TokenPaths(Collection<String> patterns) {
        none = patterns.isEmpty();
        for (String pattern : patterns) {
            if (pattern.startsWith("*.")) {
                extensions.add(pattern.substring(1));
            } else if (pattern.endsWith("/*")) {
                exact.add(pattern.substring(0, pattern.length() - 2));
                below.add(pattern.substring(0, pattern.length() - 1));
            } else {
                exact.add(pattern);
            }
        }
    }

    boolean cover(HttpServletRequest request) {
        if (none) {
            return false;
        }
        String served = served(request);
        if (matches(served)) {
            return true;
        }
        String context = request.getContextPath();
        String uri = request.getRequestURI();
        return (isReadInWays(uri) || !uri.equals(context + served))
                && (matches(plain(served)) || isCoveredInAnotherReading(uri, context));
    }

    private static boolean isReadInWays(String uri) {
        return uri.indexOf('%') >= 0
                || uri.indexOf(';') >= 0
                || uri.indexOf('\\') >= 0
                || uri.contains("//")
                || uri.contains("/.");
    }

    private boolean isCoveredInAnotherReading(String uri, String context) {
        String written = uri.startsWith(context) ? uri.substring(context.length()) : uri;
        try {
            // A plus sign is itself in a path.
            String decoded = URLDecoder.decode(written.replace("+", "%2B"), StandardCharsets.UTF_8);
            return matches(plain(written)) || matches(plain(decoded));
        } catch (IllegalArgumentException e) {
            return true; // nobody can tell
        }
    }

    private static String served(HttpServletRequest request) {
        String pathInfo = request.getPathInfo();
        return pathInfo == null ? request.getServletPath() : request.getServletPath() + pathInfo;
    }

    private boolean matches(String path) {
        if (exact.contains(path)) {
            return true;
        }
        for (String each : below) {
            if (path.startsWith(each)) {
                return true;
            }
        }
        for (String each : extensions) {
            if (path.endsWith(each)) {
                return true;
            }
        }
        return false;
    }

    /** Without parameters, empty segments and dots (Jakarta Servlet 6.0 section 3.5.2). */
    private static String plain(String path) {
        List<String> segments = new ArrayList<>();
        for (String each : path.replace('\\', '/').split("/")) {
            int parameter = each.indexOf(';');
            String segment = parameter < 0 ? each : each.substring(0, parameter);
            if (segment.equals("..")) {
                if (!segments.isEmpty()) {
                    segments.remove(segments.size() - 1);
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return "/" + String.join("/", segments);
    }
}
