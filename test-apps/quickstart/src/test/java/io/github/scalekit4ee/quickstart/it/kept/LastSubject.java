package io.github.scalekit4ee.quickstart.it.kept;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.Claim;

/** Would tell each caller the claim of the first. */
@ApplicationScoped
public class LastSubject {
    @Inject
    @Claim("sub")
    String subject;
}
