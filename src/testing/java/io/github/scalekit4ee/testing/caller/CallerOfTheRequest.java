package io.github.scalekit4ee.testing.caller;

import io.github.scalekit4ee.internal.security.AccessTokenCallerPrincipal;
import jakarta.enterprise.inject.Vetoed;
import org.jspecify.annotations.Nullable;

/** Who {@link TestCaller} runs something as. Lives in the request context, so that what runs beside it has a caller of its own. */
@Vetoed // the extension makes the bean
public class CallerOfTheRequest {

    private @Nullable AccessTokenCallerPrincipal caller;

    /** For the extension and the client proxy. */
    protected CallerOfTheRequest() {}

    @Nullable
    AccessTokenCallerPrincipal get() {
        return caller;
    }

    void set(@Nullable AccessTokenCallerPrincipal next) {
        caller = next;
    }
}
