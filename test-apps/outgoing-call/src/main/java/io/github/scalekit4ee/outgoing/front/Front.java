package io.github.scalekit4ee.outgoing.front;

import io.github.scalekit4ee.client.ClientCredentialsClient;
import io.github.scalekit4ee.client.ScalekitClient;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Open to everybody, so that a test sees nothing but the outgoing call. */
@Path("front")
@Consumes(MediaType.TEXT_PLAIN)
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class Front {

    @Inject
    @RestClient
    Deployments deployments;

    @Inject
    @RestClient
    DeploymentsByInheritance deploymentsByInheritance;

    @Inject
    @RestClient
    DeploymentsForTheCaller deploymentsForTheCaller;

    @Inject
    @RestClient
    DeploymentsLater deploymentsLater;

    @Inject
    DeploymentsByJakartaRest deploymentsByJakartaRest;

    @Inject
    @ScalekitClient("deployer")
    ClientCredentialsClient tokens;

    @Inject
    @ConfigProperty(name = "deployments/mp-rest/url")
    String url;

    @GET
    @Path("rest-client")
    public String listByRestClient() {
        return deployments.list();
    }

    @POST
    @Path("rest-client")
    public String deployByRestClient(String application) {
        return deployments.deploy(application);
    }

    @POST
    @Path("rest-client/later")
    public CompletionStage<String> deployLaterByRestClient(String application) {
        return deploymentsLater.deploy(application);
    }

    @GET
    @Path("rest-client/moved")
    public String movedByRestClient() {
        return deploymentsByInheritance.moved();
    }

    @GET
    @Path("jakarta-rest")
    public String listByJakartaRest() {
        return deploymentsByJakartaRest.list();
    }

    @POST
    @Path("jakarta-rest")
    public String deployByJakartaRest(String application) {
        return deploymentsByJakartaRest.deploy(application);
    }

    @POST
    @Path("jakarta-rest/later")
    public CompletionStage<String> deployLaterByJakartaRest(String application) {
        return deploymentsByJakartaRest.deployLater(application);
    }

    @GET
    @Path("jakarta-rest/moved")
    public String movedByJakartaRest() {
        return deploymentsByJakartaRest.moved();
    }

    @GET
    @Path("another-name")
    public String listByAnotherName() {
        return deploymentsByJakartaRest.listByAnotherName();
    }

    @GET
    @Path("java-net-http")
    public String listByJavaNetHttp() throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/deployments")).build();
        return tokens.send(HttpClient.newHttpClient(), request, BodyHandlers.ofString())
                .body();
    }

    @GET
    @Path("for-the-caller")
    @RolesAllowed("read:deployments")
    public String listForTheCaller() {
        return deploymentsForTheCaller.list();
    }

    @GET
    @Path("for-the-caller/moved")
    @RolesAllowed("read:deployments")
    public String movedForTheCaller() {
        return deploymentsForTheCaller.moved();
    }
}
