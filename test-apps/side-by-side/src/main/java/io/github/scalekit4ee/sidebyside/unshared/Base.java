package io.github.scalekit4ee.sidebyside.unshared;

import io.github.scalekit4ee.VerifiedAccessToken;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.Claim;

/** Of resources only. */
public abstract class Base {
    @Inject
    @Claim("sub")
    String inherited;

    @Inject
    VerifiedAccessToken token;
}
