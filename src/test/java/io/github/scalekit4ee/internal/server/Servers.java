package io.github.scalekit4ee.internal.server;

import jakarta.servlet.ServletContext;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Servers as the tests of other packages need them. */
public final class Servers {

    public static final Container OPEN_LIBERTY = new OpenLiberty();
    public static final Container WILDFLY = new WildFly();
    public static final Container ANY = Container.ofThisServer();

    private Servers() {}

    /** One whose own filter asks a security context of this class for a role again. */
    public static Container askingAgain(Class<?> securityContext) {
        return new Container() {
            @Override
            boolean isThisServer(ClassLoader application) {
                return false;
            }

            @Override
            public Optional<String> securityContextAskedAgain() {
                return Optional.of(securityContext.getName());
            }
        };
    }

    /** One that asks for the application at once. */
    public static Container asking(Consumer<Container.Application> question) {
        return new Container() {
            @Override
            boolean isThisServer(ClassLoader application) {
                return true;
            }

            @Override
            public void start(ServletContext context, Supplier<Application> application) {
                question.accept(application.get());
            }
        };
    }
}
