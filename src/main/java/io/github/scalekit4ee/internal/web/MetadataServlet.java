package io.github.scalekit4ee.internal.web;

import io.github.scalekit4ee.internal.security.ApplicationEnforcement;
import io.github.scalekit4ee.internal.security.MetadataResponses;
import io.github.scalekit4ee.internal.security.ProtectedResource;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Serves the metadata of the protected resource (RFC 9728) below the context root. Where a constraint protects the path, the mechanism
 * answers in its place.
 */
final class MetadataServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.web");

    private final transient ApplicationEnforcement enforcement = new ApplicationEnforcement();

    /** Only where the application asks for it: the path may be one of its own otherwise. */
    static void register(ServletContext context) {
        if (WebFilters.isTaken(context, new MetadataServlet(), ProtectedResource.PATH + "/*")) {
            LOG.warning("The application " + context.getContextPath() + " has a servlet of its own at "
                    + ProtectedResource.PATH
                    + "/*, so scalekit4ee does not serve the metadata of scalekit.resource.url."
                    + " Remove that servlet, or set scalekit.resource.metadata-url to the URL that it answers.");
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProtectedResource resource = resource();
        if (resource == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            MetadataResponses.write(resource, request, response);
        }
    }

    private @Nullable ProtectedResource resource() {
        return enforcement.isActive() ? enforcement.answers().resource() : null;
    }
}
