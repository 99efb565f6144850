package io.github.scalekit4ee.internal.security;

/**
 * A mark on the request for as long as only the server asks for its caller, on its way to a resource that is open to everybody.
 * An application that asks for one there finds the mark gone, and gets its challenge.
 */
public final class OpenResource {

    /** The request attribute; any value but null is the mark. */
    public static final String ATTRIBUTE = "io.github.scalekit4ee.open-resource";

    private OpenResource() {}
}
