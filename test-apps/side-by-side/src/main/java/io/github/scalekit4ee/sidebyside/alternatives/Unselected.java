package io.github.scalekit4ee.sidebyside.alternatives;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** Enabled only where beans.xml selects it. */
@Alternative
@ApplicationScoped
public class Unselected extends CallerMechanism {
    @Override
    protected String scheme() {
        return "Unselected";
    }
}
