package io.github.scalekit4ee.sidebyside.kept;

import jakarta.enterprise.context.ApplicationScoped;

/** What is intercepted. */
@Kept
@ApplicationScoped
public class SharedWork implements Work {
    @Override
    public String work() {
        return "done";
    }
}
