package io.github.scalekit4ee.sidebyside.checks;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.TokenCheck;
import io.github.scalekit4ee.VerifiedAccessToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

/** No enabled bean, so it checks nothing. */
@Alternative
@ApplicationScoped
public class UnselectedCheck implements TokenCheck {
    @Override
    public void check(VerifiedAccessToken token) {
        throw new InvalidTokenException("an alternative that nobody selects was asked");
    }
}
