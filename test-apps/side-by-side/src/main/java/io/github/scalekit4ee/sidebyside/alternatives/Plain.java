package io.github.scalekit4ee.sidebyside.alternatives;

import jakarta.enterprise.context.ApplicationScoped;

/** Enabled. */
@ApplicationScoped
public class Plain extends CallerMechanism {
    @Override
    protected String scheme() {
        return "Plain";
    }
}
