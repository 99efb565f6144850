package io.github.scalekit4ee.internal.access;

import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.TokenRequestException;
import io.github.scalekit4ee.client.TokenRequestException.Kind;
import io.github.scalekit4ee.internal.cluster.SharedCache;
import io.github.scalekit4ee.internal.config.ClientConfiguration;
import io.github.scalekit4ee.internal.observe.Events;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What this library does with the public types of the client, and applications do not. */
public interface ClientAccess {

    /** The only one there is. */
    PackageAccess<ClientAccess> ACCESS = new PackageAccess<>(ClientCredentialsClient.class);

    /**
     * A client of the system's time, which opens no connection yet.
     *
     * @param cache through which nodes share its tokens; null: this one for itself. The client does not close it
     */
    ClientCredentialsClient open(ClientConfiguration configuration, Events events, @Nullable SharedCache cache);

    /** How long the client's token is still handed out; zero or less for one that is over; null where it has none. */
    @Nullable
    Duration remaining(ClientCredentialsClient client);

    /**
     * @param status 0 without an answer
     * @param error {@code error} of the answer, null without
     * @param errorDescription {@code error_description} of the answer, null without
     * @param retryAfter from now, null if nobody said
     */
    TokenRequestException failure(
            Kind kind,
            String message,
            int status,
            @Nullable String error,
            @Nullable String errorDescription,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause);
}
