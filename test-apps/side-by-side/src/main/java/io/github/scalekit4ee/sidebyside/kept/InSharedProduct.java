package io.github.scalekit4ee.sidebyside.kept;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.jwt.Claim;

/** An application-wide object that a producer makes of a claim. */
@RequestScoped
public class InSharedProduct {
    @Produces
    @ApplicationScoped
    StringBuffer name(@Claim("sub") String subject) {
        return new StringBuffer(subject);
    }
}
