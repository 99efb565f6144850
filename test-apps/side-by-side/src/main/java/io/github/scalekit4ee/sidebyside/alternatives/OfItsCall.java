package io.github.scalekit4ee.sidebyside.alternatives;

import jakarta.enterprise.context.Dependent;

/** Enabled, without a scope of its own. */
@Dependent
public class OfItsCall extends CallerMechanism {
    @Override
    protected String scheme() {
        return "OfItsCall";
    }
}
