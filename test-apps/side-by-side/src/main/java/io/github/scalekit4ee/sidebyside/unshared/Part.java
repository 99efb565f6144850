package io.github.scalekit4ee.sidebyside.unshared;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.Claim;

/** As short-lived as its owner. */
@Dependent
public class Part {
    @Inject
    @Claim("sub")
    String subject;
}
