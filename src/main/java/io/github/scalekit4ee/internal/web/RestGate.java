package io.github.scalekit4ee.internal.web;

import io.github.scalekit4ee.internal.security.ApplicationEnforcement;
import io.github.scalekit4ee.internal.security.ServletErrorResponses;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;

/**
 * Lets nobody into a Jakarta REST servlet that runs without this jar's checks: it asks each such servlet once, by a {@link Probe},
 * before the first request. Many settings leave providers out, a property, a class in web.xml or an implementation in WEB-INF/lib
 * among them; only the running servlet knows.
 */
final class RestGate {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.web");

    private final ApplicationEnforcement enforcement = new ApplicationEnforcement();

    /** Names of servlets, no more than the application has. */
    private final Set<String> passed = ConcurrentHashMap.newKeySet();

    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    /** False: the response is written. */
    boolean admits(String servlet, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (passed.contains(servlet) || mayPass(servlet, request, response)) {
            return true;
        }
        refuse(servlet, request, response);
        return false;
    }

    private boolean mayPass(String servlet, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (request.getAttribute(Probe.ATTRIBUTE) != null) {
            // The servlet hands the probe itself on to another.
            return true;
        }
        boolean passes = !RestImplementations.isRest(request.getServletContext(), servlet)
                || !enforcement.isActive()
                || prove(servlet, request, response);
        if (passes) {
            passed.add(servlet);
        }
        return passes;
    }

    private boolean prove(String servlet, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        RequestDispatcher dispatcher = request.getServletContext().getNamedDispatcher(servlet);
        Probe probe = new Probe();
        if (dispatcher != null) {
            // By name, so that no other filter sees it, and as an inclusion, so that the response stays as it is.
            dispatcher.include(new ProbeRequest(request, probe), new NoResponse(response));
        }
        return probe.isAnswered();
    }

    private void refuse(String servlet, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (reported.add(servlet)) {
            LOG.severe("The Jakarta REST servlet " + servlet + " of the application " + request.getContextPath()
                    + " runs without scalekit4ee's checks of @RolesAllowed and @RequiresScopes, so all its requests are refused"
                    + " with 500. Let getClasses() of its Application also return io.github.scalekit4ee.internal.rest.AccessFeature,"
                    + " or remove the setting that keeps Jakarta REST from looking for providers"
                    + " (jersey.config.disableMetainfServicesLookup, jersey.config.server.disableMetainfServicesLookup,"
                    + " jakarta.ws.rs.loadServices).");
        }
        ServletErrorResponses.write(enforcement.answers().broken(), response);
    }
}
