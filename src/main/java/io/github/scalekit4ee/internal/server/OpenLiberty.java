package io.github.scalekit4ee.internal.server;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Open Liberty. */
final class OpenLiberty extends Container {

    private static final Optional<String> ASKED_AGAIN =
            Optional.of("org.jboss.resteasy.plugins.server.servlet.ServletSecurityContext");

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.server");

    /** Set by the server itself; beans.xml asks for it too. */
    private static final String INSTALLATION = "wlp.install.dir";

    @Override
    boolean isThisServer(ClassLoader application) {
        return System.getProperty(INSTALLATION) != null;
    }

    @Override
    public void start(ServletContext context, Supplier<Application> application) {
        AuthenticationModuleRemoval.prepare(context);
    }

    /** It then refuses every request for want of the one that is vetoed (CWWKS1912E). */
    @Override
    public boolean countsTypesOfMechanisms() {
        return true;
    }

    /** {@code ModulePropertiesUtils.getHttpAuthenticationMechanism}. */
    @Override
    public boolean findsMechanismsByClass() {
        return true;
    }

    /** By CWWKS1931E, which speaks of a web.xml that need not be there. */
    @Override
    public boolean refusesLoginConfig() {
        return true;
    }

    @Override
    public Optional<String> problemOfLoginConfig(Collection<String> classes) {
        return classes.isEmpty()
                ? Optional.empty()
                : Optional.of("The server's own MicroProfile JWT is on, and @LoginConfig asks for it ("
                        + String.join(", ", classes)
                        + "): two would authenticate. Remove the feature mpJwt (or microProfile, which brings it) from "
                        + "server.xml, or remove @LoginConfig; or set scalekit.verifier.enabled "
                        + "(SCALEKIT_VERIFIER_ENABLED) to false to leave callers to the server's.");
    }

    /** It makes a mechanism of a definition wherever it stands, and which of two it asks is left to chance. */
    @Override
    public Optional<String> problemOfDisabledDefinitions(Collection<String> classes) {
        return classes.isEmpty()
                ? Optional.empty()
                : Optional.of("A class that is no enabled bean defines an authentication mechanism ("
                        + String.join(", ", classes)
                        + "). Open Liberty uses it all the same. Remove the definition, or make the class a bean that is"
                        + " enabled.");
    }

    @Override
    public boolean servesFilesBehindParameters() {
        return true;
    }

    /**
     * Keeps the server quiet about a refusal that is on its way: to each one it adds the status and a Basic challenge, which come too
     * late to matter, and warns of it (SRVE8115W). This is its own switch for code of its own that does so knowingly. Not before the
     * response is sent: what the server adds would take the place of ours.
     */
    @Override
    public void refused(HttpServletResponse response) throws IOException {
        response.getOutputStream().close();
        try {
            response.getClass().getMethod("setIgnoreStateErrors", boolean.class).invoke(response, true);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.FINE, "This Open Liberty has another response than expected.", e);
        }
    }

    /** {@code WebProviderAuthenticatorProxy.authenticateForOtherMechanisms}. */
    @Override
    public Optional<String> attributeOfLogins() {
        return Optional.of("com.ibm.ws.security.javaeesec.auth.params");
    }

    /**
     * Where people log in by a form, the server takes each login for one by the form, and takes the cookie away that is there ({@code
     * JaspiServiceImpl.processAuthStatus}, {@code WebProviderAuthenticatorProxy.processAuthenticationSuccess}). This is where it
     * looks.
     */
    @Override
    public void tokenDecides(HttpServletRequest request) {
        try {
            request.getClass()
                    .getMethod("setPrivateAttribute", String.class, Object.class)
                    .invoke(request, "AUTH_TYPE", "JASPI");
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.FINE, "This Open Liberty has another request than expected.", e);
        }
    }

    /** {@code LibertyAuthFilter}. A regular expression is compiled for each answer ({@code AccessIdUtil.getPatternForRealm}). */
    @Override
    public Optional<String> securityContextAskedAgain() {
        return ASKED_AGAIN;
    }

    @Override
    public SubjectCacheKeys subjectCacheKeys() {
        return SubjectCacheKeys.digests();
    }
}
