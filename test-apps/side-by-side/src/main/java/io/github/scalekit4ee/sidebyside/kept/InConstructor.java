package io.github.scalekit4ee.sidebyside.kept;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.Claim;

@ApplicationScoped
public class InConstructor {
    private final String kept;

    @Inject
    public InConstructor(@Claim("sub") String subject) {
        this.kept = subject;
    }

    protected InConstructor() {
        this(null);
    }

    public String kept() {
        return kept;
    }
}
