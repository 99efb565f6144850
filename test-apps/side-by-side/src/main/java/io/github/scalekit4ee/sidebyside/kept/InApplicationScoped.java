package io.github.scalekit4ee.sidebyside.kept;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.Claim;

@ApplicationScoped
public class InApplicationScoped {
    @Inject
    @Claim("sub")
    String subject;
}
