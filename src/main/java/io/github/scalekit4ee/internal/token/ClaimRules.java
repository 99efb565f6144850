package io.github.scalekit4ee.internal.token;

/** What a profile demands of the claims. */
interface ClaimRules {

    /**
     * The checks that need no key, on claims that nobody has signed yet: they keep rubbish from causing a fetch.
     *
     * @return when the token may be used; the caller compares it with the clock
     */
    Lifetime screen(Claims untrusted);

    /**
     * The remaining checks, after the signature.
     *
     * @return the caller's name
     */
    String check(Claims claims);
}
