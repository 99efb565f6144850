package io.github.scalekit4ee.sidebyside.alternatives;

import jakarta.enterprise.context.ApplicationScoped;

/** No bean: in a library whose beans.xml says so. */
@ApplicationScoped
public class Undiscovered extends CallerMechanism {
    @Override
    protected String scheme() {
        return "Undiscovered";
    }
}
