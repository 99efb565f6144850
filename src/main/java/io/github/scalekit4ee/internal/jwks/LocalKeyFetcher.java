package io.github.scalekit4ee.internal.jwks;

import java.io.IOException;

/** Gets the keys in a file or a class path resource. A file is read again and again, so that it may be replaced. */
final class LocalKeyFetcher implements JwkSetFetcher {

    private final KeyLocation location;
    private final KeyText text;

    LocalKeyFetcher(KeyLocation location, KeyText text) {
        this.location = location;
        this.text = text;
    }

    @Override
    public Fetched fetch() throws FetchFailedException {
        try {
            return new Fetched(text.read(location.readLocal()), null);
        } catch (IOException e) {
            throw new FetchFailedException(
                    "mp.jwt.verify.publickey.location (MP_JWT_VERIFY_PUBLICKEY_LOCATION): " + e.getMessage(), null, e);
        }
    }
}
