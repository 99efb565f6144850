package io.github.scalekit4ee.internal.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers requests for the metadata of a protected resource (RFC 9728 section 3.2). It is for everybody: what a request brings in its
 * {@code Authorization} field does not matter, pages of any origin may read it, and caches may keep it.
 */
public final class MetadataResponses {

    /** Seconds. A changed configuration is seen soon, and a client asks once for each login at most. */
    private static final String CACHE_CONTROL = "public, max-age=300";

    private static final String METHODS = "GET, HEAD, OPTIONS";

    private MetadataResponses() {}

    /** By the path that the server has found, so that it is the same that chooses the servlet. */
    static boolean isFor(HttpServletRequest request) {
        return ProtectedResource.PATH.equals(request.getServletPath());
    }

    /** Writes the whole response. */
    public static void write(ProtectedResource resource, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!response.containsHeader(Cors.ALLOW_ORIGIN)) {
            response.setHeader(Cors.ALLOW_ORIGIN, "*");
        }
        String behind = request.getPathInfo();
        switch (request.getMethod()) {
            case "GET", "HEAD" -> {
                if (resource.hasMetadataAt(behind == null ? "" : behind)) {
                    writeMetadata(resource, request, response);
                } else {
                    writeEmpty(HttpServletResponse.SC_NOT_FOUND, response);
                }
            }
            case "OPTIONS" -> {
                Cors.allow(METHODS, request, response);
                response.setHeader("Allow", METHODS);
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            }
            default -> {
                response.setHeader("Allow", METHODS);
                writeEmpty(HttpServletResponse.SC_METHOD_NOT_ALLOWED, response);
            }
        }
    }

    private static void writeMetadata(
            ProtectedResource resource, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", CACHE_CONTROL);
        response.setContentLength(resource.metadata().length);
        if (request.getMethod().equals("GET")) {
            response.getOutputStream().write(resource.metadata());
        }
    }

    private static void writeEmpty(int status, HttpServletResponse response) {
        response.setStatus(status);
        response.setContentLength(0);
    }
}
