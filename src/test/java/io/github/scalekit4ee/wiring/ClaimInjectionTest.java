package io.github.scalekit4ee.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each form in which a claim can be injected, with a caller and without one. */
@ExtendWith(ServerExtension.class)
class ClaimInjectionTest {

    @ApplicationPath("/api")
    public static class Api extends Application {}

    @Path("/claims")
    @RequestScoped
    public static class Resource {

        @Inject
        @Claim("sub")
        String string;

        @Inject
        @Claim(standard = Claims.exp)
        Long wholeNumber;

        @Inject
        @Claim("seats")
        Integer smallNumber;

        @Inject
        @Claim("share")
        Double fraction;

        @Inject
        @Claim("teams")
        List<String> list;

        @Inject
        @Claim("address")
        JsonStructure structure;

        @Inject
        @Claim("trusted")
        Boolean truth;

        @Inject
        @Claim("teams")
        Set<String> strings;

        @Inject
        @Claim("plan")
        JsonValue value;

        @Inject
        @Claim("plan")
        JsonString jsonString;

        @Inject
        @Claim("seats")
        JsonNumber number;

        @Inject
        @Claim("teams")
        JsonArray array;

        @Inject
        @Claim("address")
        JsonObject object;

        @Inject
        @Claim("plan")
        Optional<String> optional;

        @Inject
        @Claim("teams")
        Optional<Set<String>> optionalSet;

        @Inject
        @Claim("plan")
        ClaimValue<String> claimValue;

        @Inject
        @Claim("seats")
        ClaimValue<Optional<Long>> claimValueOfOptional;

        @Inject
        @Claim("plan")
        Provider<String> provider;

        @Inject
        @Claim("plan")
        Instance<Optional<String>> instanceOfOptional;

        @Inject
        VerifiedAccessToken token;

        @Inject
        JsonWebToken caller;

        @GET
        @Path("/{form}")
        public String form(@PathParam("form") String form) {
            return String.valueOf(
                    switch (form) {
                        case "string" -> string;
                        case "number" -> wholeNumber == null ? null : wholeNumber > 1_000_000_000;
                        case "small-number" -> smallNumber;
                        case "fraction" -> fraction;
                        case "list" -> list;
                        case "structure" -> structure;
                        case "truth" -> truth;
                        case "strings" -> strings == null ? null : new TreeSet<>(strings);
                        case "value" -> value;
                        case "json-string" -> jsonString;
                        case "json-number" -> number;
                        case "json-array" -> array;
                        case "json-object" -> object;
                        case "optional" -> optional.orElse("absent");
                        case "optional-set" -> optionalSet.map(TreeSet::new).isPresent();
                        case "claim-value" -> claimValue.getName() + "=" + claimValue.getValue();
                        case "claim-value-optional" -> claimValueOfOptional.getValue();
                        case "provider" -> provider.get();
                        case "instance" -> instanceOfOptional.get();
                        case "token" -> token == null ? null : token.subject();
                        case "name" -> caller.getName();
                        case "claim-names" ->
                            caller.getClaimNames() == null
                                    ? null
                                    : caller.getClaimNames().contains("plan");
                        case "groups" -> new TreeSet<>(caller.getGroups());
                        case "times" ->
                            (caller.getExpirationTime() - caller.getIssuedAtTime() > 0) + " "
                                    + (caller.getIssuedAtTime() > 0);
                        case "raw" ->
                            caller.getRawToken() == null
                                    ? null
                                    : caller.getRawToken().startsWith("ey");
                        case "to-string" -> caller + " " + claimValue;
                        default -> throw new IllegalArgumentException(form);
                    });
        }
    }

    /** One for all callers. */
    @ApplicationScoped
    public static class Shared {

        @Inject
        @Claim("plan")
        ClaimValue<String> plan;

        @Inject
        @Claim("plan")
        Instance<Optional<String>> again;

        String plans() {
            return plan.getValue() + " " + again.get().orElse("none");
        }
    }

    @WebServlet("/shared")
    public static class Servlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        transient Shared shared;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().print(shared.plans());
        }
    }

    private static SimulatedScalekit scalekit;
    private static Deployment app;

    @BeforeAll
    static void deploy(Server server, SimulatedScalekit environment) {
        scalekit = environment;
        app = server.deploy(
                War.of(Api.class, Resource.class, Shared.class, Servlet.class).trusting(scalekit));
    }

    @AfterAll
    static void undeploy() {
        app.close();
    }

    private static String token(String plan) {
        return scalekit.mint()
                .organizationClient()
                .client("somebody")
                .scopes("read:claims")
                .claim("trusted", true)
                .claim("plan", plan)
                .claim("seats", 7)
                .claim("share", 0.5)
                .claim("teams", List.of("blue", "red"))
                .claim("address", Map.of("city", "Ulm"))
                .token();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "string | somebody",
                "number | true",
                "small-number | 7",
                "fraction | 0.5",
                "list | [blue, red]",
                "structure | {\"city\":\"Ulm\"}",
                "truth | true",
                "strings | [blue, red]",
                "value | \"gold\"",
                "json-string | \"gold\"",
                "json-number | 7",
                "json-array | [\"blue\",\"red\"]",
                "json-object | {\"city\":\"Ulm\"}",
                "optional | gold",
                "optional-set | true",
                "claim-value | plan=gold",
                "claim-value-optional | Optional[7]",
                "provider | gold",
                "instance | Optional[gold]",
                "token | somebody",
                "name | somebody",
                "claim-names | true",
                "groups | [read:claims]",
                "times | true true",
                "raw | true",
                "to-string | JsonWebToken[…] ClaimValue[plan]"
            })
    void isTheCallersClaim(String form, String expected) {
        assertThat(app.get("/api/claims/" + form, token("gold")).body()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "string, null",
        "number, null",
        "small-number, null",
        "fraction, null",
        "list, null",
        "structure, null",
        "truth, null",
        "strings, null",
        "value, null",
        "json-string, null",
        "json-number, null",
        "json-array, null",
        "json-object, null",
        "optional, absent",
        "optional-set, false",
        "claim-value, plan=null",
        "claim-value-optional, Optional.empty",
        "provider, null",
        "instance, Optional.empty",
        "token, null",
        "name, null",
        "claim-names, null",
        "groups, []",
        "times, false false",
        "raw, null"
    })
    void isMissingWithoutACaller(String form, String expected) {
        assertThat(app.get("/api/claims/" + form).body()).isEqualTo(expected);
    }

    @Test
    void followsTheCallerInABeanThatAllCallersShare() {
        assertThat(app.get("/shared", token("gold")).body()).isEqualTo("gold gold");
        assertThat(app.get("/shared", token("tin")).body()).isEqualTo("tin tin");
        assertThat(app.get("/shared").body()).isEqualTo("null none");
    }
}
