package io.github.scalekit4ee.sidebyside.checks;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.TokenCheck;
import io.github.scalekit4ee.VerifiedAccessToken;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class EnterprisePlanOnly implements TokenCheck {
    @Override
    public void check(VerifiedAccessToken token) {
        if (!"enterprise".equals(token.claims().get("plan"))) {
            throw new InvalidTokenException("only tokens of the \"enterprise\" plan are accepted");
        }
    }
}
