package io.github.scalekit4ee.sidebyside.kept;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.jwt.Claim;

/** An application-wide object that a producer makes of a claim. */
@RequestScoped
public class InSharedProduct {
    /** Made of a claim. */
    public static class Name {
        private final String subject;

        protected Name() {
            this(null);
        }

        Name(String subject) {
            this.subject = subject;
        }

        public String subject() {
            return subject;
        }
    }

    @Produces
    @ApplicationScoped
    Name name(@Claim("sub") String subject) {
        return new Name(subject);
    }
}
