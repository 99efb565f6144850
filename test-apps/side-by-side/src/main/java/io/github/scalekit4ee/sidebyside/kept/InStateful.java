package io.github.scalekit4ee.sidebyside.kept;

import jakarta.ejb.Stateful;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.Claim;

@Stateful
public class InStateful {
    @Inject
    @Claim("sub")
    String subject;

    public String subject() {
        return subject;
    }
}
