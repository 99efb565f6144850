package io.github.scalekit4ee.internal.jwks;

import java.io.IOException;

/** Gets the keys at a MicroProfile JWT location, in whichever form they stand there. */
final class LocatedKeyFetcher implements JwkSetFetcher {

    private final KeyLocation location;
    private final KeyText text;

    LocatedKeyFetcher(KeyLocation location, KeyText text) {
        this.location = location;
        this.text = text;
    }

    @Override
    public Fetched fetch() throws FetchFailedException {
        try {
            return new Fetched(text.read(location.read()), null);
        } catch (IOException | IllegalArgumentException e) {
            throw new FetchFailedException(
                    "mp.jwt.verify.publickey.location (MP_JWT_VERIFY_PUBLICKEY_LOCATION): " + e.getMessage(), null, e);
        }
    }
}
