package io.github.scalekit4ee.internal.server;

import java.util.regex.Pattern;

/**
 * GlassFish, and Payara Server and Micro, which are made of it. That they map groups to declared roles only is met by {@link
 * RoleDeclaration}, which asks no server.
 */
final class GlassFish extends Container {

    /** Set by the server itself. */
    private static final String INSTANCE = "com.sun.aas.instanceRoot";

    /** Those that Payara adds, also in their repeated form. */
    private static final Pattern DEFINITION =
            Pattern.compile("fish\\.payara\\.security\\..*Authentication(Mechanism)?Definition(\\$List)?");

    @Override
    boolean isThisServer(ClassLoader application) {
        return System.getProperty(INSTANCE) != null;
    }

    @Override
    public boolean isDefinitionOfMechanism(String annotation) {
        return DEFINITION.matcher(annotation).matches();
    }
}
