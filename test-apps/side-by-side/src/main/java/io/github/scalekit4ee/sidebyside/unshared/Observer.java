package io.github.scalekit4ee.sidebyside.unshared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.jwt.Claim;

/** Shared; its parameters are asked for at each event. */
@ApplicationScoped
public class Observer {
    void answer(@Observes Question question, @Claim("sub") String subject) {
        question.answer = subject;
    }
}
