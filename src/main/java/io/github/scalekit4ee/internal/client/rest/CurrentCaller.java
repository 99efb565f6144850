package io.github.scalekit4ee.internal.client.rest;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.spi.CDI;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The raw token of whoever is calling; a class of its own, because not every server has the JsonWebToken type. */
public final class CurrentCaller implements Supplier<@Nullable String> {

    private final JsonWebToken caller = CDI.current().select(JsonWebToken.class).get();

    @Override
    public @Nullable String get() {
        try {
            return caller.getRawToken();
        } catch (ContextNotActiveException | IllegalStateException e) {
            return null; // no request, hence no caller: a timer, for example, or a thread of no application
        }
    }
}
