package io.github.scalekit4ee.internal.security;

import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds paths that the server reads in two ways: once to choose the component that answers, once more to choose the constraints
 * that protect it. Nobody can tell which constraints such a request has met, so it is refused.
 */
final class RequestPath {

    private RequestPath() {}

    static boolean isAmbiguous(HttpServletRequest request) {
        return hasPathBehindWholeMatch(request) || isHandshakeWithSlashAtItsEnd(request);
    }

    /**
     * A mapping that is exact or by extension takes the whole path, so that nothing is left for {@code getPathInfo()} (Jakarta
     * Servlet 6.0 sections 3.6 and 12.2).
     */
    private static boolean hasPathBehindWholeMatch(HttpServletRequest request) {
        if (request.getPathInfo() == null) {
            return false;
        }
        HttpServletMapping mapping = request.getHttpServletMapping();
        MappingMatch match = mapping == null ? null : mapping.getMappingMatch();
        return match == MappingMatch.EXACT || match == MappingMatch.EXTENSION;
    }

    /**
     * A server may find the WebSocket endpoint {@code /events} by {@code /events/} too, which a constraint on {@code /events} does
     * not cover (Jakarta Servlet 6.0 section 12.2, Jakarta WebSocket 2.1 section 3.1.1). The root of the application has no
     * other spelling.
     */
    private static boolean isHandshakeWithSlashAtItsEnd(HttpServletRequest request) {
        String pathInfo = request.getPathInfo();
        String path = pathInfo == null ? request.getServletPath() : request.getServletPath() + pathInfo;
        return path.length() > 1 && path.endsWith("/") && asksForWebSocket(request);
    }

    private static boolean asksForWebSocket(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Upgrade")).stream().anyMatch(RequestPath::namesWebSocket);
    }

    private static boolean namesWebSocket(@Nullable String upgrade) {
        return upgrade != null && upgrade.toLowerCase(Locale.ROOT).contains("websocket");
    }
}
