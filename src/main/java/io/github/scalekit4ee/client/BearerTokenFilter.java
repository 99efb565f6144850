package io.github.scalekit4ee.client;

import io.github.scalekit4ee.internal.client.Authorization;
import io.github.scalekit4ee.internal.client.rest.ApplicationClients;
import io.github.scalekit4ee.internal.client.rest.AuthorizedRequest;
import io.github.scalekit4ee.internal.client.rest.ConfiguredClients;
import io.github.scalekit4ee.internal.client.rest.Redirects;
import io.github.scalekit4ee.internal.client.rest.RetryWithNewToken;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends an access token with each call of a Jakarta REST client (RFC 6750 section 2.1).
 *
 * <pre>{@code
 * Client rest = ClientBuilder.newClient().register(new BearerTokenFilter(client));
 *
 * @RegisterRestClient @RegisterProvider(BearerTokenFilter.class) @ScalekitClient("billing")
 * interface Invoices { … }
 * }</pre>
 *
 * <p>The token goes to the client's allowed hosts only, and never along with a redirect, which is therefore not followed. A
 * request that has an {@code Authorization} field already keeps it.
 *
 * <p>When a receiver answers 401, the token is dropped and the request is sent once more with another one. That is safe for
 * all methods, because a 401 says that the request was not acted upon (RFC 9110 section 15.5.2), but it needs an entity that
 * can be written twice: with an {@link java.io.InputStream}, a {@link java.io.Reader}, a
 * {@link jakarta.ws.rs.core.StreamingOutput}, a {@link javax.xml.transform.Source} or parts the application gets the 401, and
 * its next call the new token. It gets the 401 also where no other token can be had. Other answers are passed on.
 *
 * <p>Where no token can be had, the call fails with a {@link jakarta.ws.rs.ProcessingException} whose cause is the
 * {@link TokenRequestException}. Thread-safe. Runs after the application's own filters, so that they neither see the token
 * nor move it to another host.
 */
@ConstrainedTo(RuntimeType.CLIENT)
@Priority(Priorities.USER + 1000)
public final class BearerTokenFilter implements ClientRequestFilter, ClientResponseFilter {

    private static final int UNAUTHORIZED = 401;

    private final Function<ClientRequestContext, ClientCredentialsClient> clients;

    /**
     * Takes the client that configuration names: the one of {@link ScalekitClient} on the REST client's interface, or else
     * the unnamed one. Needs CDI.
     *
     * @throws IllegalStateException if there is no CDI container
     */
    public BearerTokenFilter() {
        ConfiguredClients configured = ApplicationClients.get();
        clients = request -> configured.client(ApplicationClients.name(request.getConfiguration()));
    }

    /**
     * Takes this client, which stays the caller's to close.
     *
     * @param client where tokens come from; not null
     */
    public BearerTokenFilter(ClientCredentialsClient client) {
        Objects.requireNonNull(client, "client");
        clients = request -> client;
    }

    @Override
    public void filter(ClientRequestContext request) {
        AuthorizedRequest before = AuthorizedRequest.of(request);
        if (before != null && before.isRepetition()) {
            before.restore(request);
            return;
        }
        request.removeProperty(AuthorizedRequest.PROPERTY);
        if (isAuthorizedByOthers(request, before)) {
            return;
        }
        ClientCredentialsClient client = clients.apply(request);
        if (!client.allowedHosts().allow(request.getUri())) {
            request.getHeaders().remove(HttpHeaders.AUTHORIZATION);
            client.allowedHosts().logRefusal(request.getUri());
            return;
        }
        Redirects.forbid(request);
        AuthorizedRequest.begin(client, client.accessToken(), request);
    }

    /** An invocation that is used twice may still have the field of its first use. */
    private static boolean isAuthorizedByOthers(ClientRequestContext request, @Nullable AuthorizedRequest before) {
        String field = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        return field != null && (before == null || !field.equals(Authorization.bearer(before.token())));
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) throws IOException {
        AuthorizedRequest call = AuthorizedRequest.of(request);
        if (call == null) {
            return;
        }
        if (call.isRepetition()) {
            call.keepEncodingFrom(response);
        } else if (response.getStatus() == UNAUTHORIZED) {
            call.client().invalidate(call.token());
            if (call.isRepeatable()) {
                repeat(call, request, response);
            }
        }
    }

    private static void repeat(AuthorizedRequest call, ClientRequestContext request, ClientResponseContext response)
            throws IOException {
        AccessToken next = Authorization.otherThan(call.token(), call.client());
        if (next != null) {
            RetryWithNewToken.of(call, next).replace(request, response);
        }
    }
}
