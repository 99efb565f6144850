package io.github.scalekit4ee.outgoing.front;

import io.github.scalekit4ee.client.CallerTokenFilter;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Sends the token of whoever called this service. */
@RegisterRestClient(configKey = "deployments")
@RegisterProvider(CallerTokenFilter.class)
@Path("deployments")
@Produces(MediaType.TEXT_PLAIN)
public interface DeploymentsForTheCaller extends Listing {}
