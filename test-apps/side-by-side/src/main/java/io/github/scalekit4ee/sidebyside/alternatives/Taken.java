package io.github.scalekit4ee.sidebyside.alternatives;

import jakarta.enterprise.context.ApplicationScoped;

/** No bean: vetoed by an extension. */
@ApplicationScoped
public class Taken extends CallerMechanism {
    @Override
    protected String scheme() {
        return "Taken";
    }
}
