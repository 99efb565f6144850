package io.github.scalekit4ee.internal.server;

import java.util.List;

/** The servers that differ. */
final class Containers {

    static final List<Container> KNOWN = List.of(new OpenLiberty(), new WildFly(), new Tomee(), new GlassFish());

    static final Container FOUND = find(Containers.class.getClassLoader());

    private Containers() {}

    /** @param application a class loader that sees this jar */
    static Container find(ClassLoader application) {
        return KNOWN.stream()
                .filter(known -> known.isThisServer(application))
                .findFirst()
                .orElseGet(AnyServer::new);
    }

    /** One that does what the specifications say. */
    private static final class AnyServer extends Container {

        @Override
        boolean isThisServer(ClassLoader application) {
            return true;
        }
    }
}
