package io.github.scalekit4ee.sidebyside.kept;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.Claim;

@Stateless
public class InStateless {
    @Inject
    @Claim("sub")
    String subject;

    public String subject() {
        return subject;
    }
}
