package io.github.scalekit4ee.sidebyside.kept;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.Claim;

/** A dependent object that a producer makes of a claim, in an application-wide bean. */
@ApplicationScoped
public class InProduced {
    /** Made of a claim. */
    public record Name(String subject) {}

    @Inject
    Name name;

    @Produces
    static Name name(@Claim("sub") String subject) {
        return new Name(subject);
    }
}
