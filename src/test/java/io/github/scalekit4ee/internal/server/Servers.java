package io.github.scalekit4ee.internal.server;

/** Servers as the tests of other packages need them. */
public final class Servers {

    public static final Container OPEN_LIBERTY = new OpenLiberty();
    public static final Container WILDFLY = new WildFly();
    public static final Container ANY = Container.ofThisServer();

    private Servers() {}
}
