package io.github.scalekit4ee.outgoing.front;

import io.github.scalekit4ee.client.BearerTokenFilter;
import io.github.scalekit4ee.client.CallerTokenFilter;
import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.ScalekitClient;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** What nobody should do: a REST client that is told to follow redirects wherever they go, with each way to a token. */
@Path("front/followed")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class FollowedRedirects {

    @Inject
    @ScalekitClient("deployer")
    ClientCredentialsClient tokens;

    @Inject
    @ConfigProperty(name = "deployments/mp-rest/url")
    String url;

    @GET
    @Path("bearer-token-filter")
    public String withOwnToken() {
        return moved(new BearerTokenFilter(tokens));
    }

    @GET
    @Path("caller-token-filter")
    @RolesAllowed("read:deployments")
    public String withTheCallersToken() {
        return moved(new CallerTokenFilter());
    }

    @GET
    @Path("by-hand")
    public String withoutAFilterOfThisLibrary() {
        return moved(new ByHand(tokens));
    }

    private String moved(ClientRequestFilter filter) {
        return RestClientBuilder.newBuilder()
                .baseUri(URI.create(url + "/deployments"))
                .followRedirects(true)
                .register(filter)
                .build(Listing.class)
                .moved();
    }

    /** The header field as applications without this library add it. */
    private record ByHand(ClientCredentialsClient tokens) implements ClientRequestFilter {

        @Override
        public void filter(ClientRequestContext request) {
            request.getHeaders()
                    .putSingle("Authorization", "Bearer " + tokens.accessToken().value());
        }
    }
}
