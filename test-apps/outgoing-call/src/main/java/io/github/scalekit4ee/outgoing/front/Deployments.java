package io.github.scalekit4ee.outgoing.front;

import io.github.scalekit4ee.client.BearerTokenFilter;
import io.github.scalekit4ee.client.ScalekitClient;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@RegisterRestClient(configKey = "deployments")
@RegisterProvider(BearerTokenFilter.class)
@ScalekitClient("deployer")
@Path("deployments")
@Produces(MediaType.TEXT_PLAIN)
public interface Deployments {

    @GET
    String list();

    @POST
    @Consumes(MediaType.TEXT_PLAIN)
    String deploy(String application);
}
