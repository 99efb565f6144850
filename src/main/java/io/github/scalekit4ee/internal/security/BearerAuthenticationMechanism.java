package io.github.scalekit4ee.internal.security;

import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.KeySourceUnavailableException;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.internal.server.Container;
import io.github.scalekit4ee.internal.server.SubjectCacheKeys;
import io.github.scalekit4ee.security.AccessTokens;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates each request by its bearer token (RFC 6750). A request without a token stays anonymous and is challenged only
 * where the resource is protected; a request with a bad one is refused wherever it goes. Where the application has a mechanism
 * of its own, that one answers to requests without a token, see {@link SharedRequests}.
 *
 * <p>An alternative, so that it wins over the mechanism that a server's own MicroProfile JWT adds. Discovered as a bean of this
 * archive, except on Open Liberty: beans.xml leaves it out there, and the extension adds it.
 */
@Alternative
@Priority(3000)
@Default
@AccessTokens
@ApplicationScoped
public class BearerAuthenticationMechanism implements HttpAuthenticationMechanism {

    /**
     * Request attribute, present while a server may ask for a caller and goes on without one: NOT_DONE, or SEND_CONTINUE where it
     * stops at NOT_DONE. Nothing is written.
     */
    public static final String CALLER_IS_OPTIONAL = "io.github.scalekit4ee.callerIsOptional";

    /** What {@code getAuthType()} answers (Jakarta Authentication 3.0 section 3.8.4). */
    private static final String AUTH_TYPE_KEY = "jakarta.servlet.http.authType";

    private static final String AUTH_TYPE = "MP-JWT";

    /** Whether the server is to keep the caller in the session (Jakarta Authentication 3.0 section 3.8.4). */
    private static final String REGISTER_SESSION_KEY = "jakarta.servlet.http.registerSession";

    private static final BearerToken.Malformed AMBIGUOUS_PATH =
            new BearerToken.Malformed(BearerError.INVALID_REQUEST, "The path of the request is ambiguous");

    private final IdentityStores identityStores;
    private final BearerTokenExtractor extractor;
    private final ErrorResponses answers;
    private final Container server;
    private final SubjectCacheKeys subjectCacheKeys;
    private final ApplicationMechanism own;
    private final SharedRequests shared;
    private final RequestEvents events;
    private final UnknownCallers unknownCallers;
    private final LogoutEndpoint logout;

    @Inject
    BearerAuthenticationMechanism(
            IdentityStoreHandler handler,
            Instance<AccessTokenIdentityStore> ownStore,
            BeanManager beans,
            CallerConfiguration configuration,
            ErrorResponses answers,
            ApplicationMechanism own,
            LogoutEndpoint logout,
            Events events) {
        this(handler, ownStore, beans, configuration, answers, own, logout, events, Container.ofThisServer());
    }

    BearerAuthenticationMechanism(
            IdentityStoreHandler handler,
            Instance<AccessTokenIdentityStore> ownStore,
            BeanManager beans,
            CallerConfiguration configuration,
            ErrorResponses answers,
            ApplicationMechanism own,
            LogoutEndpoint logout,
            Events events,
            Container server) {
        this.identityStores = new IdentityStores(handler, ownStore, beans);
        this.extractor = new BearerTokenExtractor(configuration);
        this.answers = answers;
        this.unknownCallers = new UnknownCallers(answers, server);
        this.subjectCacheKeys = server.subjectCacheKeys();
        this.server = server;
        this.own = own;
        this.logout = logout;
        this.shared = new SharedRequests(own, extractor, configuration);
        this.events = new RequestEvents(events);
    }

    /** For the client proxy only (CDI 4.0 section 3.11). */
    @SuppressWarnings("NullAway")
    protected BearerAuthenticationMechanism() {
        this.identityStores = null;
        this.extractor = null;
        this.answers = null;
        this.unknownCallers = null;
        this.subjectCacheKeys = null;
        this.server = null;
        this.own = null;
        this.logout = null;
        this.shared = null;
        this.events = null;
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        ProtectedResource resource = answers.resource();
        if (resource != null && MetadataResponses.isFor(request)) {
            return answerEverybody(() -> MetadataResponses.write(resource, request, response), response, context);
        }
        if (logout.isFor(request)) {
            return answerEverybody(() -> logout.answer(request, response), response, context);
        }
        try {
            return own.isPresent()
                    ? validateShared(request, response, context)
                    : validateBearer(request, response, context);
        } catch (RuntimeException e) {
            return refuse(unknownCallers.answerTo(e), request, response);
        }
    }

    /** Whether the application has a mechanism of its own, and this request is ours. */
    public boolean decidesBesideOwn(HttpServletRequest request) {
        return own.isPresent() && !shared.isForOwn(request);
    }

    private AuthenticationStatus validateShared(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        BearerToken token = shared.ours(request);
        if (token == null) {
            return own.answer(mechanism -> mechanism.validateRequest(request, response, context));
        }
        // Tomcat would otherwise put the token's caller in the place of the person whose session it is.
        context.getMessageInfo().getMap().put(REGISTER_SESSION_KEY, "false");
        if (token instanceof PresentedToken) {
            // Once more, for whoever calls authenticate().
            server.attributeOfLogins().ifPresent(attribute -> TokensBeforeSessions.mark(request, attribute));
            server.tokenDecides(request);
        }
        return validate(token, request, response, context);
    }

    /** What this mechanism does by itself, also asked by an application's own. Public, as is all that a client proxy hands on. */
    public AuthenticationStatus validateBearer(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        return validate(null, request, response, context);
    }

    /** @param known what the request says of its token; null: nobody has looked yet */
    private AuthenticationStatus validate(
            @Nullable BearerToken known,
            HttpServletRequest request,
            HttpServletResponse response,
            HttpMessageContext context)
            throws AuthenticationException {
        // On every outcome: Open Liberty would otherwise take the header for one of its own BASIC authentication.
        context.getMessageInfo().getMap().put(AUTH_TYPE_KEY, AUTH_TYPE);
        if (RequestPath.isAmbiguous(request, server)) {
            return refuseMalformed(AMBIGUOUS_PATH, request, response);
        }
        BearerToken token = known == null ? extractor.extract(request) : known;
        if (token instanceof PresentedToken present) {
            return authenticate(present, request, context);
        }
        if (token instanceof BearerToken.Malformed malformed) {
            return refuseMalformed(malformed, request, response);
        }
        // authenticate() asks for a caller also where the resource is not protected; on some servers isProtected() is
        // true then.
        boolean asked = context.isProtected() || isAsked(context);
        if (!asked) {
            return context.doNothing();
        }
        Object optional = request.getAttribute(CALLER_IS_OPTIONAL);
        if (optional == AuthenticationStatus.NOT_DONE) {
            return context.doNothing();
        }
        if (optional == AuthenticationStatus.SEND_CONTINUE) {
            return AuthenticationStatus.SEND_CONTINUE;
        }
        if (answers.cors().isPreflight(request)) {
            return answerPreflight(request, response);
        }
        RejectionLog.nobody(() -> RejectedRequest.of(request));
        return refuse(answers.tokenMissing(), request, response);
    }

    private boolean isAsked(HttpMessageContext context) {
        boolean marked = own.isPresent() && TokensBeforeSessions.isMark(context.getAuthParameters());
        return context.isAuthenticationRequest() && !marked;
    }

    @Override
    public AuthenticationStatus secureResponse(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        return shared.isForOwn(request)
                ? own.answer(mechanism -> mechanism.secureResponse(request, response, context))
                : HttpAuthenticationMechanism.super.secureResponse(request, response, context);
    }

    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (shared.isForOwn(request)) {
            own.answer(mechanism -> {
                mechanism.cleanSubject(request, response, context);
                return true;
            });
        } else {
            HttpAuthenticationMechanism.super.cleanSubject(request, response, context);
        }
    }

    private AuthenticationStatus authenticate(
            PresentedToken token, HttpServletRequest request, HttpMessageContext context)
            throws AuthenticationException {
        AccessTokenCredential credential = new AccessTokenCredential(token);
        AuthenticationStatus status = login(credential, context);
        if (status != null) {
            if (context.isProtected()) {
                ConstraintChallenge.write(answers, request, context.getResponse());
            }
            return status;
        }
        KeySourceUnavailableException unavailable = credential.unavailable();
        if (unavailable != null) {
            RejectionLog.noAnswer(() -> RejectedRequest.of(request), unavailable);
            return refuse(answers.unavailable(unavailable), request, context.getResponse());
        }
        InvalidTokenException refusal = credential.refusal();
        RejectionLog.badToken(() -> RejectedRequest.of(request), refusal, credential.acceptable());
        events.rejected(token, refusal, request);
        return refuse(answers.invalidToken(refusal), request, context.getResponse());
    }

    /**
     * For an application's own mechanism, which answers itself for a token that is refused.
     *
     * @throws InvalidTokenException when the token fails a check
     * @throws KeySourceUnavailableException when nothing can be said of the token
     */
    public AuthenticationStatus login(String token, HttpMessageContext context) {
        context.getMessageInfo().getMap().put(AUTH_TYPE_KEY, AUTH_TYPE);
        PresentedToken presented = PresentedToken.bearer(token, context.getRequest());
        AccessTokenCredential credential = new AccessTokenCredential(presented);
        AuthenticationStatus status = login(credential, context);
        if (status != null) {
            return status;
        }
        KeySourceUnavailableException unavailable = credential.unavailable();
        if (unavailable != null) {
            RejectionLog.noAnswer(() -> RejectedRequest.of(context.getRequest()), unavailable);
            throw unavailable;
        }
        InvalidTokenException refusal = credential.refusal();
        RejectionLog.badToken(() -> RejectedRequest.of(context.getRequest()), refusal, credential.acceptable());
        events.rejected(presented, refusal, context.getRequest());
        throw refusal;
    }

    /** Null when the credential is not accepted; it says why. */
    private @Nullable AuthenticationStatus login(AccessTokenCredential credential, HttpMessageContext context) {
        CredentialValidationResult result = identityStores.validate(credential);
        if (result.getStatus() != CredentialValidationResult.Status.VALID) {
            return null;
        }
        addCacheKey(context.getClientSubject(), credential.token().value(), result);
        AuthenticationStatus status =
                context.notifyContainerAboutLogin(result.getCallerPrincipal(), result.getCallerGroups());
        events.authenticated(credential.token(), result.getCallerPrincipal(), context);
        return status;
    }

    /** None for a caller that an application's own handler has made: nobody knows what else that depends on. */
    private void addCacheKey(Subject subject, String token, CredentialValidationResult result) {
        if (result.getCallerPrincipal() instanceof AccessTokenCallerPrincipal caller) {
            Set<String> groups = result.getCallerGroups();
            String key = groups.equals(caller.getGroups())
                    ? caller.view().subjectCacheKey(subjectCacheKeys, token)
                    : subjectCacheKeys.of(token, groups);
            if (key != null) {
                SubjectCacheKeys.add(key, subject);
            }
        }
    }

    private AuthenticationStatus refuseMalformed(
            BearerToken.Malformed token, HttpServletRequest request, HttpServletResponse response)
            throws AuthenticationException {
        RejectionLog.write(() -> RejectedRequest.of(request), token.error().status(), token::description, null);
        return refuse(answers.malformed(token), request, response);
    }

    /**
     * Ends the exchange here. {@code SEND_FAILURE} would let the request through to an unprotected resource on Open Liberty;
     * {@code SEND_CONTINUE} says that the answer is written (Jakarta Authentication 3.0 section 3.8.3.1).
     */
    private AuthenticationStatus refuse(ErrorResponse answer, HttpServletRequest request, HttpServletResponse response)
            throws AuthenticationException {
        answers.cors().addTo(request, response);
        try {
            if (server.awaitsBodyOf(request, response)) {
                ServletErrorResponses.writeFields(answer, response);
            } else {
                ServletErrorResponses.write(answer, response);
            }
        } catch (IOException e) {
            throw new AuthenticationException("the answer could not be written", e);
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }

    /** Writes a response. */
    private interface Answer {
        void write() throws IOException;
    }

    /**
     * What this jar answers to everybody, whatever token is there: as a rule its servlet does, to nobody. That is never reached where a
     * constraint protects its path.
     */
    private static AuthenticationStatus answerEverybody(
            Answer answer, HttpServletResponse response, HttpMessageContext context) throws AuthenticationException {
        context.getMessageInfo().getMap().put(AUTH_TYPE_KEY, AUTH_TYPE);
        if (!context.isProtected()) {
            return context.doNothing();
        }
        try {
            answer.write();
            ServletErrorResponses.send(response);
        } catch (IOException e) {
            throw new AuthenticationException("the answer could not be written", e);
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }

    /** Ends the exchange as {@link #refuse} does; no resource is entered. */
    private AuthenticationStatus answerPreflight(HttpServletRequest request, HttpServletResponse response)
            throws AuthenticationException {
        try {
            answers.cors().answerPreflight(request, response);
        } catch (IOException e) {
            throw new AuthenticationException("the answer could not be written", e);
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }
}
