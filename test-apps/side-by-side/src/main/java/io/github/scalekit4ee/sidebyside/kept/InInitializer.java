package io.github.scalekit4ee.sidebyside.kept;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.Claim;

@ApplicationScoped
public class InInitializer {
    private String kept;

    @Inject
    void subject(@Claim("sub") String subject) {
        this.kept = subject;
    }

    public String kept() {
        return kept;
    }
}
