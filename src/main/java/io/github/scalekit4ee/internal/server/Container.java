package io.github.scalekit4ee.internal.server;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The server that the application runs in. Each method is one difference between servers. Here it does what the specifications say; the class of a
 * server overrides it.
 *
 * <p>Nobody outside this package asks which server it is. {@code docs/servers.md} has a row for each difference.
 */
public abstract class Container {

    /** The one that this application runs in, found when it is first asked for. */
    public static Container ofThisServer() {
        return Containers.FOUND;
    }

    /**
     * Whether it is so on one server that is known. For names of classes that only one server has: whoever meets one is on that server.
     */
    public static boolean any(Predicate<Container> difference) {
        return Containers.KNOWN.stream().anyMatch(difference);
    }

    /** @param application a class loader that sees this jar */
    abstract boolean isThisServer(ClassLoader application);

    /** What a server asks of the application when its servlet context is there. */
    public interface Application {

        /** Whether it is this jar's mechanism that says who the caller is. */
        boolean authenticates();

        /** Ends threads and clients. May be called again. */
        void stop();
    }

    /**
     * Prepares the servlet context.
     *
     * @param application to be asked when CDI has started
     * @throws FailedDeploymentException when the server would not check callers' rights
     */
    public void start(ServletContext context, Supplier<Application> application) {}

    // Deployment

    /**
     * Whether each type of a mechanism counts that an extension sees, also one that is vetoed later. Then beans.xml leaves ours out,
     * and the extension registers it, but only where it is to authenticate.
     */
    public boolean countsTypesOfMechanisms() {
        return false;
    }

    /**
     * Whether the server looks for mechanisms by their classes, and takes the first that has one bean, in an order of chance. Elsewhere it
     * asks CDI for the type, which prefers ours.
     */
    public boolean findsMechanismsByClass() {
        return false;
    }

    /** Whether {@code @LoginConfig} and a mechanism together end the deployment, so that the application is to be told why. */
    public boolean refusesLoginConfig() {
        return false;
    }

    /**
     * How to get out of it.
     *
     * @param classes which have the annotation, the server's own
     */
    public Optional<String> problemOfLoginConfig(Collection<String> classes) {
        return Optional.empty();
    }

    /**
     * What is wrong where mechanisms are defined on classes that are no enabled beans.
     *
     * @param classes which have the definition
     */
    public Optional<String> problemOfDisabledDefinitions(Collection<String> classes) {
        return Optional.empty();
    }

    /**
     * What is wrong where the server would not find the providers of Jakarta REST in this jar.
     *
     * @param applications classes derived from {@code Application}
     * @param provider the one that an application can name itself
     */
    public Optional<String> problemOfProviders(Collection<Class<?>> applications, Class<?> provider) {
        return Optional.empty();
    }

    // The path of a request

    /** Whether a path that goes on behind a parameter is served as a file. */
    public boolean servesFilesBehindParameters() {
        return false;
    }

    /** Whether the exchange stays incomplete when the response is closed, so that the server has to end it. */
    public boolean awaitsBodyOf(HttpServletRequest request, HttpServletResponse response) {
        return false;
    }

    /** Does what the server needs after a refusal that is written and sent. */
    public void refused(HttpServletResponse response) throws IOException {}

    /** What an administrator must change, where this login was refused since the server does not know the caller. */
    public Optional<String> adviceAfter(Throwable login) {
        return Optional.empty();
    }

    /**
     * The request attribute that holds the parameters of a login (Jakarta Security, {@code AuthenticationParameters}), where the server
     * takes the caller of a session before that of the mechanism unless they ask for a new one.
     */
    public Optional<String> attributeOfLogins() {
        return Optional.empty();
    }

    /** Does what the server needs before a token's caller logs in, where people log in by another mechanism. */
    public void tokenDecides(HttpServletRequest request) {}

    /** Makes the keys under which the server may cache the subject of a login. */
    public SubjectCacheKeys subjectCacheKeys() {
        return SubjectCacheKeys.none();
    }

    /** @param application the class loader of the application */
    public RequestThreads requestThreads(ClassLoader application) {
        return RequestThreads.all();
    }

    /** Whether a mapper of exceptions says by null that it has no response, and by throwing that all is lost. */
    public boolean takesNullForUnmapped() {
        return false;
    }

    // Names of the server's own classes

    /**
     * The class of the security context of Jakarta REST which the server's own filter asks for a role that this jar has just asked for,
     * where each answer takes long.
     */
    public Optional<String> securityContextAskedAgain() {
        return Optional.empty();
    }

    /** Whether the annotation defines a mechanism, beside those of Jakarta Security. */
    public boolean isDefinitionOfMechanism(String annotation) {
        return false;
    }

    /** Whether the mechanism is the server's own and no definition has made it. */
    public boolean isUndefinedMechanism(String mechanism) {
        return false;
    }

    /** Whether such a bean stands for a component that is no bean. */
    public boolean isBeanOfComponent(String bean) {
        return false;
    }

    /** Whether such a class produces a {@code Principal} of the server's own tokens only. */
    public boolean isProducerOfOwnPrincipal(String type) {
        return false;
    }

    /** Whether such a bean is the server's {@code IdentityStoreHandler}. */
    public boolean isHandlerOfStores(String bean) {
        return false;
    }

    /** Whether what fails a deployment by such an event is lost, unless it is logged as well. */
    public boolean losesProblems(String event) {
        return false;
    }
}
