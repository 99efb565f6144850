package io.github.scalekit4ee.sidebyside.kept;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.jwt.Claim;

@Singleton
public class InSingleton {
    @Inject
    @Claim("sub")
    String subject;
}
