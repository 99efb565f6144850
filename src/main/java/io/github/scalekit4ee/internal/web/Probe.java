package io.github.scalekit4ee.internal.web;

/**
 * The question whether this jar's checks run in a Jakarta REST servlet. It travels as an attribute of a request that nobody sent;
 * no caller can put an object there.
 */
public final class Probe {

    /** Request attribute, and so property of {@code ContainerRequestContext}. */
    public static final String ATTRIBUTE = "io.github.scalekit4ee.probe";

    private volatile boolean answered;

    Probe() {}

    /** Said by what is registered together with the checks. */
    public void answer() {
        answered = true;
    }

    boolean isAnswered() {
        return answered;
    }
}
