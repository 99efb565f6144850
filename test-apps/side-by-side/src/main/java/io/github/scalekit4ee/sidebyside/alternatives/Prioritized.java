package io.github.scalekit4ee.sidebyside.alternatives;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** Enabled, and preferred to the jar's. */
@Alternative
@Priority(4000)
@ApplicationScoped
public class Prioritized extends CallerMechanism {
    @Override
    protected String scheme() {
        return "Prioritized";
    }
}
