package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.internal.server.Container;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.util.Collections;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds paths that the server reads in two ways: once to choose the component that answers, once more to choose the constraints
 * that protect it. Nobody can tell which constraints such a request has met, so it is refused.
 */
final class RequestPath {

    /** As it stands in a path or encoded. */
    private static final Pattern SLASH = Pattern.compile("/|%2f", Pattern.CASE_INSENSITIVE);

    private RequestPath() {}

    static boolean isAmbiguous(HttpServletRequest request, Container server) {
        MappingMatch match = match(request);
        return hasPathBehindWholeMatch(request, match)
                || hasPathBehindParameter(request, match, server)
                || isHandshakeWithSlashAtItsEnd(request);
    }

    private static @Nullable MappingMatch match(HttpServletRequest request) {
        HttpServletMapping mapping = request.getHttpServletMapping();
        return mapping == null ? null : mapping.getMappingMatch();
    }

    /**
     * A mapping that is exact or by extension takes the whole path, so that nothing is left for {@code getPathInfo()} (Jakarta
     * Servlet 6.0 sections 3.6 and 12.2).
     */
    private static boolean hasPathBehindWholeMatch(HttpServletRequest request, @Nullable MappingMatch match) {
        return (match == MappingMatch.EXACT || match == MappingMatch.EXTENSION) && request.getPathInfo() != null;
    }

    /**
     * Only where Open Liberty serves files, whose paths have no use for it: on other servers, and for other servlets, parameters
     * may stand anywhere.
     */
    private static boolean hasPathBehindParameter(
            HttpServletRequest request, @Nullable MappingMatch match, Container server) {
        if (match != null && match != MappingMatch.DEFAULT) {
            return false;
        }
        String path = request.getRequestURI();
        int parameter = path.indexOf(';');
        return parameter >= 0 && SLASH.matcher(path).find(parameter) && server.servesFilesBehindParameters();
    }

    /**
     * An endpoint has one path (Jakarta WebSocket 2.1 section 3.1.1), and its constraint may be for that path alone (Jakarta Servlet
     * 6.0 section 12.2). The root of the application has no other spelling.
     */
    private static boolean isHandshakeWithSlashAtItsEnd(HttpServletRequest request) {
        String pathInfo = request.getPathInfo();
        String path = pathInfo == null ? request.getServletPath() : request.getServletPath() + pathInfo;
        return path.length() > 1 && path.endsWith("/") && asksForWebSocket(request);
    }

    static boolean asksForWebSocket(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Upgrade")).stream().anyMatch(RequestPath::namesWebSocket);
    }

    private static boolean namesWebSocket(@Nullable String upgrade) {
        return upgrade != null && upgrade.toLowerCase(Locale.ROOT).contains("websocket");
    }
}
