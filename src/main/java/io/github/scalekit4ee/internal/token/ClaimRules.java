package io.github.scalekit4ee.internal.token;

import java.util.List;

/** What a profile demands of the claims. */
interface ClaimRules {

    /**
     * The checks that need no key, on claims that nobody has signed yet: they keep rubbish from causing a fetch.
     *
     * @return when the token may be used; the caller compares it with the clock
     */
    Lifetime screen(Claims untrusted);

    /** The remaining checks, after the signature. */
    List<NamedRule<Claims>> rules();

    /** The caller's name, of claims that have passed. */
    String callerName(Claims claims);

    /**
     * All of the remaining checks, up to the first that fails.
     *
     * @return the caller's name
     */
    default String check(Claims claims) {
        for (NamedRule<Claims> rule : rules()) {
            rule.check(claims);
        }
        return callerName(claims);
    }
}
