package io.github.scalekit4ee.sidebyside.kept;

import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.Claim;

@Singleton
public class InEjbSingleton {
    @Inject
    @Claim("sub")
    String subject;

    public String subject() {
        return subject;
    }
}
