package io.github.scalekit4ee.internal.server;

import java.util.Collection;

/**
 * Ends a deployment with one message for its operator: what is wrong, how to mend it, in which application. It has neither a stack
 * trace nor a cause, since a server prints what it gets several times over, and where it was thrown helps nobody.
 */
public final class FailedDeploymentException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    /**
     * @param application its name or its context root; empty where neither is known
     * @param problems each with its fix; at least one
     */
    public FailedDeploymentException(String application, Collection<String> problems) {
        super(message(application, problems));
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    private static String message(String application, Collection<String> problems) {
        String beginning =
                "scalekit4ee does not start " + (application.isEmpty() ? "the application" : application) + ":";
        return problems.size() == 1
                ? beginning + " " + problems.iterator().next()
                : beginning + "\n- " + String.join("\n- ", problems);
    }
}
