package io.github.scalekit4ee.outgoing.front;

import io.github.scalekit4ee.client.BearerTokenFilter;
import io.github.scalekit4ee.client.ScalekitClient;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** All of its methods are of another interface; the filter and the client's name stand here. */
@RegisterRestClient(configKey = "deployments")
@RegisterProvider(BearerTokenFilter.class)
@ScalekitClient("deployer")
@Path("deployments")
@Produces(MediaType.TEXT_PLAIN)
public interface DeploymentsByInheritance extends Listing {}
