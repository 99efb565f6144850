package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.scalekit4ee.sidebyside.claims.ClaimTypes;
import io.github.scalekit4ee.sidebyside.unknownclaims.InBean;
import io.github.scalekit4ee.sidebyside.unknownclaims.InServlet;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A claim is injected as what is asked for, or the application does not deploy, or the request says why not; never as nothing. */
@ExtendWith(ArquillianExtension.class)
class ClaimTypesIT {
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();

    @ArquillianResource
    Deployer deployer;

    @Deployment(testable = false, managed = false, name = "claim-types")
    static WebArchive claimTypes() {
        return Wars.of("claim-types", SCALEKIT).addPackage(ClaimTypes.class.getPackage());
    }

    @Deployment(testable = false, managed = false, name = "unknown-claims")
    static WebArchive unknownClaims() {
        return Wars.of("unknown-claims", SCALEKIT).addClass(InBean.class);
    }

    @Deployment(testable = false, managed = false, name = "unknown-claim-in-servlet")
    static WebArchive unknownClaimInServlet() {
        return Wars.of("unknown-claim-in-servlet", SCALEKIT).addClass(InServlet.class);
    }

    @Test
    void eachTypeHasItsValueAndTheAbsentNone() throws Exception {
        Application application = new Application("claim-types");
        deployer.deploy("claim-types");
        try {
            ServerLog log = ServerLog.fromNowOn();
            assertThat(application.get("/api/claim-types", token()).body().lines())
                    .containsExactlyInAnyOrder(
                            "string=gold",
                            "truth=true",
                            "primitiveTruth=true",
                            "integer=7",
                            "primitiveInteger=7",
                            "whole=7",
                            "primitiveWhole=7",
                            "floating=7.5",
                            "primitiveFloating=7.5",
                            "set=a b",
                            "list=a b",
                            "json=\"gold\"",
                            "jsonStructure=[\"a\",\"b\"]",
                            "jsonString=\"gold\"",
                            "jsonNumber=7",
                            "jsonArray=[\"a\",\"b\"]",
                            "jsonObject={\"tier\":\"gold\"}",
                            "optionalInteger=Optional[8]",
                            "optionalWhole=Optional[8]",
                            "optionalFloating=Optional[7.75]",
                            "optionalTruth=Optional[false]",
                            "optionalSet=Optional[a b]",
                            "optionalList=Optional[a b]",
                            "optionalObject=Optional[gold]",
                            "integerValue=8",
                            "listValue=a b",
                            "optionalFloatingValue=Optional[7.75]",
                            "integerProvider=8",
                            "listInstance=a b",
                            "optionalListProvider=Optional[a b]",
                            "optionalIntegerValueInstance=Optional[8]",
                            "inherited=Optional[8]",
                            "noString=null",
                            "noInteger=null",
                            "noPrimitive=0",
                            "noTruth=false",
                            "noList=null",
                            "noJson=null",
                            "noOptional=Optional.empty",
                            "noValue=null",
                            "noOptionalValue=Optional.empty",
                            "noInstance=null",
                            "unfitInteger=" + unfit("text", "a string", "Integer", place("ClaimTypes.unfitInteger")),
                            "unfitWhole=" + unfit("fraction", "a number", "Long", place("ClaimTypes.unfitWhole")),
                            "unfitSet=" + unfit("number", "a number", "Set<String>", "a ClaimValue"));

            Answer answer = application.get("/api/unfit-claim", token());
            String reason = unfit("text", "a string", "Long", place("UnfitClaim.number"));
            assertThat(answer.status()).isEqualTo(500);
            // TomEE logs no exception of a resource, and sends its message.
            String said = answer.body().contains(reason) ? answer.body() + log.textWith() : log.textWith(reason);
            assertThat(said).contains(reason).doesNotContain("gold");
        } finally {
            deployer.undeploy("claim-types");
        }
    }

    @Test
    void aTypeThatNoClaimHasDoesNotDeploy() throws Exception {
        assertDoesNotDeploy(
                "unknown-claims",
                Stream.of(
                                "object asks for a claim as java.lang.Object,",
                                "number asks for a claim as java.lang.Number,",
                                "array asks for a claim as java.lang.String[],",
                                "numbers asks for a claim as java.util.Set<java.lang.Long>,",
                                "unknownClass asks for a claim as java.lang.Thread,",
                                "rawOptional asks for a claim as java.util.Optional,",
                                "optionalInstant asks for a claim as java.util.Optional<java.time.Instant>,",
                                "optionalWildcard asks for a claim as java.util.Optional<?>,",
                                "small asks for a claim as org.eclipse.microprofile.jwt.ClaimValue<java.lang.Short>,",
                                "provider asks for a claim as jakarta.inject.Provider<java.time.Instant>,",
                                "instance asks for a claim as jakarta.enterprise.inject.Instance<java.lang.Thread>,")
                        .map(place -> InBean.class.getName() + "." + place)
                        .toList());
    }

    @Test
    void neitherDoesItInAComponentThatIsNoBean() throws Exception {
        assertDoesNotDeploy(
                "unknown-claim-in-servlet", List.of(InServlet.class.getName() + ".end asks for a claim as"));
    }

    private void assertDoesNotDeploy(String name, List<String> messages) throws Exception {
        ServerLog log = ServerLog.fromNowOn();
        Throwable failure = catchThrowable(() -> deployer.deploy(name));
        try {
            assertThat(failure).isNotNull();
            assertThat(log.textWith(messages.toArray(String[]::new)))
                    .contains(messages)
                    .contains("Ask for String, Boolean, Integer, Long, Double, Set<String>, List<String>, JsonValue");
        } finally {
            if (failure == null) {
                deployer.undeploy(name);
            }
        }
    }

    private static String place(String member) {
        return ClaimTypes.class.getPackageName() + "." + member;
    }

    private static String unfit(String claim, String found, String wanted, String place) {
        return "The claim \"" + claim + "\" of this caller is " + found + " that does not fit " + wanted + ", which "
                + place
                + " asks for. Ask for a JsonValue, which takes every claim, or let the issuer write another type.";
    }

    private static String token() {
        return SCALEKIT.mint()
                .organizationClient()
                .client(Wars.READER)
                .audience(Wars.AUDIENCE)
                .scopes("read:deployments")
                .claim("text", "gold")
                .claim("truth", true)
                .claim("number", 7)
                .claim("fraction", 7.5)
                .claim("array", List.of("a", "b"))
                .claim("object", Map.of("tier", "gold"))
                .token();
    }
}
