package io.github.scalekit4ee.internal.client;

import io.github.scalekit4ee.client.TokenRequestException;
import org.jspecify.annotations.Nullable;

/** Where a client's tokens come from. One thread at a time asks. */
public interface TokenSource {

    /**
     * A token that is not the held one, in the time that a request may take.
     *
     * @param attempts how many requests may be made; more than one only where no token is usable
     * @param held what there is
     * @return null where somebody else is about to bring one and the present one serves meanwhile; only for a single attempt
     * @throws TokenRequestException if there is none
     */
    @Nullable
    IssuedToken request(int attempts, @Nullable HeldToken held) throws InterruptedException;

    /** Whether one node requests for all, so that nodes that begin together do not renew together. */
    default boolean isShared() {
        return false;
    }
}
