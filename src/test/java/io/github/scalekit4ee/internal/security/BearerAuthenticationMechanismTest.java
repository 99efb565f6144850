package io.github.scalekit4ee.internal.security;

import static io.github.scalekit4ee.internal.security.TestVerifiers.SCOPES_AS_GROUPS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.config.CallerConfiguration.GroupsSource;
import io.github.scalekit4ee.internal.config.ScopeHierarchy;
import io.github.scalekit4ee.internal.config.TokenShare;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.internal.server.Container;
import io.github.scalekit4ee.internal.server.Servers;
import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.Fault;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.SimulatedScalekitExtension;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import javax.security.auth.Subject;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The mechanism with the real store and the real verifier; only the container is fake. */
@ExtendWith(SimulatedScalekitExtension.class)
class BearerAuthenticationMechanismTest {

    private final Map<Object, Object> messageInfo = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status = 200;
    private boolean committed;

    /** Nobody may ask for these unless the log is wanted. */
    private boolean described;

    private String query;
    private String method = "GET";
    private final Map<String, String> requestFields = new HashMap<>();
    private boolean authenticationRequest;
    private boolean cleaned;
    private boolean unwritable;
    private RuntimeException refusedLogin;
    private CallerConfiguration configuration = SCOPES_AS_GROUPS;
    private Subject subject = new Subject();
    private CallerPrincipal loggedIn;
    private Set<String> groups;

    private SimulatedScalekit scalekit;
    private AccessTokenVerifier verifier;
    private IdentityStore store;

    @BeforeEach
    void open(SimulatedScalekit scalekit) {
        this.scalekit = scalekit;
        verifier = TestVerifiers.open(scalekit);
        store = new AccessTokenIdentityStore(verifier, SCOPES_AS_GROUPS);
    }

    @AfterEach
    void close() {
        verifier.close();
    }

    @Test
    void logsTheCallerOfAGoodTokenIn() throws Exception {
        String token = scalekit.mint().organizationClient().scopes("a", "b").token();

        assertThat(validate(false, "Bearer " + token)).isEqualTo(AuthenticationStatus.SUCCESS);

        assertThat(loggedIn).isInstanceOf(AccessTokenCallerPrincipal.class);
        assertThat(groups).containsExactlyInAnyOrder("a", "b");
        assertThat(messageInfo).containsEntry("jakarta.servlet.http.authType", "MP-JWT");
        assertThat(committed).isFalse();
    }

    /** For a mechanism of the application's own, which takes its token from where it likes. */
    @Test
    void logsInForAnotherMechanismAndLeavesTheAnswerToIt() {
        String token = tokenWithScope("a");
        HttpMessageContext context = context(false, response());

        assertThat(mechanism().login(token, context)).isEqualTo(AuthenticationStatus.SUCCESS);
        assertThat(loggedIn).isInstanceOf(AccessTokenCallerPrincipal.class);
        assertThat(groups).containsExactly("a");
        assertThat(messageInfo).containsEntry("jakarta.servlet.http.authType", "MP-JWT");

        loggedIn = null;
        assertThatExceptionOfType(InvalidTokenException.class)
                .isThrownBy(() -> mechanism().login("no-token", context))
                .matches(refusal -> refusal.reason() == InvalidTokenException.Reason.MALFORMED);
        verifier.close();
        assertThatExceptionOfType(KeySourceUnavailableException.class)
                .isThrownBy(() -> mechanism().login(token, context));
        assertThat(loggedIn).isNull();
        assertThat(headers).isEmpty();
    }

    @Test
    void anotherMechanismsRefusalIsInTheLogToo() {
        described = true;
        assertThat(logOf(() -> mechanism().login("no-token", context(false, response()))))
                .startsWith("A token was refused (MALFORMED): ");
        String token = tokenWithScope("a");
        verifier.close();
        assertThat(logOf(() -> mechanism().login(token, context(false, response()))))
                .startsWith("A request was refused with 503: The application is stopping.");
    }

    @Test
    void theApplicationsLoginIsThatOfTheMechanism() throws Exception {
        @SuppressWarnings("unchecked")
        ApplicationLogin login = new ApplicationLogin(Fake.of(Instance.class)
                .on("isResolvable", true)
                .on("get", given -> mechanism())
                .make());
        String token = tokenWithScope("a");
        assertThat(login.login(token, context(false, response()))).isEqualTo(AuthenticationStatus.SUCCESS);
        assertThat(loggedIn).isInstanceOf(AccessTokenCallerPrincipal.class);
        loggedIn = null;
        HttpServletResponse response = response();
        assertThat(login.validateRequest(request("Bearer " + token), response, context(true, response)))
                .isEqualTo(AuthenticationStatus.SUCCESS);
        assertThat(loggedIn).isInstanceOf(AccessTokenCallerPrincipal.class);
        assertThatThrownBy(() -> login.login(null, context(false, response))).isInstanceOf(NullPointerException.class);
    }

    /** {@code HttpServletRequest.authenticate()}. */
    @Test
    void challengesWhoAsksForACallerOnAnOpenResource() throws Exception {
        authenticationRequest = true;
        assertThat(validate(false)).isEqualTo(AuthenticationStatus.SEND_CONTINUE);
        assertThat(status).isEqualTo(401);
    }

    @Test
    void refusesAPathThatMayMeanAnother() throws Exception {
        HttpServletRequest ambiguous = Fake.of(HttpServletRequest.class)
                .on("getPathInfo", "/x")
                .on("getServletPath", "/report")
                .on("getRequestURI", "/app/report/x")
                .on(
                        "getHttpServletMapping",
                        Fake.of(HttpServletMapping.class)
                                .on("getMappingMatch", MappingMatch.EXACT)
                                .make())
                .make();
        HttpServletResponse response = response();
        assertThat(mechanism().validateRequest(ambiguous, response, context(false, response)))
                .isEqualTo(AuthenticationStatus.SEND_CONTINUE);
        assertThat(status).isEqualTo(400);
    }

    @Test
    void aPageOfAnAllowedOriginMayReadARefusalAndAskBefore() throws Exception {
        configuration = new CallerConfiguration(
                SCOPES_AS_GROUPS.groupsFrom(),
                "scalekit",
                null,
                ScopeHierarchy.NONE,
                Set.of("https://app.example"),
                TokenShare.DEFAULT);
        requestFields.put("Origin", "https://app.example");
        described = true;
        validate(true, "Bearer no-token");
        assertThat(status).isEqualTo(401);
        assertThat(headers).containsEntry("Access-Control-Allow-Origin", "https://app.example");

        headers.clear();
        requestFields.put("Access-Control-Request-Method", "PUT");
        method = "OPTIONS";
        assertThat(validate(true)).isEqualTo(AuthenticationStatus.SEND_CONTINUE);
        assertThat(status).isEqualTo(204);
        assertThat(headers).containsEntry("Access-Control-Allow-Methods", "PUT");
    }

    @Test
    void anAnswerThatCannotBeWrittenIsAFailedAuthentication() {
        unwritable = true;
        assertThatThrownBy(() -> validate(false, "Bearer no-token"))
                .isInstanceOf(AuthenticationException.class)
                .hasMessage("the answer could not be written")
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void anAnswerToAPreflightThatCannotBeWrittenIsAFailedAuthentication() {
        configuration = new CallerConfiguration(
                SCOPES_AS_GROUPS.groupsFrom(), "scalekit", null, ScopeHierarchy.NONE, Set.of("*"), TokenShare.DEFAULT);
        requestFields.put("Origin", "https://app.example");
        requestFields.put("Access-Control-Request-Method", "PUT");
        described = true;
        method = "OPTIONS";
        unwritable = true;
        assertThatThrownBy(() -> validate(true))
                .isInstanceOf(AuthenticationException.class)
                .hasMessage("the answer could not be written");
    }

    /** WildFly, where its own realm knows nobody of that name. */
    @Test
    void aLoginThatTheServerRefusesIsTheServersFault() throws Exception {
        refusedLogin = new IllegalStateException(new SecurityException("ELY01177: Authorization failed."));
        assertThat(validate(mechanism(Servers.WILDFLY), true, "Bearer " + tokenWithScope("a")))
                .isEqualTo(AuthenticationStatus.SEND_CONTINUE);
        assertThat(status).isEqualTo(500);
        refusedLogin = new IllegalStateException("another");
        assertThatThrownBy(() -> validate(mechanism(Servers.WILDFLY), true, "Bearer " + tokenWithScope("a")))
                .isSameAs(refusedLogin);
    }

    @Test
    void secureResponseAndCleanSubjectAreTheStandardOnes() throws Exception {
        HttpServletResponse response = response();
        assertThat(mechanism().secureResponse(request(), response, context(true, response)))
                .isEqualTo(AuthenticationStatus.SUCCESS);
        mechanism().cleanSubject(request(), response, context(true, response));
        assertThat(cleaned).isTrue();
    }

    @Test
    void aTokenCheckThatFailsIsNotTheCallersFault() throws Exception {
        try (AccessTokenVerifier broken = AccessTokenVerifier.builder()
                .environmentUrl(scalekit.environmentUrl())
                .allowMissingAudience(true)
                .tokenCheck(token -> {
                    throw new IllegalStateException("a defect of the application's");
                })
                .build()) {
            AccessTokenCredential credential = new AccessTokenCredential(
                    new PresentedToken(PresentedToken.BEARER, tokenWithScope("a"), "GET", "/"));
            CredentialValidationResult result =
                    new AccessTokenIdentityStore(broken, SCOPES_AS_GROUPS).validate(credential);
            assertThat(result.getStatus()).isEqualTo(CredentialValidationResult.Status.NOT_VALIDATED);
            assertThat(credential.unavailable()).hasMessage("A token check fails.");
        }
    }

    @Test
    void theStoreKnowsNoOtherCredential() {
        assertThat(store.validate(Fake.of(Credential.class).make()).getStatus())
                .isEqualTo(CredentialValidationResult.Status.NOT_VALIDATED);
    }

    /** A machine's next token has the same groups again. */
    @Test
    void equalGroupsOfTwoTokensAreOneObject() throws Exception {
        assertThat(groupsOf(SCOPES_AS_GROUPS))
                .isSameAs(((AccessTokenCallerPrincipal) loggedIn).accessToken().scopes());
        CallerConfiguration prefixed =
                new CallerConfiguration(List.of(new GroupsSource(List.of("scopes"), "SCOPE_")), "scalekit", null);
        store = new AccessTokenIdentityStore(verifier, prefixed);
        validate(false, "Bearer " + tokenWithScope("a"));
        Set<String> first = ((AccessTokenCallerPrincipal) loggedIn).getGroups();
        validate(false, "Bearer " + tokenWithScope("a"));
        assertThat(((AccessTokenCallerPrincipal) loggedIn).getGroups())
                .isSameAs(first)
                .containsExactly("SCOPE_a");
    }

    private Set<String> groupsOf(CallerConfiguration mapped) throws AuthenticationException {
        store = new AccessTokenIdentityStore(verifier, mapped);
        validate(false, "Bearer " + tokenWithScope("a"));
        return ((AccessTokenCallerPrincipal) loggedIn).getGroups();
    }

    @Test
    void addsTheGroupsOfOtherStores() throws Exception {
        store = storeAnd("from-elsewhere");

        validate(false, "Bearer " + tokenWithScope("a"));

        assertThat(groups).containsExactlyInAnyOrder("a", "from-elsewhere");
    }

    /** A kept caller must not have the groups that another store gave some time ago. */
    @Test
    void groupsOfOtherStoresArePartOfTheKeyUnderWhichOpenLibertyKeepsACaller() throws Exception {
        BearerAuthenticationMechanism mechanism = mechanismOnOpenLiberty();
        String token = tokenWithScope("a");
        Object byToken = keyOf(mechanism, token);
        store = storeAnd("from-elsewhere");
        Object withOneMore = keyOf(mechanism, token);
        store = storeAnd("from-there-too");
        Object withAnother = keyOf(mechanism, token);
        store = new AccessTokenIdentityStore(verifier, SCOPES_AS_GROUPS);

        assertThat(List.of(byToken, withOneMore, withAnother)).doesNotHaveDuplicates();
        assertThat(keyOf(mechanism, token)).isEqualTo(byToken);
    }

    /** Nor may a kept token bring the key of another with it. */
    @Test
    void everyTokenHasAKeyOfItsOwnOnOpenLibertyHoweverOftenItComes() throws Exception {
        BearerAuthenticationMechanism mechanism = mechanismOnOpenLiberty();
        String one = tokenWithScope("a");
        String other = tokenWithScope("a");
        Object keyOfOne = keyOf(mechanism, one);
        Object keyOfOther = keyOf(mechanism, other);

        assertThat(keyOfOne).isNotNull().isNotEqualTo(keyOfOther);
        for (int i = 0; i < 3; i++) {
            assertThat(keyOf(mechanism, one)).isEqualTo(keyOfOne);
            assertThat(keyOf(mechanism, other)).isEqualTo(keyOfOther);
        }
    }

    @Test
    void aKeptTokensGroupsAreWorkedOutOnce() throws Exception {
        String token = tokenWithScope("a");
        validate(false, "Bearer " + token);
        Set<String> first = ((AccessTokenCallerPrincipal) loggedIn).getGroups();
        validate(false, "Bearer " + token);

        assertThat(((AccessTokenCallerPrincipal) loggedIn).getGroups()).isSameAs(first);
    }

    @Test
    void openLibertyIsGivenNoKeyForACallerThatAnApplicationsHandlerHasMade() throws Exception {
        store = new IdentityStore() {
            @Override
            public CredentialValidationResult validate(Credential credential) {
                return new CredentialValidationResult("somebody", Set.of("a"));
            }
        };

        assertThat(keyOf(mechanismOnOpenLiberty(), tokenWithScope("a"))).isNull();
        assertThat(loggedIn.getName()).isEqualTo("somebody");
    }

    @Test
    void leavesAnAnonymousCallerAloneOnAnOpenResource() throws Exception {
        assertThat(validate(false)).isEqualTo(AuthenticationStatus.NOT_DONE);

        assertThat(status).isEqualTo(200);
        assertThat(committed).isFalse();
    }

    @Test
    void challengesAnAnonymousCallerOnAProtectedResource() throws Exception {
        assertThat(validate(true)).isEqualTo(AuthenticationStatus.SEND_CONTINUE);

        assertThat(status).isEqualTo(401);
        assertThat(headers).containsEntry("WWW-Authenticate", "Bearer realm=\"scalekit\"");
    }

    /** What servers' own filters are told, after this jar has checked the caller. */
    @Test
    void saysNothingWhereTheCallerIsOptional() throws Exception {
        for (AuthenticationStatus told : List.of(AuthenticationStatus.NOT_DONE, AuthenticationStatus.SEND_CONTINUE)) {
            HttpServletRequest request = Fake.of(HttpServletRequest.class)
                    .on("getHeaders", name -> Collections.enumeration(List.of()))
                    .on("getAttribute", told)
                    .on("getHttpServletMapping", (Object) null)
                    .on("getRequestURI", "/api")
                    .on("getPathInfo", (Object) null)
                    .on("getServletPath", "/api")
                    .make();
            HttpServletResponse response = response();

            assertThat(mechanism().validateRequest(request, response, context(true, response)))
                    .isEqualTo(told);
            assertThat(status).isEqualTo(200);
            assertThat(headers).isEmpty();
        }
    }

    @Test
    void refusesABadTokenOnAnOpenResourceToo() throws Exception {
        assertThat(validate(false, "Bearer no-token")).isEqualTo(AuthenticationStatus.SEND_CONTINUE);

        assertThat(status).isEqualTo(401);
        assertThat(headers.get("WWW-Authenticate")).contains("error=\"invalid_token\"");
        assertThat(headers).containsEntry("Cache-Control", "no-store");
        assertThat(body.toString(StandardCharsets.UTF_8)).startsWith("{\"error\":\"invalid_token\"");
        assertThat(committed).isTrue();
        assertThat(loggedIn).isNull();
    }

    @Test
    void logsWhyATokenWasRefusedAndNothingOfIt() throws Exception {
        assertThat(logOf("Bearer no-token"))
                .startsWith("A token was refused (MALFORMED): ")
                .endsWith(" [GET /app/report]")
                .doesNotContain("no-token");
    }

    @Test
    void logsWhoseSignedTokenWasRefusedAndWhatWouldHaveBeenAccepted() throws Exception {
        String token = scalekit.mint()
                .organizationClient()
                .client("m2m_1")
                .audience("https://other.example")
                .token();

        assertThat(logOf("Bearer " + token))
                .startsWith("A token was refused (AUDIENCE): ")
                .endsWith(" [GET /app/report; client: m2m_1]")
                .doesNotContain("other.example");
    }

    @Test
    void logsTheAcceptedIssuersAndNothingOfATokenThatNobodyIsKnownToHaveSigned() throws Exception {
        String token = scalekit.mint()
                .organizationClient()
                .client("m2m_1")
                .claim("iss", "https://evil.example")
                .token();

        assertThat(logOf("Bearer " + token))
                .startsWith("A token was refused (ISSUER): ")
                .endsWith(" [GET /app/report; accepted: " + scalekit.issuer() + "]");
    }

    @Test
    void logsThatACredentialStandsElsewhereAndNotTheCredential() throws Exception {
        query = "a=b&access_token=hush";

        assertThat(logOf("Basic aHVzaA=="))
                .startsWith("A request was refused with 401: the request has no bearer token")
                .contains("has the scheme Basic", "its query has access_token, which is not read")
                .endsWith(" [GET /app/report]")
                .doesNotContain("hush", "aHVzaA", "a=b");
    }

    @Test
    void logsARequestThatContradictsItself() throws Exception {
        assertThat(logOf("Bearer a", "Bearer b"))
                .isEqualTo("A request was refused with 400: The request has more than one Authorization header"
                        + " [GET /app/report]");
    }

    @Test
    void logsThatNoKeyCanBeHad() throws Exception {
        scalekit.outage(Endpoint.KEYS, Fault.refuseConnections());
        verifier.close();
        open(scalekit);

        assertThat(logOf("Bearer " + tokenWithScope("a")))
                .startsWith("A request was refused with 503: ")
                .endsWith(" [GET /app/report]");
    }

    /** The only line that the request left. */
    private String logOf(String... authorization) throws AuthenticationException {
        described = true;
        return logOf(() -> validate(true, authorization));
    }

    private static String logOf(ThrowingCallable request) {
        List<String> logged = new ArrayList<>();
        Logger log = Logger.getLogger("io.github.scalekit4ee.security");
        Handler handler = new StreamHandler() {
            @Override
            public void publish(LogRecord logRecord) {
                logged.add(logRecord.getMessage());
            }
        };
        log.addHandler(handler);
        log.setLevel(Level.ALL);
        try {
            Throwable unused = catchThrowable(request);
        } finally {
            log.setLevel(null);
            log.removeHandler(handler);
        }
        assertThat(logged).hasSize(1);
        return logged.get(0);
    }

    @Test
    void refusesASecondAuthorizationHeader() throws Exception {
        String good = scalekit.mint().organizationClient().token();

        assertThat(validate(false, "Bearer " + good, "Bearer " + good)).isEqualTo(AuthenticationStatus.SEND_CONTINUE);

        assertThat(status).isEqualTo(400);
        assertThat(loggedIn).isNull();
    }

    @Test
    void saysThatItIsNotTheCallersFaultWhenNoKeyCanBeHad(SimulatedScalekit scalekit) throws Exception {
        scalekit.outage(Endpoint.KEYS, Fault.refuseConnections());
        verifier.close();
        open(scalekit);

        assertThat(validate(
                        true, "Bearer " + scalekit.mint().organizationClient().token()))
                .isEqualTo(AuthenticationStatus.SEND_CONTINUE);

        assertThat(status).isEqualTo(503);
        assertThat(headers).containsKey("Retry-After").doesNotContainKey("WWW-Authenticate");
    }

    /** Servers let requests that run go on while the application stops. */
    @Test
    void saysThatItIsNotTheCallersFaultWhenTheApplicationStops() throws Exception {
        String token = "Bearer " + scalekit.mint().organizationClient().token();
        assertThat(validate(true, token)).isEqualTo(AuthenticationStatus.SUCCESS);
        loggedIn = null;

        verifier.close();

        assertThat(validate(true, token)).isEqualTo(AuthenticationStatus.SEND_CONTINUE);
        assertThat(status).isEqualTo(503);
        assertThat(headers).containsEntry("Retry-After", "5").doesNotContainKey("WWW-Authenticate");
        assertThat(loggedIn).isNull();
    }

    @Test
    void saysNothingOfWhyAnotherStoreRefused() throws Exception {
        store = new IdentityStore() {
            @Override
            public CredentialValidationResult validate(Credential credential) {
                return CredentialValidationResult.INVALID_RESULT;
            }
        };

        validate(false, "Bearer " + scalekit.mint().organizationClient().token());

        assertThat(status).isEqualTo(401);
        assertThat(headers.get("WWW-Authenticate")).endsWith("error_description=\"The token was not accepted\"");
    }

    private String tokenWithScope(String scope) {
        return scalekit.mint().organizationClient().scopes(scope).token();
    }

    /** As if another store knew a further group of each caller. */
    private IdentityStore storeAnd(String group) {
        return new AccessTokenIdentityStore(verifier, SCOPES_AS_GROUPS) {
            @Override
            public CredentialValidationResult validate(Credential credential) {
                CredentialValidationResult result = super.validate(credential);
                Set<String> all = new HashSet<>(result.getCallerGroups());
                all.add(group);
                return new CredentialValidationResult(result.getCallerPrincipal(), all);
            }
        };
    }

    private BearerAuthenticationMechanism mechanismOnOpenLiberty() {
        return mechanism(Servers.OPEN_LIBERTY);
    }

    private Object keyOf(BearerAuthenticationMechanism mechanism, String token) throws AuthenticationException {
        subject = new Subject();
        validate(mechanism, false, "Bearer " + token);
        return subject.getPrivateCredentials(Hashtable.class).stream()
                .findFirst()
                .map(properties -> properties.get("com.ibm.wsspi.security.cred.cacheKey"))
                .orElse(null);
    }

    private AuthenticationStatus validate(boolean isProtected, String... authorization) throws AuthenticationException {
        return validate(mechanism(), isProtected, authorization);
    }

    private BearerAuthenticationMechanism mechanism() {
        return mechanism(Servers.ANY);
    }

    private BearerAuthenticationMechanism mechanism(Container server) {
        return new BearerAuthenticationMechanism(
                Fake.of(IdentityStoreHandler.class)
                        .on("validate", given -> store.validate((Credential) given[0]))
                        .make(),
                ownStore(),
                Fake.of(BeanManager.class)
                        .on("getBeans", Set.of())
                        .on("resolve", (Object) null)
                        .make(),
                configuration,
                new ErrorResponses(configuration),
                ApplicationMechanism.none(),
                LogoutEndpoint.none(),
                Events.none(),
                server);
    }

    private AuthenticationStatus validate(
            BearerAuthenticationMechanism mechanism, boolean isProtected, String... authorization)
            throws AuthenticationException {
        HttpServletResponse response = response();
        return mechanism.validateRequest(request(authorization), response, context(isProtected, response));
    }

    private HttpServletRequest request(String... authorization) {
        Fake<HttpServletRequest> fake = Fake.of(HttpServletRequest.class)
                .on(
                        "getServletContext",
                        Fake.of(ServletContext.class)
                                .on("getAttribute", (Object) null)
                                .make())
                .on("getHeaders", name -> Collections.enumeration(List.of(authorization)))
                .on("getAttribute", (Object) null)
                .on("getPathInfo", (Object) null)
                .on("getMethod", "GET")
                .on("getServletPath", "/report")
                .on("getRequestURI", "/app/report")
                .on("getHttpServletMapping", (Object) null);
        if (described) {
            fake.on("getMethod", given -> method)
                    .on("getQueryString", query)
                    .on(
                            "getHeader",
                            name -> name[0].equals("Authorization") && authorization.length > 0
                                    ? authorization[0]
                                    : requestFields.get((String) name[0]))
                    .on("getContentType", (Object) null);
        }
        return fake.make();
    }

    /** Of which only {@link IdentityStoresTest} makes use. */
    @SuppressWarnings("unchecked")
    private static Instance<AccessTokenIdentityStore> ownStore() {
        return Fake.of(Instance.class).make();
    }

    private HttpMessageContext context(boolean isProtected, HttpServletResponse response) {
        return Fake.of(HttpMessageContext.class)
                .on(
                        "getMessageInfo",
                        Fake.of(MessageInfo.class).on("getMap", messageInfo).make())
                .on("isProtected", isProtected)
                .on("isAuthenticationRequest", given -> authenticationRequest)
                .on("getRequest", given -> request())
                .on("cleanClientSubject", given -> cleaned = true)
                .on("getResponse", response)
                .on("getClientSubject", subject)
                .on("doNothing", AuthenticationStatus.NOT_DONE)
                .on("notifyContainerAboutLogin", this::login)
                .make();
    }

    @SuppressWarnings("unchecked")
    private Object login(Object[] given) {
        if (refusedLogin != null) {
            throw refusedLogin;
        }
        loggedIn = (CallerPrincipal) given[0];
        groups = (Set<String>) given[1];
        return AuthenticationStatus.SUCCESS;
    }

    private HttpServletResponse response() {
        return Fake.of(HttpServletResponse.class)
                .on("setStatus", given -> {
                    status = (int) given[0];
                    return null;
                })
                .on("setHeader", given -> headers.put((String) given[0], (String) given[1]))
                .on("setContentType", (Object) null)
                .on("setContentLength", (Object) null)
                .on("getOutputStream", ServletStreams.output(body))
                .on("containsHeader", given -> headers.containsKey((String) given[0]))
                .on("addHeader", given -> headers.put((String) given[0], (String) given[1]))
                .on("flushBuffer", given -> {
                    if (unwritable) {
                        throw BearerAuthenticationMechanismTest.<RuntimeException>unchecked(new IOException("hung up"));
                    }
                    committed = true;
                    return null;
                })
                .make();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E unchecked(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
