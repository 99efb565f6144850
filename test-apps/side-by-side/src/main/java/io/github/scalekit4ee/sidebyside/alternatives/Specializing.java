package io.github.scalekit4ee.sidebyside.alternatives;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Specializes;

/** Enabled in the place of another. */
@Specializes
@ApplicationScoped
public class Specializing extends Plain {
    @Override
    protected String scheme() {
        return "Specializing";
    }
}
