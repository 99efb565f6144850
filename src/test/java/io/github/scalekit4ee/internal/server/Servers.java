package io.github.scalekit4ee.internal.server;

import jakarta.servlet.ServletContext;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Servers as the tests of other packages need them. */
public final class Servers {

    public static final Container OPEN_LIBERTY = new OpenLiberty();
    public static final Container WILDFLY = new WildFly();
    public static final Container ANY = Container.ofThisServer();

    /** One whose own filter asks for a role again. */
    public static final Container ASKING_AGAIN = new Container() {
        @Override
        boolean isThisServer(ClassLoader application) {
            return false;
        }

        @Override
        public boolean asksAgainForRole(String securityContext) {
            return true;
        }
    };

    private Servers() {}

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
