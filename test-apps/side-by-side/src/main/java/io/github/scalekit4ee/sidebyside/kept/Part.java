package io.github.scalekit4ee.sidebyside.kept;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.Claim;

/** Has no scope of its own. */
@Dependent
public class Part {
    @Inject
    @Claim("sub")
    String subject;
}
