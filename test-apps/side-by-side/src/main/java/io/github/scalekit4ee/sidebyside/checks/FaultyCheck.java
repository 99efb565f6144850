package io.github.scalekit4ee.sidebyside.checks;

import io.github.scalekit4ee.TokenCheck;
import io.github.scalekit4ee.VerifiedAccessToken;
import jakarta.enterprise.context.Dependent;

/** Fails for some tokens, and says a claim in its message. */
@Dependent
public class FaultyCheck implements TokenCheck {
    @Override
    public void check(VerifiedAccessToken token) {
        Object fault = token.claims().get("fault");
        if (fault != null) {
            throw new UnsupportedOperationException("cannot cope with " + fault);
        }
    }
}
