package io.github.scalekit4ee.sidebyside.alternatives;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Vetoed;

/** No bean: vetoed by itself. */
@Vetoed
@ApplicationScoped
public class Forgotten extends CallerMechanism {
    @Override
    protected String scheme() {
        return "Forgotten";
    }
}
