package io.github.scalekit4ee.outgoing.front;

import io.github.scalekit4ee.client.BearerTokenFilter;
import io.github.scalekit4ee.client.ScalekitClient;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Answers when it has one; the call is made on another thread. */
@RegisterRestClient(configKey = "deployments")
@RegisterProvider(BearerTokenFilter.class)
@ScalekitClient("deployer")
@Path("deployments")
@Produces(MediaType.TEXT_PLAIN)
public interface DeploymentsLater {

    @POST
    @Consumes(MediaType.TEXT_PLAIN)
    CompletionStage<String> deploy(String application);
}
