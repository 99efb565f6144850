package io.github.scalekit4ee.client;

import io.github.scalekit4ee.internal.client.AllowedHosts;
import io.github.scalekit4ee.internal.client.Authorization;
import io.github.scalekit4ee.internal.client.WithheldTokenLog;
import io.github.scalekit4ee.internal.client.rest.ApplicationClients;
import io.github.scalekit4ee.internal.client.rest.ConfiguredClients;
import io.github.scalekit4ee.internal.client.rest.CurrentCaller;
import io.github.scalekit4ee.internal.client.rest.Redirects;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Passes the caller's own token on to the service that is called. Register it where the receiver shall act for the caller:
 * whoever gets the token can do all that the caller can, at every service that accepts it (RFC 9700 section 4.9). Everywhere
 * else {@link BearerTokenFilter} is the better choice.
 *
 * <p>The token goes to the allowed hosts only, and never along with a redirect, which is therefore not followed. Where the request
 * has an {@code Authorization} field already, nothing is added. Neither is without a caller, since anonymous callers may be welcome at
 * both services; a warning says so the first time, for on a thread of its own the application has no caller either. A 401 is the
 * caller's matter and is passed on.
 */
@ConstrainedTo(RuntimeType.CLIENT)
@Priority(Priorities.USER + 1000)
public final class CallerTokenFilter implements ClientRequestFilter {

    /** Names the {@link Added} field of the request. */
    private static final String PROPERTY = CallerTokenFilter.class.getName();

    private final Supplier<@Nullable String> callerToken;
    private final AllowedHosts allowedHosts;
    private final WithheldTokenLog callsWithoutCaller;

    /**
     * Takes the token of the current {@code JsonWebToken} and the hosts that {@code scalekit.client.allowed-hosts} names.
     * Needs CDI, and calls made on the thread of the request.
     *
     * @throws IllegalStateException if there is no CDI container
     */
    public CallerTokenFilter() {
        this(ApplicationClients.get());
    }

    private CallerTokenFilter(ConfiguredClients application) {
        this(new CurrentCaller(), application.callerTokenHosts(), application.callsWithoutCaller());
        application.passesCallersToken();
    }

    /**
     * Takes the token from anywhere.
     *
     * @param callerToken gives the raw token of the current caller, or null if there is none; not null
     * @param allowedHosts host names or addresses that may be sent it, with {@code :port} if only that port is meant
     * @throws IllegalArgumentException if one is no host
     */
    public CallerTokenFilter(Supplier<@Nullable String> callerToken, Collection<String> allowedHosts) {
        this(callerToken, new AllowedHosts(allowedHosts, "allowedHosts"), new WithheldTokenLog());
    }

    private CallerTokenFilter(
            Supplier<@Nullable String> callerToken, AllowedHosts allowedHosts, WithheldTokenLog callsWithoutCaller) {
        this.callerToken = Objects.requireNonNull(callerToken, "callerToken");
        this.allowedHosts = allowedHosts;
        this.callsWithoutCaller = callsWithoutCaller;
    }

    @Override
    public void filter(ClientRequestContext request) {
        forgetEarlierCaller(request);
        if (request.getHeaders().containsKey(HttpHeaders.AUTHORIZATION)) {
            return;
        }
        if (!allowedHosts.allow(request.getUri())) {
            allowedHosts.logRefusal(request.getUri());
            return;
        }
        String token = callerToken.get();
        if (token == null) {
            callsWithoutCaller.log(() -> withoutCaller(request.getUri()));
            return;
        }
        Redirects.forbid(request);
        String field = Authorization.bearer(token);
        request.setProperty(PROPERTY, new Added(field));
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, field);
    }

    private static String withoutCaller(URI target) {
        return "A call to " + target.getScheme() + "://" + target.getHost()
                + " goes without an access token: nobody is the"
                + " caller on thread " + Thread.currentThread().getName() + ". That is as it should be where anonymous"
                + " callers may come. Otherwise make the call on the thread of the request, or register a filter that is given"
                + " the token there: new CallerTokenFilter(() -> token, hosts).";
    }

    /** An invocation that is used twice may still have the field of its first use, which was for another caller. */
    private static void forgetEarlierCaller(ClientRequestContext request) {
        if (request.getProperty(PROPERTY) instanceof Added earlier) {
            request.removeProperty(PROPERTY);
            if (earlier.field.equals(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
                request.getHeaders().remove(HttpHeaders.AUTHORIZATION);
            }
        }
    }

    /** The field as this filter set it; properties may be logged, so {@code toString} does not show it. */
    private record Added(String field) {

        @Override
        public String toString() {
            return "Added[…]";
        }
    }
}
