package io.github.scalekit4ee.internal.server;

/**
 * Payara, and GlassFish 8 after it, ask for a caller at each {@code @PermitAll} JAX-RS method
 * ({@code fish.payara.microprofile.jwtauth.jaxrs.RolesAllowedRequestFilter}): as though the application had called {@code
 * SecurityContext.authenticate}, and without looking at the outcome.
 */
public final class EagerAuthentication {

    private EagerAuthentication() {}

    /** Whether this server is one of theirs. */
    public static boolean happensHere() {
        return System.getProperty("com.sun.aas.instanceRoot") != null;
    }
}
