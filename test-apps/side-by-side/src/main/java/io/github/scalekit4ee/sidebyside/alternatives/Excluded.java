package io.github.scalekit4ee.sidebyside.alternatives;

import jakarta.enterprise.context.ApplicationScoped;

/** No bean: beans.xml excludes it. */
@ApplicationScoped
public class Excluded extends CallerMechanism {
    @Override
    protected String scheme() {
        return "Excluded";
    }
}
