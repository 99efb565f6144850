package io.github.scalekit4ee.internal.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.RequiresScopes;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.config.CallerConfiguration.GroupsSource;
import io.github.scalekit4ee.internal.config.read.ConfigurationReader;
import io.github.scalekit4ee.internal.config.source.ConfigurationSource;
import io.smallrye.openapi.api.OpenApiConfig;
import io.smallrye.openapi.runtime.OpenApiProcessor;
import io.smallrye.openapi.runtime.io.Format;
import io.smallrye.openapi.runtime.io.OpenApiSerializer;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.Index;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationSecurityTest {

    private static final String ENVIRONMENT = "https://acme.scalekit.dev";

    @Path("deployments")
    @RolesAllowed({"read:deployments", "admin"})
    public static class Deployments extends Inherited {

        @GET
        public String list() {
            return "";
        }

        @POST
        @RolesAllowed("deploy:applications")
        @RequiresScopes({"audit:write", "deploy:applications"})
        public void deploy() {}

        @PUT
        @Path("{id: [a-z]{1,3}}")
        @RolesAllowed("**")
        public void change(@PathParam("id") String id) {}

        @DELETE
        @Path("{id}")
        @DenyAll
        public void delete(@PathParam("id") String id) {}

        @GET
        @Path("open")
        @PermitAll
        public String open() {
            return "";
        }

        @Path("{id}/logs")
        public Logs logs(@PathParam("id") String id) {
            return new Logs();
        }

        @GET
        @Path("same")
        public String same() {
            return "";
        }

        @GET
        @Path("same/{more}")
        @RolesAllowed("more")
        public String same(@PathParam("more") String more) {
            return more;
        }
    }

    public static class Inherited {

        @GET
        @Path("inherited")
        @RequiresScopes("read:inherited")
        public String inherited() {
            return "";
        }
    }

    public static class Logs {

        @GET
        @RequiresScopes("read:logs")
        public String read() {
            return "";
        }
    }

    /** As SmallRye makes the document with this jar's configuration, and as another implementation would. */
    private static OpenAPI document(String operationIds) throws Exception {
        OpenApiConfig config = OpenApiConfig.fromConfig(new io.smallrye.config.SmallRyeConfigBuilder()
                .withDefaultValue("mp.openapi.extensions.smallrye.operationIdStrategy", operationIds)
                .build());
        Index index = Index.of(Deployments.class, Inherited.class, Logs.class);
        return OpenApiProcessor.modelFromAnnotations(config, ApplicationSecurityTest.class.getClassLoader(), index);
    }

    private static OpenAPI described(OpenAPI document, String environment, GroupsSource... groups) {
        CallerConfiguration caller = new CallerConfiguration(List.of(groups), "scalekit", null);
        return described(document, new TreeMap<>(Map.of("", Optional.ofNullable(environment))), caller);
    }

    private static OpenAPI described(
            OpenAPI document, SortedMap<String, Optional<String>> environments, CallerConfiguration caller) {
        ResourceMethods methods =
                new ResourceMethods(ApplicationSecurityTest.class.getClassLoader(), () -> List.of(Deployments.class));
        new ApplicationSecurity(methods, environments, caller).write(document);
        return document;
    }

    /** As the application reads it. */
    private static OpenAPI configured(OpenAPI document, Map<String, String> keys) {
        ConfigurationSource source = new ConfigurationSource() {
            @Override
            public String value(String key) {
                return keys.get(key);
            }

            @Override
            public Iterable<String> names() {
                return keys.keySet();
            }
        };
        return described(document, ConfigurationReader.environmentUrls(source), ConfigurationReader.caller(source));
    }

    private static Operation operation(OpenAPI document, HttpMethod verb, String path) {
        return document.getPaths().getPathItem(path).getOperations().get(verb);
    }

    private static List<List<String>> required(OpenAPI document, HttpMethod verb, String path) {
        List<SecurityRequirement> security = operation(document, verb, path).getSecurity();
        return security == null
                ? null
                : security.stream().map(each -> each.getScheme("scalekit")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PACKAGE_CLASS_METHOD", "METHOD"})
    void saysWhatEachOperationAsks(String operationIds) throws Exception {
        OpenAPI document = described(document(operationIds), ENVIRONMENT);

        assertThat(required(document, HttpMethod.GET, "/deployments"))
                .containsExactlyInAnyOrder(List.of("admin"), List.of("read:deployments"));
        assertThat(required(document, HttpMethod.POST, "/deployments"))
                .containsExactly(List.of("audit:write", "deploy:applications"));
        assertThat(required(document, HttpMethod.PUT, "/deployments/{id}")).containsExactly(List.of());
        assertThat(required(document, HttpMethod.DELETE, "/deployments/{id}")).containsExactly(List.of());
        assertThat(required(document, HttpMethod.GET, "/deployments/open")).isNull();
        assertThat(required(document, HttpMethod.GET, "/deployments/same/{more}"))
                .containsExactly(List.of("more"));
        assertThat(required(document, HttpMethod.GET, "/deployments/same")).hasSize(2);
    }

    @Test
    void knowsInheritedMethodsAndSubResourcesWhereTheServerNamesTheMethod() throws Exception {
        OpenAPI document = described(document("PACKAGE_CLASS_METHOD"), ENVIRONMENT);

        assertThat(required(document, HttpMethod.GET, "/deployments/{id}/logs")).containsExactly(List.of("read:logs"));
        assertThat(required(document, HttpMethod.GET, "/deployments/inherited"))
                .allSatisfy(scopes -> assertThat(scopes).contains("read:inherited"));
    }

    @Test
    void theSchemeHasTheFlowsOfTheEnvironmentAndTheScopesThatAreNamed() throws Exception {
        SecurityScheme scheme = described(document("PACKAGE_CLASS_METHOD"), ENVIRONMENT + "/")
                .getComponents()
                .getSecuritySchemes()
                .get("scalekit");

        assertThat(scheme.getType()).isEqualTo(SecurityScheme.Type.OAUTH2);
        assertThat(scheme.getFlows().getClientCredentials().getTokenUrl()).isEqualTo(ENVIRONMENT + "/oauth/token");
        assertThat(scheme.getFlows().getAuthorizationCode().getAuthorizationUrl())
                .isEqualTo(ENVIRONMENT + "/oauth/authorize");
        assertThat(scheme.getFlows().getAuthorizationCode().getScopes())
                .containsOnlyKeys(
                        "admin",
                        "audit:write",
                        "deploy:applications",
                        "more",
                        "read:deployments",
                        "read:inherited",
                        "read:logs");
    }

    @Test
    void aPrefixOfRolesIsNoPartOfTheScope() throws Exception {
        OpenAPI document = document("PACKAGE_CLASS_METHOD");
        described(document, ENVIRONMENT, new GroupsSource(List.of("scopes"), "deploy:"));

        assertThat(required(document, HttpMethod.POST, "/deployments"))
                .containsExactly(List.of("applications", "audit:write", "deploy:applications"));
    }

    @Test
    void anotherIssuersTokenIsABearerToken() throws Exception {
        SecurityScheme scheme = described(document("PACKAGE_CLASS_METHOD"), null)
                .getComponents()
                .getSecuritySchemes()
                .get("scalekit");

        assertThat(scheme.getType()).isEqualTo(SecurityScheme.Type.HTTP);
        assertThat(scheme.getScheme()).isEqualTo("bearer");
    }

    @Test
    void eachEnvironmentHasASchemeAndRequirementsOfItsOwn() throws Exception {
        OpenAPI document = configured(
                document("PACKAGE_CLASS_METHOD"),
                Map.of(
                        "scalekit.environment-url", ENVIRONMENT,
                        "scalekit.environments.staging.environment-url", "https://acme-dev.scalekit.dev/",
                        "scalekit.environments.staging.groups-from", "scopes:deploy:",
                        "scalekit.environments.old idp.issuer", "https://idp.acme.example"));
        Map<String, SecurityScheme> schemes = document.getComponents().getSecuritySchemes();

        assertThat(schemes).containsOnlyKeys("scalekit", "scalekit-staging", "scalekit-old_idp");
        assertThat(schemes.get("scalekit").getFlows().getClientCredentials().getTokenUrl())
                .isEqualTo(ENVIRONMENT + "/oauth/token");
        assertThat(schemes.get("scalekit-staging")
                        .getFlows()
                        .getAuthorizationCode()
                        .getAuthorizationUrl())
                .isEqualTo("https://acme-dev.scalekit.dev/oauth/authorize");
        assertThat(schemes.get("scalekit-old_idp").getScheme()).isEqualTo("bearer");
        assertThat(operation(document, HttpMethod.POST, "/deployments").getSecurity())
                .extracting(SecurityRequirement::getSchemes)
                .containsExactly(
                        Map.of("scalekit", List.of("audit:write", "deploy:applications")),
                        Map.of("scalekit-old_idp", List.of("audit:write", "deploy:applications")),
                        Map.of("scalekit-staging", List.of("applications", "audit:write", "deploy:applications")));
        assertThat(operation(document, HttpMethod.GET, "/deployments").getSecurity())
                .as("of each environment each role")
                .hasSize(6);
    }

    @Test
    void aPrefixOfOneEnvironmentIsNoneOfAnothers() throws Exception {
        OpenAPI document = configured(
                document("PACKAGE_CLASS_METHOD"),
                Map.of(
                        "scalekit.environment-url", ENVIRONMENT,
                        "scalekit.environments.staging.environment-url", "https://acme-dev.scalekit.dev",
                        "scalekit.environments.staging.groups-from", "scopes:mo"));
        Map<String, SecurityScheme> schemes = document.getComponents().getSecuritySchemes();

        assertThat(schemes.get("scalekit").getFlows().getClientCredentials().getScopes())
                .containsKey("more")
                .doesNotContainKey("re");
        assertThat(schemes.get("scalekit-staging")
                        .getFlows()
                        .getClientCredentials()
                        .getScopes())
                .containsKey("re")
                .doesNotContainKey("more");
    }

    @Test
    void withNamedEnvironmentsAloneThereIsNoUnnamedScheme() throws Exception {
        OpenAPI document = configured(
                document("PACKAGE_CLASS_METHOD"),
                Map.of("scalekit.environments.eu.environment-url", "https://acme-eu.scalekit.dev"));

        assertThat(document.getComponents().getSecuritySchemes()).containsOnlyKeys("scalekit-eu");
        assertThat(operation(document, HttpMethod.PUT, "/deployments/{id}").getSecurity())
                .extracting(SecurityRequirement::getSchemes)
                .containsExactly(Map.of("scalekit-eu", List.of()));
    }

    @Test
    void refusalsAreResponsesWithTheirBodies() throws Exception {
        OpenAPI document = described(document("PACKAGE_CLASS_METHOD"), ENVIRONMENT);
        var responses = operation(document, HttpMethod.POST, "/deployments").getResponses();

        assertThat(responses.getAPIResponse("401").getRef()).isEqualTo("#/components/responses/AccessTokenRefused");
        assertThat(responses.getAPIResponse("503").getRef())
                .isEqualTo("#/components/responses/AccessTokenNotVerifiable");
        assertThat(responses.getAPIResponse("403").getDescription())
                .isEqualTo("The caller lacks what is required: all of the scopes audit:write, deploy:applications, and"
                        + " the role deploy:applications.");
        assertThat(responses
                        .getAPIResponse("403")
                        .getContent()
                        .getMediaType("application/json")
                        .getExample())
                .isEqualTo(Map.of("error", "insufficient_scope"));
        assertThat(document.getComponents().getResponses())
                .containsOnlyKeys("AccessTokenRefused", "AccessTokenNotVerifiable");
        assertThat(operation(document, HttpMethod.GET, "/deployments/open")
                        .getResponses()
                        .hasAPIResponse("401"))
                .isFalse();
        assertThat(OpenApiSerializer.serialize(document, Format.JSON)).contains("\"AccessTokenError\"");
    }

    @Test
    void whatTheApplicationDescribesItselfStays() throws Exception {
        OpenAPI document = document("PACKAGE_CLASS_METHOD");
        Operation own = operation(document, HttpMethod.POST, "/deployments");
        SecurityRequirement requirement = OASFactory.createSecurityRequirement().addScheme("mutual");
        own.addSecurityRequirement(requirement);
        own.getResponses().addAPIResponse("403", OASFactory.createAPIResponse().description("Not you."));
        described(document, ENVIRONMENT);

        assertThat(own.getSecurity()).containsExactly(requirement);
        assertThat(own.getResponses().getAPIResponse("403").getDescription()).isEqualTo("Not you.");
        assertThat(own.getResponses().hasAPIResponse("401")).isTrue();
    }

    @Test
    void anIdThatTheApplicationGaveStaysAndOthersGo() throws Exception {
        OpenAPI document = document("PACKAGE_CLASS_METHOD");
        operation(document, HttpMethod.POST, "/deployments").setOperationId("io.github.deploy");
        ResourceMethods methods = new ResourceMethods(ApplicationSecurityTest.class.getClassLoader(), List::of);
        List<Operation> all = document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .toList();
        all.forEach(methods::takeBackId);

        assertThat(all.stream().flatMap(each -> Stream.ofNullable(each.getOperationId())))
                .containsExactly("io.github.deploy");
    }

    @Test
    void anOpenApplicationIsLeftAsItIs() {
        OpenAPI document = OASFactory.createOpenAPI();

        assertThat(described(document, ENVIRONMENT).getComponents()).isNull();
    }
}
