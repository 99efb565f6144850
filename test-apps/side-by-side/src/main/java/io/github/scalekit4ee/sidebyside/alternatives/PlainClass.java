package io.github.scalekit4ee.sidebyside.alternatives;

/** No bean: it has no annotation that makes it one. */
public class PlainClass extends CallerMechanism {
    @Override
    protected String scheme() {
        return "PlainClass";
    }
}
